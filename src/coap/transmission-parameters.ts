import { HectobitError } from "../base/errors.ts";
import type { LinkParameters } from "../base/link-parameters.ts";
import { airtime, type Duration, longest, milliseconds, scale, seconds, sum } from "../base/time.ts";

/** RFC 7252 §4.8, for one peer. Everything else in that section derives from these (`spansOf`). */
export interface TransmissionParameters {
  /**
   * Time from the start of a message to its acknowledgement, for the largest message and answer. With a known link
   * each message has a time of its own, at most this (`timing.ts`).
   * Too low: messages are sent twice for nothing. Too high: a lost message is noticed late.
   */
  readonly ackTimeout: Duration;
  /** Timeouts are chosen between 1 and this times the base. 1: peers repeat in step. Much higher: late repetition. */
  readonly ackRandomFactor: number;
  /** Repetitions at most. Too low: gives up on a link with loss. Too high: works for hours on one that is down. */
  readonly maxRetransmit: number;
  /**
   * Where the doubling of timeouts ends, in times of a message's first one: then they grow with the time that passed.
   * Too low: a link that is down carries repetitions for nothing. Too high: a message that is lost twice in a fade
   * waits, and after an outage both ends are silent for as long as it lasted.
   */
  readonly maxBackoff: number;
  /**
   * Confirmable messages and unanswered requests under way at a time. Too low: the link idles while the other side
   * works, and one lost message holds up all. Too high: a burst of answers keeps the channel from us.
   */
  readonly nstart: number;
  readonly defaultLeisure: Duration;
  /** Bytes per second to a peer that does not answer. Too high: floods one that is gone. Too low: news wait. */
  readonly probingRate: number;
  /** From the first bit of a datagram at the sender to its last at the recipient, at most. */
  readonly maxLatency: Duration;
  /**
   * Time that a recipient needs before it acknowledges; it sends an empty ACK after half of it. On a known link, that is
   * a second more than the ACK's airtime: waiting longer for the answer would cost more than the ACK does.
   * Too low: answers that were nearly there cost an empty ACK and another message. Too high: loss is noticed late.
   */
  readonly processingDelay: Duration;
}

/** RFC 7252 §4.8.2. */
export interface TransmissionSpans {
  readonly maxTransmitSpan: Duration;
  readonly maxTransmitWait: Duration;
  readonly maxRoundTrip: Duration;
  readonly exchangeLifetime: Duration;
  readonly nonLifetime: Duration;
  readonly acknowledgementDelay: Duration;
}

/** RFC 7252 §4.8: for a peer of which nothing is known. */
export const DEFAULT_PARAMETERS: TransmissionParameters = {
  ackTimeout: seconds(2),
  ackRandomFactor: 1.5,
  maxRetransmit: 4,
  maxBackoff: Number.POSITIVE_INFINITY,
  nstart: 1,
  defaultLeisure: seconds(5),
  probingRate: 1,
  maxLatency: seconds(100),
  processingDelay: seconds(2),
};

/** UDP payload of the largest message that is usual (RFC 7252 §4.6): a link's MTU may be larger, messages are not. */
const LARGEST_MESSAGE = 1152;

/**
 * How long a datagram that the peer sends unasked may always hold up its answer, although it sent only small ones of
 * late. Too low: on a slow link, a message is repeated for nothing when news come in between. Too high: loss is noticed
 * late.
 */
const UNASKED: Duration = seconds(30);

/** Bytes of an empty ACK. */
const EMPTY_MESSAGE = 4;

/**
 * On a known link, the pacer keeps repetitions from flooding it, and loss is fading, not congestion: waiting longer does
 * not help. So timeouts double once only, and then grow with the time that has passed (`repetition.ts`), until the RFC's
 * MAX_TRANSMIT_SPAN is over. Into a link that is down, each message is sent up to eleven times instead of five; after
 * an outage, the next attempt comes in a quarter of the outage's length at the latest.
 * Jitter is smaller because only the two ends of the link could repeat in step, and hearing each other ends that.
 */
const KNOWN_LINK = { ackRandomFactor: 4 / 3, maxRetransmit: 10, maxBackoff: 2 } as const;

