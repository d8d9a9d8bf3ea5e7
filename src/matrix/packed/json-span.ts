/** Where values begin and end in JSON text, without reading them: the codec says whether they are JSON at all. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);
const COMMA = 0x2c;

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Behind the string that begins at `start`; the length of the text when it does not end. */
export function stringEnd(text: Uint8Array, start: number): number {
  for (let at = text.indexOf(QUOTE, start + 1); at >= 0; at = text.indexOf(QUOTE, at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** Behind the value that begins at `start`, in text that is JSON; in any other, somewhere behind it. */
export function valueEnd(text: Uint8Array, start: number): number {
  const first = text[start] ?? 0;
  if (first === QUOTE) return stringEnd(text, start);
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const byte = text[at] ?? 0;
    if (byte === QUOTE) {
      at = stringEnd(text, at);
      continue;
    }
    if (OPENING.has(byte)) depth++;
    else if (CLOSING.has(byte)) {
      if (depth === 0) return at;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (byte === COMMA || isSpace(byte))) return at;
    at++;
  }
  return text.length;
}

/**
 * The one value that this text is, without the white space around it. Undefined when it can't be one: more would follow
 * behind it. So text may stand in a list without making two entries of one.
 */
export function onlyValue(text: Uint8Array): Uint8Array | undefined {
  let start = 0;
  while (isSpace(text[start])) start++;
  if (start === text.length) return undefined;
  const end = valueEnd(text, start);
  for (let at = end; at < text.length; at++) if (!isSpace(text[at])) return undefined;
  return text.subarray(start, end);
}
