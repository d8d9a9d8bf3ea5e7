import { toHex } from "../base/bytes.ts";
import type { Peer } from "../base/peer.ts";
import type { Timer } from "../base/timer-queue.ts";
import type { Body } from "../coap/message.ts";
import type { ObserveOrder } from "../coap/transfer/observe-order.ts";
import type { EndpointLimits, EndpointTimer, FollowedId, RunId } from "./core.ts";
import type { ExchangeId, RequestPolicy } from "./types.ts";

/** An observation of another's resource. */
export interface Followed {
  readonly id: FollowedId;
  readonly exchange: ExchangeId;
  readonly peer: Peer;
  /** As it was registered last. */
  request: Body;
  /** What to register with next time, if the application said so. */
  next: Body | undefined;
  readonly policy: RequestPolicy;
  readonly token: Uint8Array;
  readonly order: ObserveOrder;
  /** `unconfirmed`: answered without Observe, yet notifications may come (lb). */
  state: "registering" | "following" | "unconfirmed";
  /** What is under way for it: a registration, or the rest of a notification. */
  run: RunId | undefined;
  /** Of the last state. */
  etag: Uint8Array | undefined;
  timer: Timer<EndpointTimer> | undefined;
}

const tokenKey = (peer: Peer, token: Uint8Array): string => `${peer.key} ${toHex(token)}`;

/** The observations that we follow, by each of their names, with their caps. */
export class FollowedTable {
  readonly #limits: EndpointLimits;
  readonly #byId = new Map<FollowedId, Followed>();
  readonly #byToken = new Map<string, Followed>();
  readonly #byExchange = new Map<ExchangeId, Followed>();
  readonly #perPeer = new Map<string, number>();
  #nextId = 1;

  constructor(limits: EndpointLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#byId.size;
  }

  full(peer: Peer): boolean {
    const { observations, observationsPerPeer } = this.#limits;
    return this.#byId.size >= observations || (this.#perPeer.get(peer.key) ?? 0) >= observationsPerPeer;
  }

  add(of: Pick<Followed, "exchange" | "peer" | "request" | "policy" | "token" | "order">): Followed {
    const { peer, token, exchange } = of;
    const followed: Followed = {
      ...of,
      id: this.#nextId++,
      next: undefined,
      state: "registering",
      run: undefined,
      etag: undefined,
      timer: undefined,
    };
    this.#byId.set(followed.id, followed);
    this.#byToken.set(tokenKey(peer, token), followed);
    this.#byExchange.set(exchange, followed);
    this.#perPeer.set(peer.key, (this.#perPeer.get(peer.key) ?? 0) + 1);
    return followed;
  }

  get(id: FollowedId): Followed | undefined {
    return this.#byId.get(id);
  }

  ofExchange(exchange: ExchangeId): Followed | undefined {
    return this.#byExchange.get(exchange);
  }

  ofToken(peer: Peer, token: Uint8Array): Followed | undefined {
    return this.#byToken.get(tokenKey(peer, token));
  }

  remove(followed: Followed): void {
    const { id, peer, token, exchange } = followed;
    if (!this.#byId.delete(id)) return;
    this.#byToken.delete(tokenKey(peer, token));
    // an unconfirmed one was over for the application, which may have used its number again
    if (this.#byExchange.get(exchange) === followed) this.#byExchange.delete(exchange);
    const left = (this.#perPeer.get(peer.key) ?? 1) - 1;
    if (left > 0) this.#perPeer.set(peer.key, left);
    else this.#perPeer.delete(peer.key);
  }
}
