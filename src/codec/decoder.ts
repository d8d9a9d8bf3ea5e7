import { fail, ok, type Result } from "../base/errors.ts";
import { MAX_BODY, MAX_CONTAINER, MAX_NESTING } from "../base/limits.ts";
import { ARRAY, BYTES, MAP, NEGATIVE, TAG, TEXT, UNSIGNED } from "./cbor-head.ts";
import { CborReader, type Head, INDEFINITE } from "./cbor-reader.ts";
import type { CodecError } from "./codec.ts";
import { JsonWriter } from "./json-writer.ts";
import type { KeyTable } from "./key-table.ts";
import { floatText } from "./number-text.ts";
import { wellFormedText } from "./utf8.ts";

/**
 * CBOR to JSON text with a key table; see Codec.decode. Strict, because a remote wrote it: byte strings, tags, NaN,
 * infinities, repeated keys, odd simple values and trailing bytes are refused with a reason.
 */
export function decodeCbor(cbor: Uint8Array, keys: KeyTable): Result<Uint8Array, CodecError> {
  return new Decoder(cbor, keys).run();
}

/** In which forms a key of a map was seen, and where the entry that counts stands among all. */
interface Entry {
  readonly index: number;
  readonly integer: boolean;
  readonly text: boolean;
}

class Decoder {
  readonly #reader: CborReader;
  readonly #out: JsonWriter;
  readonly #keys: KeyTable;

  constructor(cbor: Uint8Array, keys: KeyTable) {
    this.#reader = new CborReader(cbor);
    this.#out = new JsonWriter(cbor.length * 2, MAX_BODY);
    this.#keys = keys;
  }

  run(): Result<Uint8Array, CodecError> {
    const reader = this.#reader;
    if (this.#value(0) && reader.remaining > 0) reader.fail("cbor.trailing", "more bytes after the item");
    if (this.#out.full) reader.fail("cbor.too-large", `the JSON is larger than ${MAX_BODY} bytes`);
    if (reader.error !== undefined) return fail(reader.error);
    return ok(this.#out.finish());
  }

  /** Recursion is as deep as MAX_NESTING, no deeper. */
  #value(depth: number): boolean {
    const start = this.#reader.offset;
    const head = this.#reader.head();
    if (head === undefined) return false;
    if (this.#out.full) return this.#refuse("cbor.too-large", `the JSON is larger than ${MAX_BODY} bytes`, start);
    switch (head.major) {
      case UNSIGNED:
      case NEGATIVE: {
        const text = this.#integer(head, start);
        if (text !== undefined) this.#out.ascii(text);
        return text !== undefined;
      }
      case TEXT:
        return this.#string(head);
      case ARRAY:
        return this.#container(head, start, depth) && this.#array(head, depth + 1);
      case MAP:
        return this.#container(head, start, depth) && this.#map(head, depth + 1);
      case BYTES:
        return this.#refuse("cbor.byte-string", "JSON has no byte strings", start);
      case TAG:
        return this.#refuse("cbor.tag", `tag ${head.argument} has no meaning in JSON`, start);
      default:
        return this.#simple(head, start);
    }
  }

  #refuse(reason: string, detail: string, offset: number): false {
    this.#reader.fail(reason, detail, offset);
    return false;
  }

  #integer(head: Head, start: number): string | undefined {
    if (head.info === INDEFINITE) return this.#reader.fail("cbor.syntax", "an integer has no indefinite length", start);
    if (head.major === UNSIGNED) return String(head.argument);
    return String(-1n - BigInt(head.argument));
  }

  #string(head: Head): boolean {
    const text = this.#reader.string(head);
    if (text === undefined) return false;
    this.#out.string(text);
    return true;
  }

