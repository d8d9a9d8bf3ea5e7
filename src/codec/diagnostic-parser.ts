import { fromHex, utf8 } from "../base/bytes.ts";
import { fail, ok, type Result } from "../base/errors.ts";
import { MAX_NESTING } from "../base/limits.ts";
import { ARRAY, BYTES, MAP, TAG, TEXT } from "./cbor-head.ts";
import { CborWriter } from "./cbor-writer.ts";
import type { CodecError } from "./codec.ts";
import { JsonScanner } from "./json-scanner.ts";
import { halfBits } from "./number-text.ts";

/**
 * Diagnostic notation (RFC 8949 §8) to CBOR: what `formatDiagnostic` writes, and what people write. JSON is part of it;
 * so are integer keys, `h'…'`, tags, simple values, indefinite lengths, encoding indicators of numbers, and comments
 * between slashes or after `#`.
 */
export function parseDiagnostic(text: string): Result<Uint8Array, CodecError> {
  return new Parser(text).run();
}

const WORDS: ReadonlyMap<string, readonly number[]> = new Map([
  ["false", [0xf4]],
  ["true", [0xf5]],
  ["null", [0xf6]],
  ["undefined", [0xf7]],
  ["NaN", [0xf9, 0x7e, 0x00]],
  ["Infinity", [0xf9, 0x7c, 0x00]],
  ["-Infinity", [0xf9, 0xfc, 0x00]],
]);

const BREAK = 0xff;

class Parser {
  readonly #text: string;
  readonly #out = new CborWriter(64);
  #at = 0;
  #error: CodecError | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Result<Uint8Array, CodecError> {
    if (this.#item(0)) {
      this.#space();
      if (this.#at < this.#text.length) this.#fail("more text after the item");
    }
    return this.#error === undefined ? ok(this.#out.finish()) : fail(this.#error);
  }

