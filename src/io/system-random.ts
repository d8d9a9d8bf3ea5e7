import { randomFillSync } from "node:crypto";
import type { Random } from "../base/random.ts";

const POOL = 4096;

/** Chance from the system's entropy, drawn in pools because a call per token would cost more than the token. */
export class SystemRandom implements Random {
  readonly #pool = new Uint8Array(POOL);
  #used = POOL;

  next(): number {
    return this.#word() / 4294967296;
  }

  integer(bound: number): number {
    // The bias of at most bound / 2^32 is of no matter for jitter and message ids; keys are drawn with `bytes`.
    return Math.floor(this.next() * bound);
  }

  bytes(length: number): Uint8Array {
    if (length > POOL) return randomFillSync(new Uint8Array(length));
    return this.#take(length).slice();
  }

  #word(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#take(4);
    return a * 16777216 + b * 65536 + c * 256 + d;
  }

  #take(length: number): Uint8Array {
    if (this.#used + length > POOL) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    this.#used += length;
    return this.#pool.subarray(this.#used - length, this.#used);
  }
}
