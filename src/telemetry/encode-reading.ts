/** A simulated device's reading as bytes, in each of the formats that the gateway reads, as short as it can be said. */
import { utf8 } from "../base/bytes.ts";
import { CBOR, SENML_CBOR, SENML_JSON } from "../coap/content-formats.ts";
import { ARRAY, MAP } from "../codec/cbor-head.ts";
import { CborWriter } from "../codec/cbor-writer.ts";
import { readingMap } from "../matrix/reading-map.ts";
import { approximately, type Decimal, decimalText, shortestDecimal } from "./decimal.ts";
import type { SensorValue } from "./sensor.ts";

export const PAYLOAD_FORMATS = ["cbor", "senml-cbor", "senml-json"] as const;
export type PayloadFormat = (typeof PAYLOAD_FORMATS)[number];

export interface EncodedReading {
  readonly contentFormat: number;
  readonly payload: Uint8Array;
  /** The sequence number is not in the payload and has to go into the query. */
  readonly numberInQuery: boolean;
}

/** `age`: whole seconds since the measurement. */
export function encodeReading(
  format: PayloadFormat,
  device: string,
  reading: SensorValue,
  sequence: number,
  age: number,
): EncodedReading {
  switch (format) {
    case "cbor":
      return { contentFormat: CBOR, payload: plainMap(reading, sequence, age), numberInQuery: false };
    case "senml-cbor":
      return { contentFormat: SENML_CBOR, payload: senmlCbor(device, reading, age), numberInQuery: true };
    case "senml-json":
      return { contentFormat: SENML_JSON, payload: senmlJson(device, reading, age), numberInQuery: true };
  }
}

const plainMap = ({ name, unit, value }: SensorValue, sequence: number, age: number): Uint8Array =>
  readingMap({ sequence, age, name, unit }, (out) => writeNumber(out, value));

/** SenML names have no spaces (RFC 8428 §4.5.1). */
const senmlName = (name: string): string => name.replaceAll(" ", "-");

/** Labels of RFC 8428 §6: bn -2, n 0, u 1, v 2, t 6. */
function senmlCbor(device: string, { name, unit, value }: SensorValue, age: number): Uint8Array {
  const out = new CborWriter(64);
  out.head(ARRAY, 1);
  out.head(MAP, 3 + (unit === undefined ? 0 : 1) + (age > 0 ? 1 : 0));
  out.integer(-2);
  out.text(`${device}:`);
  out.integer(0);
  out.text(senmlName(name));
  if (unit !== undefined) {
    out.integer(1);
    out.text(unit);
  }
  out.integer(2);
  writeNumber(out, value);
  if (age > 0) {
    out.integer(6);
    out.integer(-age);
  }
  return out.finish();
}

function senmlJson(device: string, { name, unit, value }: SensorValue, age: number): Uint8Array {
  const fields = [`"bn":${JSON.stringify(`${device}:`)}`, `"n":${JSON.stringify(senmlName(name))}`];
  if (unit !== undefined) fields.push(`"u":${JSON.stringify(unit)}`);
  fields.push(`"v":${decimalText(value)}`);
  if (age > 0) fields.push(`"t":${-age}`);
  return utf8(`[{${fields.join(",")}}]`);
}

/** The shortest CBOR number that is read as this decimal again: 3 bytes for most temperatures. */
function writeNumber(out: CborWriter, value: Decimal): void {
  const number = approximately(value);
  if (Number.isSafeInteger(number)) out.integer(number);
  else if (means(half(number), 11, value)) out.float(half(number));
  else if (means(Math.fround(number), 24, value)) out.float(Math.fround(number));
  else out.float(number);
}

/** The nearest value of IEEE 754 binary16. */
function half(value: number): number {
  const step = 2 ** (Math.max(Math.floor(Math.log2(Math.abs(value))), -14) - 10);
  return Math.round(value / step) * step;
}

function means(float: number, bits: 11 | 24, value: Decimal): boolean {
  const read = bits === 11 && Math.abs(float) > 65_504 ? undefined : shortestDecimal(float, bits);
  return read !== undefined && decimalText(read) === decimalText(value);
}
