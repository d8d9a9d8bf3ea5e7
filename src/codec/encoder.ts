import { fail, ok, type Result } from "../base/errors.ts";
import { MAX_CONTAINER, MAX_NESTING } from "../base/limits.ts";
import { sortMap } from "./canonical-map.ts";
import { ARRAY, MAP, TEXT, UNSIGNED } from "./cbor-head.ts";
import { CborWriter } from "./cbor-writer.ts";
import type { CodecError, EncodeOptions } from "./codec.ts";
import { JsonScanner } from "./json-scanner.ts";
import type { KeyTable } from "./key-table.ts";
import { floatText, integerOf } from "./number-text.ts";
import { wellFormedText } from "./utf8.ts";

/** JSON text to CBOR with a key table; see Codec.encode. */
export function encodeJson(
  json: Uint8Array,
  keys: KeyTable,
  options: EncodeOptions = {},
): Result<Uint8Array, CodecError> {
  return new Encoder(json, keys, options).run();
}

class Encoder {
  readonly #scanner: JsonScanner;
  readonly #out: CborWriter;
  readonly #keys: KeyTable;
  readonly #canonical: boolean;
  readonly #nearest: boolean;
  readonly #maxNesting: number;
  /** The first thing that CBOR would not carry unchanged; reported only when the text is valid JSON to its end. */
  #unfit: CodecError | undefined;

  constructor(json: Uint8Array, keys: KeyTable, options: EncodeOptions) {
    this.#scanner = new JsonScanner(json);
    this.#out = new CborWriter(json.length);
    this.#keys = keys;
    this.#canonical = options.canonical ?? false;
    this.#nearest = options.nearest ?? false;
    this.#maxNesting = options.maxNesting ?? MAX_NESTING;
  }

  run(): Result<Uint8Array, CodecError> {
    const scanner = this.#scanner;
    if (this.#value(0) && scanner.peek() !== -1) scanner.fail("json.syntax", "more text after the value");
    if (scanner.error !== undefined) return fail(scanner.error);
    if (scanner.loneSurrogateAt !== undefined) this.#refuse("a lone surrogate", scanner.loneSurrogateAt);
    if (this.#unfit !== undefined && !this.#nearest) return fail(this.#unfit);
    return ok(this.#out.finish());
  }

  #refuse(detail: string, offset: number): void {
    this.#unfit ??= { reason: "json.not-representable", offset, detail };
  }

  /** Recursion is as deep as `maxNesting`, no deeper. False when the text is wrong. */
  #value(depth: number): boolean {
    const scanner = this.#scanner;
    switch (scanner.peek()) {
      case 0x22: {
        const text = scanner.string();
        if (text === undefined) return false;
        this.#out.head(TEXT, text.length);
        this.#out.write(text);
        return true;
      }
      case 0x7b:
        return this.#nest(depth) && this.#object(depth + 1);
      case 0x5b:
        return this.#nest(depth) && this.#array(depth + 1);
      case 0x74:
        return this.#word("true", 0xf5);
      case 0x66:
        return this.#word("false", 0xf4);
      case 0x6e:
        return this.#word("null", 0xf6);
      case -1:
        scanner.fail("json.truncated", "the text ends where a value should be");
        return false;
      default:
        return this.#number(scanner.peek());
    }
  }

  #nest(depth: number): boolean {
    if (depth < this.#maxNesting) return true;
    this.#scanner.fail("json.nesting", `nested deeper than ${this.#maxNesting}`);
    return false;
  }

  #word(word: string, simple: number): boolean {
    if (!this.#scanner.word(word)) return false;
    this.#out.byte(simple);
    return true;
  }

  #number(first: number): boolean {
    const start = this.#scanner.offset;
    if (first !== 0x2d && (first < 0x30 || first > 0x39)) {
      this.#scanner.fail("json.syntax", "expected a value");
      return false;
    }
    const number = this.#scanner.number();
    if (number === undefined) return false;
    const integer = number.integer ? integerOf(number.literal) : undefined;
    if (integer !== undefined) {
      this.#out.integer(integer);
      return true;
    }
    const value = Number(number.literal);
    if (Number.isFinite(value) && floatText(value) === number.literal) {
      this.#out.float(value);
      return true;
    }
    this.#refuse(`the number ${shorten(number.literal)}`, start);
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) this.#out.integer(value);
    else this.#out.float(Number.isFinite(value) ? value : Math.sign(value) * Number.MAX_VALUE);
    return true;
  }

  #array(depth: number): boolean {
    const scanner = this.#scanner;
    const start = this.#out.length;
    scanner.skip();
    let count = 0;
    if (scanner.peek() === 0x5d) {
      scanner.skip();
    } else {
      do {
        if (!this.#room(count++) || !this.#value(depth)) return false;
      } while (this.#more(0x5d, "] or ,"));
      if (scanner.error !== undefined) return false;
    }
    this.#out.closeHead(start, ARRAY, count);
    return true;
  }

  #object(depth: number): boolean {
    const scanner = this.#scanner;
    const start = this.#out.length;
    scanner.skip();
    const entries = new Map<string, readonly [start: number, end: number]>();
    let repeated = false;
    if (scanner.peek() === 0x7d) {
      scanner.skip();
    } else {
      do {
        const at = this.#out.length;
        const name = this.#room(entries.size) ? this.#key() : undefined;
        if (name === undefined || !this.#value(depth)) return false;
        repeated ||= entries.has(name);
        entries.set(name, [at, this.#out.length]);
      } while (this.#more(0x7d, "} or ,"));
      if (scanner.error !== undefined) return false;
    }
    if (this.#canonical || repeated) {
      sortMap(this.#out, start, [...entries.values()], this.#canonical);
    }
    this.#out.closeHead(start, MAP, entries.size);
    if (repeated) this.#refuse("an object with a repeated key", scanner.offset - 1);
    return true;
  }

  /** Writes a key and takes the colon after it. */
  #key(): string | undefined {
    const scanner = this.#scanner;
    if (scanner.peek() !== 0x22) return scanner.fail("json.syntax", "expected a key in quotes");
    const bytes = scanner.string();
    if (bytes === undefined) return undefined;
    if (scanner.peek() !== 0x3a) return scanner.fail("json.syntax", "expected a colon");
    scanner.skip();
    const name = wellFormedText(bytes);
    const number = this.#keys.number(name);
    if (number !== undefined) {
      this.#out.head(UNSIGNED, number);
    } else {
      this.#out.head(TEXT, bytes.length);
      this.#out.write(bytes);
    }
    return name;
  }

  /** After an entry: true at a comma, false at the end or when it is neither. */
  #more(end: number, expected: string): boolean {
    const next = this.#scanner.peek();
    if (next === 0x2c || next === end) this.#scanner.skip();
    else if (next === -1) this.#scanner.fail("json.truncated", `the text ends where ${expected} should be`);
    else this.#scanner.fail("json.syntax", `expected ${expected}`);
    return next === 0x2c;
  }

  #room(count: number): boolean {
    if (count < MAX_CONTAINER) return true;
    this.#scanner.fail("json.container", `more than ${MAX_CONTAINER} entries`);
    return false;
  }
}

const shorten = (literal: string): string => (literal.length > 40 ? `${literal.slice(0, 37)}...` : literal);
