/** A device's CoAP request, taken apart and checked. */

import { utf8 } from "../base/bytes.ts";
import { fail, ok, type Result } from "../base/errors.ts";
import type { Peer } from "../base/peer.ts";
import {
  BAD_REQUEST,
  FORBIDDEN,
  METHOD_NOT_ALLOWED,
  NOT_FOUND,
  POST,
  REQUEST_ENTITY_TOO_LARGE,
  UNSUPPORTED_CONTENT_FORMAT,
} from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import { stringOptions, uintOption } from "../coap/option-values.ts";
import { CONTENT_FORMAT, URI_PATH, URI_QUERY } from "../coap/options.ts";
import { decimalText } from "./decimal.ts";
import { fingerprint } from "./fingerprint.ts";
import { readPayload } from "./read-payload.ts";
import type { Reading } from "./reading.ts";
import { refusal } from "./replies.ts";
import type { Device } from "./types.ts";

/** Where devices send their readings: `@/NAME`, or `@` for a device that is known by its identity or address. */
export const DEVICES_PATH = "@";

export interface DeviceRequest {
  readonly device: Device;
  readonly reading: Reading;
  /**
   * Tells readings apart. Without a sequence number of all bytes; with one of the values only, because a device that
   * counts time from now says another time when it repeats itself.
   */
  readonly fingerprint: string;
}

export interface KnownDevices {
  readonly byName: ReadonlyMap<string, Device>;
  readonly byIdentity: ReadonlyMap<string, Device>;
}

/** Letters that need no escape in a transaction id, and no airtime to speak of. */
const SEQUENCE = /^[A-Za-z0-9._~-]{1,32}$/;

/** `now` is Unix milliseconds. The error is the answer. */
export function deviceRequest(
  request: Body,
  peer: Peer,
  known: KnownDevices,
  now: number,
): Result<DeviceRequest, Body> {
  const device = deviceOf(request, peer, known);
  if (!device.ok) return device;
  if (request.code !== POST) return fail(refusal(METHOD_NOT_ALLOWED, "readings are sent by POST"));
  const asked = sequenceOf(request);
  if (!asked.ok) return asked;
  const format = uintOption(request.options, CONTENT_FORMAT);
  const reading = readPayload(request.payload, format, now);
  if (!reading.ok) {
    const { reason, detail } = reading.error;
    return fail(refusal(CODES[reason] ?? BAD_REQUEST, detail ?? reason));
  }
  const sequence = agree(asked.value, reading.value.sequence);
  if (!sequence.ok) return sequence;
  return ok({
    device: device.value,
    reading: { ...reading.value, sequence: sequence.value },
    fingerprint:
      sequence.value === undefined
        ? fingerprint(utf8(String(format)), request.payload)
        : fingerprint(utf8(valuesText(reading.value))),
  });
}

const valuesText = ({ measurements }: Reading): string =>
  JSON.stringify(
    measurements.map(({ name, unit, value, sum }) => [
      name,
      unit ?? "",
      typeof value === "object" && !(value instanceof Uint8Array) ? decimalText(value) : String(value),
      sum === undefined ? "" : decimalText(sum),
    ]),
  );

const CODES: Readonly<Record<string, number>> = {
  "payload.format": UNSUPPORTED_CONTENT_FORMAT,
  "payload.size": REQUEST_ENTITY_TOO_LARGE,
};

function deviceOf(request: Body, peer: Peer, known: KnownDevices): Result<Device, Body> {
  const [, name, ...rest] = stringOptions(request.options, URI_PATH) ?? [];
  const own = known.byIdentity.get(peer.identity ?? peer.address);
  if (rest.length > 0) return fail(refusal(NOT_FOUND, "readings go to @/NAME"));
  if (name === undefined || name === "")
    return own === undefined ? fail(refusal(NOT_FOUND, "unknown device: say your name, as @/NAME")) : ok(own);
  const device = known.byName.get(name);
  if (device === undefined) return fail(refusal(NOT_FOUND, `unknown device "${name}"`));
  if (device.identity !== undefined && device !== own) return fail(refusal(FORBIDDEN, `you are not "${name}"`));
  return ok(device);
}

/** `n=17` in the query, which works with every format. */
function sequenceOf(request: Body): Result<string | undefined, Body> {
  let sequence: string | undefined;
  for (const query of stringOptions(request.options, URI_QUERY) ?? []) {
    if (!query.startsWith("n=") || sequence !== undefined)
      return fail(refusal(BAD_REQUEST, "the only query is one n=SEQUENCE"));
    sequence = query.slice(2);
  }
  return ok(sequence);
}

function agree(query: string | undefined, payload: string | undefined): Result<string | undefined, Body> {
  if (query !== undefined && payload !== undefined && query !== payload)
    return fail(refusal(BAD_REQUEST, "the query and the payload have different sequence numbers"));
  const sequence = query ?? payload;
  if (sequence !== undefined && !SEQUENCE.test(sequence))
    return fail(refusal(BAD_REQUEST, "a sequence number is 1 to 32 of A-Z a-z 0-9 . _ ~ -"));
  return ok(sequence);
}
