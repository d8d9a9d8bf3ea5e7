import { utf8 } from "../../base/bytes.ts";
import { fnv1aNumber } from "../../base/fnv.ts";
import { HECTOBIT_FRAGMENTS_V1 } from "./hectobit-v1-fragments.ts";
import { HECTOBIT_KEYS_V1 } from "./hectobit-v1-keys.ts";
import { HECTOBIT_VALUES_V1 } from "./hectobit-v1-values.ts";

/** Tables of docs/codec.md, §5 and §6; the place in a list is the index. */
export interface HectobitTables {
  readonly version: number;
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly fragments: readonly string[];
}

export const HECTOBIT_TABLES_V1: HectobitTables = {
  version: 1,
  keys: HECTOBIT_KEYS_V1,
  values: HECTOBIT_VALUES_V1,
  fragments: HECTOBIT_FRAGMENTS_V1,
};

/** FNV-1a (32 bits, unsigned) over the JSON text of `[version, keys, values, fragments]`: tells peers' tables apart. */
export function hectobitTablesHash(tables: HectobitTables): number {
  const { version, keys, values, fragments } = tables;
  return fnv1aNumber(utf8(JSON.stringify([version, keys, values, fragments])));
}

export const HECTOBIT_TABLES_V1_HASH = hectobitTablesHash(HECTOBIT_TABLES_V1);
