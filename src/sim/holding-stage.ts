import type { Instant } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import { type Frame, passed, type Stage, type StageOutput } from "./stage.ts";

/** A stage that keeps datagrams for a while, each for a time of its own. */
export abstract class HoldingStage<Tag> implements Stage<Tag> {
  readonly #held = new TimerQueue<Frame<Tag>>();
  #out: StageOutput<Tag>[] = [];

  abstract push(frame: Frame<Tag>, now: Instant): void;

  protected hold(frame: Frame<Tag>, until: Instant): void {
    this.#held.schedule(until, frame);
  }

  protected pass(frame: Frame<Tag>, at: Instant): void {
    this.#out.push(passed(frame, at));
  }

  wake(now: Instant): void {
    for (let due = this.#held.expire(now); due !== undefined; due = this.#held.expire(now))
      this.pass(due.value, due.at);
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
