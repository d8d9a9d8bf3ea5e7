import { ARRAY, BYTES, NEGATIVE, UNSIGNED } from "../cbor-head.ts";
import type { HeadReader } from "./heads.ts";
import { DECIMAL_END, DECIMAL_PLACES, TIME_BYTES, TIME_END, TIME_FIRST } from "./numbers.ts";
import type { Output } from "./output.ts";

/** CBOR to JSON's number literals; docs/codec.md §2. */
export class NumberReader {
  readonly #heads: HeadReader;
  readonly #out: Output;
  #time: number | undefined;

  constructor(heads: HeadReader, out: Output) {
    this.#heads = heads;
    this.#out = out;
  }

  /** The integer whose head was read last. */
  integer(): true {
    const { argument, long } = this.#heads;
    const negative = this.#heads.major === NEGATIVE;
    if (long !== undefined) this.#out.ascii(String(negative ? -1n - long : long));
    else this.#out.ascii(String(negative ? -1 - argument : argument));
    return true;
  }

  /** What follows tag 14. */
  timestamp(): boolean {
    const heads = this.#heads;
    const tag = heads.start;
    if (!heads.read()) return false;
    const time = heads.major === BYTES ? this.#whole() : this.#later(tag);
    if (time === undefined) return false;
    this.#time = time;
    this.#out.ascii(String(time));
    return true;
  }

  /** What follows tag 4. */
  decimal(): boolean {
    const heads = this.#heads;
    if (!heads.read()) return false;
    if (!heads.is(ARRAY) || heads.argument !== 2) return heads.malformed("a decimal is an array of two");
    if (!heads.read()) return false;
    const places = heads.argument + 1;
    if (!heads.is(NEGATIVE) || places > DECIMAL_PLACES) return heads.malformed("a decimal has 1 to 18 places");
    if (!heads.read()) return false;
    const negative = heads.is(NEGATIVE);
    if (!negative && !heads.is(UNSIGNED)) return heads.malformed("a decimal's amount is an integer");
    const amount = (heads.long ?? BigInt(heads.argument)) + (negative ? 1n : 0n);
    if (amount >= DECIMAL_END) return heads.malformed("a decimal has 18 digits at most");
    const digits = String(amount).padStart(places + 1, "0");
    const point = digits.length - places;
    this.#out.ascii(`${negative ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`);
    return true;
  }

  #whole(): number | undefined {
    const heads = this.#heads;
    if (heads.argument !== TIME_BYTES) {
      heads.malformed("a timestamp is an integer or 5 bytes");
      return undefined;
    }
    // From 1: the bytes are what the timestamp is more than 2^40.
    return heads.take()?.reduce((sum, byte) => sum * 256 + byte, 1);
  }

  #later(tag: number): number | undefined {
    const heads = this.#heads;
    const { major, argument } = heads;
    if (major !== UNSIGNED && major !== NEGATIVE) heads.malformed("a timestamp is an integer or 5 bytes");
    else if (this.#time === undefined) heads.fail("cbor.reference", "a difference, and no timestamp before it", tag);
    else {
      const time = major === NEGATIVE ? this.#time - 1 - argument : this.#time + argument;
      if (time >= TIME_FIRST && time < TIME_END) return time;
      heads.fail("cbor.malformed", "a difference to what is no timestamp", tag);
    }
    return undefined;
  }
}
