import { BYTES, NEGATIVE, SIMPLE, TAG, UNSIGNED } from "../cbor-head.ts";
import { escapeOf, mustEscape } from "../json-escapes.ts";
import { JsonScanner } from "../json-scanner.ts";
import type { HeadReader } from "./heads.ts";
import { IdentifierReader } from "./identifier-reader.ts";
import { keyIndex } from "./key-index.ts";
import type { HectobitLimits } from "./limits.ts";
import type { Output } from "./output.ts";
import { HASH_BYTES, PartReader, type Written } from "./part-reader.ts";
import { isPlain } from "./plain.ts";
import type { Tables } from "./tables.ts";
import * as tags from "./tags.ts";
import { LONGEST_PUSHED, PlaceWindows, ringOf, SERVERS, SHORTEST_PUSHED } from "./windows.ts";

const QUOTE = 0x22;

/** CBOR to strings, with the windows of one message; docs/codec.md §3. */
export class StringReader {
  readonly #heads: HeadReader;
  readonly #out: Output;
  readonly #tables: Tables;
  readonly #limits: HectobitLimits;
  readonly #windows: PlaceWindows;
  readonly #parts: PartReader;
  readonly #identifiers: IdentifierReader;

  constructor(heads: HeadReader, out: Output, tables: Tables, limits: HectobitLimits) {
    this.#heads = heads;
    this.#out = out;
    this.#tables = tables;
    this.#limits = limits;
    this.#windows = new PlaceWindows(limits.window);
    this.#parts = new PartReader(heads, out, tables, this.#windows);
    this.#identifiers = new IdentifierReader(heads, out, this.#windows, this.#parts);
  }

  /** A member's key, from its head on. */
  key(): boolean {
    const heads = this.#heads;
    if (!heads.read()) return false;
    if (heads.major === UNSIGNED || heads.major === NEGATIVE) {
      return this.#listed(this.#key(keyIndex(heads.major, heads.argument)));
    }
    return heads.major === TAG && heads.argument === tags.LITERAL ? this.literal(false) : this.value();
  }

  /** The string whose head was read last. */
  value(): boolean {
    const out = this.#out;
    const { major, argument } = this.#heads;
    if (major === SIMPLE && argument >= tags.FIRST_VALUE) {
      const index = argument - (argument < 20 ? tags.FIRST_VALUE : tags.FIRST_LONG_VALUE);
      if (argument >= 20 && argument < 32) return this.#heads.malformed("this simple value is no string");
      return this.#listed(this.#value(index));
    }
    if (major === TAG && (argument === tags.KEY || argument === tags.VALUE)) return this.#position(argument);
    out.u8(QUOTE);
    const start = out.length;
    this.#identifiers.pushedServer = -1;
    const written = this.#content();
    if (written === undefined) return false;
    if (!out.full) this.#close(start, written);
    return true;
  }

  /** What follows tag 262: JSON text of a string, or also of a number. */
  literal(orNumber: boolean): boolean {
    const heads = this.#heads;
    if (!heads.read()) return false;
    if (heads.major !== BYTES) return heads.malformed("expected a byte string under tag 262");
    const text = heads.take();
    if (text === undefined) return false;
    const scanner = new JsonScanner(text);
    const taken = text[0] === QUOTE ? scanner.string() : orNumber ? scanner.number() : undefined;
    if (taken === undefined || scanner.offset !== text.length) return heads.malformed("bad JSON under tag 262");
    this.#out.write(text);
    return true;
  }

  #content(): Written | undefined {
    const { major, argument } = this.#heads;
    let identifier: boolean | undefined;
    if (major === TAG) identifier = this.#identifiers.read(argument);
    else if (major === BYTES && argument === HASH_BYTES) identifier = this.#identifiers.eventHash();
    if (identifier === undefined) return this.#parts.content();
    return identifier ? "written" : undefined;
  }

  #position(tag: number): boolean {
    const heads = this.#heads;
    const { start } = heads;
    if (!heads.read()) return false;
    if (heads.major !== UNSIGNED) return heads.malformed("expected a position in a table");
    const entry = tag === tags.KEY ? this.#key(heads.argument) : this.#value(tags.SIMPLE_VALUES + heads.argument);
    return this.#listed(entry, start);
  }

  #key(index: number): Uint8Array | undefined {
    return index < this.#limits.keys ? this.#tables.keyBytes(index) : undefined;
  }

  #value(index: number): Uint8Array | undefined {
    return index < this.#limits.values ? this.#tables.valueBytes(index) : undefined;
  }

  /** `at` is where the position's item begins. */
  #listed(entry: Uint8Array | undefined, at = this.#heads.start): boolean {
    if (entry === undefined) return this.#heads.fail("cbor.reference", "a position beyond the table's end", at);
    const out = this.#out;
    out.u8(QUOTE);
    const start = out.length;
    out.write(entry);
    if (!out.full) this.#close(start, "referred");
    return true;
  }

  /** The content from `start` on becomes a string, and enters its window. */
  #close(start: number, written: Written): void {
    const out = this.#out;
    const length = out.length - start;
    if (!isPlain(out.bytes, start, out.length)) {
      this.#escape(start);
    } else if (written === "written" && length >= SHORTEST_PUSHED && length <= LONGEST_PUSHED) {
      this.#windows.push(ringOf(out.bytes[start]), start, length);
    }
    out.u8(QUOTE);
  }

  #escape(start: number): void {
    const out = this.#out;
    const content = out.bytes.slice(start, out.length);
    const server = this.#identifiers.pushedServer - start;
    out.truncate(start);
    for (let i = 0; i < content.length && !out.full; i++) {
      // The server has nothing to escape, but the local part before it has.
      if (i === server) this.#windows.move(SERVERS, out.length - start - server);
      const byte = content[i] ?? 0;
      if (mustEscape(byte)) out.ascii(escapeOf(byte));
      else out.u8(byte);
    }
  }
}
