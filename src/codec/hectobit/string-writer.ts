import { binaryText } from "./binary-text.ts";
import { BYTES, putHead, SIMPLE, TAG, UNSIGNED } from "./heads.ts";
import { IdentifierWriter } from "./identifier-writer.ts";
import { keyHead } from "./key-index.ts";
import type { HectobitLimits } from "./limits.ts";
import type { Output } from "./output.ts";
import { isPlain } from "./plain.ts";
import { putReference } from "./reference.ts";
import type { Tables } from "./tables.ts";
import * as tags from "./tags.ts";
import { TextWriter } from "./text-writer.ts";
import { ContentWindows, LONGEST_PUSHED, ringOf, SHORTEST_PUSHED } from "./windows.ts";

/** Strings to CBOR, with the windows of one message; docs/codec.md §3. */
export class StringWriter {
  readonly #out: Output;
  readonly #tables: Tables;
  readonly #limits: HectobitLimits;
  readonly #windows: ContentWindows;
  readonly #text: TextWriter;
  readonly #identifiers: IdentifierWriter;
  /** Contents longer than this are in no table and no window. */
  readonly #longest: number;

  constructor(out: Output, tables: Tables, limits: HectobitLimits) {
    this.#out = out;
    this.#tables = tables;
    this.#limits = limits;
    this.#windows = new ContentWindows(limits.window);
    this.#text = new TextWriter(out, tables.fragments);
    this.#identifiers = new IdentifierWriter(out, this.#windows, this.#text);
    this.#longest = Math.max(tables.longest, LONGEST_PUSHED);
  }

  /** A string whose JSON text had no backslash. */
  write(content: Uint8Array, asKey: boolean): void {
    const length = content.length;
    const name = length <= this.#longest ? binaryText(content) : "";
    if (name.length === length && this.#listed(name, asKey)) return;
    const pushed = length >= SHORTEST_PUSHED && length <= LONGEST_PUSHED;
    const ring = ringOf(content[0]);
    if (pushed && putReference(this.#out, this.#windows, ring, name)) return;
    if (!this.#identifiers.write(content)) this.#text.write(content);
    if (pushed) this.#windows.push(ring, name);
  }

  /** A string whose JSON text had one. */
  writeEscaped(content: Uint8Array): void {
    this.#text.writeEscaped(content);
    if (content.length < SHORTEST_PUSHED || content.length > LONGEST_PUSHED) return;
    if (isPlain(content, 0, content.length)) this.#windows.pushInert(ringOf(content[0]));
  }

  /** JSON text that stays as it is. */
  writeLiteral(text: Uint8Array): void {
    putHead(this.#out, TAG, tags.LITERAL);
    putHead(this.#out, BYTES, text.length);
    this.#out.write(text);
  }

  /** Steps 1 and 2. */
  #listed(name: string, asKey: boolean): boolean {
    const key = this.#tables.key(name);
    const isKey = key !== undefined && key < this.#limits.keys;
    if (asKey && isKey) {
      const { major, argument } = keyHead(key);
      putHead(this.#out, major, argument);
      return true;
    }
    const value = this.#tables.value(name);
    if (value !== undefined && value < this.#limits.values) {
      this.#value(value);
      return true;
    }
    if (!isKey) return false;
    putHead(this.#out, TAG, tags.KEY);
    putHead(this.#out, UNSIGNED, key);
    return true;
  }

  #value(index: number): void {
    if (index < tags.SIMPLE_VALUES) {
      const simple = index < tags.SHORT_VALUES ? tags.FIRST_VALUE + index : tags.FIRST_LONG_VALUE + index;
      putHead(this.#out, SIMPLE, simple);
      return;
    }
    putHead(this.#out, TAG, tags.VALUE);
    putHead(this.#out, UNSIGNED, index - tags.SIMPLE_VALUES);
  }
}
