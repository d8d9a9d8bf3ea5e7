import type { SequenceCodec } from "./codec.ts";
import { Decoder } from "./hectobit/decoder.ts";
import { Encoder } from "./hectobit/encoder.ts";
import { checkedLimits, type HectobitLimits } from "./hectobit/limits.ts";
import { Scratch } from "./hectobit/output.ts";
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
  const scratch = new Scratch();
  const encoder = (json: Uint8Array, nesting = limits.nesting): Encoder =>
    new Encoder(plain(json), tables, { ...limits, nesting: Math.min(nesting, limits.nesting) }, scratch);
  const decoder = (cbor: Uint8Array): Decoder => new Decoder(plain(cbor), tables, limits, scratch);
  return {
    name: "hectobit (TypeScript)",
    encode: (json, options) => encoder(json, options?.maxNesting).item(),
    decode: (cbor) => decoder(cbor).item(),
    encodeSequence: (json) => encoder(json).sequence(),
    decodeSequence: (cbor) => decoder(cbor).sequence(),
  };
}

/** The same bytes as no subclass: each view of a Buffer takes Node several times as long. */
const plain = (bytes: Uint8Array): Uint8Array =>
  bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** With full limits. */
export const hectobitCodec: SequenceCodec = createHectobitCodec();
