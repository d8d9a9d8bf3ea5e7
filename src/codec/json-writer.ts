import { grown } from "../base/bytes.ts";
import { escapeOf, mustEscape } from "./json-escapes.ts";

/** Appends JSON text to a buffer that grows up to a cap. */
export class JsonWriter {
  #bytes: Uint8Array;
  #length = 0;
  readonly #cap: number;
  #full = false;

  constructor(capacity: number, cap: number) {
    this.#bytes = new Uint8Array(Math.max(16, Math.min(capacity, cap)));
    this.#cap = cap;
  }

  get length(): number {
    return this.#length;
  }

  /** More was written than the cap allows; what came after it is lost. */
  get full(): boolean {
    return this.#full;
  }

  byte(value: number): void {
    if (this.#reserve(1)) this.#bytes[this.#length++] = value;
  }

  /** ASCII only. */
  ascii(text: string): void {
    if (!this.#reserve(text.length)) return;
    for (let i = 0; i < text.length; i++) this.#bytes[this.#length++] = text.charCodeAt(i);
  }

  /** A string in its quotes, with the escapes that RFC 8259 §7 demands and no others. */
  string(text: Uint8Array): void {
    this.byte(0x22);
    this.#content(text);
    this.byte(0x22);
  }

  #content(text: Uint8Array): void {
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const byte = text[i] ?? 0;
      if (!mustEscape(byte)) continue;
      this.write(text.subarray(from, i));
      this.ascii(escapeOf(byte));
      from = i + 1;
    }
    this.write(from === 0 ? text : text.subarray(from));
  }

  /** Takes out what stands in the ranges, which are in order and apart from each other. */
  cut(ranges: readonly (readonly [start: number, end: number])[]): void {
    const [first] = ranges;
    if (first === undefined) return;
    let [length] = first;
    for (const [index, [, end]] of ranges.entries()) {
      const next = ranges[index + 1]?.[0] ?? this.#length;
      this.#bytes.copyWithin(length, end, next);
      length += next - end;
    }
    this.#length = length;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Bytes as they are. */
  write(bytes: Uint8Array): void {
    if (bytes.length === 0 || !this.#reserve(bytes.length)) return;
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #reserve(extra: number): boolean {
    const needed = this.#length + extra;
    if (needed <= this.#bytes.length) return true;
    if (needed > this.#cap) {
      this.#full = true;
      return false;
    }
    this.#bytes = grown(this.#bytes, this.#length, needed, this.#cap);
    return true;
  }
}
