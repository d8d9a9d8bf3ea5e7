import type { Codec } from "../codec/codec.ts";

/**
 * What the other side of the link understands.
 * - `hectobit`: everything of docs/decisions/0002-msc3079-profile.md.
 * - `lb`: only what matrix-org/lb does: ten response codes, CBOR answers, 16 options, queries to 255 bytes.
 * - `auto`: as a client, `hectobit`; as a gateway, `hectobit` to requests that carry one of its options, and to all
 *   others answers that both understand.
 */
export type PeerDialect = "hectobit" | "lb" | "auto";

export interface MappingSettings {
  readonly codec: Codec;
  readonly peerDialect: PeerDialect;
}
