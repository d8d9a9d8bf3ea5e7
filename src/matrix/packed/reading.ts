/** Readings of devices as packed exchanges (docs/exchange.md §9), and the requests to `@/NAME` that they stand for. */
import { utf8 } from "../../base/bytes.ts";
import { fail, ok, type Result } from "../../base/errors.ts";
import { TELEMETRY } from "../../base/limits.ts";
import { POST } from "../../coap/codes.ts";
import { CBOR } from "../../coap/content-formats.ts";
import type { Body } from "../../coap/message.ts";
import { stringValue, uintValue } from "../../coap/option-values.ts";
import { CONTENT_FORMAT, URI_PATH } from "../../coap/options.ts";
import { ARRAY, SIMPLE, TAG } from "../../codec/cbor-head.ts";
import type { CborWriter } from "../../codec/cbor-writer.ts";
import type { SequenceCodec } from "../../codec/codec.ts";
import { readingMap } from "../reading-map.ts";
import { type JsonItem, JsonItems, readItem, textOf } from "./json-items.ts";
import type { PackedPayload } from "./packed-payload.ts";
import type { Tables } from "./profile.ts";

/** What one device measures: it stands behind an index. */
export interface ReadingForm {
  /** Undefined for a device that the gateway knows by its identity or address. */
  readonly device: string | undefined;
  readonly name: string;
  readonly unit: string | undefined;
}

export interface PackedReading {
  readonly index: number;
  /** Announced with it; undefined when the index says enough. */
  readonly form: ReadingForm | undefined;
  readonly sequence: number;
  /** A number's literal, or another value as JSON text. */
  readonly value: string;
  /** Whole seconds since it was measured. */
  readonly age: number;
}

/** The message of a reading. */
export function packReading(reading: PackedReading, codec: SequenceCodec, offer: Tables | undefined): Body | undefined {
  const { index, form, sequence, value, age } = reading;
  const what = form === undefined ? index : [index, form.device ?? null, form.name, form.unit ?? null];
  const items = [
    ...(offer === undefined ? [] : [JSON.stringify([offer.version, offer.hash])]),
    ...["false", JSON.stringify(what), String(sequence), value],
    ...(age > 0 ? [String(age)] : []),
  ];
  const payload = codec.encodeSequence(utf8(`[${items.join(",")}]`));
  return payload.ok ? { code: POST, options: [], payload: payload.value } : undefined;
}

/** The error is a sentence about the payload. */
export function unpackReading(payload: PackedPayload, codec: SequenceCodec): Result<PackedReading, string> {
  if (payload.sequence.length > TELEMETRY.payloadBytes) return fail("The payload is larger than a reading may be.");
  const decoded = payload.body === undefined ? codec.decodeSequence(payload.sequence) : undefined;
  if (decoded === undefined || !decoded.ok) return fail("The payload can't be decoded.");
  const items = new JsonItems(decoded.value.json, decoded.value.last);
  if (payload.offer !== undefined) items.next();
  items.next();
  const [what, sequence, value, age, more] = [items.next(), items.next(), items.next(), items.next(), items.next()];
  const form = what?.kind === "array" ? readForm(readItem(what)) : undefined;
  const index = what?.kind === "number" ? count(what) : form?.index;
  const number = count(sequence);
  const seconds = age === undefined ? 0 : count(age);
  const isValue = value?.kind === "number" || value?.kind === "string" || value?.kind === "boolean";
  if (index === undefined || number === undefined || seconds === undefined || !isValue || more !== undefined) {
    return fail("The items of the payload are not those of a reading.");
  }
  return ok({ index, form: form?.form, sequence: number, value: textOf(value), age: seconds });
}

function readForm(values: unknown): { readonly index: number; readonly form: ReadingForm } | undefined {
  if (!Array.isArray(values) || values.length !== 4) return undefined;
  const [index, device, name, unit]: readonly unknown[] = values;
  const texts = [device ?? "", name, unit ?? ""].every((text) => typeof text === "string" && text.length <= LONGEST);
  if (!isCount(index) || !texts) return undefined;
  return { index, form: { device: optional(device), name: String(name), unit: optional(unit) } };
}

const LONGEST = 1_024;

const optional = (text: unknown): string | undefined => (typeof text === "string" ? text : undefined);

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

function count(item: JsonItem | undefined): number | undefined {
  const value = item?.kind === "number" ? readItem(item) : undefined;
  return isCount(value) ? value : undefined;
}

const DECIMAL_FRACTION = 4;

/** The request to `@/NAME` that says the same (docs/telemetry.md). */
export function readingRequest({ sequence, value, age }: PackedReading, { device, name, unit }: ReadingForm): Body {
  const payload = readingMap({ sequence, age, name, unit }, (out) => writeValue(out, value));
  const path = ["@", ...(device === undefined ? [] : [device])].map((segment) => stringValue(URI_PATH, segment));
  return { code: POST, options: [...path, uintValue(CONTENT_FORMAT, CBOR)], payload };
}

function writeValue(out: CborWriter, json: string): void {
  const decimal = /^(-?\d{1,15})\.(\d{1,15})$/.exec(json);
  const value: unknown = JSON.parse(json);
  const mantissa = decimal === null ? Number.NaN : Number(`${decimal[1]}${decimal[2]}`);
  if (typeof value === "string") out.text(value);
  else if (typeof value !== "number") out.head(SIMPLE, value === true ? 21 : 20);
  else if (Number.isSafeInteger(mantissa)) {
    out.head(TAG, DECIMAL_FRACTION);
    out.head(ARRAY, 2);
    out.integer(-(decimal?.[2]?.length ?? 0));
    out.integer(mantissa);
  } else if (Number.isSafeInteger(value)) out.integer(value);
  else out.float(value);
}
