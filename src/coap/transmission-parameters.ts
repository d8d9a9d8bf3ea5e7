import type { Duration } from "../base/time.ts";

/** RFC 7252 §4.8, for one peer. */
export interface TransmissionParameters {
  readonly ackTimeout: Duration;
  readonly ackRandomFactor: number;
  readonly maxRetransmit: number;
  readonly nstart: number;
  readonly defaultLeisure: Duration;
  /** Bytes per second to a peer that does not answer. */
  readonly probingRate: number;
  readonly maxLatency: Duration;
  readonly processingDelay: Duration;
}
