import { TELEMETRY } from "../base/limits.ts";
import type { Output } from "../base/machine.ts";
import { OutputQueue } from "../base/output-queue.ts";
import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import { SERVICE_UNAVAILABLE } from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import type { ServerExchangeId } from "../endpoint/types.ts";
import type { DeviceService as Contract, DeviceServiceEffect, DeviceServiceEvent } from "../matrix/device-service.ts";
import type { HttpClientEvent, HttpExchangeId, HttpRequest, HttpResponse } from "../matrix/http.ts";
import { ApplicationService, notOurs, type ServiceQuestion, YES } from "./application-service.ts";
import { DeviceLine, type LineAction } from "./device-line.ts";
import { DEVICES_PATH, type DeviceRequest, deviceRequest, type KnownDevices } from "./device-request.ts";
import { homeserverAnswer } from "./homeserver-answer.ts";
import { HomeserverRequests } from "./homeserver-requests.ts";
import { READING_FORMATS } from "./read-payload.ts";
import { readingContent } from "./reading-event.ts";
import { tryLater } from "./replies.ts";
import { type Device, type DeviceServiceOptions, deviceOf, SAME_READING_WINDOW } from "./types.ts";

const REQUEST_TIMEOUT = 60_000;

/**
 * Devices into rooms: each configured device is a Matrix user of its own, made on first use through the application
 * service API, and its readings become events in its room. A reading is answered 2.04 when the homeserver has it.
 */
export class DeviceService implements Contract {
  readonly #options: DeviceServiceOptions;
  readonly #output = new OutputQueue<DeviceServiceEffect>();
  readonly #timers = new TimerQueue<DeviceLine>();
  readonly #lines = new Map<Device, DeviceLine>();
  readonly #known: KnownDevices;
  readonly #service: ApplicationService;
  readonly #running = new Map<HttpExchangeId, DeviceLine>();
  /** Questions of the homeserver that wait until a device's user or room exists. */
  readonly #asking = new Map<HttpExchangeId, DeviceLine>();
  readonly #counts = { readings: 0, accepted: 0, refused: 0, troubles: 0 };
  #nextRequest: HttpExchangeId = 1;

