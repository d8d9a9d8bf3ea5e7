import type { Random } from "../base/random.ts";
import { type Duration, type Instant, instant } from "../base/time.ts";
import { HoldingStage } from "./holding-stage.ts";
import type { Frame } from "./stage.ts";

/** Latency and jitter (uniform in [0, jitter)); what came first leaves first. */
export class Delay<Tag> extends HoldingStage<Tag> {
  readonly #latency: Duration;
  readonly #jitter: Duration;
  readonly #random: Random;
  #last = Number.NEGATIVE_INFINITY;

  constructor(latency: Duration, jitter: Duration, random: Random) {
    super();
    this.#latency = latency;
    this.#jitter = jitter;
    this.#random = random;
  }

  push(frame: Frame<Tag>, now: Instant): void {
    const due = now + this.#latency + this.#random.next() * this.#jitter;
    this.#last = Math.max(this.#last, due);
    if (this.#last > now) this.hold(frame, instant(this.#last));
    else this.pass(frame, now);
  }
}
