import type { Blob } from "./c-text.ts";

const SLOTS = 512;

export interface PairIndex {
  readonly slots: number;
  /** Of each slot: where in `pairs` its list begins. */
  readonly first: readonly number[];
  /** Codes of fragments; undefined ends a list. */
  readonly pairs: readonly (number | undefined)[];
}

/** Fragments of two bytes or more by a hash of the first two, for the search in fragments.c. */
export function pairIndex({ contents }: Blob): PairIndex {
  const lists = Array.from({ length: SLOTS }, (): number[] => []);
  for (const [code, content] of contents.entries()) {
    const [a = 0, b = 0] = content;
    if (content.length > 1) lists[((a * 37) ^ (b * 5)) % SLOTS]?.push(code);
  }
  const pairs: (number | undefined)[] = [undefined]; // the list of every empty slot
  const first = lists.map((list) => {
    if (list.length === 0) return 0;
    list.sort((x, y) => (contents[y]?.length ?? 0) - (contents[x]?.length ?? 0) || x - y);
    const start = pairs.length;
    pairs.push(...list, undefined);
    return start;
  });
  return { slots: SLOTS, first, pairs };
}
