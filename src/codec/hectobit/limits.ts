import { HectobitError } from "../../base/errors.ts";
import { MAX_BODY, MAX_NESTING } from "../../base/limits.ts";
import { FULL_TABLES } from "./tables.ts";

/** What two peers agreed on, and how much an output may hold; docs/codec.md §4, §5. */
export interface HectobitLimits {
  /** Entries of the key table in use. */
  readonly keys: number;
  /** Entries of the value table in use. */
  readonly values: number;
  /** Entries of the windows of users, events and others: a power of two from 4 to 64. Servers have a quarter of it. */
  readonly window: number;
  /** Arrays and objects within each other, from 1 to MAX_NESTING. */
  readonly nesting: number;
  /**
   * Bytes of one output, JSON or CBOR. A byte can stand for 255 of text, so a decoder needs this: too high, and a few
   * kilobytes fill the memory; too low, and a large answer can't be read.
   */
  readonly output: number;
}

export const FULL_LIMITS: HectobitLimits = {
  keys: FULL_TABLES.keys,
  values: FULL_TABLES.values,
  window: 64,
  nesting: MAX_NESTING,
  output: MAX_BODY,
};

const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** The full limits with these instead; HectobitError `codec.limits` when the implementation can't do them. */
export function checkedLimits(some: Partial<HectobitLimits>): HectobitLimits {
  const limits = { ...FULL_LIMITS, ...some };
  const { keys, values, window, nesting, output } = limits;
  const wrong = [
    within(keys, 0, FULL_LIMITS.keys) || `keys: 0 to ${FULL_LIMITS.keys}`,
    within(values, 0, FULL_LIMITS.values) || `values: 0 to ${FULL_LIMITS.values}`,
    [4, 8, 16, 32, 64].includes(window) || "window: 4, 8, 16, 32 or 64",
    within(nesting, 1, MAX_NESTING) || `nesting: 1 to ${MAX_NESTING}`,
    within(output, 0, 2 ** 31 - 1) || "output: 0 to 2147483647 bytes",
  ].filter((found) => found !== true);
  if (wrong.length === 0) return limits;
  throw new HectobitError("codec.limits", "the codec can't have these limits", { hint: wrong.join("; ") });
}
