import { EMPTY } from "../../base/bytes.ts";
import { BYTES, headLength, TAG, TEXT } from "../cbor-head.ts";
import { BASE64, BASE64URL, classesOf, DIGITS, HEXADECIMAL, LOWER, UPPER, URL_ONLY } from "./alphabets.ts";
import type { Fragments } from "./fragments.ts";
import { putHead } from "./heads.ts";
import type { Output } from "./output.ts";
import { packBase64, packDigits, packHexadecimal } from "./radix.ts";
import * as tags from "./tags.ts";

const EVENT_HASH = 32;
const PADDING = 0x3d;

/** Step 6 of docs/codec.md §3: the first form that applies. */
export class TextWriter {
  readonly #out: Output;
  readonly #fragments: Fragments;
  #code = EMPTY;

  constructor(out: Output, fragments: Fragments) {
    this.#out = out;
    this.#fragments = fragments;
  }

  /** A content without escapes. */
  write(bytes: Uint8Array): void {
    if (bytes.length < 4 || !this.#radix(bytes)) this.writeEscaped(bytes);
  }

  /** A content whose JSON text has a backslash: only the two forms that any content has. */
  writeEscaped(bytes: Uint8Array): void {
    const code = this.#encoded(bytes);
    if (code === undefined) {
      putHead(this.#out, TEXT, bytes.length);
      this.#out.write(bytes);
      return;
    }
    if (code.length === EVENT_HASH) putHead(this.#out, TAG, tags.FRAGMENTS);
    putHead(this.#out, BYTES, code.length);
    this.#out.write(code);
  }

  /** The content in fragments, when that is shorter than its text. */
  #encoded(bytes: Uint8Array): Uint8Array | undefined {
    if (this.#code.length < bytes.length) this.#code = new Uint8Array(Math.max(128, bytes.length * 2));
    const length = this.#fragments.encode(bytes, this.#code.subarray(0, bytes.length));
    const tag = length === EVENT_HASH ? 1 : 0;
    const shorter = length >= 0 && tag + headLength(length) + length < headLength(bytes.length) + bytes.length;
    return shorter ? this.#code.subarray(0, length) : undefined;
  }

  #radix(bytes: Uint8Array): boolean {
    const unpadded = withoutPadding(bytes);
    const classes = classesOf(bytes, unpadded);
    if (classes === 0) return false;
    if (unpadded === bytes.length) {
      if ((classes & DIGITS) !== 0 && bytes[bytes.length - 1] !== 0x6d)
        return this.#put(tags.DIGITS, packDigits(bytes));
      if ((classes & HEXADECIMAL) !== 0 && bytes.length >= 8 && bytes.length % 2 === 0) {
        return this.#put(tags.HEXADECIMAL, packHexadecimal(bytes));
      }
    }
    const mixed = (classes & UPPER) !== 0 && (classes & LOWER) !== 0;
    return mixed && bytes.length >= 16 && this.#base64(bytes, unpadded, classes);
  }

  #base64(bytes: Uint8Array, unpadded: number, classes: number): boolean {
    const padded = unpadded < bytes.length;
    if (padded && (bytes.length % 4 !== 0 || (classes & BASE64) === 0)) return false;
    if ((classes & BASE64) === 0 && ((classes & BASE64URL) === 0 || (classes & URL_ONLY) === 0)) return false;
    const packed = packBase64(bytes, unpadded);
    if (packed === undefined) return false;
    return this.#put(padded ? tags.BASE64_PADDED : (classes & BASE64) !== 0 ? tags.BASE64 : tags.BASE64URL, packed);
  }

  #put(tag: number, packed: Uint8Array): true {
    putHead(this.#out, TAG, tag);
    putHead(this.#out, BYTES, packed.length);
    this.#out.write(packed);
    return true;
  }
}

/** Length without the padding of base64 at the end. */
function withoutPadding(bytes: Uint8Array): number {
  const length = bytes.length;
  if (bytes[length - 1] !== PADDING) return length;
  return bytes[length - 2] === PADDING ? length - 2 : length - 1;
}
