import type { Instant } from "./time.ts";

interface Entry<T> {
  at: Instant;
  readonly order: number;
  readonly value: T;
  index: number;
}

/** A scheduled value; the handle to cancel it by. */
export interface Timer<T> {
  readonly at: Instant;
  readonly value: T;
}

/**
 * The only store of deadlines in a machine: a binary heap of (instant, value), equal instants in the order they were
 * scheduled. `deadline()` of the machine is `next()` of its queue, so "when" is never derived a second time from state.
 */
export class TimerQueue<T> {
  readonly #heap: Entry<T>[] = [];
  #order = 0;

  get size(): number {
    return this.#heap.length;
  }

  next(): Instant | undefined {
    return this.#heap[0]?.at;
  }

  schedule(at: Instant, value: T): Timer<T> {
    const entry: Entry<T> = { at, order: this.#order++, value, index: this.#heap.length };
    this.#heap.push(entry);
    this.#up(entry);
    return entry;
  }

  /** Does nothing when the timer was cancelled or has fired. */
  cancel(timer: Timer<T> | undefined): void {
    const entry = timer as Entry<T> | undefined;
    if (entry === undefined || this.#heap[entry.index] !== entry) return;
    this.#remove(entry);
  }

  /** Takes the next value whose instant has come, or nothing. Call it until it gives nothing. */
  expire(now: Instant): Timer<T> | undefined {
    const top = this.#heap[0];
    if (top === undefined || top.at > now) return undefined;
    this.#remove(top);
    return top;
  }

  #remove(entry: Entry<T>): void {
    const last = this.#heap.pop();
    if (last !== undefined && last !== entry) {
      last.index = entry.index;
      this.#heap[entry.index] = last;
      this.#up(last);
      this.#down(last);
    }
    entry.index = -1;
  }

  #up(entry: Entry<T>): void {
    while (entry.index > 0) {
      const parent = this.#heap[(entry.index - 1) >> 1];
      if (parent === undefined || !before(entry, parent)) return;
      this.#swap(entry, parent);
    }
  }

  #down(entry: Entry<T>): void {
    for (;;) {
      const left = this.#heap[entry.index * 2 + 1];
      const right = this.#heap[entry.index * 2 + 2];
      const child = right !== undefined && left !== undefined && before(right, left) ? right : left;
      if (child === undefined || !before(child, entry)) return;
      this.#swap(child, entry);
    }
  }

  #swap(a: Entry<T>, b: Entry<T>): void {
    const index = a.index;
    a.index = b.index;
    b.index = index;
    this.#heap[a.index] = a;
    this.#heap[b.index] = b;
  }
}

function before<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
