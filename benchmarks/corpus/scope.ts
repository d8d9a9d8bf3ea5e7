import type { Test } from "tap";

/** What the tests' helpers ask of a running test, for a program that is none: a name, and an end. */
export class Scope {
  readonly name = "corpus";
  readonly #teardowns: (() => unknown)[] = [];

  teardown(undo: () => unknown): void {
    this.#teardowns.push(undo);
  }

  plan(_count: number, reason?: string): void {
    throw new Error(reason ?? "the corpus cannot be recorded here");
  }

  fail(reason: string): void {
    throw new Error(reason);
  }

  /** The helpers use no more of a test than the members above. */
  get test(): Test {
    return this as unknown as Test;
  }

  /** Undoes all, the last first. */
  async end(): Promise<void> {
    for (const undo of this.#teardowns.splice(0).reverse()) await undo();
  }
}
