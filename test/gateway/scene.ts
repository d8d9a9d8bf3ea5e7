/** A client, a link, a gateway and the development homeserver in virtual time. Every part can be restarted. */
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import type { Machine, Output } from "../../src/base/machine.ts";
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { add, type Duration, type Instant, milliseconds } from "../../src/base/time.ts";
import { Client } from "../../src/client/client.ts";
import type { ClientEffect, ClientEvent, ClientOptions } from "../../src/client/types.ts";
import { Gateway } from "../../src/gateway/gateway.ts";
import type { GatewayEffect, GatewayEvent, GatewayOptions } from "../../src/gateway/types.ts";
import {
  DevelopmentHomeserver,
  type HomeserverEffect,
  type HomeserverEvent,
} from "../../src/homeserver/development-homeserver.ts";
import type { HttpHeader, HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import type { LinkModel } from "../../src/sim/link-model.ts";
import { linkParameters } from "../../src/sim/link-parameters.ts";
import { World } from "../../src/sim/world.ts";
import type { MachineNode } from "../../src/sim/world-node.ts";

export const CLIENT_PEER: Peer = addressPeer("10.0.0.1", 40_000);
export const GATEWAY_PEER: Peer = addressPeer("10.0.0.2", 5_683);

export const link = (rate: number, more: Partial<LinkModel> = {}): LinkModel => {
  const direction = { rate, latency: milliseconds(10), mtu: 1_472 };
  return { overhead: 28, up: direction, down: direction, ...more };
};

/** Hands everything to a machine that can be exchanged for a new one. */
class Replaceable<Event, Effect> implements Machine<Event, Effect> {
  machine: Machine<Event, Effect>;
  constructor(machine: Machine<Event, Effect>) {
    this.machine = machine;
  }
  receive(datagram: Uint8Array, peer: Peer, now: Instant): void {
    this.machine.receive(datagram, peer, now);
  }
  handle(event: Event, now: Instant): void {
    this.machine.handle(event, now);
  }
  wake(now: Instant): void {
    this.machine.wake(now);
  }
  deadline(): Instant | undefined {
    return this.machine.deadline();
  }
  drain(max: number): Output<Effect>[] {
    return this.machine.drain(max);
  }
}

export interface SceneOptions {
  readonly model?: LinkModel;
  readonly gateway?: Partial<GatewayOptions>;
  readonly client?: Partial<ClientOptions>;
  readonly seed?: number;
  /** Instead of the development homeserver: answers at once, or never when undefined. */
  readonly homeserver?: (request: HttpRequest, now: Instant) => HttpResponse | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of many shapes
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly response: HttpResponse;
  readonly at: Instant;
}

export const json = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: [["content-type", "application/json"]],
  body: utf8(JSON.stringify(body)),
});

export class Scene {
  readonly world: World;
  readonly answers = new Map<number, Answer>();
  readonly logs: string[] = [];
  /** What the gateway asked of the homeserver, in order. */
  readonly asked: string[] = [];
  /** HTTP requests that the gateway aborted. */
  aborted = 0;
  /** The homeserver can't be reached while this is false. */
  homeserverUp = true;
  client: Client;
  gateway: Gateway;
  readonly #options: SceneOptions;
  readonly #model: LinkModel;
  readonly #clientNode: MachineNode<ClientEvent, ClientEffect>;
  readonly #gatewayNode: MachineNode<GatewayEvent, GatewayEffect>;
  readonly #homeserverNode: MachineNode<HomeserverEvent, HomeserverEffect>;
  readonly #clientBox: Replaceable<ClientEvent, ClientEffect>;
  readonly #gatewayBox: Replaceable<GatewayEvent, GatewayEffect>;
  /** The homeserver's ids of the gateway's requests; a restarted gateway begins again with 1. */
  readonly #upstream = new Map<number, { readonly id: number; readonly gateway: Gateway }>();
  #nextUpstream = 1;
  #nextRequest = 1;
  #seed: number;

