import { equalBytes, utf8 } from "../../base/bytes.ts";
import { HECTOBIT_TABLES_V1 } from "../tables/hectobit-v1.ts";
import { Fragments } from "./fragments.ts";

/** Lists whose positions are what the wire carries; docs/codec.md §5, §6. */
export interface TableLists {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly fragments: readonly string[];
}

/** A string of the tables, and its position in each; -1 where it is not listed. */
export interface Entry {
  readonly bytes: Uint8Array;
  key: number;
  value: number;
}

/** Tables ready for use: contents to positions, and positions to contents. */
export class Tables {
  readonly keys: number;
  readonly values: number;
  readonly fragments: Fragments;
  readonly #keys: readonly Entry[];
  readonly #values: readonly Entry[];
  /** Bytes of the longest key or value. */
  readonly #longest: number;
  /** Hash table with open addressing: more than twice as many slots as entries, so that most are found at once. */
  readonly #slots: (Entry | undefined)[];

  constructor(lists: TableLists) {
    const entries = new Map<string, Entry>();
    const entry = (text: string): Entry => {
      const found = entries.get(text) ?? { bytes: utf8(text), key: -1, value: -1 };
      entries.set(text, found);
      return found;
    };
    this.#keys = lists.keys.map(entry);
    this.#values = lists.values.map(entry);
    for (const [index, key] of this.#keys.entries()) key.key = index;
    for (const [index, value] of this.#values.entries()) value.value = index;
    this.keys = lists.keys.length;
    this.values = lists.values.length;
    this.fragments = new Fragments(lists.fragments.map(utf8));
    this.#longest = Math.max(0, ...[...entries.values()].map(({ bytes }) => bytes.length));
    this.#slots = new Array<Entry | undefined>(2 ** Math.ceil(Math.log2(entries.size * 2 + 2))).fill(undefined);
    for (const each of entries.values()) this.#slots[this.#slot(each.bytes)] = each;
  }

  find(content: Uint8Array): Entry | undefined {
    return content.length <= this.#longest ? this.#slots[this.#slot(content)] : undefined;
  }

  keyBytes(index: number): Uint8Array | undefined {
    return this.#keys[index]?.bytes;
  }

  valueBytes(index: number): Uint8Array | undefined {
    return this.#values[index]?.bytes;
  }

  /** Where the content is, or would be. */
  #slot(content: Uint8Array): number {
    const mask = this.#slots.length - 1;
    let slot = hash(content) & mask;
    for (;;) {
      const entry = this.#slots[slot];
      if (entry === undefined || equalBytes(entry.bytes, content)) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

function hash(content: Uint8Array): number {
  let value = content.length;
  for (let i = 0; i < content.length; i++) value = (Math.imul(value, 31) + (content[i] ?? 0)) | 0;
  return value ^ (value >>> 15);
}

export const FULL_TABLES = new Tables(HECTOBIT_TABLES_V1);
