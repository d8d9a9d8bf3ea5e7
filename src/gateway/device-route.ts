/** Connects the device service to the gateway's endpoint and to its way to the homeserver. */
import type { OutputQueue } from "../base/output-queue.ts";
import type { Peer } from "../base/peer.ts";
import { type Instant, milliseconds } from "../base/time.ts";
import type { Body } from "../coap/message.ts";
import { emptyValue } from "../coap/option-values.ts";
import { MATRIX_VERSION } from "../coap/options.ts";
import type { Endpoint } from "../endpoint/endpoint.ts";
import type { ServerExchangeId } from "../endpoint/types.ts";
import type { DeviceService, DeviceServiceEffect } from "../matrix/device-service.ts";
import type { HttpClientEvent, HttpExchangeId, HttpServerEvent } from "../matrix/http.ts";
import type { GatewayEffect } from "./types.ts";
import type { Upstream } from "./upstream.ts";
import type { UpstreamOwner } from "./upstream-owner.ts";

/** Turns that devices take at the homeserver beside the peers, each with a peer's share: they are many behind one id. */
const SHARES = 16;
const SLICE = 256;

export class DeviceRoute {
  readonly #service: DeviceService;
  readonly #endpoint: Endpoint;
  readonly #upstream: Upstream<UpstreamOwner>;
  readonly #output: OutputQueue<GatewayEffect>;
  /** The service's ids of its requests to the gateway's. The upstream bounds how many there are. */
  readonly #requests = new Map<HttpExchangeId, HttpExchangeId>();

  /** Requests whose answers agree on tables; each gets exactly one. */
  readonly #agreements = new Set<ServerExchangeId>();

  constructor(
    service: DeviceService,
    endpoint: Endpoint,
    upstream: Upstream<UpstreamOwner>,
    output: OutputQueue<GatewayEffect>,
  ) {
    this.#service = service;
    this.#endpoint = endpoint;
    this.#upstream = upstream;
    this.#output = output;
  }

  /** `agreement`: the answer has to say that tables are agreed on. */
  accept(request: Body, peer: Peer, exchange: ServerExchangeId, now: Instant, agreement = false): void {
    if (agreement) this.#agreements.add(exchange);
    this.#service.accept(request, peer, exchange, now);
  }

  served(event: HttpServerEvent, now: Instant): void {
    this.#service.handle(event, now);
  }

  /** `event` bears the service's own id. */
  settled(event: HttpClientEvent, now: Instant): void {
    this.#requests.delete(event.id);
    this.#service.handle(event, now);
  }

  wake(now: Instant): void {
    this.#service.wake(now);
  }

  deadline(): Instant | undefined {
    return this.#service.deadline();
  }

  /** True when there was something to do. */
  pump(now: Instant): boolean {
    const outputs = this.#service.drain(SLICE);
    for (const output of outputs) if (output.kind === "effect") this.#carry(output.effect, now);
    return outputs.length > 0;
  }

  #carry(effect: DeviceServiceEffect, now: Instant): void {
    switch (effect.kind) {
      case "http-request": {
        const { id, request, timeout } = effect;
        const job = { flow: `@${id % SHARES}`, lane: "request", request, timeout: milliseconds(timeout) } as const;
        const submitted = this.#upstream.submit({ ...job, owner: { kind: "devices", id } });
        if (typeof submitted === "number") this.#requests.set(id, submitted);
        else this.#service.handle({ kind: "http-failed", id, reason: "unreachable", detail: "too much waits" }, now);
        return;
      }
      case "http-abort": {
        const id = this.#requests.get(effect.id);
        this.#requests.delete(effect.id);
        if (id !== undefined) this.#upstream.abort(id);
        return;
      }
      case "device-reply": {
        const { exchange, response } = effect;
        const agreement = this.#agreements.delete(exchange) ? [emptyValue(MATRIX_VERSION)] : [];
        const options = [...response.options, ...agreement];
        this.#endpoint.handle({ kind: "respond", exchange, response: { ...response, options } }, now);
        return;
      }
      default:
        this.#output.effect(effect);
    }
  }
}
