import type { RejectCounter } from "../base/errors.ts";
import {
  MAX_BODY,
  MAX_EXCHANGES_PER_PEER,
  MAX_OBSERVATIONS,
  MAX_OBSERVATIONS_PER_PEER,
  MAX_SERVER_EXCHANGES,
  MAX_SERVER_EXCHANGES_PER_PEER,
  MAX_TRANSFER_BYTES,
  MAX_TRANSFERS,
  MAX_TRANSFERS_PER_PEER,
  SERVER_EXCHANGE_LIFETIME,
} from "../base/limits.ts";
import type { OutputQueue } from "../base/output-queue.ts";
import type { Peer } from "../base/peer.ts";
import type { Random } from "../base/random.ts";
import type { Duration } from "../base/time.ts";
import type { TimerQueue } from "../base/timer-queue.ts";
import type { Code, Option } from "../coap/message.ts";
import type { MessageLayer } from "../coap/message-layer.ts";
import type { EndpointEffect, ServerExchangeId } from "./types.ts";

/** Caps of one endpoint; each is by default the one of `base/limits.ts`, where its reason is. */
export interface EndpointLimits {
  readonly exchangesPerPeer: number;
  readonly serverExchanges: number;
  readonly serverExchangesPerPeer: number;
  readonly serverExchangeLifetime: Duration;
  readonly observations: number;
  readonly observationsPerPeer: number;
  readonly transfers: number;
  readonly transfersPerPeer: number;
  readonly transferBytes: number;
  readonly body: number;
}

export const DEFAULT_LIMITS: EndpointLimits = {
  exchangesPerPeer: MAX_EXCHANGES_PER_PEER,
  serverExchanges: MAX_SERVER_EXCHANGES,
  serverExchangesPerPeer: MAX_SERVER_EXCHANGES_PER_PEER,
  serverExchangeLifetime: SERVER_EXCHANGE_LIFETIME,
  observations: MAX_OBSERVATIONS,
  observationsPerPeer: MAX_OBSERVATIONS_PER_PEER,
  transfers: MAX_TRANSFERS,
  transfersPerPeer: MAX_TRANSFERS_PER_PEER,
  transferBytes: MAX_TRANSFER_BYTES,
  body: MAX_BODY,
};

/** Names one request on the wire, with all its blocks, below the application's ExchangeId. */
export type RunId = number;
/** Names an observation that we follow. */
export type FollowedId = number;
/** Names a body that is being assembled or served. */
export type TransferId = number;

/** Everything in the endpoint that has a deadline. */
export type EndpointTimer =
  /** The response to an acknowledged request is overdue. */
  | { readonly kind: "silence"; readonly run: RunId }
  /** An observed resource was silent for longer than its state is fresh. */
  | { readonly kind: "stale"; readonly followed: FollowedId }
  /** Nobody asks for the blocks of a body, or sends more of them. */
  | { readonly kind: "transfer"; readonly transfer: TransferId }
  /** The application does not answer. */
  | { readonly kind: "unanswered"; readonly exchange: ServerExchangeId };

/** What the parts of an endpoint share. */
export interface EndpointCore {
  readonly random: Random;
  readonly messages: MessageLayer;
  readonly output: OutputQueue<EndpointEffect>;
  readonly timers: TimerQueue<EndpointTimer>;
  readonly limits: EndpointLimits;
  readonly rejects: RejectCounter;
  /** See EndpointOptions. */
  readonly operationsByToken: (method: Code, options: readonly Option[]) => boolean;
}

/** How long either side remembers an exchange with this peer (RFC 7252 §4.8.2). */
export const exchangeLifetime = (core: EndpointCore, peer: Peer): Duration =>
  core.messages.spans(peer).exchangeLifetime;
