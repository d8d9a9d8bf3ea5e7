import { ARRAY, MAP } from "../codec/cbor-head.ts";
import { CborWriter } from "../codec/cbor-writer.ts";

/** Integer keys of the plain map that a reading may be (docs/telemetry.md). */
export const SEQUENCE_KEY = 0;
export const TIME_KEY = 1;

/** A reading of one value, but for the value. */
export interface ReadingMap {
  readonly sequence: number;
  /** Whole seconds since it was measured. */
  readonly age: number;
  readonly name: string;
  readonly unit: string | undefined;
}

/** The map as CBOR, as short as it can be said; `writeValue` appends the one item that the value is. */
export function readingMap(
  { sequence, age, name, unit }: ReadingMap,
  writeValue: (out: CborWriter) => void,
): Uint8Array {
  const out = new CborWriter(64);
  out.head(MAP, age > 0 ? 3 : 2);
  out.integer(SEQUENCE_KEY);
  out.integer(sequence);
  if (age > 0) {
    out.integer(TIME_KEY);
    out.integer(-age);
  }
  out.text(name);
  if (unit !== undefined) out.head(ARRAY, 2);
  writeValue(out);
  if (unit !== undefined) out.text(unit);
  return out.finish();
}
