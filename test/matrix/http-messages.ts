/** Whole HTTP messages for properties, and what of them has to come out the same. */
import fc from "fast-check";
import { toHex, utf8Text } from "../../src/base/bytes.ts";
import type { HttpHeader, HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import { content, method, requestFields, responseFields, target } from "./http-values.ts";

export const request: fc.Arbitrary<HttpRequest> = fc
  .record({ method, target, fields: requestFields, content })
  .map(({ method, target, fields, content: { type, body } }) => ({
    method,
    target,
    headers: [...fields, ...(type === undefined ? [] : [["content-type", type] as const])],
    body,
  }));

export const response: fc.Arbitrary<HttpResponse> = fc
  .record({
    status: fc.integer({ min: 200, max: 599 }),
    fields: responseFields,
    content,
    retry: fc.option(fc.constantFrom("0", "7", "3600", "Wed, 21 Oct 2026 07:28:00 GMT")),
  })
  .map(({ status, fields, content: { type, body }, retry }) => ({
    status,
    headers: [
      ...fields,
      ...(type === undefined ? [] : [["content-type", type] as const]),
      ...(retry === null ? [] : [["retry-after", retry] as const]),
    ],
    body,
  }));

/** Bodies that are JSON to everybody are equal when their values are; all others when their bytes are. */
export function essence(body: Uint8Array, headers: readonly HttpHeader[]): string {
  const type = headers.find(([name]) => name === "content-type")?.[1];
  const text = type === "application/json" ? utf8Text(body) : undefined;
  if (text === undefined) return toHex(body);
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return toHex(body);
  }
}

const DEFAULTS = ["accept: */*", "accept: application/json", "cache-control: no-cache, no-store, must-revalidate"];

/** Fields that carry meaning, in an order that does not: only fields of one name keep theirs. */
export function meaning(headers: readonly HttpHeader[], body: Uint8Array): string[] {
  return headers
    .map(([name, value]) => `${name}: ${value}`)
    .filter((line) => !DEFAULTS.includes(line) && !(line === "content-type: application/json" && body.length === 0))
    .map((line, index) => ({ line, index, name: line.split(":")[0] ?? "" }))
    .sort((a, b) => (a.name === b.name ? a.index - b.index : a.name < b.name ? -1 : 1))
    .map(({ line }) => line);
}
