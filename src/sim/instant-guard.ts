import { HectobitError } from "../base/errors.ts";
import type { Instant } from "../base/time.ts";

/**
 * Steps that a world may make at one instant. Too low: a burst of many datagrams on a fast link is taken for a loop.
 * Too high: a machine whose deadline never moves on is found late.
 */
const MOST_STEPS = 100_000;

/** Finds a machine that asks to be woken, or talks to itself, without end while the time stands still. */
export class InstantGuard {
  readonly #most: number;
  #at: Instant | undefined;
  #steps = 0;

  constructor(most: number = MOST_STEPS) {
    this.#most = most;
  }

  count(now: Instant, who: string): void {
    if (now !== this.#at) {
      this.#at = now;
      this.#steps = 0;
    }
    if (++this.#steps <= this.#most) return;
    throw new HectobitError("world-loop", `${this.#most} steps at ${now} ms and no end; the last was by ${who}`, {
      hint: "A machine's deadline() must be later than now after wake(now), and its outputs must come to an end.",
    });
  }
}
