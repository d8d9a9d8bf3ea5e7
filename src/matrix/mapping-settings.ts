import type { Option } from "../coap/message.ts";
import { HTTP_HEADER, HTTP_METHOD, HTTP_STATUS, MATRIX_VERSION, TARGET } from "../coap/options.ts";
import type { Codec, SequenceCodec } from "../codec/codec.ts";
import { hectobitCodec } from "../codec/hectobit-codec.ts";
import { msc3079Codec } from "../codec/msc3079-codec.ts";
import { type PackedProfile, packedProfile } from "./packed/profile.ts";

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
  /** For packed exchanges; without it only MSC3079's profile is spoken. */
  readonly packed?: PackedProfile;
}

export const DEFAULT_MAPPING: MappingSettings = {
  codec: msc3079Codec,
  peerDialect: "auto",
  packed: packedProfile(hectobitCodec),
};

/** With another implementation of the codec for packed exchanges. */
export const mappingWith = (codec: SequenceCodec): MappingSettings => ({
  ...DEFAULT_MAPPING,
  packed: packedProfile(codec),
});

const OWN_OPTIONS: ReadonlySet<number> = new Set([MATRIX_VERSION, HTTP_STATUS, HTTP_HEADER, HTTP_METHOD, TARGET]);

/** Whether a request shows that its sender knows the options of this profile. */
export const isFromHectobit = (options: readonly Option[]): boolean =>
  options.some((option) => OWN_OPTIONS.has(option.number));
