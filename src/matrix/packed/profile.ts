import { utf8 } from "../../base/bytes.ts";
import { fnv1a } from "../../base/fnv.ts";
import type { SequenceCodec } from "../../codec/codec.ts";
import { HECTOBIT_TABLES_V1, hectobitTablesHash } from "../../codec/tables/hectobit-v1.ts";
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

/** FNV-1a over the codec's hash in decimal and the lines of the endpoint table, each behind a line feed. */
function hashOfAll(codecHash: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = fnv1a(utf8([codecHash, ...ENDPOINT_TABLE].join("\n")));
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

const TABLES: Tables = {
  version: HECTOBIT_TABLES_V1.version,
  hash: hashOfAll(hectobitTablesHash(HECTOBIT_TABLES_V1)),
};

/** The profile of version 1, with an implementation of its codec. */
export const packedProfile = (codec: SequenceCodec): PackedProfile => ({ codec, tables: TABLES });
