import { grown } from "../../base/bytes.ts";

/** Memory that one output after the other uses, because new memory takes longer than a short text does. */
export class Scratch {
  /** Larger memory is not kept. */
  static readonly #KEPT = 64 * 1024;
  #bytes: Uint8Array | undefined;

  take(least: number): Uint8Array | undefined {
    const bytes = this.#bytes;
    if (bytes === undefined || bytes.length < least) return undefined;
    this.#bytes = undefined;
    return bytes;
  }

  give(bytes: Uint8Array): void {
    if (bytes.length <= Scratch.#KEPT) this.#bytes = bytes;
  }
}

/** Bytes that are appended up to a limit. What would go beyond it is not written, and `full` says so. */
export class Output {
  readonly #limit: number;
  readonly #scratch: Scratch | undefined;
  /** Bytes that may be used of the memory. */
  #capacity: number;
  #bytes: Uint8Array;
  #length = 0;
  #full = false;

  constructor(capacity: number, limit: number, scratch?: Scratch) {
    this.#limit = limit;
    this.#scratch = scratch;
    this.#bytes = scratch?.take(capacity) ?? new Uint8Array(Math.min(Math.max(capacity, 1024), limit));
    this.#capacity = Math.min(this.#bytes.length, limit);
  }

  get length(): number {
    return this.#length;
  }

  get full(): boolean {
    return this.#full;
  }

  /** The memory behind it; valid up to `length`, and until the next write. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  u8(byte: number): void {
    if (this.#length < this.#capacity || this.#reserve(1)) this.#bytes[this.#length++] = byte;
  }

  write(bytes: Uint8Array): void {
    if (!this.#reserve(bytes.length)) return;
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** The characters of `text`, which are ASCII. */
  ascii(text: string): void {
    if (!this.#reserve(text.length)) return;
    for (let i = 0; i < text.length; i++) this.#bytes[this.#length++] = text.charCodeAt(i);
  }

  /** Once more what stands at `start`. */
  repeat(start: number, length: number): void {
    if (!this.#reserve(length)) return;
    this.#bytes.copyWithin(this.#length, start, start + length);
    this.#length += length;
  }

  /** Takes `count` bytes more; they are to be set in `bytes`. False when they don't fit. */
  extend(count: number): boolean {
    if (!this.#reserve(count)) return false;
    this.#length += count;
    return true;
  }

  /** Forgets what was written from `length` on. */
  truncate(length: number): void {
    this.#length = length;
  }

  /** What was written. It is the last call. */
  finish(): Uint8Array {
    const bytes = this.#bytes.slice(0, this.#length);
    this.#scratch?.give(this.#bytes);
    return bytes;
  }

  #reserve(extra: number): boolean {
    const needed = this.#length + extra;
    if (needed <= this.#capacity && !this.#full) return true;
    if (needed > this.#limit || this.#full) {
      this.#full = true;
      return false;
    }
    this.#bytes = grown(this.#bytes, this.#length, needed, this.#limit);
    this.#capacity = this.#bytes.length;
    return true;
  }
}
