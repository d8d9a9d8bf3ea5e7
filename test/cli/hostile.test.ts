import t from "tap";
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { type Instant, instant } from "../../src/base/time.ts";
import { requireLink } from "../../src/cli/links.ts";
import { Client } from "../../src/client/client.ts";
import { Gateway } from "../../src/gateway/gateway.ts";
import type { HttpClientEffect, HttpRequest, HttpResponse } from "../../src/matrix/http.ts";

/**
 * A driver ends the process when its machine throws, so nothing that comes from outside may make one throw: neither
 * datagrams, true or mutated, nor what local programs and a broken homeserver say.
 */
const STEPS = 6_000;
const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "BREW"];
const TARGETS = ["versions", "v3/sync", "v3/sync?timeout=30000&since=s1", "v3/rooms/!a:b/send/m.room.message/", "%"];
const STATUSES = [200, 200, 200, 302, 404, 429, 500, 599, 999];
const TYPES = ["application/json", "text/html", "", "application/json; charset=x"];
const REASONS = ["unreachable", "timeout", "too-large", "protocol"] as const;

class Storm {
  readonly #random: SeededRandom;
  readonly #gatewayPeer = addressPeer("127.0.0.1", 5683);
  readonly #strangers = [1, 2, 3].map((n) => addressPeer(`10.0.0.${n}`, 5683));
  readonly #gateway: Gateway;
  readonly #client: Client;
  /** Datagrams under way, and some of the past to make others of. */
  readonly #toGateway: Uint8Array[] = [];
  readonly #toClient: Uint8Array[] = [];
  readonly #seen: Uint8Array[] = [];
  #now: Instant = instant(1_000);
  #id = 1;
  answered = 0;
  asked = 0;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
    const random = new SeededRandom(seed + 1);
    const link = requireLink("perfect", "near");
    this.#gateway = new Gateway({ random, homeserver: "hs" }, this.#now);
    this.#client = new Client({ random, gateway: this.#gatewayPeer, link, clock: () => "12:00" }, this.#now);
  }

  step(): void {
    this.#now = instant(this.#now + this.#random.integer(this.#random.integer(50) === 0 ? 60_000 : 300));
    const dice = this.#random.integer(10);
    if (dice === 0) this.#local();
    else if (dice < 5) this.#arrive(this.#toGateway, this.#gateway, this.#strangers[0] ?? this.#gatewayPeer);
    else if (dice < 8) this.#arrive(this.#toClient, this.#client, this.#gatewayPeer);
    else this.#forge();
    for (const machine of [this.#gateway, this.#client]) {
      if ((machine.deadline() ?? this.#now + 1) <= this.#now) machine.wake(this.#now);
    }
    this.#carry();
  }

  status(): string {
    return JSON.stringify([this.#gateway.status(this.#now), this.#client.status(this.#now)]);
  }

  #pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    return list[this.#random.integer(list.length)] as T;
  }

  #local(): void {
    const id = this.#id++;
    const from = `127.0.0.1:${this.#random.integer(4)}`;
    this.#client.handle({ kind: "served-request", id, request: this.#request(), from }, this.#now);
    if (this.#random.integer(4) === 0) {
      this.#client.handle({ kind: "served-abort", id: this.#random.integer(this.#id) }, this.#now);
    }
  }

  #request(): HttpRequest {
    const suffix = this.#pick(["", String(this.#random.integer(5)), String.fromCharCode(...this.#random.bytes(4))]);
    return {
      method: this.#pick(METHODS),
      target: `/_matrix/client/${this.#pick(TARGETS)}${suffix}`,
      headers: [["authorization", `Bearer ${this.#random.integer(3)}`]],
      body: this.#pick([new Uint8Array(0), new TextEncoder().encode('{"a":1.5}'), this.#random.bytes(90)]),
    };
  }

  #arrive(from: Uint8Array[], to: Gateway | Client, peer: Peer): void {
    const datagram = from.shift();
    if (datagram === undefined) return;
    to.receive(this.#random.integer(4) === 0 ? this.#mutated(datagram) : datagram, peer, this.#now);
  }

  #forge(): void {
    const datagram = this.#mutated(this.#seen.length === 0 ? this.#random.bytes(20) : this.#pick(this.#seen));
    if (this.#random.integer(2) === 0) this.#gateway.receive(datagram, this.#pick(this.#strangers), this.#now);
    else this.#client.receive(datagram, this.#pick([this.#gatewayPeer, ...this.#strangers]), this.#now);
  }

  #mutated(datagram: Uint8Array): Uint8Array {
    const copy = datagram.slice();
    const change = this.#random.integer(4);
    if (change === 0) return this.#random.bytes(this.#random.integer(60));
    if (change === 1) return copy.subarray(0, this.#random.integer(copy.length + 1));
    for (let i = 0; i < change; i++) copy[this.#random.integer(copy.length)] = this.#random.integer(256);
    return copy;
  }

  #carry(): void {
    for (let busy = true; busy; ) {
      const outputs = [...this.#gateway.drain(64), ...this.#client.drain(64)];
      busy = outputs.length > 0;
      for (const output of outputs) {
        if (output.kind === "effect") this.#react(output.effect);
        else {
          this.#seen.push(output.datagram);
          (output.peer.key === this.#gatewayPeer.key ? this.#toGateway : this.#toClient).push(output.datagram);
        }
      }
    }
    if (this.#seen.length > 2_000) this.#seen.splice(0, 1_000);
  }

  #react(effect: HttpClientEffect | { readonly kind: "served-response" | "log" }): void {
    if (effect.kind === "served-response") this.answered += 1;
    if (effect.kind !== "http-request") return;
    this.asked += 1;
    const { id } = effect;
    const dice = this.#random.integer(6);
    if (dice === 0) {
      const reason = this.#pick(REASONS);
      this.#gateway.handle({ kind: "http-failed", id, reason, detail: "no" }, this.#now);
    } else if (dice < 5) this.#gateway.handle({ kind: "http-response", id, response: this.#response() }, this.#now);
  }

  #response(): HttpResponse {
    const sync = new TextEncoder().encode(`{"next_batch":"s${this.#random.integer(3)}","rooms":{}}`);
    return {
      status: this.#pick(STATUSES),
      headers: [["content-type", this.#pick(TYPES)], ...[["retry-after", "soon"] as const]],
      body: this.#pick([sync, sync, this.#random.bytes(this.#random.integer(3_000))]),
    };
  }
}

for (const seed of [1, 2, 3, 4, 5, 6]) {
  t.test(`nothing from outside makes a gateway or a client throw (seed ${seed})`, (t) => {
    const storm = new Storm(seed);
    for (let step = 0; step < STEPS; step++) storm.step();
    t.ok(storm.asked > 50, `${storm.asked} requests reached the homeserver`);
    t.ok(storm.answered > 300, `${storm.answered} answers reached local programs`);
    t.ok(storm.status().length < 1_000_000, "and the status can still be said");
    t.end();
  });
}
