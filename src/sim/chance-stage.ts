import type { Random } from "../base/random.ts";
import { ImmediateStage } from "./stage.ts";

/** A stage that does something to each datagram with the same probability, whatever came before. */
export abstract class ChanceStage<Tag> extends ImmediateStage<Tag> {
  protected readonly random: Random;
  readonly #probability: number;

  /** `probability` from 0 to 1. */
  constructor(probability: number, random: Random) {
    super();
    this.#probability = probability;
    this.random = random;
  }

  /** Drawn anew at each call: ask once for each datagram. */
  protected happens(): boolean {
    return this.random.next() < this.#probability;
  }
}
