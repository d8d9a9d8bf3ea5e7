import { CONTINUE, isSuccess, REQUEST_ENTITY_INCOMPLETE, REQUEST_ENTITY_TOO_LARGE } from "../codes.ts";
import type { Code } from "../message.ts";
import { type Block, blockSize, MAX_BLOCK_NUMBER } from "./block.ts";

/** One block of a request's body to send. */
export interface OutgoingBlock {
  readonly block: Block;
  readonly payload: Uint8Array;
  /** The whole body's length, told with the first block only (RFC 7959 §4). */
  readonly size1: number | undefined;
}

/** What the sender makes of an answer. */
export type SenderStep =
  /** Send `current()`: the next block, or the first again. */
  | { readonly kind: "send" }
  /** The answer is the request's final one. */
  | { readonly kind: "final" }
  | { readonly kind: "failed"; readonly detail: string };

/** What of an answer concerns the sender. */
export interface SenderAnswer {
  /** 2.31 (Continue), 4.08 (Incomplete), 4.13 (Too Large), and other successes that name a block, it acts on. */
  readonly code: Code;
  readonly block1: Block | undefined;
}

/**
 * The client's side of Block1 (RFC 7959 §2.5): one block at a time, each an exchange of its own. It follows a smaller
 * size that the server asks for, begins again with smaller blocks after 4.13, and once from the start after 4.08.
 */
export class Block1Sender {
  readonly #body: Uint8Array;
  #szx: number;
  #offset = 0;
  #restarted = false;

  /** Bodies that do not fit 2^20 blocks of this size can't be sent; see `fits`. */
  constructor(body: Uint8Array, szx: number) {
    this.#body = body;
    this.#szx = szx;
  }

  /** Whether every byte of a body has a block number. */
  static fits(length: number, szx: number): boolean {
    return length <= (MAX_BLOCK_NUMBER + 1) * blockSize(szx);
  }

  get total(): number {
    return this.#body.length;
  }

  /** Bytes that the server acknowledged. */
  get done(): number {
    return this.#offset;
  }

  get szx(): number {
    return this.#szx;
  }

  current(): OutgoingBlock {
    const size = blockSize(this.#szx);
    const end = Math.min(this.#offset + size, this.#body.length);
    return {
      block: { num: this.#offset / size, more: end < this.#body.length, szx: this.#szx },
      payload: this.#body.subarray(this.#offset, end),
      size1: this.#offset === 0 ? this.#body.length : undefined,
    };
  }

  answered(answer: SenderAnswer): SenderStep {
    if (answer.code === CONTINUE) return this.#continued(answer.block1);
    if (answer.code === REQUEST_ENTITY_TOO_LARGE) return this.#tooLarge(answer.block1);
    if (answer.code === REQUEST_ENTITY_INCOMPLETE) return this.#incomplete();
    // any other code ends the transfer, also before the last block
    return this.#actedOn(answer) ? this.#continued(answer.block1) : { kind: "final" };
  }

  /**
   * A server without memory acts on each block by itself, and says so of each with the code and the block's number
   * (RFC 7959 §3.2, figure 8): the others are still to be sent.
   */
  #actedOn({ code, block1 }: SenderAnswer): boolean {
    const { block } = this.current();
    return isSuccess(code) && block.more && block1?.num === block.num;
  }

  #continued(block1: Block | undefined): SenderStep {
    const sent = this.current();
    if (!sent.block.more) return { kind: "failed", detail: "2.31 (Continue) after the last block" };
    // one block is under way at a time, so an answer that does not name it (libcoap's, at times) still means it
    if (block1 !== undefined && block1.num !== sent.block.num) {
      return { kind: "failed", detail: `2.31 for block ${block1.num}, sent was ${sent.block.num}` };
    }
    // the block that was sent is accepted whole; only those after it get smaller (RFC 7959 §2.3, §3.2 figure 8)
    this.#offset += sent.payload.length;
    return this.#shrink(block1?.szx ?? this.#szx);
  }

  #tooLarge(block1: Block | undefined): SenderStep {
    // a smaller size in the Block1 of a 4.13 is an invitation to try again (RFC 7959 §2.9.3)
    if (block1 === undefined || block1.szx >= this.#szx) return { kind: "final" };
    this.#offset = 0;
    return this.#shrink(block1.szx);
  }

  #incomplete(): SenderStep {
    if (this.#restarted) return { kind: "failed", detail: "the server lost blocks twice (4.08)" };
    this.#restarted = true;
    this.#offset = 0;
    return { kind: "send" };
  }

  #shrink(szx: number): SenderStep {
    const next = Math.min(this.#szx, szx);
    if (!Block1Sender.fits(this.#body.length, next)) {
      return { kind: "failed", detail: `${this.#body.length} bytes have no block numbers at ${blockSize(next)} each` };
    }
    this.#szx = next;
    return { kind: "send" };
  }
}
