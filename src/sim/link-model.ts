import type { Duration, Instant } from "../base/time.ts";

/** `up`: from the near end (the boat, the device, the user's client) to the far end (the gateway); `down`: back. */
export type Direction = "up" | "down";
export const opposite = (direction: Direction): Direction => (direction === "up" ? "down" : "up");

/**
 * Gilbert–Elliott loss (Gilbert 1960, Elliott 1963): the channel is good or bad, and each state loses with its own
 * probability. `time`: the states last so long on average (exponential), whether or not anything is sent; a datagram
 * whose airtime touches a bad span is judged as bad. `datagrams`: the state may change before each datagram.
 */
export type BurstLossModel =
  | {
      readonly by: "time";
      readonly meanGood: Duration;
      readonly meanBad: Duration;
      readonly lossGood: number;
      readonly lossBad: number;
    }
  | {
      readonly by: "datagrams";
      /** Probability of good → bad, and of bad → good, before each datagram. */
      readonly toBad: number;
      readonly toGood: number;
      readonly lossGood: number;
      readonly lossBad: number;
    };

/** At most `share` (0.01 is 1 %) of any span of `window` on the air (ETSI EN 300 220-1 §5.4). */
export interface DutyCycleModel {
  readonly share: number;
  readonly window: Duration;
}

/** Extra delay for some datagrams, so that later ones overtake them. */
export interface ReorderingModel {
  readonly probability: number;
  readonly delay: Duration;
}

/** Spans without a link: a list, or `length` long every `every`, the first at `first`. */
export type OutageSchedule =
  | { readonly kind: "list"; readonly spans: readonly { readonly from: Instant; readonly to: Instant }[] }
  | { readonly kind: "periodic"; readonly first: Instant; readonly every: Duration; readonly length: Duration };

/** What happens to what is sent in an outage: the radio does not know and it is `lost`, or the modem `holds` it. */
export interface OutageModel {
  readonly schedule: OutageSchedule;
  readonly meanwhile: "lost" | "held";
}

/** One direction. Only `rate` is required; what is left out does not happen. */
export interface DirectionModel {
  /** bit/s of serialisation. */
  readonly rate: number;
  /** On the air before the first bit of each datagram: preamble, transmitter key-up. Counts as airtime. */
  readonly preamble?: Duration;
  /** Propagation and fixed processing, after the last bit left. */
  readonly latency?: Duration;
  /** Uniform in [0, jitter), added to the latency; order is kept. */
  readonly jitter?: Duration;
  /** Probability that a datagram is lost, each by itself. */
  readonly loss?: number;
  readonly burstLoss?: BurstLossModel;
  /** Probability that a datagram arrives twice. */
  readonly duplication?: number;
  readonly reordering?: ReorderingModel;
  /** Probability that a datagram arrives with 1 to 8 bits flipped. */
  readonly corruption?: number;
  /** Largest UDP payload in bytes; larger is dropped. */
  readonly mtu?: number;
  /** Bytes (with overhead) that wait for the transmitter; what does not fit is dropped (drop-tail). */
  readonly queue?: number;
  readonly dutyCycle?: DutyCycleModel;
}

export interface LinkModel {
  /** Bytes added to each datagram: 28 for IPv4 and UDP, 48 for IPv6 and UDP, 0 for none. */
  readonly overhead: number;
  /** Set when both directions share the channel; turnaround is the pause when the direction changes. */
  readonly halfDuplex?: { readonly turnaround: Duration };
  readonly up: DirectionModel;
  readonly down: DirectionModel;
  readonly outages?: readonly OutageModel[];
  /** When the near end's address, as the far end sees it, changes (NAT rebinding); the old one stops working. */
  readonly addressChanges?: readonly Instant[];
}
