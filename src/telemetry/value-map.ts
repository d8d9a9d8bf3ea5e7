/**
 * The plain map: `{"water temperature": [12.5, "Cel"], "battery": 87}`. Texts are names of values; the integer keys are
 * ours: 0 the sequence, 1 the time in seconds, as SenML counts it. Described in docs/telemetry.md.
 */
import { ok, type Result, reject } from "../base/errors.ts";
import { TELEMETRY } from "../base/limits.ts";
import { SEQUENCE_KEY, TIME_KEY } from "../matrix/reading-map.ts";
import { approximately, decimalText } from "./decimal.ts";
import type { Item } from "./item.ts";
import type { Measurement, Reading } from "./reading.ts";

/** Below it a time counts from now, else from 1970: the same rule as SenML's. */
const ABSOLUTE = 2 ** 28;

/** `now` in Unix milliseconds. */
export function mapReading(item: Item, now: number): Result<Reading> {
  if (item.kind !== "map") return reject("map.form", "a reading is a map from names to values");
  const time = timeOf(item.entries.get(TIME_KEY), now);
  if (!time.ok) return time;
  const sequence = sequenceOf(item.entries.get(SEQUENCE_KEY));
  if (!sequence.ok) return sequence;
  const measurements: Measurement[] = [];
  for (const [name, value] of item.entries) {
    if (typeof name === "number") {
      if (name === SEQUENCE_KEY || name === TIME_KEY) continue;
      return reject("map.key", `the integer key ${name} means nothing`);
    }
    const measurement = measured(name, value, time.value);
    if (!measurement.ok) return measurement;
    measurements.push(measurement.value);
  }
  if (measurements.length === 0) return reject("map.empty", "a reading has at least one value");
  if (measurements.length > TELEMETRY.values) return reject("map.size", `more than ${TELEMETRY.values} values`);
  return ok({ sequence: sequence.value, measurements });
}

function timeOf(item: Item | undefined, now: number): Result<number | undefined> {
  if (item === undefined) return ok(undefined);
  if (item.kind !== "number") return reject("map.time", "the time (key 1) is a number of seconds");
  const at = approximately(item.value);
  if (at === 0) return ok(undefined);
  const time = Math.round(at >= ABSOLUTE ? at * 1000 : now + at * 1000);
  return Number.isSafeInteger(time) && time >= 0 ? ok(time) : reject("map.time", "no such time");
}

function sequenceOf(item: Item | undefined): Result<string | undefined> {
  if (item === undefined) return ok(undefined);
  if (item.kind === "text") return ok(item.value);
  if (item.kind === "number") return ok(decimalText(item.value));
  return reject("map.sequence", "the sequence (key 0) is a number or a text");
}

function measured(name: string, item: Item, time: number | undefined): Result<Measurement> {
  if (name.length > TELEMETRY.textLength) return reject("map.name", "a name is too long");
  const [value, unit, ...rest] = item.kind === "array" ? item.items : [item];
  if (rest.length > 0 || (unit !== undefined && unit.kind !== "text"))
    return reject("map.value", `"${name.slice(0, 80)}": a value stands alone or as [value, unit]`);
  const plain = plainValue(value);
  if (plain === undefined)
    return reject("map.value", `"${name.slice(0, 80)}": a value is a number, a text, a boolean or bytes`);
  return ok({ name, unit: unit?.value, value: plain, sum: undefined, time });
}

function plainValue(item: Item | undefined): Measurement["value"] | undefined {
  switch (item?.kind) {
    case "number":
    case "text":
    case "boolean":
    case "bytes":
      return item.value;
    default:
      return undefined;
  }
}
