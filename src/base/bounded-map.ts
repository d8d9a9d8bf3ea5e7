import type { Instant } from "./time.ts";

interface Slot<V> {
  readonly value: V;
  readonly expires: Instant;
}

/**
 * A map with a cap and an expiry for each entry. Entries are kept in the order they were set, so that with one lifetime
 * for all (the usual case) the oldest is the first to expire and `sweep` is cheap.
 *
 * When it is full, `set` either refuses (`"refuse"`: the newcomer is turned away, for state that must not be lost) or
 * drops the oldest entry (`"evict-oldest"`: for caches).
 */
export class BoundedMap<K, V> {
  readonly cap: number;
  readonly #whenFull: "refuse" | "evict-oldest";
  readonly #slots = new Map<K, Slot<V>>();

  constructor(cap: number, whenFull: "refuse" | "evict-oldest") {
    this.cap = cap;
    this.#whenFull = whenFull;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Sets or replaces, and moves the entry to the end. False when the map is full and refuses. */
  set(key: K, value: V, expires: Instant, now: Instant): boolean {
    this.#slots.delete(key);
    if (this.#slots.size >= this.cap) {
      this.sweep(now);
      if (this.#slots.size >= this.cap) {
        if (this.#whenFull === "refuse") return false;
        const oldest = this.#slots.keys().next();
        if (!oldest.done) this.#slots.delete(oldest.value);
      }
    }
    this.#slots.set(key, { value, expires });
    return true;
  }

  get(key: K, now: Instant): V | undefined {
    const slot = this.#slots.get(key);
    if (slot === undefined) return undefined;
    if (slot.expires <= now) {
      this.#slots.delete(key);
      return undefined;
    }
    return slot.value;
  }

  delete(key: K): boolean {
    return this.#slots.delete(key);
  }

  /** Drops expired entries from the oldest on, stopping at the first that lives; `all` looks at every entry. */
  sweep(now: Instant, all = false): void {
    for (const [key, slot] of this.#slots) {
      if (slot.expires <= now) this.#slots.delete(key);
      else if (!all) return;
    }
  }

  *entries(now: Instant): Generator<[K, V]> {
    for (const [key, slot] of this.#slots) if (slot.expires > now) yield [key, slot.value];
  }
}
