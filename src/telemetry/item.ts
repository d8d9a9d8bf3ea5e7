import type { Decimal } from "./decimal.ts";

/** What a reading's payload is made of, whether it came as CBOR or as JSON. Numbers are exact. */
export type Item =
  | { readonly kind: "number"; readonly value: Decimal }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  | { readonly kind: "bytes"; readonly value: Uint8Array }
  | { readonly kind: "array"; readonly items: readonly Item[] }
  /** Keys are texts, or integers in CBOR. */
  | { readonly kind: "map"; readonly entries: ReadonlyMap<string | number, Item> };

/** Readings are flat: a pack of records, a map of values with a unit each. */
export const DEEPEST = 4;
export const MOST_ENTRIES = 1_024;
