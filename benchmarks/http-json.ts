import { EMPTY, utf8, utf8Text } from "../src/base/bytes.ts";
import type { HttpHeader, HttpRequest, HttpResponse } from "../src/matrix/http.ts";

/** A request of the client-server API as clients send it. */
export function jsonRequest(method: string, target: string, body?: unknown, token?: string): HttpRequest {
  const headers: HttpHeader[] = token === undefined ? [] : [["authorization", `Bearer ${token}`]];
  if (body === undefined) return { method, target, headers, body: EMPTY };
  headers.push(["content-type", "application/json"]);
  return { method, target, headers, body: utf8(JSON.stringify(body)) };
}

/** The answer's JSON; an error with its text when it is not a 200. */
export function jsonOf(request: HttpRequest, response: HttpResponse): Record<string, unknown> {
  const text = utf8Text(response.body) ?? "";
  if (response.status !== 200) throw new Error(`${request.method} ${request.target}: ${response.status} ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}

/** A member that must be text. */
export function textOf(json: Record<string, unknown>, name: string): string {
  const value = json[name];
  if (typeof value !== "string") throw new Error(`the answer has no ${name}`);
  return value;
}
