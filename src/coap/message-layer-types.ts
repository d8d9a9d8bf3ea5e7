/**
 * The seam between the message layer (RFC 7252 §4: CON, NON, ACK, RST, retransmission, deduplication, pacing) and the
 * request/response layer above it (§5: tokens, blocks, observations). Calls go down, events are pulled up.
 */
import type { Purpose } from "../base/machine.ts";
import type { Peer } from "../base/peer.ts";
import type { Duration, Instant } from "../base/time.ts";
import type { Code, Message, Option } from "./message.ts";

/** Names a message that we send, from `send` or `respond` until `timeout`, `reset`, `acknowledged` or `expired`. */
export type TransmissionId = number;
/** Names a remote's request from its `request` event until it was answered. */
export type IncomingId = number;

/** A request, a separate response or a notification to send. The layer chooses the message id. */
export interface Outgoing {
  readonly peer: Peer;
  readonly code: Code;
  readonly token: Uint8Array;
  readonly options: readonly Option[];
  readonly payload: Uint8Array;
  readonly confirmable: boolean;
  /** Its place in the queue, and its line in the account of airtime. */
  readonly purpose: Purpose;
  /** Messages of one purpose take turns by flow. */
  readonly flow?: string;
  /** Dropped with `expired` when it still waits by then. */
  readonly expires?: Instant;
  /** UDP payload of the largest answer that may come back; it is part of the transmission timeout. */
  readonly answerBytes: number;
  /** Time that the other side may take before it sends anything, beyond its usual processing time. */
  readonly processing?: Duration;
}

/** The answer to a remote's request. */
export interface Answer {
  readonly code: Code;
  readonly options: readonly Option[];
  readonly payload: Uint8Array;
  readonly purpose: Purpose;
  /**
   * On its own as a CON even when it could be piggybacked, so that `acknowledged` says when it arrived. It costs an ACK
   * of the remote; the request needs none, because the answer shows that it came (RFC 7252 §5.2.2).
   */
  readonly confirmable?: boolean;
}

export type MessageEvent =
  /** A request that was not seen before, CON or NON. */
  | { readonly kind: "request"; readonly incoming: IncomingId; readonly peer: Peer; readonly message: Message }
  /**
   * A response: piggybacked (then `transmission` is the request that it acknowledges) or on its own. Whoever knows the
   * token calls `accept`, or `reject` when nobody does; until then a CON is not acknowledged.
   */
  | {
      readonly kind: "response";
      readonly peer: Peer;
      readonly message: Message;
      readonly transmission: TransmissionId | undefined;
    }
  /** It left for the first time; `ends` is when its last bit will have left. */
  | { readonly kind: "sent"; readonly transmission: TransmissionId; readonly ends: Instant }
  /** An empty ACK came; for a request, the response will come on its own. */
  | { readonly kind: "acknowledged"; readonly transmission: TransmissionId }
  | { readonly kind: "reset"; readonly transmission: TransmissionId }
  /** Given up after the last attempt. */
  | {
      readonly kind: "timeout";
      readonly transmission: TransmissionId;
      readonly attempts: number;
      readonly elapsed: Duration;
    }
  | { readonly kind: "expired"; readonly transmission: TransmissionId };
