import type { Random } from "../base/random.ts";
import type { Instant } from "../base/time.ts";
import { dropped, type Frame, ImmediateStage, passed, type StageOutput } from "./stage.ts";

/** Loses each datagram with the same probability. */
export class IndependentLoss<Tag> extends ImmediateStage<Tag> {
  readonly #probability: number;
  readonly #random: Random;

  constructor(probability: number, random: Random) {
    super();
    this.#probability = probability;
    this.#random = random;
  }

  protected override decide(frame: Frame<Tag>, now: Instant): StageOutput<Tag>[] {
    return [this.#random.next() < this.#probability ? dropped(frame, now, "loss") : passed(frame, now)];
  }
}
