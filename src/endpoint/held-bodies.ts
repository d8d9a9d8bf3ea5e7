import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import type { Body } from "../coap/message.ts";
import type { Block } from "../coap/transfer/block.ts";
import { type Presented, payloadTag, presentBody } from "../coap/transfer/served-body.ts";
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
  /** Of the request. */
  readonly payload: Uint8Array;
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
    const { peer, key, token, payload } = name;
    const presented = presentBody(response, wanted, this.#core.messages.link(peer)?.mtu);
    if (presented === undefined) return "past-end";
    if (presented.hold === undefined) return presented;
    const tag = payloadTag(payload);
    const held: HeldBody = { response: presented.hold, payloadTag: tag, observation, served: presented.payload.length };
    const entry = this.#table.add(peer, key, token, held, response.payload.length, now);
    if (entry === undefined) return "full";
    entry.spent = presented.last;
    return presented;
  }

  /** A block after the first, of a body that is held. */
  serve(name: BodyName, wanted: Block, now: Instant): Served {
    const { peer, key, token, payload } = name;
    const tag = payloadTag(payload);
    const entry = this.#table.find(peer, key, token, (held) => tag === "" || held.payloadTag === tag);
    if (entry === undefined) return { kind: "unknown" };
    const { response, observation } = entry.value;
    const presented = presentBody(response, wanted, this.#core.messages.link(peer)?.mtu);
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

  #progress(entry: TransferEntry<HeldBody>, bytes: number, last: boolean): void {
    const total = entry.value.response.payload.length;
    entry.value.served = last ? total : Math.min(total, entry.value.served + bytes);
    if (last) entry.spent = true;
  }
}
