import { fail, ok, type Result } from "../../base/errors.ts";
import { ARRAY, MAP, NEGATIVE, SIMPLE, TAG, UNSIGNED } from "../cbor-head.ts";
import type { CodecError, DecodedSequence } from "../codec.ts";
import { HeadReader } from "./heads.ts";
import type { HectobitLimits } from "./limits.ts";
import { NumberReader } from "./number-reader.ts";
import { Output, type Scratch } from "./output.ts";
import { StringReader } from "./string-reader.ts";
import type { Tables } from "./tables.ts";
import * as tags from "./tags.ts";

const COMMA = 0x2c;

/** Is told what the decoder reads, in the order of the bytes. Offsets are of the input; `depth` counts containers. */
export interface DecodeTrace {
  /** The head of an array or map. */
  container(start: number, end: number, depth: number, isMap: boolean, count: number): void;
  /** Any other item, and its JSON text. */
  item(start: number, end: number, depth: number, isKey: boolean, text: Uint8Array): void;
}

const WORDS: ReadonlyMap<number, string> = new Map([
  [20, "false"],
  [21, "true"],
  [22, "null"],
]);

/** CBOR to JSON text: one item, or a sequence as an array. An instance is for one input. */
export class Decoder {
  readonly #heads: HeadReader;
  readonly #out: Output;
  readonly #strings: StringReader;
  readonly #numbers: NumberReader;
  readonly #nesting: number;
  readonly #trace: DecodeTrace | undefined;

  constructor(cbor: Uint8Array, tables: Tables, limits: HectobitLimits, scratch?: Scratch, trace?: DecodeTrace) {
    this.#trace = trace;
    this.#heads = new HeadReader(cbor);
    this.#out = new Output(cbor.length * 3, limits.output, scratch);
    this.#strings = new StringReader(this.#heads, this.#out, tables, limits);
    this.#numbers = new NumberReader(this.#heads, this.#out);
    this.#nesting = limits.nesting;
  }

  item(): Result<Uint8Array, CodecError> {
    const heads = this.#heads;
    if (this.#value(0) && heads.left > 0) heads.fail("cbor.trailing", "more bytes after the item", heads.at);
    return heads.error === undefined ? ok(this.#out.finish()) : fail(heads.error);
  }

  sequence(): Result<DecodedSequence, CodecError> {
    const heads = this.#heads;
    const out = this.#out;
    let last = 0;
    out.u8(0x5b);
    while (heads.left > 0) {
      if (last > 0) out.u8(COMMA);
      last = out.length;
      if (!this.#value(0)) break;
    }
    out.u8(0x5d);
    this.#room();
    return heads.error === undefined ? ok({ json: out.finish(), last }) : fail(heads.error);
  }

  /** `depth` is the number of arrays and objects around it; recursion ends at the limit. False when something is wrong. */
  #value(depth: number): boolean {
    const heads = this.#heads;
    if (!heads.read()) return false;
    const { major, start } = heads;
    const textStart = this.#out.length;
    if (!this.#item(major, depth) || !this.#room()) return false;
    if (this.#trace !== undefined && major !== ARRAY && major !== MAP) this.#tell(start, depth, false, textStart);
    return true;
  }

  #tell(start: number, depth: number, isKey: boolean, textStart: number): void {
    const text = this.#out.bytes.subarray(textStart, this.#out.length);
    this.#trace?.item(start, this.#heads.at, depth, isKey, text);
  }

  #item(major: number, depth: number): boolean {
    switch (major) {
      case UNSIGNED:
      case NEGATIVE:
        return this.#numbers.integer();
      case ARRAY:
        return this.#array(depth);
      case MAP:
        return this.#map(depth);
      case TAG:
        return this.#tagged(this.#heads.argument);
      case SIMPLE: {
        const word = WORDS.get(this.#heads.argument);
        if (word !== undefined) {
          this.#out.ascii(word);
          return true;
        }
      }
    }
    return this.#strings.value();
  }

  #tagged(tag: number): boolean {
    if (tag === tags.DECIMAL) return this.#numbers.decimal();
    if (tag === tags.TIMESTAMP) return this.#numbers.timestamp();
    if (tag === tags.LITERAL) return this.#strings.literal(true);
    return this.#strings.value();
  }

  /** False when the output is full. */
  #room(): boolean {
    return !this.#out.full || this.#heads.fail("output.full", "the output is longer than it may be");
  }

  /** Whether a container may stand at this depth, and bytes for that many items follow. */
  #fits(depth: number, items: number): boolean {
    const heads = this.#heads;
    if (depth >= this.#nesting) return heads.fail("cbor.nesting", `nested deeper than ${this.#nesting}`);
    if (items > heads.left) return heads.fail("cbor.truncated", "the data end within an array or map");
    this.#trace?.container(heads.start, heads.at, depth, heads.is(MAP), heads.argument);
    return true;
  }

  #array(depth: number): boolean {
    const count = this.#heads.argument;
    if (!this.#fits(depth, count)) return false;
    this.#out.u8(0x5b);
    for (let i = 0; i < count; i++) {
      if (i > 0) this.#out.u8(COMMA);
      if (!this.#value(depth + 1)) return false;
    }
    this.#out.u8(0x5d);
    return true;
  }

  #map(depth: number): boolean {
    const count = this.#heads.argument;
    if (!this.#fits(depth, count * 2)) return false;
    this.#out.u8(0x7b);
    for (let i = 0; i < count; i++) {
      if (i > 0) this.#out.u8(COMMA);
      const start = this.#heads.at;
      const textStart = this.#out.length;
      if (!this.#strings.key()) return false;
      if (this.#trace !== undefined) this.#tell(start, depth + 1, true, textStart);
      this.#out.u8(0x3a);
      if (!this.#value(depth + 1)) return false;
    }
    this.#out.u8(0x7d);
    return true;
  }
}
