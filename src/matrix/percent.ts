import { utf8, utf8Text } from "../base/bytes.ts";

/**
 * Percent-encoding, in the ways that HTTP clients do it. All decode to the same, so a homeserver sees no difference;
 * but hectobit gives it the bytes that the client sent (X-Matrix signatures cover them), so the way is named.
 */
export interface EncodingStyle {
  readonly name: string;
  /** Characters besides letters and digits that stay as they are. */
  readonly plain: string;
  readonly spaceAsPlus: boolean;
  /** Further ones that stay in the value of a query's pair. */
  readonly plainInValues: string;
}

const style = (name: string, plain: string, spaceAsPlus = false, plainInValues = ""): EncodingStyle => ({
  name,
  plain,
  spaceAsPlus,
  plainInValues,
});

const COMPONENT = style("encodeURIComponent", "-_.!~*'()");
const FORM = style("URLSearchParams", "*-._", true);

/** For path segments; the position is the number on the wire. */
export const PATH_STYLES: readonly EncodingStyle[] = [
  COMPONENT,
  style("RFC 3986 pchar", "-_.~!$&'()*+,;=:@"),
  style("Go url.PathEscape", "-_.~$&+=:@"),
  style("RFC 3986 unreserved", "-_.~"),
];

/** For names and values of a query. */
export const QUERY_STYLES: readonly EncodingStyle[] = [
  FORM,
  style("encodeURIComponent", "-_.!~*'()"),
  // Who writes a query by hand leaves the `=` of base64 as it is.
  style("RFC 3986 query", "-_.~!$'()*,;:@/?", false, "="),
  style("quote_plus", "-_.~", true),
];

/** By its number on the wire; of two bits, so there is always one. */
export const pathStyle = (number: number): EncodingStyle => PATH_STYLES[number] ?? COMPONENT;
export const queryStyle = (number: number): EncodingStyle => QUERY_STYLES[number] ?? FORM;

/** The one that escapes least. */
export const PLAINEST_STYLE = 1;

/** The style of an `r0` path without Matrix-Version option: what lb does. */
export const GO_PATH_STYLE = 2;

const isAlphanumeric = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

export function percentEncode(text: string, { plain, spaceAsPlus }: EncodingStyle): string {
  let encoded = "";
  for (const byte of utf8(text)) {
    const character = String.fromCharCode(byte);
    if (isAlphanumeric(byte) || plain.includes(character)) encoded += character;
    else if (byte === 0x20 && spaceAsPlus) encoded += "+";
    else encoded += escapeByte(byte);
  }
  return encoded;
}

/** `undefined` when an escape is malformed, or the bytes are not UTF-8. */
export function percentDecode(text: string): string | undefined {
  if (!text.includes("%")) return text;
  const source = utf8(text);
  const bytes = new Uint8Array(source.length);
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    const byte = source[i] ?? 0;
    if (byte !== 0x25) {
      bytes[length++] = byte;
      continue;
    }
    const digits = String.fromCharCode(source[i + 1] ?? 0, source[i + 2] ?? 0);
    if (!/^[0-9A-Fa-f]{2}$/.test(digits)) return undefined;
    bytes[length++] = Number.parseInt(digits, 16);
    i += 2;
  }
  return utf8Text(bytes.subarray(0, length));
}

/**
 * A segment of a full path, as it may stand in a request line. Percent-encoded ones stay as they are; what lb's
 * client decoded (`#`, space, non-ASCII) is encoded again.
 */
export function sanitizeSegment(segment: string): string {
  const bytes = utf8(segment);
  let safe = "";
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    const stray = byte === 0x25 && !(isHexDigit(bytes[i + 1]) && isHexDigit(bytes[i + 2]));
    safe += stray || byte <= 0x20 || byte >= 0x7f || UNSAFE.has(byte) ? escapeByte(byte) : String.fromCharCode(byte);
  }
  return safe;
}

const isHexDigit = (byte: number | undefined): boolean =>
  byte !== undefined && isAlphanumeric(byte) && (byte | 0x20) <= 0x66;

const UNSAFE: ReadonlySet<number> = new Set([...'"#<>?\\^`{|}'].map((character) => character.charCodeAt(0)));

const escapeByte = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
