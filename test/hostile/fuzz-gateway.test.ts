/** A gateway among hostile peers and before a hostile homeserver, in virtual time. */
import t from "tap";
import { toHex, utf8 } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant } from "../../src/base/time.ts";
import { decode } from "../../src/coap/decode.ts";
import { Gateway } from "../../src/gateway/gateway.ts";
import type { GatewayEffect, GatewayEvent } from "../../src/gateway/types.ts";
import type { HttpHeader } from "../../src/matrix/http.ts";
import { DeviceService } from "../../src/telemetry/device-service.ts";
import { HostilePeer } from "./hostile-peer.ts";

const JSON_TYPE: HttpHeader = ["content-type", "application/json"];
const BODIES = [
  '{"next_batch":"s1","rooms":{}}',
  '{"next_batch":"s2","rooms":{"join":{"!a:b":{"timeline":{"events":[{"type":"m"}]}}}}}',
  '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1e999}',
  `{"a":[${"1,".repeat(2_000)}1]}`,
  "[".repeat(5_000),
  '{"next_batch":7}',
  "\u0000\ufeff{",
  "",
];
const STATUSES = [200, 200, 200, 200, 204, 304, 301, 401, 404, 429, 500, 503, 100, 99, 599, 999, 0, -1, Number.NaN];
const FIELDS: readonly HttpHeader[] = [
  JSON_TYPE,
  JSON_TYPE,
  ["retry-after", "999999999"],
  ["content-type", "a\r\nb: c"],
  ["content-length", "18446744073709551616"],
  ["etag", "\u0000"],
  ["transfer-encoding", "chunked"],
  ["location", "é".repeat(3_000)],
];

class Scene {
  readonly peer: HostilePeer;
  readonly gateway: Gateway;
  readonly pending: number[] = [];
  now = instant(1_000);
  sent = 0;

  constructor(seed: number) {
    this.peer = new HostilePeer(seed);
    const devices = new DeviceService({
      ...{ devices: [{ name: "boje" }], serverName: "h", asToken: "a", hsToken: "b", senderLocalpart: "s", epoch: 0 },
    });
    this.gateway = new Gateway({ random: new SeededRandom(seed + 1), devices }, this.now);
  }

  drain(): void {
    for (let outputs = this.gateway.drain(64); outputs.length > 0; outputs = this.gateway.drain(64)) {
      for (const output of outputs) {
        if (output.kind === "effect") this.#effect(output.effect);
        else {
          this.sent += 1;
          const message = decode(output.datagram);
          if (!message.ok) throw new Error(`the gateway sent what is no CoAP: ${toHex(output.datagram)}`);
          if (this.peer.seen.length > 50) this.peer.seen.shift();
          this.peer.seen.push(message.value);
        }
      }
    }
  }

  #effect(effect: GatewayEffect): void {
    if (effect.kind === "http-request") {
      const { request } = effect;
      if (!request.target.startsWith("/")) throw new Error(`not a path: ${request.target}`);
      if (/[^\x21-\x7e\x80-\xff]/.test(request.target))
        throw new Error(`not for a request line: ${JSON.stringify(request.target)}`);
      for (const [name, value] of request.headers)
        if (!/^[a-z-]+$/.test(name) || /[^\t\x20-\x7e\x80-\xff]/.test(value))
          throw new Error(`field ${name}: ${value}`);
      this.pending.push(effect.id);
    } else if (effect.kind === "http-abort") this.#settled(effect.id);
  }

  #settled(id: number): void {
    const at = this.pending.indexOf(id);
    if (at >= 0) this.pending.splice(at, 1);
  }

  homeserver(): void {
    if (this.pending.length === 0) return;
    const { peer } = this;
    const id = peer.pick(this.pending);
    this.#settled(id);
    const headers = Array.from({ length: peer.below(4) }, () => peer.pick(FIELDS));
    const response = { status: peer.pick(STATUSES), headers, body: utf8(peer.pick(BODIES)) };
    const event: GatewayEvent =
      peer.below(6) === 0
        ? { kind: "http-failed", id, reason: "protocol", detail: "\u0000é" }
        : { kind: "http-response", id, response };
    this.gateway.handle(event, this.now);
    this.drain();
  }

  step(): void {
    const { peer, gateway } = this;
    const what = peer.below(10);
    if (what < 7) {
      const from = addressPeer("192.0.2.1", 1 + peer.below(4));
      gateway.receive(peer.datagram(), from, this.now);
      this.drain();
    } else if (what < 9) this.homeserver();
    else this.advance(peer.below(20_000));
  }

  advance(span: number): void {
    const end = instant(this.now + span);
    for (let turns = 0; ; turns++) {
      const next = this.gateway.deadline();
      if (next === undefined || next > end) break;
      if (turns > 100_000) throw new Error(`the gateway wants to be woken without end, at ${next}`);
      this.now = instant(Math.max(next, this.now));
      this.gateway.wake(this.now);
      this.drain();
    }
    this.now = end;
  }
}

t.test("hostile peers and a hostile homeserver: no exception, no hang, and nothing is left in the end", async (t) => {
  for (let seed = 1; seed <= 12; seed++) {
    const scene = new Scene(seed);
    for (let n = 0; n < 4_000; n++) scene.step();
    t.ok(scene.sent > 500, `seed ${seed}: it answers`);
    const followed = scene.gateway.status(scene.now).observations.filter(({ state }) => state !== "registering");
    const { served } = scene.gateway.status(scene.now).endpoint.observations;
    t.ok(followed.length <= served, `${followed.length} followed for ${served} observers`);
    while (scene.pending.length > 0) scene.homeserver();
    // the observers are gone: they acknowledge nothing
    for (let hour = 0; hour < 30; hour++) {
      scene.advance(3_600_000);
      for (let n = scene.pending.length; n > 0; n--) scene.homeserver();
    }
    const { endpoint, upstream, observations } = scene.gateway.status(scene.now);
    t.same(observations, [], `seed ${seed}: no observation is followed`);
    t.same(upstream, { running: 0, waiting: 0, polls: 0, pollsWaiting: 0 });
    t.same(endpoint.peers, []);
    t.same(endpoint.transfers, []);
    t.same(endpoint.observations, { served: 0, followed: 0 });
  }
});
