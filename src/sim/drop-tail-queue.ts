import type { Frame } from "./stage.ts";

/** First in, first out, with a cap in bytes; what does not fit is turned away. */
export class DropTailQueue<Tag> {
  readonly #capacity: number;
  readonly #frames: Frame<Tag>[] = [];
  #bytes = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get length(): number {
    return this.#frames.length;
  }

  /** An empty queue takes any frame: it is on its way to the transmitter. */
  offer(frame: Frame<Tag>): boolean {
    if (this.#frames.length > 0 && this.#bytes + frame.size > this.#capacity) return false;
    this.#frames.push(frame);
    this.#bytes += frame.size;
    return true;
  }

  head(): Frame<Tag> | undefined {
    return this.#frames[0];
  }

  take(): Frame<Tag> | undefined {
    const frame = this.#frames.shift();
    if (frame !== undefined) this.#bytes -= frame.size;
    return frame;
  }
}
