import type { Peer } from "./peer.ts";
import type { Instant } from "./time.ts";

/** What a datagram is for; the account of a link's airtime is kept by it. */
export type Purpose = "acknowledgement" | "handshake" | "command" | "message" | "state" | "bulk";

/** Where the bytes of one datagram went. The sum is the datagram's length; IP and UDP headers are the link's to add. */
export interface Layers {
  /** CoAP header and token. */
  readonly header: number;
  /** CoAP options and payload marker. */
  readonly options: number;
  readonly payload: number;
  /** What a security layer added. */
  readonly security: number;
}

/** What the account of airtime needs to know of a datagram. */
export interface Account {
  readonly purpose: Purpose;
  readonly layers: Layers;
  readonly retransmission: boolean;
}

export type Output<Effect> =
  | { readonly kind: "datagram"; readonly datagram: Uint8Array; readonly peer: Peer; readonly account: Account }
  | { readonly kind: "effect"; readonly effect: Effect };

/**
 * The contract of every protocol core: datagrams, events and the time go in; datagrams, effects and the next deadline
 * come out. It holds no socket, timer, promise or emitter and reads no clock and no random source of its own.
 */
export interface Machine<Event, Effect> {
  /** A datagram came from `peer`. Never throws, whatever the bytes. */
  receive(datagram: Uint8Array, peer: Peer, now: Instant): void;
  /** A call from above, or the answer to an effect. */
  handle(event: Event, now: Instant): void;
  /** The deadline has come. Calling it early is harmless. */
  wake(now: Instant): void;
  /** When `wake` is wanted next: the top of the machine's one TimerQueue. Read it again after each call. */
  deadline(): Instant | undefined;
  /** At most `max` outputs, in order. Empty when there is nothing more to do until the next call. */
  drain(max: number): Output<Effect>[];
}
