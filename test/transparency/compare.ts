import { type HttpResponse, header } from "../../src/matrix/http.ts";
import { exactJson } from "./exact-json.ts";

/** Headers that tell a client something; the others describe the connection or the server's software. */
const MEANING = [
  "content-type",
  "retry-after",
  "location",
  "content-disposition",
  "content-security-policy",
  "cross-origin-resource-policy",
  "cache-control",
  "www-authenticate",
  "etag",
  "allow",
  "access-control-allow-origin",
] as const;

/** An answer as the comparison sees it: plain values, whose differences can be listed. */
export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of JSON the value, exactly; of anything else the bytes. */
  readonly body: unknown;
}

const BYTES = new TextDecoder("latin1");

/** @param bytes compares the body's bytes even of JSON: it is a file, not an answer */
export function seen(response: HttpResponse, bytes = false): Seen {
  const headers = MEANING.flatMap((name) => {
    const value = header(response.headers, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const type = header(response.headers, "content-type") ?? "";
  const isJson = /^application\/json\b/.test(type) && !bytes && response.body.length > 0;
  return {
    status: response.status,
    headers: Object.fromEntries(headers),
    body: isJson ? exactJson(new TextDecoder().decode(response.body)) : BYTES.decode(response.body),
  };
}

/**
 * What the client may say where the homeserver says nothing: what the specification wants of every answer, and what
 * Synapse says of nearly all of them, so that it costs nothing to leave it out on the link.
 */
const ADDED: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "cache-control": "no-cache, no-store, must-revalidate",
};

/** `carried` without the headers that may be added to `straight`. */
export function withoutAdded(straight: Seen, carried: Seen): Seen {
  const headers = Object.entries(carried.headers).filter(
    ([name, value]) => name in straight.headers || ADDED[name] !== value,
  );
  return { ...carried, headers: Object.fromEntries(headers) };
}

/** Without ages, which grow between two looks at the same thing. */
export function ageless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ageless);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      // Where a device was last seen also changes by looking.
      (key === "age" || key === "last_seen_ts") && /^number /.test(String(inner)) ? "<age>" : ageless(inner),
    ]),
  );
}

const short = (value: unknown): string => {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length})` : text;
};

/** Where two values differ, one line each; empty when they are equal. */
export function differences(expected: unknown, found: unknown, path = "answer"): string[] {
  if (Object.is(expected, found)) return [];
  const both = [expected, found];
  if (both.every(Array.isArray) || both.every((each) => typeof each === "object" && each !== null)) {
    if (Array.isArray(expected) === Array.isArray(found)) {
      const [a, b] = both as [Record<string, unknown>, Record<string, unknown>];
      const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
      return [...keys].flatMap((key) => differences(a[key], b[key], `${path}.${key}`));
    }
  }
  return [`${path}: ${short(expected)} became ${short(found)}`];
}
