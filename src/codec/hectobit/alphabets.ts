/** Classes of bytes, one bit each: what alphabets a text keeps to; docs/codec.md §3 step 6. */
export const DIGITS = 1;
export const HEXADECIMAL = 2;
export const BASE64 = 4;
export const BASE64URL = 8;
export const UPPER = 16;
export const LOWER = 32;
/** `-` and `_`. */
export const URL_ONLY = 64;

const DIGIT_CHARACTERS = "0123456789_-.stm";
const HEXADECIMAL_CHARACTERS = "0123456789abcdef";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const BASE64_CHARACTERS = `${LETTERS}+/`;
const BASE64URL_CHARACTERS = `${LETTERS}-_`;

/** Value of each byte in an alphabet, 255 where it isn't in it. */
function valuesOf(characters: string): Uint8Array {
  const values = new Uint8Array(256).fill(255);
  for (let i = 0; i < characters.length; i++) values[characters.charCodeAt(i)] = i;
  return values;
}

const codesOf = (characters: string): Uint8Array => Uint8Array.from(characters, (c) => c.charCodeAt(0));

export const digitValues = valuesOf(DIGIT_CHARACTERS);
export const digitCodes = codesOf(DIGIT_CHARACTERS);
export const hexadecimalValues = valuesOf(HEXADECIMAL_CHARACTERS);
export const hexadecimalCodes = codesOf(HEXADECIMAL_CHARACTERS);
/** Both alphabets at once: no text that mixes them gets here. */
export const base64Values = valuesOf(BASE64_CHARACTERS);
base64Values[0x2d] = 62;
base64Values[0x5f] = 63;
export const base64Codes = codesOf(BASE64_CHARACTERS);
export const base64urlCodes = codesOf(BASE64URL_CHARACTERS);

const CLASSES = new Uint8Array(256);
for (const [characters, bit] of [
  [DIGIT_CHARACTERS, DIGITS],
  [HEXADECIMAL_CHARACTERS, HEXADECIMAL],
  [BASE64_CHARACTERS, BASE64],
  [BASE64URL_CHARACTERS, BASE64URL],
  ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", UPPER],
  ["abcdefghijklmnopqrstuvwxyz", LOWER],
  ["-_", URL_ONLY],
] as const) {
  for (let i = 0; i < characters.length; i++)
    CLASSES[characters.charCodeAt(i)] = (CLASSES[characters.charCodeAt(i)] ?? 0) | bit;
}

const ALPHABETS = DIGITS | HEXADECIMAL | BASE64 | BASE64URL;

/** Alphabets that all bytes are of, and the other classes that any is of; 0 when there is no such alphabet. */
export function classesOf(bytes: Uint8Array, length: number): number {
  let all = ALPHABETS;
  let any = 0;
  for (let i = 0; i < length; i++) {
    const classes = CLASSES[bytes[i] ?? 0] ?? 0;
    all &= classes;
    if (all === 0) return 0;
    any |= classes;
  }
  return all | (any & ~ALPHABETS);
}
