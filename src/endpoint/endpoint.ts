import type { Machine, Output } from "../base/machine.ts";
import { OutputQueue } from "../base/output-queue.ts";
import type { Peer } from "../base/peer.ts";
import type { Random } from "../base/random.ts";
import type { Duration, Instant } from "../base/time.ts";
import type { EndpointEffect, EndpointEvent, EndpointStatus, LinkParameters } from "./types.ts";

/** Caps of one endpoint, each by default the one of `base/limits.ts`. */
export interface EndpointLimits {
  readonly exchangesPerPeer: number;
  readonly serverExchanges: number;
  readonly serverExchangesPerPeer: number;
  readonly observations: number;
  readonly observationsPerPeer: number;
  readonly transfers: number;
  readonly transfersPerPeer: number;
  readonly transferBytes: number;
  readonly body: number;
}

export interface EndpointOptions {
  readonly random: Random;
  /** The link to a peer of which nothing else is said; without it RFC 7252's defaults apply. */
  readonly defaultLink?: LinkParameters;
  readonly limits?: Partial<EndpointLimits>;
  /**
   * Silence of an observed resource after which the client registers anew, beyond the Max-Age of its last state and
   * scaled by nothing (RFC 7641 §3.3.1). Undefined: never, for links where silence is the goal.
   */
  readonly reregisterAfter?: Duration;
}

/** CoAP requests, responses and observations with whole bodies, of many peers (RFC 7252, 7641, 7959, 7967, 8132, 8516). */
export class Endpoint implements Machine<EndpointEvent, EndpointEffect> {
  readonly #output = new OutputQueue<EndpointEffect>();
  readonly #options: EndpointOptions;

  constructor(options: EndpointOptions) {
    this.#options = options;
  }

  receive(_datagram: Uint8Array, _peer: Peer, _now: Instant): void {}

  handle(_event: EndpointEvent, _now: Instant): void {}

  wake(_now: Instant): void {}

  deadline(): Instant | undefined {
    return this.#options.random === undefined ? undefined : undefined;
  }

  drain(max: number): Output<EndpointEffect>[] {
    return this.#output.drain(max);
  }

  status(_now: Instant): EndpointStatus {
    return { peers: [], transfers: [], observations: { served: 0, followed: 0 }, rejects: {} };
  }
}
