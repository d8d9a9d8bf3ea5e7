import { headLength, SIMPLE } from "../cbor-head.ts";
import type { CodecError } from "../codec.ts";
import type { Output } from "./output.ts";

/** `argument` is a safe integer. */
export function putHead(out: Output, major: number, argument: number): void {
  const first = major << 5;
  if (argument < 24) {
    out.u8(first | argument);
    return;
  }
  const length = headLength(argument) - 1;
  out.u8(first | (length === 1 ? 24 : length === 2 ? 25 : length === 4 ? 26 : 27));
  for (let shift = length - 1; shift >= 0; shift--) out.u8(Math.floor(argument / 256 ** shift) & 0xff);
}

/** A head whose argument takes 8 bytes. */
export function putLongHead(out: Output, major: number, argument: bigint): void {
  out.u8((major << 5) | 27);
  for (let shift = 56n; shift >= 0n; shift -= 8n) out.u8(Number((argument >> shift) & 0xffn));
}

/** Puts the head of a container at `start`, where one byte was left for it. */
export function closeHead(out: Output, start: number, major: number, count: number): void {
  const more = headLength(count) - 1;
  const end = out.length;
  if (!out.extend(more)) return;
  if (more > 0) out.bytes.copyWithin(start + 1 + more, start + 1, end);
  const length = out.length;
  out.truncate(start);
  putHead(out, major, count);
  out.truncate(length);
}

/** Reads heads strictly. The first thing wrong stays in `error`. */
export class HeadReader {
  readonly bytes: Uint8Array;
  /** Of the next byte. */
  at = 0;
  /** Of the head read last: where it begins, and what it says. */
  start = 0;
  major = 0;
  argument = 0;
  /** The same where `argument` is not exact. */
  long: bigint | undefined;
  error: CodecError | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** Whether the head read last is of this major type. */
  is(major: number): boolean {
    return this.major === major;
  }

  /** False, and `error` is set. The offset is that of the head read last unless told. */
  fail(reason: string, detail: string, offset = this.start): false {
    this.error ??= { reason, offset, detail };
    return false;
  }

  malformed(detail: string): false {
    return this.fail("cbor.malformed", detail);
  }

  /** Takes a head; false when there is none, or it has no form that the codec knows. */
  read(): boolean {
    this.start = this.at;
    const first = this.bytes[this.at];
    if (first === undefined) return this.fail("cbor.truncated", "the data end where an item should be");
    this.major = first >> 5;
    this.long = undefined;
    const info = first & 31;
    if (info < 24) {
      this.argument = info;
      this.at++;
      return true;
    }
    if (info > 27) return this.malformed("a length is definite");
    const length = 1 << (info - 24);
    if (this.left <= length) return this.fail("cbor.truncated", "the data end within a head");
    this.at++;
    this.#argument(length);
    if (this.major === SIMPLE) {
      return info === 24 && this.argument >= 32 ? true : this.malformed("a float, or a simple value in two bytes");
    }
    const shortest = length === 8 ? this.argument > 0xffff_ffff : headLength(this.argument) === length + 1;
    return shortest || this.malformed("a head that is longer than it needs to be");
  }

  /** The bytes of a string whose head was read last. */
  take(): Uint8Array | undefined {
    if (this.argument > this.left) {
      this.fail("cbor.truncated", "the data end within a string");
      return undefined;
    }
    const taken = this.bytes.subarray(this.at, this.at + this.argument);
    this.at += this.argument;
    return taken;
  }

  #argument(length: number): void {
    let value = 0;
    const end = this.at + length;
    for (let i = this.at; i < end; i++) value = value * 256 + (this.bytes[i] ?? 0);
    this.argument = value;
    if (value > Number.MAX_SAFE_INTEGER) {
      let exact = 0n;
      for (let i = this.at; i < end; i++) exact = (exact << 8n) | BigInt(this.bytes[i] ?? 0);
      this.long = exact;
    }
    this.at = end;
  }
}
