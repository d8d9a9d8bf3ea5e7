import { ByteWriter, equalBytes } from "../../base/bytes.ts";
import { type Block, blockOffset, blockSize, MAX_BLOCK_NUMBER } from "./block.ts";

/** What of a response concerns the receiver of its body. */
export interface ReceivedBlock {
  readonly block2: Block | undefined;
  readonly etag: Uint8Array | undefined;
  readonly size2: number | undefined;
  readonly payload: Uint8Array;
}

/** What to do after a response. */
export type ReceiverStep =
  | { readonly kind: "complete"; readonly body: Uint8Array }
  /** Ask for this block next. */
  | { readonly kind: "next"; readonly block: Block }
  | {
      readonly kind: "failed";
      readonly reason: "too-large" | "bad-response" | "transfer-failed";
      readonly detail: string;
    };

/**
 * The client's side of Block2 (RFC 7959 §2.4): puts a response's body together, block by block in order. A body that
 * changes meanwhile (another ETag) is fetched anew once, where asking again is harmless.
 */
export class Block2Receiver {
  readonly #limit: number;
  readonly #repeatable: boolean;
  #body = new ByteWriter(0);
  #etag: Uint8Array | undefined;
  #szx: number | undefined;
  #total: number | undefined;
  #restarts = 0;

  /** `repeatable`: the request is safe, so it may be made again from block 0. */
  constructor(limit: number, repeatable: boolean) {
    this.#limit = limit;
    this.#repeatable = repeatable;
  }

  get done(): number {
    return this.#body.length;
  }

  /** From Size2, which is only an indication (RFC 7959 §4). */
  get total(): number | undefined {
    return this.#total;
  }

  /** True once a block came and more are to come. */
  get underWay(): boolean {
    return this.#body.length > 0;
  }

  receive(response: ReceivedBlock): ReceiverStep {
    const { block2 } = response;
    if (block2 === undefined) return this.#whole(response);
    if (blockOffset(block2) !== this.#body.length) return this.#outOfPlace(response, block2);
    if (this.#body.length === 0) this.#begin(response);
    else if (!sameTag(this.#etag, response.etag)) return this.#changed(block2);
    return this.#append(response, block2);
  }

  /** A response without Block2 has its whole body in it, also when it comes in the middle of a transfer. */
  #whole(response: ReceivedBlock): ReceiverStep {
    if (this.underWay && !this.#repeatable) {
      return { kind: "failed", reason: "bad-response", detail: "a block was asked for, and came without Block2" };
    }
    return { kind: "complete", body: response.payload };
  }

  #begin(response: ReceivedBlock): void {
    this.#etag = response.etag?.slice();
    this.#total = response.size2;
  }

  #append(response: ReceivedBlock, block2: Block): ReceiverStep {
    const { payload } = response;
    const size = blockSize(block2.szx);
    if (block2.more ? payload.length !== size : payload.length > size) {
      return { kind: "failed", reason: "bad-response", detail: `a block of ${size} with ${payload.length} bytes` };
    }
    const expected = Math.max(this.#body.length + payload.length, block2.more ? (this.#total ?? 0) : 0);
    if (expected > this.#limit) {
      return { kind: "failed", reason: "too-large", detail: `${expected} bytes, at most ${this.#limit}` };
    }
    this.#body.write(payload);
    if (!block2.more) return { kind: "complete", body: this.#body.finish() };
    // the server may lower the size; later requests keep to the smallest seen (RFC 7959 §2.4)
    this.#szx = Math.min(this.#szx ?? block2.szx, block2.szx);
    const num = this.#body.length / blockSize(this.#szx);
    if (num > MAX_BLOCK_NUMBER) return { kind: "failed", reason: "too-large", detail: "more blocks than have numbers" };
    return { kind: "next", block: { num, more: false, szx: this.#szx } };
  }

  #outOfPlace(response: ReceivedBlock, block2: Block): ReceiverStep {
    // a server that begins again at 0 has a new body, or has forgotten the old one
    if (block2.num === 0 && this.#repeatable && this.#restarts === 0) {
      this.#restart();
      this.#begin(response);
      return this.#append(response, block2);
    }
    const detail = `block at ${blockOffset(block2)}, asked for was ${this.#body.length}`;
    return { kind: "failed", reason: "bad-response", detail };
  }

  #changed(block2: Block): ReceiverStep {
    const detail = "the body changed while it was being fetched";
    if (!this.#repeatable || this.#restarts > 0) return { kind: "failed", reason: "transfer-failed", detail };
    this.#restart();
    return { kind: "next", block: { num: 0, more: false, szx: Math.min(this.#szx ?? block2.szx, block2.szx) } };
  }

  #restart(): void {
    this.#restarts++;
    this.#body = new ByteWriter(0);
    this.#etag = undefined;
  }
}

function sameTag(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return equalBytes(a, b);
}
