import { type Duration, milliseconds } from "../base/time.ts";

/** Share of a new sample in the mean and in the deviation (RFC 6298 §2). */
const ALPHA = 1 / 8;
const BETA = 1 / 4;

/**
 * Doublings at most. Too low: a peer that became slow is asked twice each time. Too high: after an outage, the first
 * loss is noticed very late.
 */
const MAX_BACKOFF = 4;

/**
 * What a round trip takes beyond the airtime of the message and its answer (RFC 6298). Only samples of messages that
 * were sent once count (Karn): of a repeated one nobody knows which copy was answered.
 */
export class RoundTripEstimator {
  #smoothed: number | undefined;
  #deviation = 0;
  #backoff = 0;

  /** Undefined until something was measured. */
  get smoothed(): Duration | undefined {
    return this.#smoothed === undefined ? undefined : milliseconds(this.#smoothed);
  }

  /** A lower bound for the timeout, beyond airtime; undefined until something was measured. */
  get bound(): Duration | undefined {
    if (this.#smoothed === undefined) return undefined;
    return milliseconds(this.#smoothed + 4 * this.#deviation);
  }

  /** What to multiply the time beyond airtime with, until something is measured again. */
  get caution(): number {
    return 2 ** this.#backoff;
  }

  sample(span: Duration): void {
    this.#backoff = 0;
    if (this.#smoothed === undefined) {
      this.#smoothed = span;
      this.#deviation = span / 2;
      return;
    }
    this.#deviation += BETA * (Math.abs(this.#smoothed - span) - this.#deviation);
    this.#smoothed += ALPHA * (span - this.#smoothed);
  }

  /** The first timer of a message ran out (RFC 6298 §5.5). */
  lost(): void {
    this.#backoff = Math.min(this.#backoff + 1, MAX_BACKOFF);
  }
}
