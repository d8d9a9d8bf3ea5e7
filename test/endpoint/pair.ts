/** Two endpoints over a simulated link, with an application on the server's side, in virtual time. */
import { utf8 } from "../../src/base/bytes.ts";
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { add, type Duration, type Instant, instant, milliseconds } from "../../src/base/time.ts";
import type { Body, Option } from "../../src/coap/message.ts";
import { Endpoint, type EndpointOptions } from "../../src/endpoint/endpoint.ts";
import type { EndpointEffect, EndpointEvent, RequestPolicy } from "../../src/endpoint/types.ts";
import type { Passage } from "../../src/sim/account.ts";
import type { DirectionModel, LinkModel, OutageModel } from "../../src/sim/link-model.ts";
import { linkParameters } from "../../src/sim/link-parameters.ts";
import { World } from "../../src/sim/world.ts";
import type { MachineNode } from "../../src/sim/world-node.ts";

export type Request = EndpointEffect & { readonly kind: "request" };
/** Undefined: the application answers by itself, later. */
export type Application = (request: Request, pair: Pair) => Body | undefined;

export interface PairOptions {
  readonly link?: DirectionModel & { readonly halfDuplex?: boolean };
  /** Nothing crosses from then on. */
  readonly downFrom?: Instant;
  /** The endpoints are not told what the link is like. */
  readonly unknownLink?: boolean;
  readonly seed?: number;
  readonly application?: Application;
  readonly processing?: Duration;
  readonly client?: Partial<EndpointOptions>;
  readonly server?: Partial<EndpointOptions>;
}

const CLIENT: Peer = addressPeer("10.0.0.1", 40_000);
export const SERVER: Peer = addressPeer("10.0.0.2", 5683);
export const MESSAGE: RequestPolicy = { priority: "message" };

const option = (number: number, text: string): Option => ({ number, value: utf8(text) });
export const body = (code: number, path: string, payload: Uint8Array = new Uint8Array(0)): Body => ({
  code,
  options: [option(11, path)],
  payload,
});
export const bytes = (length: number, from = 0): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 7 + from) & 0xff);
export const at = (seconds: number): Instant => instant(seconds * 1000);

export class Pair {
  readonly world: World;
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly near: MachineNode<EndpointEvent, EndpointEffect>;
  readonly far: MachineNode<EndpointEvent, EndpointEffect>;
  /** Effects of each side, in order, with their time. */
  readonly clientEffects: { readonly effect: EndpointEffect; readonly at: Instant }[] = [];
  readonly serverEffects: { readonly effect: EndpointEffect; readonly at: Instant }[] = [];

  constructor(options: PairOptions = {}) {
    const { link: direction = { rate: 1_000_000 }, seed = 1, application, processing = milliseconds(0) } = options;
    const model: LinkModel = {
      overhead: 28,
      up: direction,
      down: direction,
      ...(options.downFrom === undefined ? {} : { outages: [outageFrom(options.downFrom)] }),
      ...(direction.halfDuplex === true ? { halfDuplex: { turnaround: milliseconds(0) } } : {}),
    };
    const known = (end: "near" | "far") =>
      options.unknownLink === true ? {} : { defaultLink: linkParameters(model, end) };
    this.world = new World({ seed });
    this.client = new Endpoint({ random: new SeededRandom(seed), ...known("near"), ...options.client });
    this.server = new Endpoint({ random: new SeededRandom(seed + 1), ...known("far"), ...options.server });
    this.near = this.world.add<EndpointEvent, EndpointEffect>({
      name: "client",
      machine: this.client,
      peer: CLIENT,
      onEffect: (effect, now) => this.clientEffects.push({ effect, at: now }),
    });
    this.far = this.world.add<EndpointEvent, EndpointEffect>({
      name: "server",
      machine: this.server,
      peer: SERVER,
      onEffect: (effect, now) => {
        this.serverEffects.push({ effect, at: now });
        if (effect.kind !== "request") return;
        const response = application?.(effect, this);
        if (response === undefined) return;
        const event = { kind: "respond", exchange: effect.exchange, response, observe: true } as const;
        if (processing === 0) this.world.handle(this.far, event);
        else this.world.at(add(now, processing), () => this.world.handle(this.far, event));
      },
    });
    this.world.connect(this.near, this.far, model);
  }

  request(exchange: number, request: Body, policy: RequestPolicy = MESSAGE): void {
    this.world.handle(this.near, { kind: "request", exchange, peer: SERVER, request, policy });
  }

  observe(exchange: number, request: Body, policy: RequestPolicy = MESSAGE): void {
    this.world.handle(this.near, { kind: "observe", exchange, peer: SERVER, request, policy });
  }

  /** All effects of one kind on the client's side. */
  clientSaw<K extends EndpointEffect["kind"]>(kind: K): (EndpointEffect & { readonly kind: K })[] {
    return this.clientEffects.map(({ effect }) => effect).filter((effect) => isKind(effect, kind));
  }

  serverSaw<K extends EndpointEffect["kind"]>(kind: K): (EndpointEffect & { readonly kind: K })[] {
    return this.serverEffects.map(({ effect }) => effect).filter((effect) => isKind(effect, kind));
  }

  /** Datagrams that crossed or were lost, without copies. */
  sent(from?: "client" | "server"): Passage[] {
    return this.world.timeline.filter((passage) => !passage.copy && (from === undefined || passage.from === from));
  }

  retransmissions(): number {
    return this.sent().filter(({ retransmission }) => retransmission).length;
  }

  /** Runs until nothing is left to do, which also shows that no timer is left. */
  finish(): void {
    this.world.run();
  }
}

const outageFrom = (from: Instant): OutageModel => ({
  schedule: { kind: "list", spans: [{ from, to: at(1e9) }] },
  meanwhile: "lost",
});

function isKind<K extends EndpointEffect["kind"]>(
  effect: EndpointEffect,
  kind: K,
): effect is EndpointEffect & { readonly kind: K } {
  return effect.kind === kind;
}
