import type { SeededRandom } from "../../src/base/random.ts";
import type { Deployment } from "./deployment.ts";

/** What is said, chosen by the deployment's seed. */
export class Words {
  readonly #deployment: Deployment;
  readonly #random: SeededRandom;
  #texts: string[] = [];

  constructor(deployment: Deployment, random: SeededRandom) {
    this.#deployment = deployment;
    this.#random = random;
  }

  /** Each text once before one comes again. */
  text(): string {
    if (this.#texts.length === 0) this.#texts = this.shuffled(this.#deployment.texts);
    return this.#texts.pop() ?? "";
  }

  texts(count: number): string[] {
    return Array.from({ length: count }, () => this.text());
  }

  emoji(): string {
    return this.pick(this.#deployment.emoji);
  }

  reason(): string {
    return this.pick(this.#deployment.reasons);
  }

  file(extension: RegExp): string {
    return this.pick(this.#deployment.files.filter((name) => extension.test(name)));
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.#random.integer(choices.length)];
    if (choice === undefined) throw new Error("nothing to choose from");
    return choice;
  }

  shuffled<T>(values: readonly T[]): T[] {
    const left = [...values];
    return Array.from({ length: left.length }, () => left.splice(this.#random.integer(left.length), 1)).flat();
  }

  chance(probability: number): boolean {
    return this.#random.next() < probability;
  }

  number(from: number, to: number): number {
    return from + this.#random.integer(to - from + 1);
  }
}
