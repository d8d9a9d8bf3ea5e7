/** JSON's number literals as CBOR; docs/codec.md §2. */
import { utf8 } from "../../base/bytes.ts";
import { ARRAY, BYTES, NEGATIVE, TAG, UNSIGNED } from "../cbor-head.ts";
import { putHead, putLongHead } from "./heads.ts";
import type { Output } from "./output.ts";
import * as tags from "./tags.ts";

export const TIME_FIRST = 2 ** 40;
export const TIME_END = 2 ** 41;
export const TIME_BYTES = 5;
const TIME_STEP = 2 ** 31;

export const DECIMAL_PLACES = 18;
export const DECIMAL_END = 10n ** 18n;

/** Literals up to this long are exact as JavaScript numbers. */
const SAFE_LENGTH = 15;
/** Of -2^64, the longest integer that CBOR has. */
const LONGEST_INTEGER = 21;
const INTEGER_END = 1n << 64n;

/** Writes numbers; it remembers the last timestamp of the message. */
export class NumberWriter {
  readonly #out: Output;
  #time: number | undefined;

  constructor(out: Output) {
    this.#out = out;
  }

  write(literal: string, integer: boolean): void {
    if (integer ? this.#integer(literal) : this.#decimal(literal)) return;
    putHead(this.#out, TAG, tags.LITERAL);
    putHead(this.#out, BYTES, literal.length);
    this.#out.write(utf8(literal));
  }

  #integer(literal: string): boolean {
    if (literal === "-0" || literal.length > LONGEST_INTEGER) return false;
    if (literal.length <= SAFE_LENGTH) {
      const value = Number(literal);
      if (value >= TIME_FIRST && value < TIME_END) this.#timestamp(value);
      else putInteger(this.#out, value);
      return true;
    }
    const value = BigInt(literal);
    if (value >= INTEGER_END || value < -INTEGER_END) return false;
    putBigInteger(this.#out, value);
    return true;
  }

  #timestamp(value: number): void {
    const out = this.#out;
    putHead(out, TAG, tags.TIMESTAMP);
    const difference = this.#time === undefined ? TIME_STEP : value - this.#time;
    this.#time = value;
    if (Math.abs(difference) < TIME_STEP) {
      putInteger(out, difference);
      return;
    }
    putHead(out, BYTES, TIME_BYTES);
    for (let shift = TIME_BYTES - 1; shift >= 0; shift--) out.u8(Math.floor(value / 256 ** shift) & 0xff);
  }

  #decimal(literal: string): boolean {
    const point = literal.indexOf(".");
    const places = literal.length - point - 1;
    if (point === -1 || places > DECIMAL_PLACES || literal.length > 2 + 2 * DECIMAL_PLACES) return false;
    const digits = literal.slice(0, point) + literal.slice(point + 1);
    if (!/^-?\d+$/.test(digits)) return false;
    const amount = BigInt(digits);
    if (amount >= DECIMAL_END || amount <= -DECIMAL_END || (amount === 0n && digits.startsWith("-"))) return false;
    putHead(this.#out, TAG, tags.DECIMAL);
    putHead(this.#out, ARRAY, 2);
    putHead(this.#out, NEGATIVE, places - 1);
    putBigInteger(this.#out, amount);
    return true;
  }
}

function putInteger(out: Output, value: number): void {
  if (value < 0) putHead(out, NEGATIVE, -1 - value);
  else putHead(out, UNSIGNED, value);
}

function putBigInteger(out: Output, value: bigint): void {
  const major = value < 0n ? NEGATIVE : UNSIGNED;
  const argument = value < 0n ? -1n - value : value;
  if (argument <= Number.MAX_SAFE_INTEGER) putHead(out, major, Number(argument));
  else putLongHead(out, major, argument);
}
