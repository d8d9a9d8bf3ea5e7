import { concat, utf8, utf8Text } from "../base/bytes.ts";
import type { Option } from "../coap/message.ts";
import { opaqueOptions, opaqueValue } from "../coap/option-values.ts";
import { HTTP_HEADER } from "../coap/options.ts";
import type { HttpHeader } from "./http.ts";

/**
 * Field names that option HTTP-Header says in one byte: the position, from 1. Append only; at most 31. Other names
 * stand in text, ended by NUL.
 */
const NAMES: readonly string[] = [
  "content-type",
  "content-length",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-range",
  "content-security-policy",
  "cross-origin-resource-policy",
  "cache-control",
  "etag",
  "last-modified",
  "expires",
  "retry-after",
  "location",
  "www-authenticate",
  "accept-ranges",
  "allow",
  "authorization",
  "accept",
  "if-none-match",
  "if-match",
  "if-modified-since",
  "if-unmodified-since",
  "if-range",
  "range",
];

/** Whole fields in one byte: 128 and the position. Append only. Values are what Synapse and browsers say. */
const LINES: readonly HttpHeader[] = [
  ["content-type", "application/x-www-form-urlencoded"],
  ["content-type", "text/html; charset=utf-8"],
  ["content-type", "text/html"],
  ["content-type", "text/plain"],
  ["content-type", "image/png"],
  ["content-type", "image/jpeg"],
  ["content-type", "image/gif"],
  ["content-type", "image/webp"],
  ["content-type", "image/svg+xml"],
  ["content-type", "video/mp4"],
  ["content-type", "video/webm"],
  ["content-type", "audio/ogg"],
  ["content-type", "audio/mpeg"],
  ["content-type", "application/pdf"],
  ["content-length", "0"],
  ["content-disposition", "inline"],
  ["content-disposition", "attachment"],
  ["content-encoding", "gzip"],
  [
    "content-security-policy",
    "sandbox; default-src 'none'; script-src 'none'; plugin-types application/pdf; style-src 'unsafe-inline'; media-src 'self'; object-src 'self';",
  ],
  ["cross-origin-resource-policy", "cross-origin"],
  ["cache-control", "public,max-age=86400,s-maxage=86400"],
  ["cache-control", "public,immutable,max-age=86400,s-maxage=86400"],
  ["cache-control", "private,immutable,max-age=86400"],
  ["cache-control", "no-cache"],
  ["cache-control", "no-store"],
  ["accept-ranges", "bytes"],
];

const LINE = 0x80;

/** Number of a whole field, 128 or more; undefined for one that is not in the table. */
export function lineNumber([name, value]: HttpHeader): number | undefined {
  const line = LINES.findIndex(([lineName, lineValue]) => lineName === name && lineValue === value);
  return line < 0 ? undefined : LINE + line;
}

/** Number of a field's name, 1 to 31; undefined for one that is not in the table. */
export function nameNumber(name: string): number | undefined {
  const known = NAMES.indexOf(name);
  return known < 0 ? undefined : known + 1;
}

export const fieldOfLine = (number: number): HttpHeader | undefined => LINES[number - LINE];
export const nameOfNumber = (number: number): string | undefined => NAMES[number - 1];

export function headerOption([name, value]: HttpHeader): Option {
  const line = lineNumber([name, value]);
  if (line !== undefined) return opaqueValue(HTTP_HEADER, Uint8Array.of(line));
  const known = nameNumber(name);
  const start = known === undefined ? utf8(`${name}\0`) : Uint8Array.of(known);
  return opaqueValue(HTTP_HEADER, concat(start, utf8(value)));
}

/** The fields that HTTP-Header options say. Those that can't be read, or that HTTP can't carry, are left out. */
export function headersOf(options: readonly Option[]): HttpHeader[] {
  return opaqueOptions(options, HTTP_HEADER)
    .map(readHeader)
    .filter((field) => field !== undefined);
}

function readHeader(value: Uint8Array): HttpHeader | undefined {
  const first = value[0] ?? 0;
  if (first >= LINE) return value.length === 1 ? fieldOfLine(first) : undefined;
  const known = nameOfNumber(first);
  if (known !== undefined) return fieldOf(known, utf8Text(value.subarray(1)));
  const end = value.indexOf(0);
  return end < 1 ? undefined : fieldOf(utf8Text(value.subarray(0, end)), utf8Text(value.subarray(end + 1)));
}

const TOKEN = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;
/** No CR, LF or NUL: a remote must not be able to end a field and begin another (RFC 9110 §5.5). */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The field, if HTTP can carry it. */
export function fieldOf(name: string | undefined, value: string | undefined): HttpHeader | undefined {
  if (name === undefined || value === undefined || !TOKEN.test(name) || !FIELD_VALUE.test(value)) return undefined;
  return [name, value];
}
