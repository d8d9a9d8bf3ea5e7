/** A reading as the content of a Matrix event: typed for programs, readable for people. */
import { type Decimal, decimalText, eventNumber } from "./decimal.ts";
import type { Measurement, Reading } from "./reading.ts";

export type EventValue = number | string | boolean;

/** One measurement in `org.hectobit.reading`. */
export interface EventMeasurement {
  readonly name?: string;
  readonly unit?: string;
  /** Integers as numbers, decimals as strings: homeservers refuse floats. */
  readonly value?: EventValue;
  /** The value is bytes, as base64url text. */
  readonly encoding?: "base64url";
  readonly sum?: number | string;
  /** Unix milliseconds, when it differs from the reading's. */
  readonly time?: number;
}

const READING_KEY = "org.hectobit.reading";

export interface ReadingContent {
  readonly msgtype: "m.notice";
  readonly body: string;
  readonly [READING_KEY]: {
    readonly device: string;
    readonly sequence?: string;
    /** Unix milliseconds of the measurement, or of its arrival. */
    readonly time: number;
    readonly values: readonly EventMeasurement[];
  };
}

/** A body longer than this says how much more there is; the typed part has it all. */
const LONGEST_BODY = 1_000;

/** `arrived` is Unix milliseconds. */
export function readingContent(device: string, reading: Reading, arrived: number): ReadingContent {
  const [first] = reading.measurements;
  const time = first?.time ?? arrived;
  return {
    msgtype: "m.notice",
    body: bodyText(device, reading.measurements),
    [READING_KEY]: {
      device,
      ...(reading.sequence === undefined ? {} : { sequence: reading.sequence }),
      time,
      values: reading.measurements.map((one) => eventMeasurement(one, time, arrived)),
    },
  };
}

function eventMeasurement(one: Measurement, time: number, arrived: number): EventMeasurement {
  const own = one.time ?? arrived;
  return {
    ...(one.name === "" ? {} : { name: one.name }),
    ...(one.unit === undefined ? {} : { unit: one.unit }),
    ...(one.value === undefined ? {} : { value: eventValue(one.value) }),
    ...(one.value instanceof Uint8Array ? { encoding: "base64url" } : {}),
    ...(one.sum === undefined ? {} : { sum: eventNumber(one.sum) }),
    ...(own === time ? {} : { time: own }),
  };
}

type Value = Decimal | string | boolean | Uint8Array;

function eventValue(value: Value): EventValue {
  if (typeof value === "string" || typeof value === "boolean") return value;
  return value instanceof Uint8Array ? base64url(value) : eventNumber(value);
}

function valueText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value instanceof Uint8Array ? `${value.length} bytes` : decimalText(value);
}

/** `buoy-7: water temperature 12.5 Cel, battery 87 %EL`. */
function bodyText(device: string, measurements: readonly Measurement[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const one of measurements) {
    const part = measurementText(device, one);
    length += part.length + 2;
    if (length > LONGEST_BODY) {
      parts.push(`and ${measurements.length - parts.length} more`);
      break;
    }
    parts.push(part);
  }
  return `${device}: ${parts.join(", ")}`;
}

function measurementText(device: string, { name, unit, value, sum }: Measurement): string {
  // SenML names begin with the device's own name, which the line says already
  const short = name === device ? "" : name.replace(new RegExp(`^${escaped(device)}[:/.]`), "");
  const words = [short];
  if (value !== undefined) words.push(valueText(value));
  if (value !== undefined && unit !== undefined) words.push(unit);
  if (sum !== undefined) words.push(`sum ${decimalText(sum)}`);
  return words.filter((word) => word !== "").join(" ");
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const base64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
