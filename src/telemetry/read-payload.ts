import { ok, type Result, reject } from "../base/errors.ts";
import { TELEMETRY } from "../base/limits.ts";
import { CBOR, SENML_CBOR, SENML_JSON } from "../coap/content-formats.ts";
import type { CodecError } from "../codec/codec.ts";
import { cborItem } from "./cbor-item.ts";
import type { Item } from "./item.ts";
import { jsonItem } from "./json-item.ts";
import type { Measurement, Reading } from "./reading.ts";
import { senmlMeasurements } from "./senml.ts";
import { mapReading } from "./value-map.ts";

/** Content-Formats of readings. */
export const READING_FORMATS: readonly number[] = [CBOR, SENML_JSON, SENML_CBOR];

/**
 * A device's payload as a reading; `now` is Unix milliseconds. Rejects with `payload.format` for a Content-Format that
 * is none of READING_FORMATS, and otherwise with what is wrong and where.
 */
export function readPayload(payload: Uint8Array, format: number | undefined, now: number): Result<Reading> {
  if (format === undefined || !READING_FORMATS.includes(format))
    return reject("payload.format", "send CBOR (60), SenML-JSON (110) or SenML-CBOR (112)");
  if (payload.length === 0) return reject("payload.empty", "a reading has a payload");
  if (payload.length > TELEMETRY.payloadBytes)
    return reject("payload.size", `a reading has at most ${TELEMETRY.payloadBytes} bytes`);
  const item = format === SENML_JSON ? jsonItem(payload) : cborItem(payload);
  if (!item.ok) return malformed(item.error);
  return checked(format === CBOR ? mapReading(item.value, now) : pack(item.value, now));
}

function pack(item: Item, now: number): Result<Reading> {
  const measurements = senmlMeasurements(item, now);
  return measurements.ok ? ok({ sequence: undefined, measurements: measurements.value }) : measurements;
}

const malformed = (error: CodecError): Result<Reading> =>
  reject(error.reason, `${error.detail}, at byte ${error.offset}`);

function checked(reading: Result<Reading>): Result<Reading> {
  if (!reading.ok) return reading;
  const tooLong = reading.value.measurements.find((one) =>
    textsOf(one).some((text) => text.length > TELEMETRY.textLength),
  );
  return tooLong === undefined
    ? reading
    : reject("payload.text", `a text has more than ${TELEMETRY.textLength} characters`);
}

const textsOf = ({ name, unit, value }: Measurement): string[] => [
  name,
  unit ?? "",
  typeof value === "string" ? value : "",
];
