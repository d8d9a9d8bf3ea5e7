import { type Duration, milliseconds, sum, ZERO } from "../base/time.ts";
import { type Direction, type DirectionModel, type LinkModel, opposite } from "./link-model.ts";

/** What an endpoint at one end should be told of the link: the fields of CoAP's LinkParameters. */
export interface SimulatedLinkParameters {
  /** bit/s from us to the peer, and back. */
  readonly sendRate: number;
  readonly receiveRate: number;
  /** One way, without airtime. */
  readonly latency: Duration;
  /** Bytes that the network adds to each datagram. */
  readonly overhead: number;
  readonly halfDuplex: boolean;
  /** Largest UDP payload that crosses whole. */
  readonly mtu: number;
}

/** IPv4's largest UDP payload. */
const NO_MTU = 65_507;

/**
 * The link as the endpoint at its near or far end would be configured: the sustained rate (a duty cycle of 1 % makes
 * 244 bit/s sustained 2.4), a preamble as the bytes that it is long, and jitter and turnaround in full as latency, so
 * that an answer is never waited for too shortly.
 */
export function linkParameters(model: LinkModel, end: "near" | "far"): SimulatedLinkParameters {
  const sending: Direction = end === "near" ? "up" : "down";
  const out = model[sending];
  const back = model[opposite(sending)];
  return {
    sendRate: sustainedRate(out),
    receiveRate: sustainedRate(back),
    latency: sum(
      milliseconds(Math.max(out.latency ?? 0, back.latency ?? 0)),
      milliseconds(Math.max(out.jitter ?? 0, back.jitter ?? 0)),
      model.halfDuplex?.turnaround ?? ZERO,
    ),
    overhead: Math.ceil(model.overhead + Math.max(preambleBytes(out), preambleBytes(back))),
    halfDuplex: model.halfDuplex !== undefined,
    mtu: Math.min(out.mtu ?? NO_MTU, back.mtu ?? NO_MTU),
  };
}

const sustainedRate = (direction: DirectionModel): number => direction.rate * (direction.dutyCycle?.share ?? 1);
const preambleBytes = (direction: DirectionModel): number => ((direction.preamble ?? 0) * direction.rate) / 8_000;
