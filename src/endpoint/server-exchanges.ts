import type { Peer } from "../base/peer.ts";
import { add, type Instant } from "../base/time.ts";
import type { Timer } from "../base/timer-queue.ts";
import type { IncomingId } from "../coap/message-layer-types.ts";
import type { Block } from "../coap/transfer/block.ts";
import type { EndpointCore, EndpointTimer } from "./core.ts";
import type { BodyName } from "./held-bodies.ts";
import type { ObservationId, ServerExchangeId } from "./types.ts";

/** What a remote's request says to the endpoint itself. */
export interface RequestControl {
  readonly incoming: IncomingId;
  readonly name: BodyName;
  /** The last block of the request's body: repeated in the response. */
  readonly block1: Block | undefined;
  /** The block of the response that is wanted. */
  readonly block2: Block | undefined;
  /** Option 258's bits, 0 for an interest in every response (RFC 7967 §2.1). */
  readonly noResponse: number;
  readonly observe: ObservationId | undefined;
}

export interface ServerExchange extends RequestControl {
  readonly id: ServerExchangeId;
  timer: Timer<EndpointTimer> | undefined;
}

/** Requests of remotes that the application is working on, with their caps. */
export class ServerExchanges {
  readonly #core: EndpointCore;
  readonly #exchanges = new Map<ServerExchangeId, ServerExchange>();
  readonly #perPeer = new Map<string, number>();
  #nextId = 1;

  constructor(core: EndpointCore) {
    this.#core = core;
  }

  get size(): number {
    return this.#exchanges.size;
  }

  /** `peer`: this peer has as many as it may; `all`: all together have. */
  full(peer: Peer): "peer" | "all" | undefined {
    const { serverExchanges, serverExchangesPerPeer } = this.#core.limits;
    if ((this.#perPeer.get(peer.key) ?? 0) >= serverExchangesPerPeer) return "peer";
    return this.#exchanges.size >= serverExchanges ? "all" : undefined;
  }

  open(control: RequestControl, now: Instant): ServerExchange {
    const id = this.#nextId++;
    const until = add(now, this.#core.limits.serverExchangeLifetime);
    const exchange = { ...control, id, timer: this.#core.timers.schedule(until, { kind: "unanswered", exchange: id }) };
    this.#exchanges.set(id, exchange);
    const { key } = control.name.peer;
    this.#perPeer.set(key, (this.#perPeer.get(key) ?? 0) + 1);
    return exchange;
  }

  /** The exchange, which is closed by taking it. Undefined when it was answered already, or given up. */
  take(id: ServerExchangeId): ServerExchange | undefined {
    const exchange = this.#exchanges.get(id);
    if (exchange === undefined) return undefined;
    this.#core.timers.cancel(exchange.timer);
    this.#exchanges.delete(id);
    const { key } = exchange.name.peer;
    const left = (this.#perPeer.get(key) ?? 1) - 1;
    if (left > 0) this.#perPeer.set(key, left);
    else this.#perPeer.delete(key);
    return exchange;
  }
}