  constructor(options: SceneOptions = {}) {
    this.#options = options;
    this.#model = options.model ?? link(100_000);
    this.#seed = options.seed ?? 1;
    this.world = new World({ seed: this.#seed });
    this.client = this.#newClient();
    this.gateway = this.#newGateway();
    this.#clientBox = new Replaceable(this.client);
    this.#gatewayBox = new Replaceable(this.gateway);
    this.#clientNode = this.world.add({
      name: "client",
      machine: this.#clientBox,
      peer: CLIENT_PEER,
      onEffect: (effect, now) => this.#clientSaid(effect, now),
    });
    this.#gatewayNode = this.world.add({
      name: "gateway",
      machine: this.#gatewayBox,
      peer: GATEWAY_PEER,
      onEffect: (effect, now) => this.#gatewaySaid(effect, now),
    });
    this.#homeserverNode = this.world.add({
      name: "homeserver",
      machine: new DevelopmentHomeserver({ name: "hs.test", epoch: 1_790_000_000_000 }, new SeededRandom(7)),
      onEffect: (effect) => {
        if (effect.kind === "served-response") this.#upstreamAnswered(effect.id, effect.response);
      },
    });
    this.world.connect(this.#clientNode, this.#gatewayNode, this.#model);
  }

  get now(): Instant {
    return this.world.now;
  }

  /** Datagrams on the link so far. */
  get datagrams(): number {
    return this.world.timeline.length;
  }

  restartClient(): void {
    this.client = this.#newClient();
    this.#clientBox.machine = this.client;
  }

  restartGateway(options: Partial<GatewayOptions> = {}): void {
    this.gateway = this.#newGateway(options);
    this.#gatewayBox.machine = this.gateway;
  }

  /** Starts a request of a local program; its answer will be in `answers`. */
  start(method: string, target: string, token?: string, body?: unknown, from = "127.0.0.1:1"): number {
    const id = this.#nextRequest++;
    const headers: HttpHeader[] = token === undefined ? [] : [["authorization", `Bearer ${token}`]];
    if (body !== undefined) headers.push(["content-type", "application/json"]);
    const bytes =
      body === undefined ? new Uint8Array() : body instanceof Uint8Array ? body : utf8(JSON.stringify(body));
    const request = { method, target, headers, body: bytes };
    this.world.handle(this.#clientNode, { kind: "served-request", id, request, from });
    return id;
  }

  /** The program hangs up. */
  hangUp(id: number): void {
    this.world.handle(this.#clientNode, { kind: "served-abort", id });
  }

  elapse(span: Duration): void {
    this.world.run({ until: add(this.now, span) });
  }

  /** Lets time pass until the request is answered; throws when it is not within `limit`. */
  wait(id: number, limit: Duration = milliseconds(24 * 3_600_000)): Answer {
    const end = add(this.now, limit);
    for (;;) {
      const answer = this.answers.get(id);
      if (answer !== undefined) return answer;
      const step = this.now >= end ? "idle" : this.world.step();
      if (step !== "advanced" && !this.answers.has(id)) throw new Error(`request ${id} has no answer`);
    }
  }

  ask(method: string, target: string, token?: string, body?: unknown): Answer {
    return this.wait(this.start(method, target, token, body));
  }

  /** Asks the homeserver itself, without link: another user, elsewhere. */
  elsewhere(method: string, target: string, token?: string, body?: unknown): Json {
    const id = this.#nextUpstream++;
    let answered: HttpResponse | undefined;
    this.#direct.set(id, (response) => {
      answered = response;
    });
    const headers: HttpHeader[] = token === undefined ? [] : [["authorization", `Bearer ${token}`]];
    const request = { method, target, headers, body: utf8(JSON.stringify(body ?? {})) };
    this.world.handle(this.#homeserverNode, { kind: "served-request", id, request, from: "10.9.9.9:1" });
    this.world.run({ until: this.now });
    if (answered === undefined) throw new Error(`${method} ${target} waits`);
    return JSON.parse(utf8Text((answered as HttpResponse).body) ?? "");
  }

  readonly #direct = new Map<number, (response: HttpResponse) => void>();

  #newClient(): Client {
    const { client = {} } = this.#options;
    const clock = (at: Instant) => `${Math.floor(at / 60_000)} min`;
    const parameters = linkParameters(this.#model, "near");
    const random = new SeededRandom(this.#seed++);
    return new Client({ random, gateway: GATEWAY_PEER, link: parameters, clock, ...client }, this.now);
  }

  #newGateway(more: Partial<GatewayOptions> = {}): Gateway {
    const gateway = { ...this.#options.gateway, ...more };
    const defaultLink = linkParameters(this.#model, "far");
    return new Gateway({ random: new SeededRandom(this.#seed++ + 1_000), defaultLink, ...gateway }, this.now);
  }

  #clientSaid(effect: ClientEffect, now: Instant): void {
    if (effect.kind === "log") this.logs.push(effect.message);
    else {
      const { id, response } = effect;
      if (this.answers.has(id)) throw new Error(`request ${id} was answered twice`);
      const text = utf8Text(response.body) ?? "";
      const isJson = response.headers.some(([name, value]) => name === "content-type" && value.includes("json"));
      this.answers.set(id, { status: response.status, body: isJson ? JSON.parse(text) : text, response, at: now });
    }
  }

  #gatewaySaid(effect: GatewayEffect, now: Instant): void {
    const { gateway } = this;
    if (effect.kind === "http-request") {
      const upstream = this.#nextUpstream++;
      const { id, request, timeout } = effect;
      this.#upstream.set(upstream, { id, gateway });
      this.asked.push(`${request.method} ${request.target}`);
      this.world.at(add(now, milliseconds(timeout)), () => this.#fail(upstream, "timeout", `${timeout} ms`));
      if (!this.homeserverUp) this.world.at(now, () => this.#fail(upstream, "unreachable", "connection refused"));
      else this.#serve(upstream, request, now);
    } else if (effect.kind === "http-abort") {
      this.aborted += 1;
      for (const [upstream, { id, gateway: asker }] of this.#upstream) {
        if (id !== effect.id || asker !== gateway) continue;
        this.#upstream.delete(upstream);
        this.world.handle(this.#homeserverNode, { kind: "served-abort", id: upstream });
      }
    }
  }

  #serve(upstream: number, request: HttpRequest, now: Instant): void {
    if (this.#options.homeserver === undefined) {
      this.world.handle(this.#homeserverNode, { kind: "served-request", id: upstream, request, from: "gateway" });
      return;
    }
    const response = this.#options.homeserver(request, now);
    if (response !== undefined)
      this.world.at(add(now, milliseconds(5)), () => this.#upstreamAnswered(upstream, response));
  }

  #fail(upstream: number, reason: "timeout" | "unreachable", detail: string): void {
    const asked = this.#upstream.get(upstream);
    if (asked === undefined || !this.#upstream.delete(upstream) || asked.gateway !== this.gateway) return;
    this.world.handle(this.#homeserverNode, { kind: "served-abort", id: upstream });
    this.world.handle(this.#gatewayNode, { kind: "http-failed", id: asked.id, reason, detail });
  }

  #upstreamAnswered(upstream: number, response: HttpResponse): void {
    const direct = this.#direct.get(upstream);
    if (direct !== undefined) {
      this.#direct.delete(upstream);
      direct(response);
      return;
    }
    const asked = this.#upstream.get(upstream);
    if (asked === undefined || !this.#upstream.delete(upstream) || asked.gateway !== this.gateway) return;
    this.world.handle(this.#gatewayNode, { kind: "http-response", id: asked.id, response });
  }
}
