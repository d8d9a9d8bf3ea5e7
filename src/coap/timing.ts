/** When an acknowledgement or an answer is late (RFC 7252 §4.2, scaled to the link), and what stops the clock. */
import { add, between, type Duration, type Instant, longest, milliseconds, scale, sum, ZERO } from "../base/time.ts";
import type { LayerContext } from "./layer-context.ts";
import type { PeerState, Transmission } from "./peer-state.ts";
import { rankOf } from "./purpose-queue.ts";
import { receivingTime, usualUnasked } from "./transmission-parameters.ts";

/**
 * Bytes that stop the clock of one attempt though nothing sent before it asked for them. Too low: a peer with many
 * messages of its own in its queue makes us repeat ours for nothing. Too high: a message that was lost during a long
 * upload of the peer is repeated late.
 */
const MAX_UNASKED_BYTES = 4096;

const EMPTY_MESSAGE = 4;

/**
 * From the last bit of a message to the last bit of its answer, before jitter: the airtime of the answer, of a
 * datagram that the peer may have begun just before, and what a round trip takes besides, by configuration or by
 * measurement, whichever is longer. `processing` comes on top.
 */
export function baseTimeout(transmission: Transmission): Duration {
  const { peer } = transmission;
  const { link, parameters, spans } = peer.settings;
  const measured = peer.estimator?.bound ?? ZERO;
  const caution = peer.estimator?.caution ?? 1;
  // all attempts stay within what the other side remembers (EXCHANGE_LIFETIME), however slow it was measured to be
  const most = scale(spans.exchangeLifetime, parameters.ackTimeout / (spans.maxTransmitWait - spans.maxTransmitSpan));
  if (link === undefined) return shortest(most, scale(longest(parameters.ackTimeout, measured), caution));
  const usual = sum(scale(link.latency, 2), parameters.processingDelay);
  const beyond = scale(longest(usual, measured), caution);
  const answer = receivingTime(link, Math.max(transmission.answerBytes, EMPTY_MESSAGE));
  const unasked = unaskedBytes(peer, transmission);
  return shortest(most, sum(answer, unasked === 0 ? ZERO : receivingTime(link, unasked), beyond));
}

const shortest = (a: Duration, b: Duration): Duration => (a <= b ? a : b);

/** RFC 7252 §4.2: between ACK_TIMEOUT and ACK_TIMEOUT * ACK_RANDOM_FACTOR. */
export const withJitter = (base: Duration, factor: number, context: LayerContext): Duration =>
  scale(base, 1 + (factor - 1) * context.random.next());

/** The largest datagram that may come before the answer: one like those before it, or another answer. */
function unaskedBytes(peer: PeerState, transmission: Transmission): number {
  let largest = peer.unasked.value;
  for (const other of peer.outstanding?.values() ?? []) {
    if (other !== transmission) largest = Math.max(largest, other.answerBytes);
  }
  return largest;
}

/** From now on, the peer may send `bytes` that answer nothing: it asks us, or was asked to notify us. */
export function expectUnasked(peer: PeerState, bytes: number): void {
  peer.speaks = true;
  peer.unasked.add(Math.max(bytes, usualUnasked(peer.settings.link)));
}

/** A datagram of the peer came. It is `answered` or it was unasked. */
export function heard(
  peer: PeerState,
  bytes: number,
  answered: Transmission | undefined,
  context: LayerContext,
  now: Instant,
): void {
  const { link } = peer.settings;
  peer.lastHeard = now;
  peer.probeAt = now;
  if (link === undefined) return;
  const deferred = peer.channel.heard(bytes, now);
  const span = receivingTime(link, bytes);
  const expected = peer.unasked.value;
  if (peer.speaks) peer.unasked.add(answered === undefined ? bytes : usualUnasked(link));
  // larger than anything of late, and another like it may have begun: what waits should have allowed for that
  const surprise = longest(milliseconds(receivingTime(link, peer.unasked.value) - receivingTime(link, expected)));
  for (const transmission of peer.outstanding?.values() ?? []) {
    if (transmission === answered) continue;
    if (deferred > 0) {
      // it had not left yet: the channel was the peer's
      transmission.lastEnd = add(transmission.lastEnd, deferred);
      extend(transmission, deferred, context, false);
    }
    const since = milliseconds(Math.min(span - deferred, between(transmission.lastEnd, now)));
    if (answered !== undefined && overtakes(answered, transmission, bytes)) transmission.passed = true;
    // how far the peer's datagram put ours off is a guess, at least as long as the peer's was on its way
    const unsure = deferred > 0 ? milliseconds(span - deferred - longest(since)) : ZERO;
    if (!transmission.passed) extend(transmission, sum(surprise, unsure), context, false);
    stopClock(transmission, since, earlier(answered, transmission) ? 0 : bytes, context);
  }
}

/** We sent something else after it on a channel that both directions share: meanwhile, the peer could not answer. */
export function spoke(
  peer: PeerState,
  span: Duration,
  bytes: number,
  except: Transmission | undefined,
  context: LayerContext,
): void {
  if (peer.settings.link?.halfDuplex !== true) return;
  for (const transmission of peer.outstanding?.values() ?? []) {
    if (transmission !== except) stopClock(transmission, span, bytes, context);
  }
}

function stopClock(transmission: Transmission, span: Duration, unasked: number, context: LayerContext): void {
  if (transmission.passed || transmission.unaskedBytes + unasked > MAX_UNASKED_BYTES) return;
  transmission.unaskedBytes += unasked;
  extend(transmission, span, context, true);
}

function extend(transmission: Transmission, span: Duration, context: LayerContext, counts: boolean): void {
  if (transmission.state !== "sent" || transmission.timer === undefined || span <= 0) return;
  if (counts) transmission.extended = sum(transmission.extended, span);
  const at = add(transmission.timer.at, span);
  context.timers.cancel(transmission.timer);
  transmission.timer = context.timers.schedule(at, { kind: "transmission", transmission });
}

/**
 * The answer to something that we sent later, and that is no more urgent: ours is lost, or still being worked on. An
 * empty ACK shows nothing, for it goes before answers that are ready.
 */
const overtakes = (answered: Transmission, transmission: Transmission, bytes: number): boolean =>
  bytes > EMPTY_MESSAGE &&
  answered.order > transmission.order &&
  rankOf(answered.purpose) >= rankOf(transmission.purpose);

const earlier = (answered: Transmission | undefined, transmission: Transmission): boolean =>
  answered !== undefined && answered.order < transmission.order;

/** What a round trip took beyond airtime. Only for a message that was sent once (Karn). */
export function measure(transmission: Transmission, bytes: number, now: Instant): Duration | undefined {
  if (transmission.attempts !== 1 || transmission.processing > 0) return undefined;
  const busy = sum(receivingTime(transmission.peer.settings.link, bytes), transmission.extended);
  return milliseconds(between(transmission.lastEnd, now) - busy);
}
