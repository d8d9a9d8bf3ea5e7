import { BYTES, SIMPLE, TAG, UNSIGNED } from "../cbor-head.ts";
import { binaryText } from "./binary-text.ts";
import { putHead } from "./heads.ts";
import { IdentifierWriter } from "./identifier-writer.ts";
import { keyHead } from "./key-index.ts";
import type { HectobitLimits } from "./limits.ts";
import type { Output } from "./output.ts";
import { isPlain } from "./plain.ts";
import { putReference } from "./reference.ts";
import type { Entry, Tables } from "./tables.ts";
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

  constructor(out: Output, tables: Tables, limits: HectobitLimits) {
    this.#out = out;
    this.#tables = tables;
    this.#limits = limits;
    this.#windows = new ContentWindows(limits.window);
    this.#text = new TextWriter(out, tables.fragments);
    this.#identifiers = new IdentifierWriter(out, this.#windows, this.#text);
  }

  /** A string whose JSON text had no backslash. */
  write(content: Uint8Array, asKey: boolean): void {
    const entry = this.#tables.find(content);
    if (entry !== undefined && this.#listed(entry, asKey)) return;
    const length = content.length;
    if (length < SHORTEST_PUSHED || length > LONGEST_PUSHED) {
      if (!this.#identifiers.write(content)) this.#text.write(content);
      return;
    }
    const name = binaryText(content);
    const ring = ringOf(content[0]);
    if (putReference(this.#out, this.#windows, ring, name)) return;
    if (!this.#identifiers.write(content)) this.#text.write(content);
    this.#windows.push(ring, name);
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
  #listed({ key, value }: Entry, asKey: boolean): boolean {
    const isKey = key >= 0 && key < this.#limits.keys;
    if (asKey && isKey) {
      const { major, argument } = keyHead(key);
      putHead(this.#out, major, argument);
      return true;
    }
    if (value >= 0 && value < this.#limits.values) {
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
