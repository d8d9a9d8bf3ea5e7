/** Bytes that JSON text has escaped in a string: controls, the quotation mark and the backslash (RFC 8259 §7). */
export const mustEscape = (byte: number): boolean => byte < 0x20 || byte === 0x22 || byte === 0x5c;

/** White space between tokens (RFC 8259 §2). */
export const isJsonSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The shortest escape of such a byte. */
export const escapeOf = (byte: number): string => ESCAPES.get(byte) ?? `\\u00${byte.toString(16).padStart(2, "0")}`;

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x22, '\\"'],
  [0x5c, "\\\\"],
  [0x08, "\\b"],
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0c, "\\f"],
  [0x0d, "\\r"],
]);
