import type { Random } from "../base/random.ts";
import { type Duration, type Instant, instant } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import type { Frame, Stage, StageOutput } from "./stage.ts";

/** Latency and jitter (uniform in [0, jitter)); what came first leaves first. */
export class Delay<Tag> implements Stage<Tag> {
  readonly #latency: Duration;
  readonly #jitter: Duration;
  readonly #random: Random;
  readonly #waiting = new TimerQueue<Frame<Tag>>();
  #last = Number.NEGATIVE_INFINITY;
  #out: StageOutput<Tag>[] = [];

  constructor(latency: Duration, jitter: Duration, random: Random) {
    this.#latency = latency;
    this.#jitter = jitter;
    this.#random = random;
  }

  push(frame: Frame<Tag>, now: Instant): void {
    const due = now + this.#latency + this.#random.next() * this.#jitter;
    this.#last = Math.max(this.#last, due);
    if (this.#last > now) this.#waiting.schedule(instant(this.#last), frame);
    else this.#out.push({ kind: "passed", frame, at: now });
  }

  wake(now: Instant): void {
    for (let due = this.#waiting.expire(now); due !== undefined; due = this.#waiting.expire(now)) {
      this.#out.push({ kind: "passed", frame: due.value, at: due.at });
    }
  }

  deadline(): Instant | undefined {
    return this.#waiting.next();
  }

  drain(): StageOutput<Tag>[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }
}
