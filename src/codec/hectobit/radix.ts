/** Text of a small alphabet as bytes, and back; docs/codec.md §3. */
import {
  base64Codes,
  base64urlCodes,
  base64Values,
  digitCodes,
  digitValues,
  hexadecimalCodes,
  hexadecimalValues,
} from "./alphabets.ts";
import type { Output } from "./output.ts";

/** Half a byte for each character, an odd end filled with 15. */
function packHalves(bytes: Uint8Array, values: Uint8Array): Uint8Array {
  const packed = new Uint8Array((bytes.length + 1) >> 1);
  for (let i = 0; i < bytes.length; i += 2) {
    const low = i + 1 < bytes.length ? (values[bytes[i + 1] ?? 0] ?? 0) : 15;
    packed[i >> 1] = ((values[bytes[i] ?? 0] ?? 0) << 4) | low;
  }
  return packed;
}

export const packDigits = (bytes: Uint8Array): Uint8Array => packHalves(bytes, digitValues);
export const packHexadecimal = (bytes: Uint8Array): Uint8Array => packHalves(bytes, hexadecimalValues);

/** Bytes of base64 of either alphabet, without padding; `undefined` when they would encode to another text. */
export function packBase64(bytes: Uint8Array, length: number): Uint8Array | undefined {
  const odd = length & 3;
  if (odd === 1) return undefined;
  const packed = new Uint8Array(Math.floor((length * 3) / 4));
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < length; i++) {
    bits = ((bits << 6) | (base64Values[bytes[i] ?? 0] ?? 0)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    packed[at++] = bits >> held;
  }
  return (bits & ((1 << held) - 1)) === 0 ? packed : undefined;
}

export function unpackDigits(packed: Uint8Array, out: Output): void {
  unpackHalves(packed, digitCodes, out);
  if (packed.length > 0 && ((packed[packed.length - 1] ?? 0) & 15) === 15 && !out.full) out.truncate(out.length - 1);
}

export function unpackHexadecimal(packed: Uint8Array, out: Output): void {
  unpackHalves(packed, hexadecimalCodes, out);
}

function unpackHalves(packed: Uint8Array, codes: Uint8Array, out: Output): void {
  let at = out.length;
  if (!out.extend(packed.length * 2)) return;
  const bytes = out.bytes;
  for (let i = 0; i < packed.length; i++) {
    const byte = packed[i] ?? 0;
    bytes[at++] = codes[byte >> 4] ?? 0;
    bytes[at++] = codes[byte & 15] ?? 0;
  }
}

export const unpackBase64 = (packed: Uint8Array, out: Output): void => unpack(packed, base64Codes, out);
export const unpackBase64url = (packed: Uint8Array, out: Output): void => unpack(packed, base64urlCodes, out);

export function unpackPaddedBase64(packed: Uint8Array, out: Output): void {
  unpack(packed, base64Codes, out);
  for (let i = packed.length % 3; i !== 0 && i < 3; i++) out.u8(0x3d);
}

function unpack(packed: Uint8Array, codes: Uint8Array, out: Output): void {
  let at = out.length;
  if (!out.extend(Math.ceil((packed.length * 4) / 3))) return;
  const bytes = out.bytes;
  for (let i = 0; i < packed.length; i += 3) {
    const left = packed.length - i;
    const three = ((packed[i] ?? 0) << 16) | ((packed[i + 1] ?? 0) << 8) | (packed[i + 2] ?? 0);
    bytes[at++] = codes[three >> 18] ?? 0;
    bytes[at++] = codes[(three >> 12) & 63] ?? 0;
    if (left > 1) bytes[at++] = codes[(three >> 6) & 63] ?? 0;
    if (left > 2) bytes[at++] = codes[three & 63] ?? 0;
  }
}
