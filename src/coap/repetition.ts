/** When a message is repeated again, on a link that fades or is down. */
import { add, between, type Duration, type Instant, longest, scale, sum } from "../base/time.ts";
import type { PeerState, Transmission } from "./peer-state.ts";

/**
 * Share of the time since the first attempt that the next may wait. Too low: hours of outage cost many repetitions. Too
 * high: after an outage, nothing happens for about as long as it lasted.
 */
const SHARE = 1 / 4;

/** When the latest attempt is late. */
export function dueAt(transmission: Transmission): Instant {
  return add(transmission.lastEnd, sum(timeout(transmission), transmission.extended, transmission.processing));
}

function timeout({ peer, timeout: first, doublings, firstSent, lastEnd }: Transmission): Duration {
  const { maxBackoff } = peer.settings.parameters;
  if (doublings <= 0) return first;
  if (!Number.isFinite(maxBackoff)) return scale(first, 2 ** doublings);
  return longest(scale(first, Math.min(2 ** doublings, maxBackoff)), scale(between(firstSent, lastEnd), SHARE));
}

/** No more repetitions: as many as may be were sent, or MAX_TRANSMIT_SPAN is over. */
export function exhausted({ peer, attempts, firstSent, processing }: Transmission, now: Instant): boolean {
  const { parameters, spans } = peer.settings;
  if (attempts > parameters.maxRetransmit) return true;
  const span = sum(spans.maxTransmitSpan, scale(processing, attempts));
  return Number.isFinite(parameters.maxBackoff) && add(firstSent, span) < now;
}

/** On a known link, the peer was heard just before the first attempt: what is lost then was in a fade. */
export function wasThere({ peer, timeout, firstSent }: Transmission): boolean {
  return peer.settings.link !== undefined && peer.lastHeard !== undefined && add(peer.lastHeard, timeout) >= firstSent;
}

/** All that is lost in one silence says the same: that the link is down, not that it is slower than it was said to be. */
export const newlyLost = ({ settings, lostAt, lastHeard }: PeerState): boolean =>
  settings.link === undefined || lostAt === undefined || (lastHeard !== undefined && lastHeard > lostAt);
