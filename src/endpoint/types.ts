/** What the endpoint says to applications and what they say to it: requests and responses with whole bodies. */
import type { LinkParameters } from "../base/link-parameters.ts";
import type { Peer } from "../base/peer.ts";
import type { Duration, Instant } from "../base/time.ts";
import type { Body } from "../coap/message.ts";

/** Chosen by the application for each request that it makes; unique among those that run. */
export type ExchangeId = number;
/** Chosen by the endpoint for each request of a remote. */
export type ServerExchangeId = number;
/** Chosen by the endpoint for each observation of a remote. */
export type ObservationId = number;

/** Order on a busy link, first to last. Acknowledgements and handshakes always go before all of them. */
export type Priority = "command" | "message" | "state" | "bulk";

/** Applications take all that they say to the endpoint from here. */
export type { LinkParameters };

/** How a request goes out: what else is waiting, and for how long it is worth sending. */
export interface RequestPolicy {
  readonly priority: Priority;
  /** What it is, in a few words for people (`status().transfers`); otherwise its method and path. */
  readonly label?: string;
  /** Share of the link: flows of one priority take turns. Usually one per local user. */
  readonly flow?: string;
  /** Requests with the same key replace each other while they wait: only the latest is worth sending. */
  readonly replaces?: string;
  /** Given up with `expired` when it could not be sent by then. */
  readonly expires?: Instant;
  /** How long the other side is expected to work on it, beyond its usual processing time (a long poll). */
  readonly processing?: Duration;
  /** False sends a NON, which is not repeated when lost. */
  readonly confirmable?: boolean;
}

/** From the application to the endpoint. */
export type EndpointEvent =
  | {
      readonly kind: "request";
      readonly exchange: ExchangeId;
      readonly peer: Peer;
      readonly request: Body;
      readonly policy: RequestPolicy;
    }
  /**
   * GET or FETCH with Observe 0; ends by `cancel`, `failed` or `observation-ended`. Said again for an observation that
   * runs, nothing is sent: it is the request to register with when it must be registered anew, for a resource whose
   * request says where the client stands (/sync's `since`).
   */
  | {
      readonly kind: "observe";
      readonly exchange: ExchangeId;
      readonly peer: Peer;
      readonly request: Body;
      readonly policy: RequestPolicy;
    }
  /** The application gave up on a request or an observation; nothing more is said of it. */
  | { readonly kind: "cancel"; readonly exchange: ExchangeId }
  /** The answer to a remote's request. With `observe`, it also accepts the observation that the request asked for. */
  | {
      readonly kind: "respond";
      readonly exchange: ServerExchangeId;
      readonly response: Body;
      readonly observe?: boolean;
    }
  /** The new state of an observed resource; it replaces one that still waits. An error code ends the observation. */
  | {
      readonly kind: "notify";
      readonly observation: ObservationId;
      readonly response: Body;
      readonly confirmable?: boolean;
    }
  /** The server forgets an observation without telling the client. */
  | { readonly kind: "forget-observation"; readonly observation: ObservationId }
  /** CoAP ping (RFC 7252 §4.3); answered by `pong` or `failed`. */
  | { readonly kind: "ping"; readonly exchange: ExchangeId; readonly peer: Peer }
  /** What is known of the way to a peer. It takes effect at once; what is under way keeps its timers. */
  | { readonly kind: "configure-peer"; readonly peer: Peer; readonly link: LinkParameters };

/** Why a request has no response. Only after `expired`, `superseded` and `queue-full` is it sure that it did not run. */
export type FailureReason =
  /** Not acknowledged in all attempts, or acknowledged and never answered. */
  | "timeout"
  /** The peer refused the message itself (RST). */
  | "reset"
  /** `RequestPolicy.expires` came before it was sent. */
  | "expired"
  /** Another with the same `RequestPolicy.replaces` took its place before it was sent. */
  | "superseded"
  /** The peer has as many requests or observations of ours as it may. */
  | "queue-full"
  /** The request's body can't be sent to this peer, or the response's is beyond what is held. */
  | "too-large"
  /** The blocks did not make one body, and asking anew was no way out (RFC 7959). */
  | "transfer-failed"
  /** The response breaks RFC 7959. */
  | "bad-response";

/** From the endpoint to the application. */
export type EndpointEffect =
  /** The final answer, whole. For an observation, its first state. */
  | {
      readonly kind: "response";
      readonly exchange: ExchangeId;
      readonly response: Body;
      /** Set for an `observe`: the server accepted it, and notifications will follow. */
      readonly observing?: boolean;
    }
  /** A newer state of what is observed, whole and in order (RFC 7641 §3.4). */
  | { readonly kind: "notification"; readonly exchange: ExchangeId; readonly response: Body }
  /** No more notifications will come: the server's final answer said so, or it did not answer a re-registration. */
  | { readonly kind: "observation-ended"; readonly exchange: ExchangeId; readonly reason: string }
  | {
      readonly kind: "failed";
      readonly exchange: ExchangeId;
      readonly reason: FailureReason;
      /** For people: what was tried and for how long. */
      readonly detail: string;
    }
  | { readonly kind: "pong"; readonly exchange: ExchangeId; readonly roundTrip: Duration }
  /** A remote's request, whole, seen for the first time. It must be answered by `respond`. */
  | {
      readonly kind: "request";
      readonly exchange: ServerExchangeId;
      readonly peer: Peer;
      readonly request: Body;
      /** The client asks to observe. `respond` with `observe: true` accepts; then `observation` is its name. */
      readonly observe?: ObservationId;
    }
  /**
   * The client of an observation cancelled it, reset a notification, or did not acknowledge one in its lifetime; or an
   * accepted one could not be kept (too many by then, or the client wanted no response).
   */
  | { readonly kind: "observation-gone"; readonly observation: ObservationId; readonly reason: string }
  /** The latest notification reached the client (whole: also its blocks), so the next may be prepared. */
  | { readonly kind: "notification-delivered"; readonly observation: ObservationId };

/** One request or answer under way, for people. */
export interface TransferStatus {
  readonly peer: string;
  readonly direction: "sending" | "receiving";
  readonly what: string;
  readonly priority: Priority;
  readonly bytesDone: number;
  /** Undefined while the other side has not said. */
  readonly bytesTotal: number | undefined;
  readonly since: Instant;
  /** When it will be done if nothing is lost. */
  readonly expectedEnd: Instant | undefined;
}

/** What stands between us and one peer, for people. */
export interface PeerStatus {
  readonly peer: string;
  readonly link: LinkParameters | undefined;
  readonly lastHeard: Instant | undefined;
  /** Smoothed round-trip time beyond airtime, once measured. */
  readonly roundTrip: Duration | undefined;
  readonly queued: Readonly<Record<Priority, number>>;
  readonly queuedBytes: number;
  /** Confirmable messages and unanswered requests under way (RFC 7252 §4.7), at most NSTART. */
  readonly outstanding: number;
  /** Since the peer is known. */
  readonly retransmissions: number;
}

/** Snapshot for people and metrics; at most the 1000 peers that have most to tell. */
export interface EndpointStatus {
  readonly peers: readonly PeerStatus[];
  readonly transfers: readonly TransferStatus[];
  readonly observations: { readonly served: number; readonly followed: number };
  /** Why messages of remotes were not taken, by `Reject.reason`. */
  readonly rejects: Readonly<Record<string, number>>;
}
