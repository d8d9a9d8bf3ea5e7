import { HectobitError } from "../base/errors.ts";

/** Names of object keys as small integers, both ways. */
export class KeyTable {
  readonly #numbers = new Map<string, number>();
  readonly #names: readonly string[];

  /** The first name is number 1. Refuses a table that is not bijective, or whose names JSON would escape. */
  constructor(names: readonly string[]) {
    this.#names = names;
    for (const [index, name] of names.entries()) {
      if (this.#numbers.has(name)) {
        throw new HectobitError("codec.table", `The key table names "${name}" twice.`);
      }
      if (!/^[\w.-]+$/.test(name))
        throw new HectobitError("codec.table", `"${name}" is no plain name for a key table.`);
      this.#numbers.set(name, index + 1);
    }
  }

  get size(): number {
    return this.#names.length;
  }

  number(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  name(number: number): string | undefined {
    return this.#names[number - 1];
  }
}
