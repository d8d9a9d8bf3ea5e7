import { ByteWriter } from "../base/bytes.ts";
import { TEXT, UNSIGNED } from "./cbor-head.ts";
import type { CodecError } from "./codec.ts";
import { halfValue } from "./number-text.ts";
import { malformedAt } from "./utf8.ts";

export interface Head {
  readonly major: number;
  /** The five low bits: 24 to 27 say the width of the argument, 31 an indefinite length or a break (RFC 8949 §3). */
  readonly info: number;
  /** Beyond 2^53 as bigint. */
  readonly argument: number | bigint;
}

export const INDEFINITE = 31;

/** Reads CBOR's heads and strings within bounds. The first thing wrong stays in `error`. */
export class CborReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #error: CodecError | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get offset(): number {
    return this.#at;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  get error(): CodecError | undefined {
    return this.#error;
  }

  fail(reason: string, detail: string, offset = this.#at): undefined {
    this.#error ??= { reason, offset, detail };
    return undefined;
  }

  head(): Head | undefined {
    const start = this.#at;
    const initial = this.#bytes[start];
    if (initial === undefined) return this.fail("cbor.truncated", "the data end where an item should be");
    const major = initial >>> 5;
    const info = initial & 0x1f;
    if (info < 24 || info === INDEFINITE) {
      this.#at++;
      return { major, info, argument: info };
    }
    if (info > 27) return this.fail("cbor.syntax", `reserved additional information ${info}`);
    const width = 1 << (info - 24);
    if (this.remaining < 1 + width) return this.fail("cbor.truncated", "the data end within the head of an item");
    this.#at += 1 + width;
    return { major, info, argument: this.#argument(start + 1, width) };
  }

  /** The unsigned integer that is next; undefined when there is none. Beyond 2^53 it is not exact. */
  unsigned(): number | undefined {
    const head = this.head();
    return head?.major === UNSIGNED && head.info !== INDEFINITE ? Number(head.argument) : undefined;
  }

  /** Takes the break of an indefinite-length item if it is next. */
  takeBreak(): boolean {
    if (this.#bytes[this.#at] !== 0xff) return false;
    this.#at++;
    return true;
  }

  /** The value of the float whose head was read: its bits are the head's argument. */
  float(head: Head): number {
    const end = this.#at;
    if (head.info === 25) return halfValue(this.#view.getUint16(end - 2));
    if (head.info === 26) return this.#view.getFloat32(end - 4);
    return this.#view.getFloat64(end - 8);
  }

  /** The bytes of a text or byte string whose head was read; chunks of an indefinite one are joined. */
  string(head: Head): Uint8Array | undefined {
    if (head.info !== INDEFINITE) return this.#chunk(head);
    // written as they come: a list of millions of chunks would take far more memory than the string
    const joined = new ByteWriter(0);
    while (!this.takeBreak()) {
      const at = this.#at;
      const next = this.head();
      if (next === undefined) return undefined;
      if (next.major !== head.major || next.info === INDEFINITE) {
        return this.fail("cbor.syntax", "a chunk of a string is not a string of its kind", at);
      }
      const chunk = this.#chunk(next);
      if (chunk === undefined) return undefined;
      joined.write(chunk);
    }
    return joined.finish();
  }

  #chunk(head: Head): Uint8Array | undefined {
    if (head.argument > this.remaining) return this.fail("cbor.truncated", "the data end within a string");
    const start = this.#at;
    const end = start + Number(head.argument);
    this.#at = end;
    const chunk = this.#bytes.subarray(start, end);
    const wrong = head.major === TEXT ? malformedAt(chunk) : -1;
    return wrong < 0 ? chunk : this.fail("cbor.utf8", "malformed UTF-8", start + wrong);
  }

  #argument(at: number, width: number): number | bigint {
    if (width === 1) return this.#view.getUint8(at);
    if (width === 2) return this.#view.getUint16(at);
    if (width === 4) return this.#view.getUint32(at);
    const high = this.#view.getUint32(at);
    if (high > 0x1f_ffff) return this.#view.getBigUint64(at);
    return high * 0x1_0000_0000 + this.#view.getUint32(at + 4);
  }
}
