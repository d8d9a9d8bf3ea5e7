import { type Duration, type Instant, instant } from "../base/time.ts";
import type { Gate } from "./gate.ts";
import type { DutyCycleModel } from "./link-model.ts";

interface Transmission {
  readonly start: Instant;
  readonly airtime: Duration;
}

/**
 * A budget of airtime in any window, wherever it begins (not per calendar hour). The use of a window that ends during
 * a transmission never falls as the window moves on, so it is enough to look at the one that ends with it.
 */
export class DutyCycle implements Gate {
  readonly reason = "duty-cycle";
  readonly #budget: number;
  readonly #window: Duration;
  /** In order; those that left every future window are forgotten. */
  #past: Transmission[] = [];

  constructor(model: DutyCycleModel) {
    this.#budget = model.share * model.window;
    this.#window = model.window;
  }

  earliest(from: Instant, airtime: Duration): Instant | undefined {
    if (airtime > this.#budget) return undefined;
    const windowStart = from + airtime - this.#window;
    let excess = airtime - this.#budget;
    for (const { start, airtime: used } of this.#past) excess += usedAfter(start, used, windowStart);
    if (excess <= 0) return from;
    for (const { start, airtime: used } of this.#past) {
      const counted = usedAfter(start, used, windowStart);
      if (excess <= counted) return instant(start + used - counted + excess + this.#window - airtime);
      excess -= counted;
    }
    return undefined;
  }

  commit(start: Instant, airtime: Duration): void {
    this.#past = this.#past.filter((past) => past.start + past.airtime > start - this.#window);
    this.#past.push({ start, airtime });
  }
}

/** How much of a transmission lies after an instant. */
const usedAfter = (start: number, airtime: number, after: number): number =>
  Math.max(0, start + airtime - Math.max(start, after));
