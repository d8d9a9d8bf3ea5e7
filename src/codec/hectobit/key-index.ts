import { NEGATIVE, UNSIGNED } from "../cbor-head.ts";

/**
 * Positions of the key table to integers, so that the first take the fewest bytes; docs/codec.md §5. A negative
 * integer -1-n is given as n, which is the argument of its head.
 */

/** Of positions: where each range begins, the head's major type there, and what its argument is less than the position. */
const RANGES: readonly (readonly [first: number, major: number, less: number])[] = [
  [0, UNSIGNED, 0],
  [24, NEGATIVE, 24],
  [48, UNSIGNED, 24],
  [280, NEGATIVE, 256],
  [512, UNSIGNED, 256],
];

export function keyHead(index: number): { readonly major: number; readonly argument: number } {
  for (let i = RANGES.length - 1; i >= 0; i--) {
    const range = RANGES[i];
    if (range !== undefined && index >= range[0]) return { major: range[1], argument: index - range[2] };
  }
  return { major: UNSIGNED, argument: index };
}

/** The position, or a number beyond every table. */
export function keyIndex(major: number, argument: number): number {
  if (argument < 24) return major === UNSIGNED ? argument : argument + 24;
  if (major === NEGATIVE) return argument < 256 ? argument + 256 : Number.MAX_SAFE_INTEGER;
  return argument < 256 ? argument + 24 : argument + 256;
}
