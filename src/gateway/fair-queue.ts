/** A queue in which flows take turns: a flow with many waiting items delays its own, not those of the others. */
export class FairQueue<T> {
  /** Flows in the order of their next turn. */
  readonly #flows = new Map<string, T[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  waiting(flow: string): number {
    return this.#flows.get(flow)?.length ?? 0;
  }

  push(flow: string, item: T): void {
    const items = this.#flows.get(flow);
    if (items === undefined) this.#flows.set(flow, [item]);
    else items.push(item);
    this.#size += 1;
  }

  /** The next item of the first flow, in turn, that `mayRun`; that flow goes to the end. */
  shift(mayRun: (flow: string) => boolean): T | undefined {
    for (const [flow, items] of this.#flows) {
      if (!mayRun(flow)) continue;
      const item = items.shift();
      this.#flows.delete(flow);
      if (items.length > 0) this.#flows.set(flow, items);
      if (item === undefined) continue;
      this.#size -= 1;
      return item;
    }
    return undefined;
  }

  remove(flow: string, item: T): boolean {
    const items = this.#flows.get(flow);
    const index = items?.indexOf(item) ?? -1;
    if (items === undefined || index < 0) return false;
    items.splice(index, 1);
    if (items.length === 0) this.#flows.delete(flow);
    this.#size -= 1;
    return true;
  }
}
