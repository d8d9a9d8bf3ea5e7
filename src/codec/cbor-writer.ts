import { grown, utf8 } from "../base/bytes.ts";
import { headLength, NEGATIVE, TEXT, UNSIGNED } from "./cbor-head.ts";
import { halfBits } from "./number-text.ts";

/** Appends CBOR items in their shortest form to a buffer that grows. Positions in it can be opened and moved. */
export class CborWriter {
  #bytes: Uint8Array;
  #view: DataView;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(Math.max(16, capacity));
    this.#view = new DataView(this.#bytes.buffer);
  }

  get length(): number {
    return this.#length;
  }

  head(major: number, argument: number): void {
    this.#reserve(9);
    this.#putHead(this.#length, major, argument);
    this.#length += headLength(argument);
  }

  integer(value: number | bigint): void {
    if (typeof value === "number") {
      if (value >= 0) this.head(UNSIGNED, value);
      else this.head(NEGATIVE, -1 - value);
      return;
    }
    if (value >= 0n) this.wideHead(UNSIGNED, value);
    else this.wideHead(NEGATIVE, -1n - value);
  }

  /** A head with an argument beyond 2^53. */
  wideHead(major: number, argument: bigint): void {
    this.#reserve(9);
    this.#view.setUint8(this.#length, (major << 5) | 27);
    this.#view.setBigUint64(this.#length + 1, argument);
    this.#length += 9;
  }

  /** The shortest float that is exactly `value` (RFC 8949 §4.1). */
  float(value: number): void {
    this.#reserve(9);
    const half = halfBits(value);
    if (half !== undefined) {
      this.#view.setUint8(this.#length, 0xf9);
      this.#view.setUint16(this.#length + 1, half);
      this.#length += 3;
    } else if (Math.fround(value) === value) {
      this.#view.setUint8(this.#length, 0xfa);
      this.#view.setFloat32(this.#length + 1, value);
      this.#length += 5;
    } else {
      this.#view.setUint8(this.#length, 0xfb);
      this.#view.setFloat64(this.#length + 1, value);
      this.#length += 9;
    }
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  write(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  text(value: string): void {
    const bytes = utf8(value);
    this.head(TEXT, bytes.length);
    this.write(bytes);
  }

  /** Writes at `position` the head of what was written since; what follows moves to make room. */
  closeHead(position: number, major: number, argument: number): void {
    const width = headLength(argument);
    this.#reserve(width);
    this.#bytes.copyWithin(position + width, position, this.#length);
    this.#putHead(position, major, argument);
    this.#length += width;
  }

  /** What was written from `start` to `end`; valid until the next write. */
  slice(start: number, end: number): Uint8Array {
    return this.#bytes.subarray(start, end);
  }

  /** Replaces what was written from `start` on. */
  replace(start: number, bytes: Uint8Array): void {
    this.#length = start;
    this.write(bytes);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #putHead(at: number, major: number, argument: number): void {
    const initial = major << 5;
    if (argument < 24) {
      this.#bytes[at] = initial | argument;
    } else if (argument < 0x100) {
      this.#bytes[at] = initial | 24;
      this.#bytes[at + 1] = argument;
    } else if (argument < 0x1_0000) {
      this.#bytes[at] = initial | 25;
      this.#view.setUint16(at + 1, argument);
    } else if (argument < 0x1_0000_0000) {
      this.#bytes[at] = initial | 26;
      this.#view.setUint32(at + 1, argument);
    } else {
      this.#bytes[at] = initial | 27;
      this.#view.setBigUint64(at + 1, BigInt(argument));
    }
  }

  #reserve(extra: number): void {
    const needed = this.#length + extra;
    if (needed <= this.#bytes.length) return;
    this.#bytes = grown(this.#bytes, this.#length, needed);
    this.#view = new DataView(this.#bytes.buffer);
  }
}
