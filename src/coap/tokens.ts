import { toHex } from "../base/bytes.ts";
import { HectobitError } from "../base/errors.ts";
import { MAX_RESTING_TOKENS_PER_PEER } from "../base/limits.ts";
import type { Random } from "../base/random.ts";
import { add, type Duration, type Instant } from "../base/time.ts";

/** At most a quarter of a length's values are taken, so that a random one is free at the first tries. */
const SHARE = 4;
const TRIES = 64;

/**
 * Tokens for the requests to one peer: as short as the number of those in use allows, chosen at random, and not used
 * again while in use or within EXCHANGE_LIFETIME after.
 *
 * A short token saves bytes but can be guessed by someone who cannot read the traffic and can forge its source
 * (RFC 7252 §5.3.1 asks for 32 bits where that matters); `minimumLength` is for links without security.
 */
export class Tokens {
  readonly #random: Random;
  readonly #minimumLength: number;
  readonly #inUse = new Set<string>();
  /** Released ones with the time when they may be used again, oldest first. */
  readonly #resting = new Map<string, Instant>();

  constructor(random: Random, minimumLength = 1) {
    if (!Number.isInteger(minimumLength) || minimumLength < 1 || minimumLength > 8) {
      throw new HectobitError("coap.token-length", `tokens of at least ${minimumLength} bytes`, {
        hint: "1 to 8 bytes.",
      });
    }
    this.#random = random;
    this.#minimumLength = minimumLength;
  }

  get inUse(): number {
    return this.#inUse.size;
  }

  take(now: Instant): Uint8Array {
    this.#sweep(now);
    const taken = this.#inUse.size + this.#resting.size;
    for (let length = this.#minimumLength; length <= 8; length++) {
      if (taken * SHARE >= 256 ** length) continue;
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const token = this.#random.bytes(length);
        const key = toHex(token);
        if (this.#inUse.has(key) || this.#resting.has(key)) continue;
        this.#inUse.add(key);
        return token;
      }
    }
    throw new HectobitError("coap.tokens", "no token is free", { hint: "The random source repeats itself." });
  }

  release(token: Uint8Array, now: Instant, lifetime: Duration): void {
    const key = toHex(token);
    if (!this.#inUse.delete(key)) return;
    this.#sweep(now);
    if (this.#resting.size >= MAX_RESTING_TOKENS_PER_PEER) this.#drop(this.#resting.keys().next().value);
    this.#resting.set(key, add(now, lifetime));
  }

  /** True while released tokens wait for the end of their lifetime. */
  resting(now: Instant): boolean {
    this.#sweep(now);
    return this.#resting.size > 0;
  }

  #drop(key: string | undefined): void {
    if (key !== undefined) this.#resting.delete(key);
  }

  #sweep(now: Instant): void {
    for (const [key, freeAt] of this.#resting) {
      if (freeAt > now) return;
      this.#resting.delete(key);
    }
  }
}
