import { utf8 } from "../../base/bytes.ts";
import { HECTOBIT_TABLES_V1 } from "../tables/hectobit-v1.ts";
import { binaryText } from "./binary-text.ts";
import { Fragments } from "./fragments.ts";

/** Lists whose positions are what the wire carries; docs/codec.md §5, §6. */
export interface TableLists {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly fragments: readonly string[];
}

/** Tables ready for use: contents to indices as binary text, and indices to bytes. */
export class Tables {
  readonly keys: number;
  readonly values: number;
  /** Bytes of the longest key or value. */
  readonly longest: number;
  readonly fragments: Fragments;
  readonly #keyBytes: readonly Uint8Array[];
  readonly #valueBytes: readonly Uint8Array[];
  readonly #keyIndices: ReadonlyMap<string, number>;
  readonly #valueIndices: ReadonlyMap<string, number>;

  constructor(lists: TableLists) {
    this.#keyBytes = lists.keys.map(utf8);
    this.#valueBytes = lists.values.map(utf8);
    this.fragments = new Fragments(lists.fragments.map(utf8));
    this.#keyIndices = indices(this.#keyBytes);
    this.#valueIndices = indices(this.#valueBytes);
    this.keys = lists.keys.length;
    this.values = lists.values.length;
    this.longest = Math.max(0, ...[...this.#keyBytes, ...this.#valueBytes].map((bytes) => bytes.length));
  }

  key(name: string): number | undefined {
    return this.#keyIndices.get(name);
  }

  value(name: string): number | undefined {
    return this.#valueIndices.get(name);
  }

  keyBytes(index: number): Uint8Array | undefined {
    return this.#keyBytes[index];
  }

  valueBytes(index: number): Uint8Array | undefined {
    return this.#valueBytes[index];
  }
}

function indices(entries: readonly Uint8Array[]): Map<string, number> {
  return new Map(entries.map((bytes, index) => [binaryText(bytes), index] as const));
}

export const FULL_TABLES = new Tables(HECTOBIT_TABLES_V1);
