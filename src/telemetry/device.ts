import { utf8Text } from "../base/bytes.ts";
import { TELEMETRY } from "../base/limits.ts";
import type { Machine, Output } from "../base/machine.ts";
import { OutputQueue } from "../base/output-queue.ts";
import type { Peer } from "../base/peer.ts";
import type { Random } from "../base/random.ts";
import { add, between, type Duration, earliest, type Instant, milliseconds, seconds } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import { codeText, isClientError, isSuccess, POST, TOO_MANY_REQUESTS } from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import { stringValue, uintOption, uintValue } from "../coap/option-values.ts";
import { CONTENT_FORMAT, MAX_AGE, URI_PATH, URI_QUERY } from "../coap/options.ts";
import { Endpoint } from "../endpoint/endpoint.ts";
import type { EndpointEffect, LinkParameters } from "../endpoint/types.ts";
import { decimalText } from "./decimal.ts";
import { DEVICES_PATH } from "./device-request.ts";
import { encodeReading, PAYLOAD_FORMATS, type PayloadFormat } from "./encode-reading.ts";
import { PackedReadings } from "./packed-readings.ts";
import { Sensor, type SensorModel, type SensorValue } from "./sensor.ts";

/** `packed`: as a packed exchange, with a gateway that takes it so. */
export const DEVICE_FORMATS = ["packed", ...PAYLOAD_FORMATS] as const;
export type DeviceFormat = (typeof DEVICE_FORMATS)[number];

export interface DeviceOptions {
  readonly name: string;
  readonly random: Random;
  readonly gateway: Peer;
  readonly link?: LinkParameters;
  readonly period: Duration;
  readonly model: SensorModel;
  readonly format: DeviceFormat;
  /** It ends after so many; without, it goes on. */
  readonly readings?: number;
  /** The first sequence number; a device that restarts must not begin where it began before. */
  readonly firstSequence?: number;
}

/** `measure` takes one reading more, now, out of turn. */
export type DeviceEvent = { readonly kind: "measure" };

export type DeviceEffect =
  | { readonly kind: "measured"; readonly sequence: number; readonly text: string }
  /** The gateway has said that the homeserver has it; `after` its measurement. */
  | { readonly kind: "accepted"; readonly sequence: number; readonly after: Duration }
  /** It will not be sent again. */
  | { readonly kind: "given-up"; readonly sequence: number; readonly reason: string }
  /** It is sent again, when the pause is over. */
  | { readonly kind: "postponed"; readonly sequence: number; readonly reason: string; readonly until: Instant }
  /** All of `readings` are accepted or given up. */
  | { readonly kind: "finished" };

interface Pending {
  readonly sequence: number;
  readonly value: SensorValue;
  readonly at: Instant;
}

type DeviceTimer = "measure" | "send";

/** Between two attempts when the other side has not said how long to wait. */
const PAUSE: Duration = seconds(60);

/**
 * A simulated device: it measures in its period and sends each reading, the oldest first, one at a time,
 * until it is acknowledged. What it could not send yet it keeps, as far as its memory reaches.
 */
export class Device implements Machine<DeviceEvent, DeviceEffect> {
  readonly #options: DeviceOptions;
  readonly #endpoint: Endpoint;
  readonly #sensor: Sensor;
  readonly #timers = new TimerQueue<DeviceTimer>();
  readonly #output = new OutputQueue<DeviceEffect>();
  readonly #pending: Pending[] = [];
  #sequence: number;
  #left: number;
  #exchange = 0;
  #isBusy = false;
  readonly #packed: PackedReadings;
  /** What is under way is said so. */
  #isPacked = false;

  /** Its first reading is due at `now`. */
  constructor(options: DeviceOptions, now: Instant) {
    this.#options = options;
    this.#sequence = options.firstSequence ?? 1;
    this.#left = options.readings ?? Number.POSITIVE_INFINITY;
    this.#sensor = new Sensor(options.model, options.random);
    this.#packed = new PackedReadings(options.name, options.random);
    this.#endpoint = new Endpoint({ random: options.random, messageLayer: { onlyAnswered: true } });
    if (options.link !== undefined)
      this.#endpoint.handle({ kind: "configure-peer", peer: options.gateway, link: options.link }, now);
    this.#timers.schedule(now, "measure");
  }

  get name(): string {
    return this.#options.name;
  }

  /** Readings that are not acknowledged yet. */
  get waiting(): number {
    return this.#pending.length;
  }

  receive(datagram: Uint8Array, peer: Peer, now: Instant): void {
    this.#endpoint.receive(datagram, peer, now);
    this.#settle(now);
  }

  handle(_event: DeviceEvent, now: Instant): void {
    this.#measure(now);
    this.#settle(now);
  }

  wake(now: Instant): void {
    this.#endpoint.wake(now);
    for (let timer = this.#timers.expire(now); timer !== undefined; timer = this.#timers.expire(now)) {
      if (timer.value === "measure") this.#period(now);
      else {
        this.#isBusy = false;
        this.#next(now);
      }
    }
    this.#settle(now);
  }

