/** What a command has opened, to be closed in the opposite order, whether it ended well or not. */
export class Closing {
  readonly #steps: (() => unknown)[] = [];

  /** `close` may be asynchronous; what it throws is for the caller of `all`. */
  add(close: () => unknown): void {
    this.#steps.push(close);
  }

  async all(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) await step();
  }
}

/** Runs `work` and closes everything that it has opened, also when it fails. */
export async function closingAfter(work: (closing: Closing) => Promise<void>): Promise<void> {
  const closing = new Closing();
  try {
    await work(closing);
  } finally {
    await closing.all();
  }
}
