import type { Result } from "../base/errors.ts";

/** Why bytes could not be transcoded. */
export interface CodecError {
  /** Stable, short, dotted: `json.syntax`, `json.not-representable`, `cbor.truncated`. */
  readonly reason: string;
  /** Byte of the input at which it was noticed, from 0. */
  readonly offset: number;
  /** For people: what was expected or found there. */
  readonly detail: string;
}

export interface EncodeOptions {
  /** Map keys in the canonical order of RFC 7049 §3.9 instead of the order of the JSON text. */
  readonly canonical?: boolean;
  /**
   * What CBOR can't carry unchanged is changed to the nearest that it can, instead of failing: numbers to the nearest
   * double, of repeated keys the last, lone surrogates to U+FFFD. Only for peers that can't read JSON text instead.
   */
  readonly nearest?: boolean;
  /** Nesting allowed; MAX_NESTING when absent. */
  readonly maxNesting?: number;
}

/**
 * JSON text (RFC 8259, UTF-8) to CBOR (RFC 8949) and back, bytes to bytes, without a value in between. It is lossless:
 * `decode(encode(json))` has the same values in the same order, and numbers in the same form. White space between
 * tokens is not kept. JSON that the profile can't carry that way is refused as `json.not-representable`; it is then
 * valid JSON, and can travel as text.
 */
export interface Codec {
  /** Profile and implementation, for people: `msc3079 (TypeScript)`. */
  readonly name: string;
  encode(json: Uint8Array, options?: EncodeOptions): Result<Uint8Array, CodecError>;
  decode(cbor: Uint8Array): Result<Uint8Array, CodecError>;
}

/** A JSON array as text, and where in it the last element begins (0 when there is none). */
export interface DecodedSequence {
  readonly json: Uint8Array;
  readonly last: number;
}

/** The codec of docs/codec.md, which also carries the elements of a JSON array as a CBOR sequence (RFC 8742). */
export interface SequenceCodec extends Codec {
  /** `json` is the text of an array. */
  encodeSequence(json: Uint8Array): Result<Uint8Array, CodecError>;
  decodeSequence(cbor: Uint8Array): Result<DecodedSequence, CodecError>;
}