  deadline(): Instant | undefined {
    return earliest(this.#endpoint.deadline(), this.#timers.next());
  }

  drain(max: number): Output<DeviceEffect>[] {
    return this.#output.drain(max);
  }

  #period(now: Instant): void {
    if (this.#left <= 0) return;
    this.#left--;
    this.#measure(now);
    if (this.#left > 0) this.#timers.schedule(add(now, this.#options.period), "measure");
  }

  #measure(now: Instant): void {
    const value = this.#sensor.read(now);
    const sequence = this.#sequence++;
    const text = `${value.name} ${decimalText(value.value)}${value.unit === undefined ? "" : ` ${value.unit}`}`;
    this.#output.effect({ kind: "measured", sequence, text });
    if (this.#pending.length >= TELEMETRY.keptByDevice) {
      // the one that is being sent stays; of the others the oldest is worth least
      const [dropped] = this.#pending.splice(1, 1);
      if (dropped !== undefined) this.#giveUp(dropped, "the device's memory is full");
    }
    this.#pending.push({ sequence, value, at: now });
    this.#next(now);
  }

  /** Sends the oldest, unless one is under way or a pause lasts. */
  #next(now: Instant): void {
    const [first] = this.#pending;
    if (this.#isBusy || first === undefined) return;
    this.#isBusy = true;
    const { name, format, gateway } = this.#options;
    const age = Math.floor(between(first.at, now) / 1000);
    const packed = format === "packed" ? this.#packed.request(first.value, first.sequence, age) : undefined;
    this.#isPacked = packed !== undefined;
    const request = packed ?? plainRequest(format === "packed" ? "cbor" : format, name, first, age);
    const policy = { priority: "message", flow: name } as const;
    this.#endpoint.handle({ kind: "request", exchange: ++this.#exchange, peer: gateway, request, policy }, now);
  }

  /** Hands on what the endpoint has to say until it says no more. */
  #settle(now: Instant): void {
    for (let outputs = this.#endpoint.drain(64); outputs.length > 0; outputs = this.#endpoint.drain(64)) {
      for (const output of outputs) {
        if (output.kind === "datagram") this.#output.datagram(output.datagram, output.peer, output.account);
        else this.#react(output.effect, now);
      }
    }
  }

  #react(effect: EndpointEffect, now: Instant): void {
    const [first] = this.#pending;
    if (first === undefined) return;
    if (effect.kind === "response" && effect.exchange === this.#exchange) this.#answered(first, effect.response, now);
    else if (effect.kind === "failed" && effect.exchange === this.#exchange)
      this.#postpone(first, effect.detail, PAUSE, now);
  }

  #answered(reading: Pending, response: Body, now: Instant): void {
    if (this.#isPacked && !this.#packed.heard(response)) {
      this.#isBusy = false;
      this.#next(now);
      return;
    }
    if (isSuccess(response.code)) {
      this.#output.effect({ kind: "accepted", sequence: reading.sequence, after: between(reading.at, now) });
      this.#done(now);
      return;
    }
    const reason = `${codeText(response.code)} ${utf8Text(response.payload) ?? ""}`.trimEnd();
    const maxAge = uintOption(response.options, MAX_AGE);
    if (isClientError(response.code) && response.code !== TOO_MANY_REQUESTS) {
      this.#giveUp(reading, reason);
      this.#done(now);
    } else this.#postpone(reading, reason, maxAge === undefined ? PAUSE : seconds(maxAge), now);
  }

  #postpone(reading: Pending, reason: string, pause: Duration, now: Instant): void {
    // devices that were refused together must not come back together
    const until = add(now, milliseconds(pause * (1 + this.#options.random.next() / 4)));
    this.#output.effect({ kind: "postponed", sequence: reading.sequence, reason, until });
    // until then `#isBusy` stays, so that a new measurement does not end the pause
    this.#timers.schedule(until, "send");
  }

  #done(now: Instant): void {
    this.#pending.shift();
    this.#isBusy = false;
    this.#next(now);
    if (this.#pending.length === 0 && this.#left <= 0) this.#output.effect({ kind: "finished" });
  }

  #giveUp(reading: Pending, reason: string): void {
    this.#output.effect({ kind: "given-up", sequence: reading.sequence, reason });
  }
}

/** To `@/NAME`, in one of the formats that any CoAP stack can write. */
function plainRequest(format: PayloadFormat, name: string, { value, sequence }: Pending, age: number): Body {
  const encoded = encodeReading(format, name, value, sequence, age);
  const options = [
    stringValue(URI_PATH, DEVICES_PATH),
    stringValue(URI_PATH, name),
    uintValue(CONTENT_FORMAT, encoded.contentFormat),
  ];
  if (encoded.numberInQuery) options.push(stringValue(URI_QUERY, `n=${sequence}`));
  return { code: POST, options, payload: encoded.payload };
}