  /** HectobitError `configuration.device`. */
  constructor(options: DeviceServiceOptions) {
    this.#options = options;
    this.#service = new ApplicationService(options.hsToken);
    const requests = new HomeserverRequests(options.asToken);
    const devices = options.devices.map((configuration) => deviceOf(configuration, options));
    for (const device of devices)
      this.#lines.set(device, new DeviceLine(device, requests, options.sameReadingWindow ?? SAME_READING_WINDOW));
    this.#known = {
      byName: new Map(devices.map((device) => [device.name, device])),
      byIdentity: new Map(
        devices.flatMap((device) => (device.identity === undefined ? [] : [[device.identity, device] as const])),
      ),
    };
  }

  accept(request: Body, peer: Peer, exchange: ServerExchangeId, now: Instant): void {
    this.#counts.readings++;
    const clock = Math.floor(this.#options.epoch + now);
    const read = deviceRequest(request, peer, this.#known, clock);
    if (read.ok) this.#take(read.value, exchange, clock, now);
    else this.#reply(exchange, read.error);
  }

  #take(
    { device, reading, fingerprint }: DeviceRequest,
    exchange: ServerExchangeId,
    clock: number,
    now: Instant,
  ): void {
    const line = this.#lines.get(device);
    if (line === undefined || this.#waiting() >= TELEMETRY.waiting) {
      this.#reply(exchange, tryLater(SERVICE_UNAVAILABLE, "too many readings wait", 30));
      return;
    }
    const key = reading.sequence ?? line.keyWithoutNumber(fingerprint, clock, now);
    const content = readingContent(device.name, reading, clock);
    this.#act(line, line.submit({ exchange, key, fingerprint, content }, now));
  }

  handle(event: DeviceServiceEvent, now: Instant): void {
    if (event.kind === "served-request") this.#serve(event.id, event.request, now);
    else if (event.kind === "served-abort") this.#asking.delete(event.id);
    else this.#settle(event, now);
  }

  #settle(event: HttpClientEvent, now: Instant): void {
    const line = this.#running.get(event.id);
    if (line === undefined) return;
    this.#running.delete(event.id);
    this.#act(line, line.answered(homeserverAnswer(event), now));
  }

  wake(now: Instant): void {
    for (let timer = this.#timers.expire(now); timer !== undefined; timer = this.#timers.expire(now))
      this.#act(timer.value, timer.value.resume());
  }

  deadline(): Instant | undefined {
    return this.#timers.next();
  }

  drain(max: number): Output<DeviceServiceEffect>[] {
    return this.#output.drain(max);
  }

  links(): readonly string[] {
    return [`</${DEVICES_PATH}>;title="Readings";ct="${READING_FORMATS.join(" ")}"`];
  }

  status(): Readonly<Record<string, unknown>> {
    const lines = [...this.#lines.values()];
    return {
      devices: lines.length,
      ready: lines.filter((line) => line.roomId !== undefined).length,
      waiting: this.#waiting(),
      eventsFromHomeserver: this.#service.events,
      ...this.#counts,
    };
  }

  #waiting(): number {
    let waiting = 0;
    for (const line of this.#lines.values()) waiting += line.waiting;
    return waiting;
  }

  #act(line: DeviceLine, actions: readonly LineAction[]): void {
    for (const action of actions) {
      switch (action.kind) {
        case "request":
          this.#request(line, action.request);
          break;
        case "reply":
          this.#reply(action.exchange, action.response);
          break;
        case "pause":
          this.#timers.schedule(action.until, line);
          break;
        case "ready":
          this.#log("info", `${line.device.name} is in its room`, { device: line.device.name, room: action.roomId });
          this.#settleQuestions(line, YES);
          break;
        case "trouble":
          this.#counts.troubles++;
          this.#log("warn", `${line.device.name}: ${action.reason}`, { device: line.device.name });
          this.#settleQuestions(line, notOurs(line.device.userId));
          break;
      }
    }
  }

  #request(line: DeviceLine, request: HttpRequest): void {
    const id = this.#nextRequest++;
    this.#running.set(id, line);
    this.#output.effect({ kind: "http-request", id, request, timeout: REQUEST_TIMEOUT });
  }

  #reply(exchange: ServerExchangeId, response: Body): void {
    if (response.code >> 5 === 2) this.#counts.accepted++;
    else this.#counts.refused++;
    this.#output.effect({ kind: "device-reply", exchange, response });
  }

  #serve(id: HttpExchangeId, request: HttpRequest, now: Instant): void {
    const question = this.#service.ask(request, now);
    if (question.kind === "answer") this.#respond(id, question.response);
    else this.#prepare(id, question);
  }

  /** The homeserver asks for a user or an alias, because somebody wants it: it has to exist before the answer. */
  #prepare(id: HttpExchangeId, question: Exclude<ServiceQuestion, { kind: "answer" }>): void {
    const wanted = question.kind === "user" ? question.userId : question.alias;
    const line = [...this.#lines.values()].find(({ device }) =>
      question.kind === "user"
        ? device.userId === wanted
        : device.room === wanted && device.creatableAlias !== undefined,
    );
    // Synapse asks us for an alias that it lacks also when it is we who look it up: to wait for the room here would be
    // to wait for ourselves. No is the truth, and we create the room then.
    const isOurOwn = question.kind === "alias" && line?.isLookingUp === true;
    if (line === undefined || isOurOwn || this.#asking.size >= TELEMETRY.served) {
      this.#respond(id, notOurs(wanted));
      return;
    }
    this.#asking.set(id, line);
    this.#act(line, line.prepare());
  }

  #settleQuestions(line: DeviceLine, response: HttpResponse): void {
    for (const [id, asked] of this.#asking) {
      if (asked !== line) continue;
      this.#asking.delete(id);
      this.#respond(id, response);
    }
  }

  #respond(id: HttpExchangeId, response: HttpResponse): void {
    this.#output.effect({ kind: "served-response", id, response });
  }

  #log(level: "info" | "warn", message: string, fields: Readonly<Record<string, string>>): void {
    this.#output.effect({ kind: "log", level, message, fields });
  }
}
