/** A client and a gateway in virtual time, and between them a network that holds, repeats and reorders what it likes. */
import { utf8 } from "../../src/base/bytes.ts";
import type { Machine } from "../../src/base/machine.ts";
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { add, type Duration, type Instant, instant, milliseconds, seconds } from "../../src/base/time.ts";
import { Client } from "../../src/client/client.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { Gateway } from "../../src/gateway/gateway.ts";
import type { GatewayOptions } from "../../src/gateway/types.ts";
import type { HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import { DEFAULT_MAPPING } from "../../src/matrix/mapping-settings.ts";
import { packedProfile } from "../../src/matrix/packed/profile.ts";

export const CLIENT = addressPeer("192.0.2.1", 40_000);
export const GATEWAY = addressPeer("192.0.2.2", 5_683);
const LINK = {
  ...{ sendRate: 100_000, receiveRate: 100_000, latency: seconds(1), mtu: 1_200, overhead: 28, halfDuplex: false },
};
export const MAPPING = { ...DEFAULT_MAPPING, packed: packedProfile(hectobitCodec) };

/** What becomes of a datagram: after how long each of its copies arrives. None: it is lost. */
export type Fate = (from: "client" | "gateway", datagram: Uint8Array, random: SeededRandom) => readonly Duration[];

export class HostileNetwork {
  readonly random: SeededRandom;
  readonly client: Client;
  readonly gateway: Gateway;
  /** What the gateway asked of the homeserver. */
  readonly asked: HttpRequest[] = [];
  readonly answers = new Map<number, HttpResponse>();
  /** Datagrams of the client. */
  sent = 0;
  now: Instant = instant(0);
  readonly #fate: Fate;
  readonly #answer: (request: HttpRequest) => HttpResponse;
  #events: { readonly at: Instant; readonly run: () => void }[] = [];
  #nextId = 1;

  constructor(seed: number, fate: Fate, options: Partial<GatewayOptions> = {}, answer = ok) {
    this.random = new SeededRandom(seed);
    this.#fate = fate;
    this.#answer = answer;
    const common = { random: this.random, mapping: MAPPING };
    this.client = new Client({ ...common, gateway: GATEWAY, link: LINK, clock: () => "now" }, this.now);
    this.gateway = new Gateway({ ...common, defaultLink: LINK, ...options }, this.now);
  }

  at(after: Duration, run: () => void): void {
    this.#events.push({ at: add(this.now, after), run });
  }

  /** A local program's request; its answer will be in `answers`. */
  start(request: Omit<HttpRequest, "headers">, token: string): number {
    const id = this.#nextId++;
    const headers = [["authorization", `Bearer ${token}`] as const, ["content-type", "application/json"] as const];
    const event = { kind: "served-request", id, request: { ...request, headers }, from: "127.0.0.1:1" } as const;
    this.client.handle(event, this.now);
    this.#flush();
    return id;
  }

  /** Somebody else sends this to the gateway. */
  inject(datagram: Uint8Array, from: Peer): void {
    this.gateway.receive(datagram, from, this.now);
    this.#flush();
  }

  run(span: Duration): void {
    const end = add(this.now, span);
    for (;;) {
      const due = [...this.#events.map(({ at }) => at), this.client.deadline() ?? end, this.gateway.deadline() ?? end];
      const next = Math.min(...due);
      if (next >= end) break;
      this.now = instant(Math.max(next, this.now));
      const ready = this.#events.filter(({ at }) => at <= this.now);
      this.#events = this.#events.filter(({ at }) => at > this.now);
      for (const { run } of ready) run();
      for (const machine of [this.client, this.gateway]) {
        if ((machine.deadline() ?? end) <= this.now) machine.wake(this.now);
      }
      this.#flush();
    }
    this.now = end;
  }

  #flush(): void {
    this.#drain(this.client, (effect) => {
      if (effect.kind === "served-response") this.answers.set(effect.id, effect.response);
    });
    this.#drain(this.gateway, (effect) => {
      if (effect.kind !== "http-request") return;
      const { id, request } = effect;
      this.asked.push(request);
      this.at(milliseconds(5), () => {
        this.gateway.handle({ kind: "http-response", id, response: this.#answer(request) }, this.now);
      });
    });
  }

  #drain<Event, Effect>(machine: Machine<Event, Effect>, react: (effect: Effect) => void): void {
    const isClient = (machine as unknown) === this.client;
    for (const output of machine.drain(1_000)) {
      if (output.kind === "effect") react(output.effect);
      else if (isClient) this.#carry("client", output.datagram, () => this.gateway, CLIENT);
      else if (output.peer.key === CLIENT.key) this.#carry("gateway", output.datagram, () => this.client, GATEWAY);
    }
  }

  #carry(from: "client" | "gateway", datagram: Uint8Array, to: () => Client | Gateway, peer: Peer): void {
    if (from === "client") this.sent++;
    for (const after of this.#fate(from, datagram, this.random)) {
      this.at(after, () => to().receive(datagram, peer, this.now));
    }
  }
}

const ok = (request: HttpRequest): HttpResponse => ({
  ...{ status: 200, headers: [["content-type", "application/json"]] },
  body: utf8(`{"target":${JSON.stringify(request.target)}}`),
});
