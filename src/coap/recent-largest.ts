/**
 * Datagrams that one window spans. Too few: a peer that sends something large now and then makes us repeat a message
 * for nothing. Too many: losses are noticed late for long after something large came.
 */
const WINDOW = 64;
/** The first window is shorter: it only corrects a guess. */
const FIRST_WINDOW = 16;

/** The largest of the last 64 to 128 values, or of fewer at first. */
export class RecentLargest {
  #before: number;
  #current = 0;
  #count = WINDOW - FIRST_WINDOW;

  /** `first` counts as a value of the time before. */
  constructor(first: number) {
    this.#before = first;
  }

  get value(): number {
    return Math.max(this.#before, this.#current);
  }

  add(value: number): void {
    this.#current = Math.max(this.#current, value);
    if (++this.#count < WINDOW) return;
    this.#before = this.#current;
    this.#current = 0;
    this.#count = 0;
  }
}
