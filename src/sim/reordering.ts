import type { Random } from "../base/random.ts";
import { add, type Instant } from "../base/time.ts";
import { HoldingStage } from "./holding-stage.ts";
import type { ReorderingModel } from "./link-model.ts";
import type { Frame } from "./stage.ts";

/** Holds some datagrams back for a fixed time, so that those behind overtake them. */
export class Reordering<Tag> extends HoldingStage<Tag> {
  readonly #model: ReorderingModel;
  readonly #random: Random;

  constructor(model: ReorderingModel, random: Random) {
    super();
    this.#model = model;
    this.#random = random;
  }

  push(frame: Frame<Tag>, now: Instant): void {
    this.wake(now);
    if (this.#random.next() < this.#model.probability) this.hold(frame, add(now, this.#model.delay));
    else this.pass(frame, now);
  }
}
