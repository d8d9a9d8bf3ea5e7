import type { HttpHeader } from "../matrix/http.ts";

/** RFC 9110 §7.6.1: fields of one connection, never of the message. */
const CONNECTION_FIELDS = [
  "connection",
  "proxy-connection",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
];

/** Names (lower case) of the fields that end with the connection they came on, those that Connection names among them. */
export function hopByHop(headers: readonly HttpHeader[]): ReadonlySet<string> {
  const names = new Set(CONNECTION_FIELDS);
  for (const [name, value] of headers) {
    if (name === "connection") for (const token of value.split(",")) names.add(token.trim().toLowerCase());
  }
  return names;
}

/** node's flat list of a message's fields as pairs, names in lower case, repeated fields apart and in order. */
export function fieldPairs(raw: readonly string[]): HttpHeader[] {
  const headers: HttpHeader[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([`${raw[i]}`.toLowerCase(), `${raw[i + 1]}`]);
  return headers;
}
