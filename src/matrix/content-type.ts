import { CBOR, contentFormat, JSON_FORMAT, mediaType, OCTET_STREAM, TEXT_PLAIN } from "../coap/content-formats.ts";

/** JSON by any spelling that means the same: RFC 8259 has no charset parameter but UTF-8. */
export const isJsonType = (type: string): boolean => /^\s*application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type);

/** The Content-Format that says exactly this media type of a body which is not JSON. */
export function exactFormat(type: string, forLb: boolean): number | undefined {
  const format = contentFormat(type);
  if (format === undefined || format === CBOR || format === JSON_FORMAT || mediaType(format) !== type) return undefined;
  return forLb && format !== OCTET_STREAM && format !== TEXT_PLAIN ? undefined : format;
}
