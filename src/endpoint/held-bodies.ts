import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import { isSuccess, VALID } from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import { type Block, blockSize } from "../coap/transfer/block.ts";
import { szxForLink } from "../coap/transfer/block-choice.ts";
import { type Presented, presentBody } from "../coap/transfer/served-body.ts";
import type { EndpointCore } from "./core.ts";
import type { TransferEntry, TransferTable } from "./transfer-table.ts";
import type { ObservationId } from "./types.ts";

/** A response whose blocks are asked for one by one. */
export interface HeldBody {
  readonly response: Body;
  /** Of the payload of the request that it answers. */
  readonly payloadTag: string;
  /** It is a state of this observation, which is delivered with its last block. */
  readonly observation: ObservationId | undefined;
  /** Bytes that were served, for status. */
  served: number;
}

/** Whose body it is. */
export interface BodyName {
  readonly peer: Peer;
  readonly key: string;
  readonly token: Uint8Array;
  /** Of the request's payload, where that says what is asked for. The payload itself can be large, and names live long. */
  readonly payloadTag: string;
  /** Size exponent of the blocks that the request asked for: its notifications have no larger ones (RFC 7959 §2.4). */
  readonly szx: number;
}

/** What to answer to a request for a block. */
export type Served =
  | { readonly kind: "block"; readonly response: Body; readonly delivered: ObservationId | undefined }
  /** Answer 4.00. */
  | { readonly kind: "past-end" }
  | { readonly kind: "unknown" };

/** The server's side of Block2 for all peers: responses and notifications that are longer than a block. */
export class HeldBodies {
  readonly #core: EndpointCore;
  readonly #table: TransferTable<HeldBody>;

  constructor(core: EndpointCore, table: TransferTable<HeldBody>) {
    this.#core = core;
    this.#table = table;
  }

  /**
   * The block of a response that goes out first, and room for the others. `past-end`: there is no such block; `full`:
   * no room.
   */
  present(
    name: BodyName,
    response: Body,
    wanted: Block | undefined,
    observation: ObservationId | undefined,
    now: Instant,
  ): Presented | "past-end" | "full" {
    const { peer, key, token, payloadTag } = name;
    const presented = presentBody(response, blockOf(response, wanted), this.#largest(name, response));
    if (presented === undefined) return "past-end";
    if (presented.hold === undefined) return presented;
    const held: HeldBody = { response: presented.hold, payloadTag, observation, served: presented.payload.length };
    const entry = this.#table.add(peer, key, token, held, response.payload.length, now);
    if (entry === undefined) return "full";
    entry.spent = presented.last;
    return presented;
  }

  /** A block after the first, of a body that is held. */
  serve(name: BodyName, wanted: Block, now: Instant): Served {
    const { peer, key, token, payloadTag: tag } = name;
    const entry = this.#table.find(peer, key, token, (held) => tag === "" || held.payloadTag === tag);
    if (entry === undefined) return { kind: "unknown" };
    const { response, observation } = entry.value;
    const presented = presentBody(response, wanted, this.#largest(name, response));
    if (presented === undefined) return { kind: "past-end" };
    this.#table.touch(entry, now);
    const { options, payload: block, last } = presented;
    const delivered = last && !entry.spent ? observation : undefined;
    this.#progress(entry, block.length, last);
    return { kind: "block", response: { code: response.code, options, payload: block }, delivered };
  }

  /** The observation is over: its states need not be kept. */
  forget(observation: ObservationId): void {
    for (const entry of [...this.#table.all()]) if (entry.value.observation === observation) this.#table.remove(entry);
  }

  /** Blocks that cross the link whole, and are no larger than asked for. */
  #largest({ peer, szx }: BodyName, { options }: Body): number {
    return Math.min(szx, szxForLink(this.#core.messages.link(peer)?.mtu, options));
  }

  #progress(entry: TransferEntry<HeldBody>, bytes: number, last: boolean): void {
    const total = entry.value.response.payload.length;
    entry.value.served = last ? total : Math.min(total, entry.value.served + bytes);
    if (last) entry.spent = true;
  }
}

/**
 * An error and 2.03 (Valid) are no block of the body that was asked for: they come whole, or from their own first block
 * when they are longer than one.
 */
function blockOf({ code, payload }: Body, wanted: Block | undefined): Block | undefined {
  if (wanted === undefined || (isSuccess(code) && code !== VALID)) return wanted;
  return payload.length > blockSize(wanted.szx) ? { ...wanted, num: 0 } : undefined;
}