  #simple(head: Head, start: number): boolean {
    if (head.info >= 25 && head.info <= 27) {
      const value = this.#reader.float(head);
      if (!Number.isFinite(value)) return this.#refuse("cbor.not-finite", `JSON has no ${value}`, start);
      this.#out.ascii(floatText(value));
      return true;
    }
    const word = SIMPLE_WORDS.get(head.info);
    if (word === undefined) {
      const what = head.info === INDEFINITE ? "a break without an open item" : `simple value ${head.argument}`;
      return this.#refuse("cbor.simple", `${what} has no meaning in JSON`, start);
    }
    this.#out.ascii(word);
    return true;
  }

  /** Refuses a container that is nested too deep, or says to hold more than there is. */
  #container(head: Head, start: number, depth: number): boolean {
    if (depth >= MAX_NESTING) return this.#refuse("cbor.nesting", `nested deeper than ${MAX_NESTING}`, start);
    if (head.info === INDEFINITE) return true;
    if (head.argument > MAX_CONTAINER) {
      return this.#refuse("cbor.container", `more than ${MAX_CONTAINER} entries`, start);
    }
    const least = Number(head.argument) * (head.major === MAP ? 2 : 1);
    if (least > this.#reader.remaining) {
      return this.#refuse("cbor.truncated", "a container says to hold more items than bytes follow", start);
    }
    return true;
  }

  /** Whether a container that holds `count` items so far goes on. */
  #more(head: Head, count: number): boolean {
    if (head.info !== INDEFINITE) return count < Number(head.argument);
    if (this.#reader.takeBreak()) return false;
    if (count < MAX_CONTAINER) return true;
    return this.#refuse("cbor.container", `more than ${MAX_CONTAINER} entries`, this.#reader.offset);
  }

  #array(head: Head, depth: number): boolean {
    this.#out.byte(0x5b);
    for (let count = 0; this.#more(head, count); count++) {
      if (count > 0) this.#out.byte(0x2c);
      if (!this.#value(depth)) return false;
    }
    this.#out.byte(0x5d);
    return this.#reader.error === undefined;
  }

  /** MSC3079: of a key present as integer and as text, the text wins. The same form twice is ambiguous, and refused. */
  #map(head: Head, depth: number): boolean {
    const entries = new Map<string, Entry>();
    const starts: number[] = [];
    const superseded: number[] = [];
    this.#out.byte(0x7b);
    for (let index = 0; this.#more(head, index); index++) {
      starts.push(this.#out.length);
      if (index > 0) this.#out.byte(0x2c);
      const key = this.#key();
      if (key === undefined || !this.#value(depth)) return false;
      const earlier = entries.get(key.name);
      if (earlier === undefined) {
        entries.set(key.name, { index, integer: key.fromInteger, text: !key.fromInteger });
      } else if (key.fromInteger ? earlier.integer : earlier.text) {
        return this.#refuse("cbor.repeated-key", "a key occurs twice in a map", this.#reader.offset);
      } else {
        superseded.push(key.fromInteger ? index : earlier.index);
        entries.set(key.name, { index: key.fromInteger ? earlier.index : index, integer: true, text: true });
      }
    }
    this.#drop(starts, superseded);
    this.#out.byte(0x7d);
    return this.#reader.error === undefined;
  }

  /** Takes entries out of the map that was just written. Every entry but the first has its comma. */
  #drop(starts: readonly number[], superseded: number[]): void {
    superseded.sort((a, b) => a - b);
    const ranges: [start: number, end: number][] = [];
    for (const index of superseded) {
      const end = starts[index + 1] ?? this.#out.length;
      ranges.push([starts[index] ?? end, end]);
    }
    // the entry that becomes the first has its comma no longer; one always stays
    const leading = superseded.findIndex((index, place) => index !== place);
    const last = ranges[(leading < 0 ? superseded.length : leading) - 1];
    if (last !== undefined) last[1] += 1;
    this.#out.cut(ranges);
  }

  #key(): { readonly name: string; readonly fromInteger: boolean } | undefined {
    const start = this.#reader.offset;
    const head = this.#reader.head();
    if (head === undefined) return undefined;
    if (head.major === TEXT) {
      const text = this.#reader.string(head);
      if (text === undefined) return undefined;
      this.#out.string(text);
      this.#out.byte(0x3a);
      return { name: wellFormedText(text), fromInteger: false };
    }
    if ((head.major !== UNSIGNED && head.major !== NEGATIVE) || head.info === INDEFINITE) {
      return this.#reader.fail("cbor.key", "a key is neither text nor an integer", start);
    }
    const known = head.major === UNSIGNED ? this.#keys.name(Number(head.argument)) : undefined;
    const name = known ?? this.#integer(head, start);
    if (name === undefined) return undefined;
    // Names of a table and digits are ASCII without anything to escape.
    this.#out.ascii(`"${name}":`);
    return { name, fromInteger: true };
  }
}

const SIMPLE_WORDS: ReadonlyMap<number, string> = new Map([
  [20, "false"],
  [21, "true"],
  [22, "null"],
  // RFC 8949 §6.1: undefined has no counterpart but null.
  [23, "null"],
]);
