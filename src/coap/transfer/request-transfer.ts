import { EMPTY } from "../../base/bytes.ts";
import { CONTINUE, FETCH, GET, isSuccess, REQUEST_ENTITY_INCOMPLETE, REQUEST_ENTITY_TOO_LARGE } from "../codes.ts";
import type { Body, Code, Option } from "../message.ts";
import { opaqueOption, opaqueValue, stringOptions, uintOption, uintValue, withoutOptions } from "../option-values.ts";
import { BLOCK1, BLOCK2, ETAG, OBSERVE, SIZE1, SIZE2, URI_PATH } from "../options.ts";
import { type Block, blockOption, blockSize, encodeBlock, MAX_SZX } from "./block.ts";
import { datagramBytes } from "./block-choice.ts";
import { Block1Sender } from "./block1-sender.ts";
import { Block2Receiver } from "./block2-receiver.ts";

/** Options of the transfer itself: below applications, which see whole bodies. */
export const withoutTransferOptions = (options: readonly Option[]): Option[] =>
  withoutOptions(options, OBSERVE, BLOCK1, BLOCK2, SIZE1, SIZE2);

const isSafe = (method: Code): boolean => method === GET || method === FETCH;

/** One request message of a transfer. */
export interface TransferMessage {
  readonly options: readonly Option[];
  readonly payload: Uint8Array;
  /** UDP payload of the largest answer that may come. */
  readonly answerBytes: number;
  /** The first message of the whole transfer; the others give way to other traffic. */
  readonly first: boolean;
  /** The server begins to work on the request when it has this one. */
  readonly starts: boolean;
}

export type TransferFailure = "too-large" | "bad-response" | "transfer-failed";

export type TransferStep =
  /** Send `current()`. */
  | { readonly kind: "send" }
  | { readonly kind: "complete"; readonly response: Body }
  | { readonly kind: "failed"; readonly reason: TransferFailure; readonly detail: string };

export interface TransferLimits {
  /** Blocks to send and to ask for; 6 asks for nothing, since every server may send 1024 bytes. */
  readonly szx: number;
  /** Bytes of a response's body. */
  readonly body: number;
}

const INTERMEDIATE_ANSWER = 32;
const TYPICAL_ANSWER_OPTIONS: readonly Option[] = [opaqueValue(ETAG, new Uint8Array(8))];

/** One request from its first block to the last of its response: Block1, then Block2 (RFC 7959 §3.3). */
export class RequestTransfer {
  readonly #request: Body;
  readonly #limits: TransferLimits;
  #sender: Block1Sender | undefined;
  #receiver: Block2Receiver;
  /** The block of the response to ask for; undefined while the request is being sent. */
  #next: Block | undefined;
  #first: Body | undefined;
  #messages = 0;
  #lostOnce = false;

  constructor(request: Body, limits: TransferLimits) {
    this.#request = request;
    this.#limits = limits;
    if (request.payload.length > blockSize(limits.szx)) this.#sender = new Block1Sender(request.payload, limits.szx);
    this.#receiver = this.#newReceiver();
  }

  get method(): Code {
    return this.#request.code;
  }

