import { earliest, type Instant } from "../base/time.ts";
import type { Frame, Stage, StageOutput } from "./stage.ts";

/** Stages one after the other; itself a stage. What a stage drops leaves the pipeline at once. */
export class Pipeline<Tag> implements Stage<Tag> {
  readonly #stages: readonly Stage<Tag>[];
  #out: StageOutput<Tag>[] = [];

  constructor(stages: readonly Stage<Tag>[]) {
    this.#stages = stages;
  }

  push(frame: Frame<Tag>, now: Instant): void {
    const [first] = this.#stages;
    if (first === undefined) this.#out.push({ kind: "passed", frame, at: now });
    else first.push(frame, now);
  }

  wake(now: Instant): void {
    this.#stages.forEach((stage, index) => {
      stage.wake(now);
      this.#forward(stage, index);
    });
  }

  deadline(): Instant | undefined {
    return this.#stages.reduce<Instant | undefined>((soonest, stage) => earliest(soonest, stage.deadline()), undefined);
  }

  drain(): StageOutput<Tag>[] {
    this.#stages.forEach((stage, index) => {
      this.#forward(stage, index);
    });
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #forward(stage: Stage<Tag>, index: number): void {
    const next = this.#stages[index + 1];
    for (const output of stage.drain()) {
      if (output.kind === "passed" && next !== undefined) next.push(output.frame, output.at);
      else this.#out.push(output);
    }
  }
}
