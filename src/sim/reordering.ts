import type { Random } from "../base/random.ts";
import { add, type Instant } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import type { ReorderingModel } from "./link-model.ts";
import type { Frame, Stage, StageOutput } from "./stage.ts";

/** Holds some datagrams back for a fixed time, so that those behind overtake them. */
export class Reordering<Tag> implements Stage<Tag> {
  readonly #model: ReorderingModel;
  readonly #random: Random;
  readonly #held = new TimerQueue<Frame<Tag>>();
  #out: StageOutput<Tag>[] = [];

  constructor(model: ReorderingModel, random: Random) {
    this.#model = model;
    this.#random = random;
  }

  push(frame: Frame<Tag>, now: Instant): void {
    this.wake(now);
    if (this.#random.next() < this.#model.probability) this.#held.schedule(add(now, this.#model.delay), frame);
    else this.#out.push({ kind: "passed", frame, at: now });
  }

  wake(now: Instant): void {
    for (let due = this.#held.expire(now); due !== undefined; due = this.#held.expire(now)) {
      this.#out.push({ kind: "passed", frame: due.value, at: due.at });
    }
  }

  deadline(): Instant | undefined {
    return this.#held.next();
  }

  drain(): StageOutput<Tag>[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }
}