  /** For people: `/a/b`. */
  get path(): string {
    const segments = stringOptions(this.#request.options, URI_PATH) ?? ["?"];
    return `/${segments.join("/")}`;
  }

  /** The first block of the response is there, and others are being asked for. */
  get receiving(): boolean {
    return this.#next !== undefined;
  }

  /** Bytes of the response that are held until the others come. */
  get held(): number {
    return this.receiving ? this.#receiver.done : 0;
  }

  /** Another response takes the place of the one that is being received. */
  restart(): void {
    this.#receiver = this.#newReceiver();
    this.#next = undefined;
    this.#first = undefined;
  }

  /** What is under way, when it is more than one datagram. */
  get progress(): { readonly direction: "sending" | "receiving"; done: number; total: number | undefined } | undefined {
    if (this.#next !== undefined) {
      return { direction: "receiving", done: this.#receiver.done, total: this.#receiver.total };
    }
    if (this.#sender === undefined) return undefined;
    return { direction: "sending", done: this.#sender.done, total: this.#sender.total };
  }

  /** The message to send now; asking for it marks it as sent. */
  current(): TransferMessage {
    const first = this.#messages++ === 0;
    if (this.#next !== undefined) return this.#askForBlock(this.#next, first);
    if (this.#sender !== undefined) return this.#sendBlock(this.#sender, first);
    const { options, payload } = this.#request;
    return { options: this.#early(options), payload, answerBytes: this.#answerBytes(), first, starts: true };
  }

  receive(answer: Body): TransferStep {
    const block1 = blockOption(answer.options, BLOCK1);
    const block2 = blockOption(answer.options, BLOCK2);
    if (!block1.ok || !block2.ok) return failed("bad-response", "a block option that can't be read");
    if (this.#next === undefined) {
      const step = this.#requestAnswered(answer, block1.value);
      if (step !== undefined) return step;
    }
    return this.#responseBlock(answer, block2.value);
  }

  #requestAnswered(answer: Body, block1: Block | undefined): TransferStep | undefined {
    this.#sender ??= this.#smallerBlocks(answer.code, block1);
    if (this.#sender === undefined) return undefined;
    const step = this.#sender.answered({ code: answer.code, block1 });
    if (step.kind === "failed") return failed("transfer-failed", step.detail);
    return step.kind === "send" ? step : undefined;
  }

  /** A body that was sent whole is too large for the server, which names the block size that it takes. */
  #smallerBlocks(code: Code, block1: Block | undefined): Block1Sender | undefined {
    if (code !== REQUEST_ENTITY_TOO_LARGE || block1 === undefined) return undefined;
    if (this.#request.payload.length <= blockSize(block1.szx)) return undefined;
    return new Block1Sender(this.#request.payload, this.#limits.szx);
  }

  #responseBlock(answer: Body, block2: Block | undefined): TransferStep {
    if (answer.code === CONTINUE) return failed("bad-response", "2.31 (Continue), and nothing was left to send");
    if (block2 === undefined && !isSuccess(answer.code)) {
      return this.#askedAnew(answer.code) ? { kind: "send" } : complete(answer, answer.payload);
    }
    if (this.#first !== undefined && this.#first.code !== answer.code) this.#receiver = this.#newReceiver();
    if (block2 === undefined || block2.num === 0) this.#first = answer;
    const step = this.#receiver.receive({
      block2,
      etag: opaqueOption(answer.options, ETAG),
      size2: uintOption(answer.options, SIZE2),
      payload: answer.payload,
    });
    if (step.kind === "complete") return complete(this.#first ?? answer, step.body);
    if (step.kind === "failed") return failed(step.reason, step.detail);
    this.#next = step.block;
    return { kind: "send" };
  }

  #newReceiver(): Block2Receiver {
    return new Block2Receiver(this.#limits.body, this.#repeatable);
  }

  /** A body that was sent in blocks would have to be sent anew as well. */
  get #repeatable(): boolean {
    const { code, payload } = this.#request;
    return isSafe(code) && payload.length <= blockSize(this.#limits.szx);
  }

  /**
   * The server does not have the body any more, of which a later block was asked for: once, the request is made anew, as
   * far as that is harmless. What was sent in blocks is sent in blocks again.
   */
  #askedAnew(code: Code): boolean {
    const lost = code === REQUEST_ENTITY_INCOMPLETE && this.#next !== undefined && this.#next.num > 0;
    if (!lost || this.#lostOnce || !isSafe(this.#request.code)) return false;
    this.#lostOnce = true;
    const szx = this.#next?.szx ?? this.#limits.szx;
    this.restart();
    if (this.#sender !== undefined) this.#sender = new Block1Sender(this.#request.payload, this.#sender.szx);
    else this.#next = { num: 0, more: false, szx };
    return true;
  }

  /**
   * The request's options again, without Block1 (RFC 7959 §2.4, §3.3). Only a body that is fetched anew from block 0
   * needs the payload, which says what a FETCH asks for (RFC 8132 §2); for the others the server has it.
   */
  #askForBlock(block: Block, first: boolean): TransferMessage {
    const options = [...withoutOptions(this.#request.options, OBSERVE), opaqueValue(BLOCK2, encodeBlock(block))];
    const payload = block.num === 0 ? this.#request.payload : EMPTY;
    return { options, payload, answerBytes: this.#answerBytes(), first, starts: block.num === 0 };
  }

  #sendBlock(sender: Block1Sender, first: boolean): TransferMessage {
    const { block, payload, size1 } = sender.current();
    const options = [...this.#request.options, opaqueValue(BLOCK1, encodeBlock(block))];
    if (size1 !== undefined) options.push(uintValue(SIZE1, size1));
    if (block.more) return { options, payload, answerBytes: INTERMEDIATE_ANSWER, first, starts: false };
    return { options: this.#early(options), payload, answerBytes: this.#answerBytes(), first, starts: true };
  }

  /** Early negotiation: asks for small blocks before the server chose a size (RFC 7959 §2.4, figure 4). */
  #early(options: readonly Option[]): readonly Option[] {
    const { szx } = this.#limits;
    return szx === MAX_SZX ? options : [...options, opaqueValue(BLOCK2, encodeBlock({ num: 0, more: false, szx }))];
  }

  #answerBytes(): number {
    const size = blockSize(this.#next?.szx ?? this.#limits.szx);
    const left = (this.#receiver.total ?? Number.POSITIVE_INFINITY) - this.#receiver.done;
    return datagramBytes(TYPICAL_ANSWER_OPTIONS, this.#next === undefined ? size : Math.max(0, Math.min(size, left)));
  }
}

const complete = (first: Body, payload: Uint8Array): TransferStep => ({
  kind: "complete",
  response: { code: first.code, options: withoutTransferOptions(first.options), payload },
});

const failed = (reason: TransferFailure, detail: string): TransferStep => ({ kind: "failed", reason, detail });