  #fail(detail: string): false {
    this.#error ??= { reason: "diag.syntax", offset: utf8(this.#text.slice(0, this.#at)).length, detail };
    return false;
  }

  /** Takes what matches here. */
  #take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern, "yu");
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#text);
    if (match === null) return undefined;
    this.#at = sticky.lastIndex;
    return match;
  }

  #space(): void {
    this.#take(/(?:\s|\/[^/]*\/|#[^\n]*)*/);
  }

  /** Recursion is as deep as MAX_NESTING, no deeper. */
  #item(depth: number): boolean {
    this.#space();
    if (depth > MAX_NESTING) return this.#fail(`nested deeper than ${MAX_NESTING}`);
    if (this.#take(/\[/)) return this.#container(ARRAY, depth, "]");
    if (this.#take(/\{/)) return this.#container(MAP, depth, "}");
    if (this.#take(/\(_/)) return this.#chunks();
    if (this.#text[this.#at] === '"' || /^(?:h'|'')/.test(this.#text.slice(this.#at, this.#at + 2)))
      return this.#string();
    const simple = this.#take(/simple\(\s*(\d{1,3})\s*\)/);
    if (simple !== undefined) return this.#simple(Number(simple[1]));
    const word = this.#take(/(false|true|null|undefined)(?!\w)|(NaN|-?Infinity)(?:_([1-3]))?(?![\w.])/);
    if (word !== undefined) return this.#word(word[1] ?? word[2] ?? "", word[3]);
    return this.#number(depth);
  }

  #word(word: string, width: string | undefined): boolean {
    if (width === "2" || width === "3") return this.#float(Number(word), width);
    this.#out.write(Uint8Array.from(WORDS.get(word) ?? []));
    return true;
  }

  #simple(value: number): boolean {
    if (value > 255 || (value >= 24 && value < 32)) return this.#fail(`there is no simple value ${value}`);
    if (value >= 32) this.#out.byte(0xf8);
    this.#out.byte(value < 24 ? 0xe0 | value : value);
    return true;
  }

  #container(major: number, depth: number, close: string): boolean {
    const indefinite = this.#take(/_(?=[\s\]}])/) !== undefined;
    const start = this.#out.length;
    let count = 0;
    if (indefinite) this.#out.byte((major << 5) | 31);
    this.#space();
    if (this.#text[this.#at] !== close) {
      do {
        if (!this.#entry(major, depth)) return false;
        count++;
        this.#space();
      } while (this.#take(/,/));
    }
    if (this.#text[this.#at] !== close) return this.#fail(`expected ${close} or ,`);
    this.#at++;
    if (indefinite) this.#out.byte(BREAK);
    else this.#out.closeHead(start, major, count);
    return true;
  }

  #entry(major: number, depth: number): boolean {
    if (!this.#item(depth + 1)) return false;
    if (major === ARRAY) return true;
    this.#space();
    return this.#take(/:/) === undefined ? this.#fail("expected a colon after a key") : this.#item(depth + 1);
  }

  #string(): boolean {
    if (this.#take(/(?:""|'')_/)) {
      this.#out.byte(this.#text[this.#at - 2] === '"' ? 0x7f : 0x5f);
      this.#out.byte(BREAK);
      return true;
    }
    const start = this.#at;
    const quoted = this.#take(/"(?:[^"\\]|\\.)*"/s);
    if (quoted !== undefined) {
      const scanner = new JsonScanner(utf8(quoted[0]));
      const content = scanner.string();
      if (content === undefined || scanner.loneSurrogateAt !== undefined) {
        this.#at = start;
        return this.#fail(scanner.error?.detail ?? "a lone surrogate");
      }
      this.#out.head(TEXT, content.length);
      this.#out.write(content);
      return true;
    }
    const hex = this.#take(/h'([^']*)'/);
    const bytes = hex === undefined ? undefined : fromHex((hex[1] ?? "").replace(/\s/g, ""));
    if (bytes === undefined) {
      this.#at = start;
      return this.#fail("a string that does not end, or is not hexadecimal");
    }
    this.#out.head(BYTES, bytes.length);
    this.#out.write(bytes);
    return true;
  }

  #chunks(): boolean {
    const start = this.#out.length;
    do {
      this.#space();
      if (!/^["h]/.test(this.#text.slice(this.#at, this.#at + 1))) return this.#fail("expected a string");
      if (!this.#string()) return false;
      this.#space();
    } while (this.#take(/,/));
    if (this.#take(/\)/) === undefined) return this.#fail("expected ) or ,");
    const written = this.#out.slice(start, this.#out.length).slice();
    this.#out.replace(start, Uint8Array.of((written[0] ?? 0) | 0x1f));
    this.#out.write(written);
    this.#out.byte(BREAK);
    return true;
  }

  #number(depth: number): boolean {
    const match = this.#take(/(-?\d+)(\.\d+)?(e[+-]?\d+)?(?:_([0-3]))?(?![\w.])/i);
    if (match === undefined) return this.#fail("expected an item");
    const [, digits = "", fraction, exponent, width] = match;
    if (fraction !== undefined || exponent !== undefined) {
      return this.#float(Number(`${digits}${fraction ?? ""}${exponent ?? ""}`), width);
    }
    const value = BigInt(digits);
    if (value > 0xffff_ffff_ffff_ffffn || value < -0x1_0000_0000_0000_0000n)
      return this.#fail("an integer beyond 64 bits");
    if (this.#take(/\(/)) return this.#tag(value, depth);
    if (width !== undefined) return this.#wide(value, Number(width));
    this.#out.integer(Number.isSafeInteger(Number(value)) ? Number(value) : value);
    return true;
  }

  #tag(number: bigint, depth: number): boolean {
    if (number < 0n) return this.#fail(`there is no tag ${number}`);
    if (number > BigInt(Number.MAX_SAFE_INTEGER)) this.#out.wideHead(TAG, number);
    else this.#out.head(TAG, Number(number));
    if (!this.#item(depth + 1)) return false;
    this.#space();
    return this.#take(/\)/) !== undefined || this.#fail("expected ) after the content of a tag");
  }

  /** A float in the shortest form, or in the one that its indicator names. */
  #float(value: number, width: string | undefined): boolean {
    const lost =
      (width === "1" && halfBits(value) === undefined) || (width === "2" && !Object.is(Math.fround(value), value));
    if (width === "0" || lost) return this.#fail(`${value} has no form _${width}`);
    const bytes = new DataView(new ArrayBuffer(8));
    if (width === "2") {
      bytes.setFloat32(0, value);
      this.#out.write(Uint8Array.of(0xfa, ...new Uint8Array(bytes.buffer, 0, 4)));
    } else if (width === "3") {
      bytes.setFloat64(0, value);
      this.#out.write(Uint8Array.of(0xfb, ...new Uint8Array(bytes.buffer)));
    } else {
      this.#out.float(value);
    }
    return true;
  }

  /** An integer whose argument takes 1, 2, 4 or 8 bytes, needed or not. */
  #wide(value: bigint, indicator: number): boolean {
    const argument = value < 0n ? -1n - value : value;
    const width = 1 << indicator;
    if (argument >= 1n << BigInt(8 * width)) return this.#fail(`${value} needs more than _${indicator}`);
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setBigUint64(0, argument);
    this.#out.byte((value < 0n ? 0x20 : 0) | (24 + indicator));
    this.#out.write(new Uint8Array(bytes.buffer, 8 - width));
    return true;
  }
}
