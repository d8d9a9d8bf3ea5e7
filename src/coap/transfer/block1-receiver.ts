import { ByteWriter } from "../../base/bytes.ts";
import { type Block, blockOffset, blockSize } from "./block.ts";

/** What to answer to a block. */
export type AssemblyStep =
  /** Answer 2.31 (Continue). */
  | { readonly kind: "continue" }
  | { readonly kind: "complete"; readonly body: Uint8Array }
  /** Answer 4.08: blocks before this one are missing (RFC 7959 §2.9.2). */
  | { readonly kind: "incomplete" }
  /** Answer 4.13 with the largest size accepted (RFC 7959 §2.9.3). */
  | { readonly kind: "too-large" }
  /** Answer 4.00: the payload does not fit its block's size. */
  | { readonly kind: "malformed"; readonly detail: string };

/** The server's side of Block1 (RFC 7959 §2.5): puts a request's body together, in order, without gaps. */
export class Block1Receiver {
  readonly #limit: number;
  #body = new ByteWriter(0);
  #lastLength: number | undefined;
  #total: number | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes held. */
  get length(): number {
    return this.#body.length;
  }

  /** From Size1, an indication only. */
  get total(): number | undefined {
    return this.#total;
  }

  receive(block: Block, size1: number | undefined, payload: Uint8Array): AssemblyStep {
    const size = blockSize(block.szx);
    if (block.more ? payload.length !== size : payload.length > size) {
      return { kind: "malformed", detail: `a block of ${size} with ${payload.length} bytes` };
    }
    // block 0 begins anew, whatever was there: the client started over (RFC 7959 §2.5)
    if (block.num === 0) this.#begin(size1);
    const repeated = this.#repeats(block, payload);
    if (!repeated && blockOffset(block) !== this.#body.length) return { kind: "incomplete" };
    const expected = Math.max(repeated ? this.#body.length : this.#body.length + payload.length, this.#total ?? 0);
    if (expected > this.#limit) return { kind: "too-large" };
    if (!repeated) {
      this.#body.write(payload);
      this.#lastLength = payload.length;
    }
    return block.more ? { kind: "continue" } : { kind: "complete", body: this.#body.finish() };
  }

  #begin(size1: number | undefined): void {
    this.#body = new ByteWriter(0);
    this.#lastLength = undefined;
    this.#total = size1;
  }

  /** The last block came again under a new message id, because its answer was lost with all its repetitions. */
  #repeats(block: Block, payload: Uint8Array): boolean {
    if (this.#lastLength === undefined || block.num === 0) return false;
    return blockOffset(block) === this.#body.length - this.#lastLength && payload.length === this.#lastLength;
  }
}
