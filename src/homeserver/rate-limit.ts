import { BoundedMap } from "../base/bounded-map.ts";
import { DEVELOPMENT_HOMESERVER as CAPS } from "../base/limits.ts";
import { add, hours, type Instant } from "../base/time.ts";

interface Bucket {
  tokens: number;
  at: Instant;
}

/** Token buckets by user. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #buckets = new BoundedMap<string, Bucket>(CAPS.rateLimitBuckets, "evict-oldest");

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  /** Takes one; otherwise says in how many milliseconds there will be one. */
  take(key: string, now: Instant): number | undefined {
    const bucket = this.#buckets.get(key, now) ?? { tokens: this.#burst, at: now };
    bucket.tokens = Math.min(this.#burst, bucket.tokens + ((now - bucket.at) / 1000) * this.#perSecond);
    bucket.at = now;
    this.#buckets.set(key, bucket, add(now, hours(1)), now);
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / this.#perSecond) * 1000);
    bucket.tokens -= 1;
    return undefined;
  }
}
