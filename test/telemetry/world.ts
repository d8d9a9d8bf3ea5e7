/** A device service before a development homeserver: CoAP requests in, replies out, time by hand. */

import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { add, earliest, type Instant, instant, milliseconds } from "../../src/base/time.ts";
import { POST } from "../../src/coap/codes.ts";
import { CBOR } from "../../src/coap/content-formats.ts";
import type { Body } from "../../src/coap/message.ts";
import { stringValue, uintValue } from "../../src/coap/option-values.ts";
import { CONTENT_FORMAT, URI_PATH, URI_QUERY } from "../../src/coap/options.ts";
import { DevelopmentHomeserver } from "../../src/homeserver/development-homeserver.ts";
import type { HomeserverOptions } from "../../src/homeserver/types.ts";
import type { HttpClientEffect, HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import { DeviceService } from "../../src/telemetry/device-service.ts";
import type { DeviceConfiguration, DeviceServiceOptions } from "../../src/telemetry/types.ts";

const EPOCH = 1_790_000_000_000;
const PEER = addressPeer("127.0.0.1", 4711);

/** How the homeserver is reached, in a test that plays with it. */
export type Way = (request: HttpRequest) => "through" | "unreachable" | "timeout" | "lost-answer" | HttpResponse;

export interface Reply {
  readonly code: string;
  readonly text: string;
  readonly body: Body;
}

export class World {
  readonly service: DeviceService;
  readonly homeserver: DevelopmentHomeserver;
  readonly requests: HttpRequest[] = [];
  readonly replies = new Map<number, Reply>();
  way: Way = () => "through";
  now: Instant = instant(0);
  #next = 1;
  readonly #served = new Map<number, (response: HttpResponse) => void>();

  constructor(
    devices: readonly DeviceConfiguration[],
    options: Partial<DeviceServiceOptions> = {},
    homeserver: Partial<HomeserverOptions> = {},
    running?: DevelopmentHomeserver,
  ) {
    const tokens = { asToken: "as", hsToken: "hs", senderLocalpart: "_hectobit_bot" };
    this.service = new DeviceService({ devices, serverName: "hs.test", epoch: EPOCH, ...tokens, ...options });
    const registration = { id: "hectobit", users: ["@_hectobit_.*"], aliases: ["#_hectobit_.*"], url: undefined };
    const basic = { name: "hs.test", epoch: EPOCH, applicationServices: [{ ...registration, ...tokens }] };
    this.homeserver = running ?? new DevelopmentHomeserver({ ...basic, ...homeserver }, new SeededRandom(3));
  }

  /** A device's request; its reply is in `replies` as soon as there is one. */
  post(
    path: readonly string[],
    payload: Uint8Array,
    more: { format?: number; query?: string; peer?: Peer; code?: number } = {},
  ): number {
    const exchange = this.#next++;
    const options = path.map((segment) => stringValue(URI_PATH, segment));
    options.push(uintValue(CONTENT_FORMAT, more.format ?? CBOR));
    if (more.query !== undefined) options.push(stringValue(URI_QUERY, more.query));
    this.service.accept({ code: more.code ?? POST, options, payload }, more.peer ?? PEER, exchange, this.now);
    this.#pump();
    return exchange;
  }

  reply(exchange: number): Reply | undefined {
    return this.replies.get(exchange);
  }

  /** A request to the homeserver by a person, or to the service by the homeserver. */
  ask(to: "homeserver" | "service", method: string, target: string, token?: string, body?: object) {
    const id = this.#next++;
    const headers = token === undefined ? [] : ([["authorization", `Bearer ${token}`]] as const);
    const request = { method, target, headers, body: utf8(body === undefined ? "" : JSON.stringify(body)) };
    let answer: HttpResponse | undefined;
    this.#served.set(id, (response) => {
      answer = response;
    });
    const machine = to === "homeserver" ? this.homeserver : this.service;
    machine.handle({ kind: "served-request", id, request, from: "127.0.0.1:1" }, this.now);
    this.#pump();
    // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of many shapes
    return { status: answer?.status, body: JSON.parse(utf8Text(answer?.body ?? utf8("{}")) || "{}") as any };
  }

  person(name: string): string {
    const auth = { type: "m.login.dummy" };
    return this.ask("homeserver", "POST", "/_matrix/client/v3/register", undefined, { username: name, auth }).body
      .access_token;
  }

  /** The readings in a room, as its member sees them. */
  readings(token: string, roomId: string) {
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}/messages?dir=b&limit=1000`;
    const { chunk } = this.ask("homeserver", "GET", path, token).body;
    return chunk.filter((event: { content: object }) => "org.hectobit.reading" in event.content).reverse() as {
      sender: string;
      type: string;
      content: Record<string, unknown>;
    }[];
  }

  elapse(span: number): void {
    const end = add(this.now, milliseconds(span));
    const due = () => earliest(this.service.deadline(), this.homeserver.deadline());
    for (let at = due(); at !== undefined && at <= end; at = due()) {
      this.now = at;
      this.service.wake(at);
      this.homeserver.wake(at);
      this.#pump();
    }
    this.now = end;
  }

  #pump(): void {
    for (let busy = true; busy; ) {
      const outputs = [...this.service.drain(10), ...this.homeserver.drain(10)];
      busy = outputs.length > 0;
      for (const output of outputs) {
        if (output.kind !== "effect") throw new Error("no datagrams here");
        const effect = output.effect;
        if (effect.kind === "http-request") this.#carry(effect);
        else if (effect.kind === "served-response") this.#served.get(effect.id)?.(effect.response);
        else if (effect.kind === "device-reply") this.#replied(effect.exchange, effect.response);
      }
    }
  }

  #replied(exchange: number, body: Body): void {
    if (this.replies.has(exchange)) throw new Error("two replies to one request");
    const code = `${body.code >> 5}.${String(body.code & 31).padStart(2, "0")}`;
    this.replies.set(exchange, { code, text: utf8Text(body.payload) ?? "", body });
  }

  #carry({ id, request }: HttpClientEffect & { kind: "http-request" }): void {
    this.requests.push(request);
    const way = this.way(request);
    if (way === "unreachable" || way === "timeout") {
      this.service.handle({ kind: "http-failed", id, reason: way, detail: "in a test" }, this.now);
    } else if (typeof way === "object") {
      this.service.handle({ kind: "http-response", id, response: way }, this.now);
    } else {
      const served = this.#next++;
      this.#served.set(served, (response) => {
        if (way === "through") this.service.handle({ kind: "http-response", id, response }, this.now);
        else this.service.handle({ kind: "http-failed", id, reason: "timeout", detail: "in a test" }, this.now);
      });
      this.homeserver.handle({ kind: "served-request", id: served, request, from: "gateway" }, this.now);
    }
  }
}
