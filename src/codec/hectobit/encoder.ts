import { fail, ok, type Result } from "../../base/errors.ts";
import { ARRAY, MAP, SIMPLE } from "../cbor-head.ts";
import type { CodecError } from "../codec.ts";
import { JsonScanner } from "../json-scanner.ts";
import { closeHead, putHead } from "./heads.ts";
import type { HectobitLimits } from "./limits.ts";
import { NumberWriter } from "./numbers.ts";
import { Output, type Scratch } from "./output.ts";
import { StringWriter } from "./string-writer.ts";
import type { Tables } from "./tables.ts";

const FALSE = 20;
const TRUE = 21;
const NULL = 22;

const QUOTE = 0x22;
const COMMA = 0x2c;
const ARRAY_END = 0x5d;
const OBJECT_END = 0x7d;

/** JSON text to CBOR: one item, or the elements of an array as a sequence. An instance is for one text. */
export class Encoder {
  readonly #scanner: JsonScanner;
  readonly #out: Output;
  readonly #strings: StringWriter;
  readonly #numbers: NumberWriter;
  readonly #nesting: number;

  constructor(json: Uint8Array, tables: Tables, limits: HectobitLimits, scratch?: Scratch) {
    this.#scanner = new JsonScanner(json);
    this.#out = new Output(json.length, limits.output, scratch);
    this.#strings = new StringWriter(this.#out, tables, limits);
    this.#numbers = new NumberWriter(this.#out);
    this.#nesting = limits.nesting;
  }

  item(): Result<Uint8Array, CodecError> {
    return this.#end(this.#value(0));
  }

  sequence(): Result<Uint8Array, CodecError> {
    const first = this.#scanner.peek();
    if (first !== 0x5b) return this.#end(this.#unexpected(first, "an array"));
    this.#scanner.skip();
    return this.#end(this.#elements(0) !== undefined);
  }

  #end(done: boolean): Result<Uint8Array, CodecError> {
    const scanner = this.#scanner;
    if (done && scanner.peek() !== -1) scanner.fail("json.syntax", "more text after the value");
    if (scanner.error !== undefined) return fail(scanner.error);
    return ok(this.#out.finish());
  }

  /** `depth` is the number of arrays and objects around it; recursion ends at the limit. False when something is wrong. */
  #value(depth: number): boolean {
    const first = this.#scanner.peek();
    switch (first) {
      case QUOTE:
        return this.#string(false);
      case 0x7b: // {
        return this.#container(MAP, depth);
      case 0x5b: // [
        return this.#container(ARRAY, depth);
      case 0x74: // t
        return this.#word("true", TRUE);
      case 0x66: // f
        return this.#word("false", FALSE);
      case 0x6e: // n
        return this.#word("null", NULL);
      default:
        if (first !== 0x2d && (first < 0x30 || first > 0x39)) return this.#unexpected(first, "a value");
        return this.#number();
    }
  }

  #unexpected(found: number, expected: string): false {
    this.#scanner.fail(found === -1 ? "json.truncated" : "json.syntax", `expected ${expected}`);
    return false;
  }

  #word(word: string, simple: number): boolean {
    if (!this.#scanner.word(word)) return false;
    putHead(this.#out, SIMPLE, simple);
    return this.#room();
  }

  #number(): boolean {
    const number = this.#scanner.number();
    if (number === undefined) return false;
    this.#numbers.write(number.literal, number.integer);
    return this.#room();
  }

  #string(asKey: boolean): boolean {
    const scanner = this.#scanner;
    const start = scanner.offset;
    const content = scanner.string();
    if (content === undefined) return false;
    if (!scanner.escaped) this.#strings.write(content, asKey);
    else if (scanner.unicode) this.#strings.writeEscaped(content);
    else this.#strings.writeLiteral(scanner.textFrom(start));
    return this.#room();
  }

  /** False when the output is full. */
  #room(): boolean {
    if (this.#out.full) this.#scanner.fail("output.full", "the output is longer than it may be");
    return !this.#out.full;
  }

  #container(major: number, depth: number): boolean {
    if (depth >= this.#nesting) {
      this.#scanner.fail("json.nesting", `nested deeper than ${this.#nesting}`);
      return false;
    }
    this.#scanner.skip();
    const start = this.#out.length;
    this.#out.u8(0);
    const count = major === MAP ? this.#members(depth + 1) : this.#elements(depth + 1);
    if (count === undefined) return false;
    closeHead(this.#out, start, major, count);
    return this.#room();
  }

  /** Elements up to the bracket; how many there were, or `undefined` when something is wrong. */
  #elements(depth: number): number | undefined {
    if (this.#scanner.peek() === ARRAY_END) {
      this.#scanner.skip();
      return 0;
    }
    for (let count = 1; this.#value(depth); count++) {
      const next = this.#next(ARRAY_END, "] or ,");
      if (next !== COMMA) return next === undefined ? undefined : count;
    }
    return undefined;
  }

  #members(depth: number): number | undefined {
    if (this.#scanner.peek() === OBJECT_END) {
      this.#scanner.skip();
      return 0;
    }
    for (let count = 1; this.#key() && this.#value(depth); count++) {
      const next = this.#next(OBJECT_END, "} or ,");
      if (next !== COMMA) return next === undefined ? undefined : count;
    }
    return undefined;
  }

  #key(): boolean {
    const first = this.#scanner.peek();
    if (first !== QUOTE) return this.#unexpected(first, "a key in quotes");
    if (!this.#string(true)) return false;
    const colon = this.#scanner.peek();
    if (colon !== 0x3a) return this.#unexpected(colon, "a colon");
    this.#scanner.skip();
    return true;
  }

  /** Takes a comma or the end of the container, and says which. */
  #next(end: number, expected: string): number | undefined {
    const next = this.#scanner.peek();
    if (next === COMMA || next === end) {
      this.#scanner.skip();
      return next;
    }
    this.#unexpected(next, expected);
    return undefined;
  }
}
