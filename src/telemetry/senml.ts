/** Sensor Measurement Lists (RFC 8428), in JSON and CBOR, resolved to plain measurements. */
import { ok, type Result, reject } from "../base/errors.ts";
import { TELEMETRY } from "../base/limits.ts";
import { approximately, type Decimal, fromInteger, plus } from "./decimal.ts";
import type { Item } from "./item.ts";
import type { Measurement } from "./reading.ts";

/** Integer labels of the fields in CBOR (RFC 8428 §6, table 4). */
const LABELS: ReadonlyMap<string | number, string> = new Map<number, string>([
  [-1, "bver"],
  [-2, "bn"],
  [-3, "bt"],
  [-4, "bu"],
  [-5, "bv"],
  [-6, "bs"],
  [0, "n"],
  [1, "u"],
  [2, "v"],
  [3, "vs"],
  [4, "vb"],
  [5, "s"],
  [6, "t"],
  [7, "ut"],
  [8, "vd"],
]);

type FieldKind = "number" | "text" | "boolean" | "data";

const KINDS: Readonly<Record<string, FieldKind>> = {
  bver: "number",
  bn: "text",
  bt: "number",
  bu: "text",
  bv: "number",
  bs: "number",
  n: "text",
  u: "text",
  v: "number",
  vs: "text",
  vb: "boolean",
  s: "number",
  t: "number",
  ut: "number",
  vd: "data",
};

const VERSION = 10n;
/** Times below it count from now, at or above it from 1970 (RFC 8428 §4.5.3). */
const ABSOLUTE = 2 ** 28;
/** RFC 8428 §4.5.1. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9\-:./_]*$/;

type Fields = ReadonlyMap<string, Item>;

interface Base {
  name: string;
  time: Decimal;
  unit: string | undefined;
  value: Decimal | undefined;
  sum: Decimal | undefined;
  version: bigint;
}

const ZERO = fromInteger(0);

/** `now` in Unix milliseconds. Records that only set base fields give no measurement. */
export function senmlMeasurements(pack: Item, now: number): Result<readonly Measurement[]> {
  if (pack.kind !== "array") return reject("senml.pack", "a SenML pack is an array of records");
  const base: Base = { name: "", time: ZERO, unit: undefined, value: undefined, sum: undefined, version: VERSION };
  const measurements: Measurement[] = [];
  for (const [index, record] of pack.items.entries()) {
    const fields = fieldsOf(record, index);
    if (!fields.ok) return fields;
    const based = applyBase(base, fields.value, index);
    if (!based.ok) return based;
    const measurement = resolve(base, fields.value, index, now);
    if (!measurement.ok) return measurement;
    if (measurement.value !== undefined) measurements.push(measurement.value);
    if (measurements.length > TELEMETRY.values) return reject("senml.pack", `more than ${TELEMETRY.values} values`);
  }
  return measurements.length > 0 ? ok(measurements) : reject("senml.pack", "no record has a value");
}

/** The known fields, each of its kind. A field that one must understand and that we don't is an error (§4.4). */
function fieldsOf(record: Item, index: number): Result<Fields> {
  if (record.kind !== "map") return reject("senml.record", `record ${index} is no map`);
  const fields = new Map<string, Item>();
  for (const [key, item] of record.entries) {
    const name = typeof key === "number" ? LABELS.get(key) : key;
    if (name === undefined) return reject("senml.field", `record ${index}: unknown field ${key}`);
    const kind = KINDS[name];
    if (kind === undefined && name.endsWith("_"))
      return reject("senml.field", `record ${index}: the field "${name}" must be understood, and is not`);
    if (kind === undefined) continue;
    const fits = kind === "data" ? item.kind === "text" || item.kind === "bytes" : item.kind === kind;
    if (!fits) return reject("senml.field", `record ${index}: "${name}" must be ${kind}`);
    fields.set(name, item);
  }
  return ok(fields);
}

const numberOf = (fields: Fields, name: string): Decimal | undefined => {
  const item = fields.get(name);
  return item?.kind === "number" ? item.value : undefined;
};

const textOf = (fields: Fields, name: string): string | undefined => {
  const item = fields.get(name);
  return item?.kind === "text" ? item.value : undefined;
};

/** Base fields hold from their record on (§4.1). */
function applyBase(base: Base, fields: Fields, index: number): Result<undefined> {
  const version = numberOf(fields, "bver");
  if (version !== undefined) base.version = BigInt(Math.trunc(approximately(version)));
  if (base.version > VERSION || base.version < 1n)
    return reject("senml.version", `record ${index}: SenML version ${base.version}; ${VERSION} is understood`);
  base.name = textOf(fields, "bn") ?? base.name;
  base.time = numberOf(fields, "bt") ?? base.time;
  base.unit = textOf(fields, "bu") ?? base.unit;
  base.value = numberOf(fields, "bv") ?? base.value;
  base.sum = numberOf(fields, "bs") ?? base.sum;
  return ok(undefined);
}

function resolve(base: Base, fields: Fields, index: number, now: number): Result<Measurement | undefined> {
  const values = ["v", "vs", "vb", "vd"].filter((name) => fields.has(name));
  if (values.length > 1) return reject("senml.value", `record ${index} has ${values.join(" and ")}; one is allowed`);
  const sum = fields.has("s") || base.sum !== undefined ? total(base.sum, numberOf(fields, "s")) : undefined;
  const hasValue = values.length === 1 || fields.has("s");
  if (!hasValue && isOnlyBase(fields)) return ok(undefined);
  const value = measuredValue(base, fields);
  if (value === undefined && sum === undefined)
    return reject("senml.value", `record ${index} has no value that can be represented`);
  const name = base.name + (textOf(fields, "n") ?? "");
  if (name === "") return reject("senml.name", `record ${index} has no name: give bn or n`);
  if (!NAME.test(name) || name.length > TELEMETRY.textLength)
    return reject("senml.name", `record ${index}: "${name.slice(0, 80)}" is no SenML name`);
  const time = timeOf(base, fields, now);
  if (time === undefined) return reject("senml.time", `record ${index}: no such time`);
  const unit = textOf(fields, "u") ?? base.unit;
  return ok({ name, unit, value, sum, time: time === "now" ? undefined : time });
}

/** A record without a value, name, unit or time of its own only sets base fields. */
const isOnlyBase = (fields: Fields): boolean => !["n", "u", "t", "ut"].some((name) => fields.has(name));

const total = (base: Decimal | undefined, own: Decimal | undefined): Decimal | undefined =>
  plus(base ?? ZERO, own ?? ZERO);

function measuredValue(base: Base, fields: Fields): Measurement["value"] | undefined {
  const text = textOf(fields, "vs");
  if (text !== undefined) return text;
  const flag = fields.get("vb");
  if (flag?.kind === "boolean") return flag.value;
  const data = fields.get("vd");
  // in JSON data are base64url text already, in CBOR a byte string (§5, §6)
  if (data?.kind === "bytes" || data?.kind === "text") return data.value;
  const own = numberOf(fields, "v");
  if (own === undefined && base.value === undefined) return undefined;
  return total(base.value, own);
}

function timeOf(base: Base, fields: Fields, now: number): number | "now" | undefined {
  const own = numberOf(fields, "t");
  const sum = total(base.time, own);
  if (sum === undefined) return undefined;
  const at = approximately(sum);
  if (at === 0) return "now";
  const time = Math.round(at >= ABSOLUTE ? at * 1000 : now + at * 1000);
  return Number.isSafeInteger(time) && time >= 0 ? time : undefined;
}
