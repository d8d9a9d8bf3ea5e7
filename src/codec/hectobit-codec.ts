import type { SequenceCodec } from "./codec.ts";
import { Decoder } from "./hectobit/decoder.ts";
import { Encoder } from "./hectobit/encoder.ts";
import { checkedLimits, type HectobitLimits } from "./hectobit/limits.ts";
import { FULL_TABLES, type Tables } from "./hectobit/tables.ts";

export type { HectobitLimits } from "./hectobit/limits.ts";

/**
 * The `hectobit` profile (docs/codec.md) for a peer with these limits, which are the full ones where not given.
 * HectobitError `codec.limits` when they are none.
 *
 * It carries all valid JSON within the limits, so `nearest` of EncodeOptions changes nothing. `canonical` changes
 * nothing either: the order of members is part of what is kept. A longer output than `limits.output` is the error
 * `output.full`.
 */
export function createHectobitCodec(some: Partial<HectobitLimits> = {}, tables: Tables = FULL_TABLES): SequenceCodec {
  const limits = checkedLimits(some);
  return {
    name: "hectobit (TypeScript)",
    encode: (json, { maxNesting = limits.nesting } = {}) =>
      new Encoder(json, tables, { ...limits, nesting: Math.min(maxNesting, limits.nesting) }).item(),
    decode: (cbor) => new Decoder(cbor, tables, limits).item(),
    encodeSequence: (json) => new Encoder(json, tables, limits).sequence(),
    decodeSequence: (cbor) => new Decoder(cbor, tables, limits).sequence(),
  };
}

/** With full limits. */
export const hectobitCodec: SequenceCodec = createHectobitCodec();
