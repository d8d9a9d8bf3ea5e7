import { markAsUntransferable } from "node:worker_threads";
import { fail, ok, type Result } from "../base/errors.ts";
import { MAX_BODY, MAX_NESTING } from "../base/limits.ts";
import type { CodecError, DecodedSequence, EncodeOptions, SequenceCodec } from "../codec/codec.ts";

/**
 * What native/napi/addon.c exports. The functions write to `output` from `offset` on and return the length; for what
 * can't be transcoded `-(16 * offset of the input byte + status)`. They throw a TypeError or RangeError when they are
 * misused: no Uint8Array, detached, an output that is shared with other threads or overlaps the input.
 */
export interface Addon {
  encode(input: Uint8Array, output: Uint8Array, offset: number): number;
  decode(input: Uint8Array, output: Uint8Array, offset: number): number;
  encodeSequence(input: Uint8Array, output: Uint8Array, offset: number): number;
  /** Returns the length, and 2^26 times the place in the output where the last element begins. */
  decodeSequence(input: Uint8Array, output: Uint8Array, offset: number): number;
  /** Reasons by status: `json.syntax`. */
  readonly reasons: readonly string[];
  readonly tablesVersion: number;
  readonly tablesHash: number;
}

type Function = (input: Uint8Array, output: Uint8Array, offset: number) => number;

const LENGTHS = 2 ** 26;
const STATUSES = 16;

/**
 * Small results lie side by side in one piece of memory of this size, because memory of their own takes longer than the
 * codec does. Too small: new pieces too often. Too large: one small result that is kept keeps as much.
 */
const SLAB = 16 * 1024;
/** Results that may take more than this get memory of their own. */
const SMALL = 4 * 1024;
/** What is kept between calls to write large results to, before they are copied to memory of their size. */
const KEPT_SCRATCH = 256 * 1024;

/** The C codec through the addon. It gives what `reference`, the TypeScript codec, would, byte for byte. */
export class AddonCodec implements SequenceCodec {
  readonly name = "hectobit (native)";
  readonly #addon: Addon;
  readonly #reference: SequenceCodec;
  readonly #full: number;
  #slab = newSlab();
  #used = 0;
  #scratch = new Uint8Array(0);

  constructor(addon: Addon, reference: SequenceCodec) {
    this.#addon = addon;
    this.#reference = reference;
    this.#full = addon.reasons.indexOf("output.full");
  }

  encode(json: Uint8Array, options?: EncodeOptions): Result<Uint8Array, CodecError> {
    // The addon has the full limits only. The other options change nothing in this profile.
    const nesting = options?.maxNesting ?? MAX_NESTING;
    if (nesting !== MAX_NESTING) return this.#reference.encode(json, { maxNesting: nesting });
    return this.#run(this.#addon.encode, json, json.length + 64);
  }

  decode(cbor: Uint8Array): Result<Uint8Array, CodecError> {
    return this.#run(this.#addon.decode, cbor, 4 * cbor.length + 64);
  }

  encodeSequence(json: Uint8Array): Result<Uint8Array, CodecError> {
    return this.#run(this.#addon.encodeSequence, json, json.length + 64);
  }

  decodeSequence(cbor: Uint8Array): Result<DecodedSequence, CodecError> {
    let last = 0;
    const result = this.#run(
      (input, output, offset) => {
        const packed = this.#addon.decodeSequence(input, output, offset);
        if (packed < LENGTHS) return packed;
        last = Math.floor(packed / LENGTHS);
        return packed - last * LENGTHS;
      },
      cbor,
      4 * cbor.length + 64,
    );
    return result.ok ? ok({ json: result.value, last }) : result;
  }

  /** `room` is how long the result will be at most, most of the time. */
  #run(transcode: Function, input: Uint8Array, room: number): Result<Uint8Array, CodecError> {
    if (room > SMALL) return this.#large(transcode, input, room);
    if (this.#slab.length - this.#used < room) {
      this.#slab = newSlab();
      this.#used = 0;
    }
    const at = this.#used;
    const length = transcode(input, this.#slab, at);
    if (length < 0) return this.#isFull(length) ? this.#large(transcode, input, 4 * room) : this.#failed(length);
    this.#used = at + length;
    return ok(new Uint8Array(this.#slab.buffer, at, length));
  }

  #large(transcode: Function, input: Uint8Array, room: number): Result<Uint8Array, CodecError> {
    for (let capacity = Math.min(room, MAX_BODY); ; capacity = Math.min(4 * capacity, MAX_BODY)) {
      const output = this.#scratchOf(capacity);
      const length = transcode(input, output, 0);
      if (length >= 0) return ok(copyOf(output, length));
      if (!this.#isFull(length) || capacity === MAX_BODY) return this.#failed(length);
    }
  }

  /** Not longer than MAX_BODY, so that it is that which a result never exceeds. */
  #scratchOf(capacity: number): Uint8Array {
    if (capacity > KEPT_SCRATCH) return Buffer.allocUnsafeSlow(capacity);
    if (this.#scratch.length < capacity) this.#scratch = Buffer.allocUnsafeSlow(KEPT_SCRATCH);
    return this.#scratch;
  }

  #isFull(returned: number): boolean {
    return -returned % STATUSES === this.#full;
  }

  #failed(returned: number): Result<never, CodecError> {
    const status = -returned % STATUSES;
    const reason = this.#addon.reasons[status] ?? "unknown";
    return fail({ reason, offset: Math.floor(-returned / STATUSES), detail: DETAILS[reason] ?? reason });
  }
}

/** Nobody can take the memory away by handing a result to another thread. */
function newSlab(): Uint8Array<ArrayBuffer> {
  const slab = new Uint8Array(SLAB);
  markAsUntransferable(slab.buffer);
  return slab;
}

function copyOf(from: Uint8Array, length: number): Uint8Array {
  const copy = Buffer.allocUnsafeSlow(length);
  copy.set(from.subarray(0, length));
  return new Uint8Array(copy.buffer, 0, length);
}

/** For people; docs/codec.md §8. */
const DETAILS: Readonly<Record<string, string>> = {
  "json.syntax": "no JSON text goes on like this",
  "json.truncated": "the text ends within a value",
  "json.utf8": "these bytes are no UTF-8",
  "json.nesting": "arrays and objects are nested too deep",
  "cbor.truncated": "the bytes end within an item",
  "cbor.malformed": "no item of this format is like this",
  "cbor.utf8": "these bytes are no UTF-8",
  "cbor.reference": "this refers to what isn't there",
  "cbor.nesting": "arrays and maps are nested too deep",
  "cbor.trailing": "bytes behind the item",
  "output.full": `the result has more than ${MAX_BODY} bytes`,
};
