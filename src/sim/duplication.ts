import type { Random } from "../base/random.ts";
import type { Instant } from "../base/time.ts";
import { type Frame, ImmediateStage, passed, type StageOutput } from "./stage.ts";

/** Lets some datagrams arrive twice; the network makes the copy, so it takes no airtime. */
export class Duplication<Tag> extends ImmediateStage<Tag> {
  readonly #probability: number;
  readonly #random: Random;

  constructor(probability: number, random: Random) {
    super();
    this.#probability = probability;
    this.#random = random;
  }

  protected override decide(frame: Frame<Tag>, now: Instant): StageOutput<Tag>[] {
    const first = passed(frame, now);
    return this.#random.next() < this.#probability ? [first, passed({ ...frame, copy: true }, now)] : [first];
  }
}
