import { MAX_DATAGRAM } from "../base/limits.ts";
import type { LinkParameters } from "../base/link-parameters.ts";
import { milliseconds, sum, ZERO } from "../base/time.ts";
import { type Direction, type DirectionModel, type LinkModel, opposite } from "./link-model.ts";

/**
 * The link as the endpoint at its near or far end would be configured: the sustained rate (a duty cycle of 1 % makes
 * 244 bit/s sustained 2.4), a preamble as the bytes that it is long, and jitter and turnaround in full as latency, so
 * that an answer is never waited for too shortly.
 */
export function linkParameters(model: LinkModel, end: "near" | "far"): LinkParameters {
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
    mtu: Math.min(out.mtu ?? MAX_DATAGRAM, back.mtu ?? MAX_DATAGRAM),
  };
}

const sustainedRate = (direction: DirectionModel): number => direction.rate * (direction.dutyCycle?.share ?? 1);
const preambleBytes = (direction: DirectionModel): number => ((direction.preamble ?? 0) * direction.rate) / 8_000;