/**
 * A known link: everything scales with the time that datagrams take. NSTART is above the RFC's 1 because our pacer,
 * not the number of messages, keeps the link from being flooded.
 */
export function parametersOfLink(link: LinkParameters): TransmissionParameters {
  checkLink(link);
  const largest = Math.min(link.mtu, LARGEST_MESSAGE) + link.overhead;
  const sending = airtime(largest, link.sendRate);
  const receiving = airtime(largest, link.receiveRate);
  const acknowledgement = airtime(EMPTY_MESSAGE + link.overhead, Math.min(link.sendRate, link.receiveRate));
  const processingDelay = sum(DEFAULT_PARAMETERS.processingDelay, scale(acknowledgement, 2));
  return {
    ...DEFAULT_PARAMETERS,
    ...KNOWN_LINK,
    // two answers' time: the largest datagram of the peer may have begun just before our message reached it
    ackTimeout: sum(sending, receiving, receiving, scale(link.latency, 2), processingDelay),
    nstart: link.halfDuplex ? 2 : 4,
    probingRate: link.sendRate / 8,
    // at least the RFC's: a link may be worse than it is said to be, and forgetting early runs a request twice
    maxLatency: longest(DEFAULT_PARAMETERS.maxLatency, sum(link.latency, longest(sending, receiving))),
    processingDelay,
  };
}

export function spansOf(parameters: TransmissionParameters): TransmissionSpans {
  const { ackTimeout, maxLatency, processingDelay } = parameters;
  // repetitions of bounded timeouts end with the span of those that the RFC knows, whatever their number
  const { ackRandomFactor, maxRetransmit } = Number.isFinite(parameters.maxBackoff) ? DEFAULT_PARAMETERS : parameters;
  const base = scale(ackTimeout, ackRandomFactor);
  const maxTransmitSpan = scale(base, 2 ** maxRetransmit - 1);
  const maxRoundTrip = sum(maxLatency, maxLatency, processingDelay);
  return {
    maxTransmitSpan,
    maxTransmitWait: scale(base, 2 ** (maxRetransmit + 1) - 1),
    maxRoundTrip,
    exchangeLifetime: sum(maxTransmitSpan, maxRoundTrip),
    nonLifetime: sum(maxTransmitSpan, maxLatency),
    acknowledgementDelay: scale(processingDelay, 0.5),
  };
}

/** How long a datagram occupies the way to the peer, and back. Nothing when the link is not known. */
export const sendingTime = (link: LinkParameters | undefined, bytes: number): Duration =>
  link === undefined ? milliseconds(0) : airtime(bytes + link.overhead, link.sendRate);
export const receivingTime = (link: LinkParameters | undefined, bytes: number): Duration =>
  link === undefined ? milliseconds(0) : airtime(bytes + link.overhead, link.receiveRate);

/** UDP payload of the largest datagram that may come from a peer. Without a link, size does not matter. */
export const largestUnasked = (link: LinkParameters | undefined): number =>
  Math.min(link?.mtu ?? LARGEST_MESSAGE, LARGEST_MESSAGE);

/**
 * UDP payload of a datagram that always may come unasked (a notification, a request of the peer) before an answer:
 * what a peer sends of that size never makes the other side repeat a message.
 */
export function usualUnasked(link: LinkParameters | undefined): number {
  if (link === undefined) return largestUnasked(link);
  const bytes = Math.floor(UNASKED / airtime(1, link.receiveRate)) - link.overhead;
  return Math.max(0, Math.min(bytes, largestUnasked(link)));
}

function checkLink(link: LinkParameters): void {
  const positive = [link.sendRate, link.receiveRate, link.mtu].every((value) => value > 0);
  const natural = [link.latency, link.overhead].every((value) => value >= 0 && Number.isFinite(value));
  if (positive && natural) return;
  throw new HectobitError(
    "coap.link",
    "a link needs rates and an MTU above 0, and latency and overhead of at least 0",
    {
      hint: "Rates are bit/s, latency is milliseconds, overhead and MTU are bytes.",
    },
  );
}
