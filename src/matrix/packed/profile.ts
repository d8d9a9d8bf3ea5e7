import { utf8 } from "../../base/bytes.ts";
import { fnv1aNumber } from "../../base/fnv.ts";
import type { SequenceCodec } from "../../codec/codec.ts";
import { HECTOBIT_TABLES_V1, HECTOBIT_TABLES_V1_HASH } from "../../codec/tables/hectobit-v1.ts";
import { ENDPOINT_TABLE } from "./endpoint-table.ts";

/** What both ends of packed exchanges must have alike: the codec with its tables, and the table of endpoints. */
export interface PackedProfile {
  readonly codec: SequenceCodec;
  readonly tables: Tables;
}

/** Names tables: two with the same version and hash are the same. */
export interface Tables {
  readonly version: number;
  /** 32 bits. */
  readonly hash: number;
}

export const sameTables = (a: Tables, b: Tables): boolean => a.version === b.version && a.hash === b.hash;

const TABLES: Tables = {
  version: HECTOBIT_TABLES_V1.version,
  // of the codec's hash in decimal and the lines of the endpoint table, with a line feed between
  hash: fnv1aNumber(utf8([HECTOBIT_TABLES_V1_HASH, ...ENDPOINT_TABLE].join("\n"))),
};

/** The profile of version 1, with an implementation of its codec. */
export const packedProfile = (codec: SequenceCodec): PackedProfile => ({ codec, tables: TABLES });
