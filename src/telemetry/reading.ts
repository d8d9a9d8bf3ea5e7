import type { Decimal } from "./decimal.ts";

/** One measured value, with its unit as SenML names it (RFC 8428 §12.1). */
export interface Measurement {
  /** Empty when the device has only one. */
  readonly name: string;
  readonly unit: string | undefined;
  /** Undefined when there is only a sum. */
  readonly value: Decimal | string | boolean | Uint8Array | undefined;
  /** The sum of a quantity over time (SenML's `s`), beside the value. */
  readonly sum: Decimal | undefined;
  /** Unix milliseconds; undefined means when it arrived. */
  readonly time: number | undefined;
}

/** What a device says at once: one event in its room. */
export interface Reading {
  /** The device's own number or word for this reading; the same means the same reading. */
  readonly sequence: string | undefined;
  readonly measurements: readonly Measurement[];
}
