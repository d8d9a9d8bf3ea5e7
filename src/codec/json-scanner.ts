import { ByteWriter } from "../base/bytes.ts";
import type { CodecError } from "./codec.ts";
import { sequenceLength, wellFormedText } from "./utf8.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Value of a hexadecimal digit, -1 for anything else. */
function hexDigit(byte: number): number {
  if (isDigit(byte)) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

const SIMPLE_ESCAPES: ReadonlyMap<number, number> = new Map(
  [...'"\\/']
    .map((c) => [c.charCodeAt(0), c.charCodeAt(0)] as const)
    .concat([
      [0x62, 0x08],
      [0x66, 0x0c],
      [0x6e, 0x0a],
      [0x72, 0x0d],
      [0x74, 0x09],
    ]),
);

/** Reads the tokens of JSON text strictly (RFC 8259). The first thing wrong stays in `error`. */
export class JsonScanner {
  readonly #bytes: Uint8Array;
  #at = 0;
  #error: CodecError | undefined;
  /** A string held an escaped surrogate without its partner; it was read as U+FFFD. */
  #loneSurrogateAt: number | undefined;
  #escaped = false;
  #unicode = true;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get offset(): number {
    return this.#at;
  }

  get error(): CodecError | undefined {
    return this.#error;
  }

  get loneSurrogateAt(): number | undefined {
    return this.#loneSurrogateAt;
  }

  /** Whether the string read last had a backslash in its text. */
  get escaped(): boolean {
    return this.#escaped;
  }

  /** Whether the string read last is Unicode text: no surrogate was without its partner. */
  get unicode(): boolean {
    return this.#unicode;
  }

  /** The text from `start` to where the scanner is. */
  textFrom(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.#at);
  }

  fail(reason: string, detail: string, offset = this.#at): undefined {
    this.#error ??= { reason, offset, detail };
    return undefined;
  }

  /** The next byte that is not white space, without taking it; -1 at the end. */
  peek(): number {
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) return -1;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.#at++;
    }
  }

  /** Takes the byte that `peek` showed. */
  skip(): void {
    this.#at++;
  }

  /** Takes one of `true`, `false`, `null`. */
  word(word: string): boolean {
    for (let i = 0; i < word.length; i++) {
      const byte = this.#bytes[this.#at + i];
      if (byte === undefined) {
        this.fail("json.truncated", `the text ends within "${word}"`, this.#bytes.length);
        return false;
      }
      if (byte !== word.charCodeAt(i)) {
        this.fail("json.syntax", `expected a value; "${word}" is misspelt here`, this.#at + i);
        return false;
      }
    }
    this.#at += word.length;
    return true;
  }

  /** A number's literal, as it stands. */
  number(): { readonly literal: string; readonly integer: boolean } | undefined {
    const start = this.#at;
    if (this.#bytes[this.#at] === MINUS) this.#at++;
    const first = this.#bytes[this.#at] ?? 0;
    if (!this.#digits("expected a digit", first === 0x30 ? 1 : undefined)) return undefined;
    if (first === 0x30 && isDigit(this.#bytes[this.#at] ?? 0)) {
      return this.fail("json.syntax", "a number has no leading zero");
    }
    let integer = true;
    if (this.#bytes[this.#at] === 0x2e) {
      integer = false;
      this.#at++;
      if (!this.#digits("expected a digit after the decimal point")) return undefined;
    }
    const exponent = this.#bytes[this.#at];
    if (exponent === 0x65 || exponent === 0x45) {
      integer = false;
      this.#at++;
      const sign = this.#bytes[this.#at];
      if (sign === 0x2b || sign === MINUS) this.#at++;
      if (!this.#digits("expected a digit in the exponent")) return undefined;
    }
    return { literal: wellFormedText(this.#bytes.subarray(start, this.#at)), integer };
  }

  /** A string's content as well-formed UTF-8, escapes resolved. The next byte is the opening quote. */
  string(): Uint8Array | undefined {
    const start = ++this.#at;
    this.#unicode = true;
    if (!this.#plain()) return undefined;
    this.#escaped = this.#bytes[this.#at] === BACKSLASH;
    if (!this.#escaped) return this.#bytes.subarray(start, this.#at++);
    const content = new ByteWriter(this.#at - start + 64);
    content.write(this.#bytes.subarray(start, this.#at));
    while (this.#bytes[this.#at] === BACKSLASH) {
      if (!this.#escape(content)) return undefined;
      const from = this.#at;
      if (!this.#plain()) return undefined;
      content.write(this.#bytes.subarray(from, this.#at));
    }
    this.#at++;
    return content.finish();
  }

  /** Goes on to the next quote or backslash. */
  #plain(): boolean {
    const bytes = this.#bytes;
    let at = this.#at;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined || byte < 0x20 || byte >= 0x80) {
        const length = byte === undefined || byte < 0x20 ? 0 : sequenceLength(bytes, at);
        if (length === 0) {
          this.#at = at;
          if (byte === undefined) this.fail("json.truncated", "the text ends within a string");
          else if (byte < 0x20) this.fail("json.syntax", "a control character in a string must be escaped");
          else this.fail("json.utf8", "malformed UTF-8");
          return false;
        }
        at += length;
      } else if (byte === QUOTE || byte === BACKSLASH) {
        this.#at = at;
        return true;
      } else {
        at++;
      }
    }
  }

  #escape(content: ByteWriter): boolean {
    const start = this.#at;
    const letter = this.#bytes[start + 1] ?? 0;
    if (start + 1 >= this.#bytes.length) return this.#cut();
    const simple = SIMPLE_ESCAPES.get(letter);
    if (simple !== undefined) {
      content.u8(simple);
      this.#at += 2;
      return true;
    }
    const unit = letter === 0x75 ? this.#hex4(start + 2) : undefined;
    if (unit === undefined) {
      if (letter === 0x75 && this.#cutHex(start + 2)) return this.#cut();
      this.fail("json.syntax", "unknown escape in a string");
      return false;
    }
    this.#at += 6;
    writeCodePoint(content, this.#pair(unit, start));
    return true;
  }

  #cut(): false {
    this.fail("json.truncated", "the text ends within a string", this.#bytes.length);
    return false;
  }

  /** Whether the text ends within four hexadecimal digits. */
  #cutHex(at: number): boolean {
    for (let i = at; i < this.#bytes.length; i++) if (hexDigit(this.#bytes[i] ?? 0) < 0) return false;
    return at + 4 > this.#bytes.length;
  }

  /** Joins an escaped surrogate with the one after it. */
  #pair(unit: number, start: number): number {
    if (unit < 0xd800 || unit > 0xdfff) return unit;
    const follows = this.#bytes[this.#at] === BACKSLASH && this.#bytes[this.#at + 1] === 0x75;
    const low = follows ? this.#hex4(this.#at + 2) : undefined;
    if (unit < 0xdc00 && low !== undefined && low >= 0xdc00 && low <= 0xdfff) {
      this.#at += 6;
      return 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
    this.#loneSurrogateAt ??= start;
    this.#unicode = false;
    return 0xfffd;
  }

  #hex4(at: number): number | undefined {
    let value = 0;
    for (let i = at; i < at + 4; i++) {
      const digit = hexDigit(this.#bytes[i] ?? 0);
      if (digit < 0) return undefined;
      value = value * 16 + digit;
    }
    return value;
  }

  /** Takes at least one digit, and no more than `most`. */
  #digits(expected: string, most = Number.POSITIVE_INFINITY): boolean {
    const start = this.#at;
    while (this.#at - start < most && isDigit(this.#bytes[this.#at] ?? 0)) this.#at++;
    if (this.#at > start) return true;
    this.fail(this.#at < this.#bytes.length ? "json.syntax" : "json.truncated", expected);
    return false;
  }
}

function writeCodePoint(out: ByteWriter, point: number): void {
  if (point < 0x80) {
    out.u8(point);
  } else if (point < 0x800) {
    out.u8(0xc0 | (point >>> 6));
    out.u8(0x80 | (point & 0x3f));
  } else if (point < 0x1_0000) {
    out.u8(0xe0 | (point >>> 12));
    out.u8(0x80 | ((point >>> 6) & 0x3f));
    out.u8(0x80 | (point & 0x3f));
  } else {
    out.u8(0xf0 | (point >>> 18));
    out.u8(0x80 | ((point >>> 12) & 0x3f));
    out.u8(0x80 | ((point >>> 6) & 0x3f));
    out.u8(0x80 | (point & 0x3f));
  }
}
