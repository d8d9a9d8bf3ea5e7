import type { Purpose } from "../base/machine.ts";

/** Order on the link, first to last: acknowledgements and handshakes, commands, messages, state, bulk. */
const RANKS: Readonly<Record<Purpose, number>> = {
  acknowledgement: 0,
  handshake: 0,
  command: 1,
  message: 2,
  state: 3,
  bulk: 4,
};

export const rankOf = (purpose: Purpose): number => RANKS[purpose];

export interface Waiting {
  readonly purpose: Purpose;
  /** Items of one purpose take turns by flow. */
  readonly flow: string;
}

/** Items of one rank: first what was put in front, then one of each flow in turn. */
class Rank<T extends Waiting> {
  readonly #front: T[] = [];
  /** In the order in which their turn comes. */
  readonly #flows = new Map<string, T[]>();

  put(item: T, front: boolean): void {
    if (front) {
      this.#front.push(item);
      return;
    }
    const flow = this.#flows.get(item.flow);
    if (flow === undefined) this.#flows.set(item.flow, [item]);
    else flow.push(item);
  }

  take(eligible: (item: T) => boolean): T | undefined {
    const index = this.#front.findIndex(eligible);
    if (index >= 0) return this.#front.splice(index, 1)[0];
    for (const [flow, items] of this.#flows) {
      const [first] = items;
      if (first === undefined || !eligible(first)) continue;
      items.shift();
      this.#flows.delete(flow);
      if (items.length > 0) this.#flows.set(flow, items);
      return first;
    }
    return undefined;
  }

  remove(item: T): boolean {
    if (removeFrom(this.#front, item)) return true;
    const items = this.#flows.get(item.flow);
    if (items === undefined || !removeFrom(items, item)) return false;
    if (items.length === 0) this.#flows.delete(item.flow);
    return true;
  }

  *items(): Generator<T> {
    yield* this.#front;
    for (const items of this.#flows.values()) yield* items;
  }
}

function removeFrom<T>(items: T[], item: T): boolean {
  const index = items.indexOf(item);
  if (index < 0) return false;
  items.splice(index, 1);
  return true;
}

/** What waits for its turn on the way to one peer. */
export class PurposeQueue<T extends Waiting> {
  readonly #ranks = [new Rank<T>(), new Rank<T>(), new Rank<T>(), new Rank<T>(), new Rank<T>()];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** `front`: before all others of its rank, for what was sent once already. */
  put(item: T, front = false): void {
    this.#ranks[rankOf(item.purpose)]?.put(item, front);
    this.#size++;
  }

  /** Takes the first item that is eligible; within a flow nothing overtakes. */
  take(eligible: (item: T) => boolean): T | undefined {
    for (const rank of this.#ranks) {
      const item = rank.take(eligible);
      if (item === undefined) continue;
      this.#size--;
      return item;
    }
    return undefined;
  }

  remove(item: T): boolean {
    const removed = this.#ranks[rankOf(item.purpose)]?.remove(item) ?? false;
    if (removed) this.#size--;
    return removed;
  }

  *items(): Generator<T> {
    for (const rank of this.#ranks) yield* rank.items();
  }
}
