/** Where values begin and end in JSON text, without reading them: the codec says whether they are JSON at all. */
import { utf8Text } from "../base/bytes.ts";
import { isJsonSpace } from "../codec/json-escapes.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const HOLLOW: ReadonlySet<number> = new Set([...OPENING, ...CLOSING, COMMA]);

/** Behind the string that begins at `start`; the length of the text when it does not end. */
function stringEnd(text: Uint8Array, start: number): number {
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
    } else if (depth === 0 && (byte === COMMA || isJsonSpace(byte))) return at;
    at++;
  }
  return text.length;
}

const spaceEnd = (text: Uint8Array, start: number): number => {
  let at = start;
  while (isJsonSpace(text[at])) at++;
  return at;
};

/**
 * Tells `visit` where the name and the value of each member are, and says whether the text is an object: the whole of
 * it, or only what was visited until then. Nothing is made for a member, as a few bytes each can be millions. Names are
 * JSON text with its quotation marks; neither they nor values are looked into.
 */
export function eachMember(
  text: Uint8Array,
  visit: (name: number, nameEnd: number, value: number, valueEnd: number) => void,
): boolean {
  let at = spaceEnd(text, 0);
  if (text[at] !== OPEN_OBJECT) return false;
  at = spaceEnd(text, at + 1);
  for (let more = text[at] !== CLOSE_OBJECT; more; ) {
    const nameEnd = text[at] === QUOTE ? stringEnd(text, at) : at;
    const colon = spaceEnd(text, nameEnd);
    const start = spaceEnd(text, colon + 1);
    const end = valueEnd(text, start);
    if (nameEnd === at || text[colon] !== COLON || end === start) return false;
    visit(at, nameEnd, start, end);
    at = spaceEnd(text, end);
    more = text[at] === COMMA;
    if (more) at = spaceEnd(text, at + 1);
  }
  return text[at] === CLOSE_OBJECT && spaceEnd(text, at + 1) === text.length;
}

/** A small value, read; undefined when it is no JSON. */
export function parsed(text: Uint8Array): unknown {
  try {
    return JSON.parse(utf8Text(text) ?? "");
  } catch {
    return undefined;
  }
}

/** Whether the value between these places is a container with nothing but empty containers in it, whatever their names. */
export function isHollow(text: Uint8Array, start: number, end: number): boolean {
  if (!OPENING.has(text[start] ?? 0)) return false;
  for (let at = start; at < end; ) {
    const byte = text[at] ?? 0;
    const after = byte === QUOTE ? spaceEnd(text, stringEnd(text, at)) : at;
    if (byte === QUOTE ? text[after] !== COLON : !HOLLOW.has(byte) && !isJsonSpace(byte)) return false;
    at = after + 1;
  }
  return true;
}

/** Whether the value is an object without members. */
export const isEmptyObject = (text: Uint8Array, start: number, end: number): boolean =>
  text[start] === OPEN_OBJECT && text[end - 1] === CLOSE_OBJECT && spaceEnd(text, start + 1) === end - 1;

/**
 * The one value that this text is, without the white space around it. Undefined when it can't be one: more would follow
 * behind it. So text may stand in a list without making two entries of one.
 */
export function onlyValue(text: Uint8Array): Uint8Array | undefined {
  const start = spaceEnd(text, 0);
  if (start === text.length) return undefined;
  const end = valueEnd(text, start);
  return spaceEnd(text, end) === text.length ? text.subarray(start, end) : undefined;
}
