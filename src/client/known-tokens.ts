/** The access tokens of local programs, each with its index towards the gateway. */
import { PACKED } from "../base/limits.ts";
import type { Random } from "../base/random.ts";

export interface KnownToken {
  readonly text: string;
  index: number;
  /** The gateway knows it by its index. */
  acknowledged: boolean;
  /** Counts how often it did not: what was said before then says nothing of now. */
  age: number;
}

/** Indexes that take one byte. */
const SHORT = 24;

export class KnownTokens {
  /** The least used first. */
  readonly #tokens = new Map<string, KnownToken>();
  /** Where to begin: a client that was restarted must not meet the indexes of its earlier life. */
  readonly #first: number;
  #given = 0;

  constructor(random: Random) {
    this.#first = random.integer(SHORT);
  }

  get size(): number {
    return this.#tokens.size;
  }

  use(text: string): KnownToken {
    const known = this.#tokens.get(text) ?? { text, index: this.#next(), acknowledged: false, age: 0 };
    this.#tokens.delete(text);
    this.#tokens.set(text, known);
    for (const [oldest] of this.#tokens) {
      if (this.#tokens.size <= PACKED.tokensOfClient) break;
      this.#tokens.delete(oldest);
    }
    return known;
  }

  renumber(token: KnownToken): void {
    token.index = this.#next();
    this.forgotten(token);
  }

  forgotten(token: KnownToken): void {
    token.acknowledged = false;
    token.age += 1;
  }

  allForgotten(): void {
    for (const token of this.#tokens.values()) this.forgotten(token);
  }

  /** No index is given twice: the gateway never binds one anew. */
  #next(): number {
    const number = this.#given++;
    return number < SHORT ? (this.#first + number) % SHORT : number;
  }
}
