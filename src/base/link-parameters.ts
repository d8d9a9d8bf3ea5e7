import type { Duration } from "./time.ts";

/** What is known of the way to a peer. Everything that RFC 7252 §4.8 fixes is derived from it. */
export interface LinkParameters {
  /** bit/s from us to the peer, and back. */
  readonly sendRate: number;
  readonly receiveRate: number;
  /** One way, without airtime. */
  readonly latency: Duration;
  /** Bytes that the network adds to each datagram (28 for IPv4 and UDP). */
  readonly overhead: number;
  /** Both directions share the channel. */
  readonly halfDuplex: boolean;
  /** Largest UDP payload that crosses whole. */
  readonly mtu: number;
}
