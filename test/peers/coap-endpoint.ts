import type { Test } from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import type { Body, Option } from "../../src/coap/message.ts";
import { URI_PATH, URI_QUERY } from "../../src/coap/options.ts";
import { Endpoint, type EndpointOptions } from "../../src/endpoint/endpoint.ts";
import type {
  EndpointEffect,
  EndpointEvent,
  EndpointStatus,
  ObservationId,
  RequestPolicy,
} from "../../src/endpoint/types.ts";
import { Driver } from "../../src/io/driver.ts";

type Effect<K extends EndpointEffect["kind"]> = Extract<EndpointEffect, { kind: K }>;

/** A remote's request, and the means to answer it, now or later. */
export interface Served {
  readonly request: Body;
  /** Set when the remote asks to observe. */
  readonly observation: ObservationId | undefined;
  respond(response: Body, options?: { readonly observe?: boolean }): void;
}

export type Handler = (served: Served, endpoint: CoapEndpoint) => void;

const POLICY: RequestPolicy = { priority: "message" };

/** `/a/b?c&d` as options, each part as it stands. */
export function pathOptions(path: string): Option[] {
  const [segments = "", query] = path.split("?");
  return [
    ...segments
      .split("/")
      .filter((part) => part !== "")
      .map((part) => ({ number: URI_PATH, value: utf8(part) })),
    ...(query === undefined ? [] : query.split("&")).map((part) => ({ number: URI_QUERY, value: utf8(part) })),
  ];
}

/** Our endpoint on a real socket, with promises for its effects: what the interoperability tests drive. */
export class CoapEndpoint {
  /** Every datagram that went out or came in, in order. */
  readonly sent: Uint8Array[] = [];
  readonly received: Uint8Array[] = [];
  readonly #endpoint: Endpoint;
  readonly #driver: Driver<EndpointEvent, EndpointEffect>;
  readonly #waiting = new Map<number, (effect: EndpointEffect) => void>();
  readonly #gone = new Map<ObservationId, string>();
  readonly #delivered = new Map<ObservationId, number>();
  #nextExchange = 1;

  private constructor(endpoint: Endpoint, driver: Driver<EndpointEvent, EndpointEffect>) {
    this.#endpoint = endpoint;
    this.#driver = driver;
  }

  /** Opens one on a port that the system chooses; it is closed with the test. */
  static async open(t: Test, handler?: Handler, options: Partial<EndpointOptions> = {}): Promise<CoapEndpoint> {
    const endpoint = new Endpoint({ random: new SeededRandom(1), ...options });
    let self: CoapEndpoint | undefined;
    const driver = await Driver.open<EndpointEvent, EndpointEffect>({
      machine: endpoint,
      address: "127.0.0.1",
      port: 0,
      onEffect: (effect) => {
        if (self !== undefined) self.#effect(effect, handler);
      },
      onSent: ({ datagram }) => self?.sent.push(datagram),
      onReceived: (datagram) => self?.received.push(datagram),
    });
    self = new CoapEndpoint(endpoint, driver);
    t.teardown(() => driver.close());
    return self;
  }

  get port(): number {
    return this.#driver.address.port;
  }

  status(): EndpointStatus {
    return this.#endpoint.status(this.#driver.now());
  }

  /** The whole answer; an error when there is none, with the endpoint's reason. */
  request(
    port: number,
    code: number,
    path: string,
    more: { payload?: Uint8Array; options?: readonly Option[]; policy?: Partial<RequestPolicy> } = {},
  ): Promise<Body> {
    return new Promise((resolve, reject) => {
      const exchange = this.#nextExchange++;
      this.#waiting.set(exchange, (effect) => {
        this.#waiting.delete(exchange);
        if (effect.kind === "response") resolve(effect.response);
        else reject(new Error(failure(effect)));
      });
      const options = [...pathOptions(path), ...(more.options ?? [])];
      const request: Body = { code, options, payload: more.payload ?? new Uint8Array(0) };
      const policy = { ...POLICY, ...more.policy };
      this.#driver.handle({ kind: "request", exchange, peer: addressPeer("127.0.0.1", port), request, policy });
    });
  }

  /** Observes a resource; `next` gives its states one by one, the first included. */
  observe(port: number, path: string): Observed {
    const exchange = this.#nextExchange++;
    const states: Effect<"response" | "notification">[] = [];
    const waiters: (() => void)[] = [];
    let ended: string | undefined;
    this.#waiting.set(exchange, (effect) => {
      if (effect.kind === "response" || effect.kind === "notification") states.push(effect);
      else ended = failure(effect);
      for (const wake of waiters.splice(0)) wake();
    });
    const request: Body = { code: 1, options: pathOptions(path), payload: new Uint8Array(0) };
    const peer = addressPeer("127.0.0.1", port);
    this.#driver.handle({ kind: "observe", exchange, peer, request, policy: POLICY });
    return {
      next: async () => {
        while (states.length === 0 && ended === undefined) await new Promise<void>((resolve) => waiters.push(resolve));
        const state = states.shift();
        if (state === undefined) throw new Error(ended);
        return state.response;
      },
      cancel: () => {
        this.#waiting.delete(exchange);
        this.#driver.handle({ kind: "cancel", exchange });
      },
    };
  }

  /** The round trip of a CoAP ping, in milliseconds. */
  ping(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const exchange = this.#nextExchange++;
      this.#waiting.set(exchange, (effect) => {
        this.#waiting.delete(exchange);
        if (effect.kind === "pong") resolve(effect.roundTrip);
        else reject(new Error(failure(effect)));
      });
      this.#driver.handle({ kind: "ping", exchange, peer: addressPeer("127.0.0.1", port) });
    });
  }

  notify(observation: ObservationId, response: Body): void {
    this.#driver.handle({ kind: "notify", observation, response });
  }

  /** Why a remote's observation ended; undefined while it lasts. */
  gone(observation: ObservationId): string | undefined {
    return this.#gone.get(observation);
  }

  /** How many notifications the remote has acknowledged. */
  delivered(observation: ObservationId): number {
    return this.#delivered.get(observation) ?? 0;
  }

  #effect(effect: EndpointEffect, handler: Handler | undefined): void {
    if (effect.kind === "request") this.#serve(effect, handler);
    else if (effect.kind === "observation-gone") this.#gone.set(effect.observation, effect.reason);
    else if (effect.kind === "notification-delivered")
      this.#delivered.set(effect.observation, this.delivered(effect.observation) + 1);
    else this.#waiting.get(effect.exchange)?.(effect);
  }

  #serve({ exchange, request, observe: observation }: Effect<"request">, handler: Handler | undefined): void {
    const respond: Served["respond"] = (response, { observe = false } = {}) =>
      this.#driver.handle({ kind: "respond", exchange, response, observe });
    if (handler === undefined) respond({ code: 132, options: [], payload: new Uint8Array(0) });
    else handler({ request, observation, respond }, this);
  }
}

export interface Observed {
  /** The next state of the resource, when it is known; an error when the observation has ended. */
  next(): Promise<Body>;
  cancel(): void;
}

function failure(effect: EndpointEffect): string {
  if (effect.kind === "failed") return `${effect.reason}: ${effect.detail}`;
  return effect.kind === "observation-ended" ? `the observation ended: ${effect.reason}` : `unexpected ${effect.kind}`;
}
