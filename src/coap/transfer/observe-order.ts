import { add, type Duration, type Instant } from "../../base/time.ts";

const HALF = 2 ** 23;
export const SEQUENCE_MODULUS = 2 ** 24;

/** The last notification that was taken. */
interface Latest {
  readonly sequence: number;
  readonly at: Instant;
}

/**
 * Which of two notifications is newer (RFC 7641 §3.4): by 24-bit serial number arithmetic, or because the older one
 * came so long ago that the numbers may have wrapped.
 */
export class ObserveOrder {
  readonly #forget: Duration;
  #latest: Latest | undefined;

  /**
   * `forget`: 128 s in RFC 7641, which must exceed the time that a notification may be under way. Too low: on a slow link
   * an old state that was overtaken replaces the new one. Too high: after a server's restart, whose numbers begin anew,
   * its states are ignored for that long.
   */
  constructor(forget: Duration) {
    this.#forget = forget;
  }

  /** True, and remembered as the latest, when it is newer than all before. */
  accept(sequence: number, now: Instant): boolean {
    if (this.#latest !== undefined && !this.#newer(this.#latest, sequence, now)) return false;
    this.#latest = { sequence, at: now };
    return true;
  }

  /** Forgets what came before, as after a registration at another server. */
  reset(): void {
    this.#latest = undefined;
  }

  #newer(latest: Latest, sequence: number, now: Instant): boolean {
    const [v1, v2] = [latest.sequence, sequence];
    return (v1 < v2 && v2 - v1 < HALF) || (v1 > v2 && v1 - v2 > HALF) || now > add(latest.at, this.#forget);
  }
}
