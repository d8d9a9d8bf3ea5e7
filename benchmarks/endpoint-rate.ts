import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { Agent, request as coapRequest, createServer } from "coap";
import { utf8 } from "../src/base/bytes.ts";
import { addressPeer } from "../src/base/peer.ts";
import { SeededRandom } from "../src/base/random.ts";
import { type Instant, instant } from "../src/base/time.ts";
import { CONTENT, GET } from "../src/coap/codes.ts";
import { URI_PATH } from "../src/coap/options.ts";
import { Endpoint } from "../src/endpoint/endpoint.ts";
import type { EndpointEffect, EndpointEvent } from "../src/endpoint/types.ts";
import { Driver } from "../src/io/driver.ts";

export interface EndpointRates {
  /** Exchanges per second over loopback UDP, one after the other: a CON GET and its piggybacked answer of 64 bytes. */
  readonly hectobit: number;
  readonly nodeCoap: number;
  readonly ratio: number;
  /** Both ends of ours in one process without sockets: what the protocol itself takes. */
  readonly withoutSockets: number;
}

/** In turns, because the machine has other things to do as well; the median counts. */
const ROUNDS = 3;
const WARM_UP = 500;
const COUNT = 2_500;
const PAYLOAD = new Uint8Array(64).fill(0x61);
const REQUEST = { code: GET, options: [{ number: URI_PATH, value: utf8("x") }], payload: new Uint8Array() };
const RESPONSE = { code: CONTENT, options: [], payload: PAYLOAD };

export async function endpointRates(): Promise<EndpointRates> {
  const rounds: { ours: number; theirs: number; pure: number }[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    rounds.push({ ours: await overUdp(), theirs: await ofNodeCoap(), pure: withoutSockets() });
  }
  const [hectobit, nodeCoap] = [median(rounds.map(({ ours }) => ours)), median(rounds.map(({ theirs }) => theirs))];
  return { hectobit, nodeCoap, ratio: hectobit / nodeCoap, withoutSockets: median(rounds.map(({ pure }) => pure)) };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Exchanges per second, after a warm-up. */
async function rate(exchange: () => Promise<unknown>): Promise<number> {
  for (let i = 0; i < WARM_UP; i++) await exchange();
  const start = performance.now();
  for (let i = 0; i < COUNT; i++) await exchange();
  return (COUNT * 1000) / (performance.now() - start);
}

const open = (onEffect: (effect: EndpointEffect) => void, seed: number) =>
  Driver.open<EndpointEvent, EndpointEffect>({
    machine: new Endpoint({ random: new SeededRandom(seed) }),
    address: "127.0.0.1",
    port: 0,
    onEffect,
  });

async function overUdp(): Promise<number> {
  const server = await open((effect) => {
    if (effect.kind === "request") server.handle({ kind: "respond", exchange: effect.exchange, response: RESPONSE });
  }, 1);
  let done: () => void = () => {};
  let fail: (error: Error) => void = () => {};
  const client = await open((effect) => {
    if (effect.kind === "response") done();
    else fail(new Error(`the exchange ended in ${effect.kind}`));
  }, 2);
  const peer = addressPeer("127.0.0.1", server.address.port);
  let exchange = 0;
  const result = await rate(
    () =>
      new Promise<void>((resolve, reject) => {
        done = resolve;
        fail = reject;
        client.handle({
          kind: "request",
          exchange: ++exchange,
          peer,
          request: REQUEST,
          policy: { priority: "message" },
        });
      }),
  );
  await Promise.all([client.close(), server.close()]);
  return result;
}

async function ofNodeCoap(): Promise<number> {
  const server = createServer((_request, response) => {
    response.end(Buffer.from(PAYLOAD));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const port = (server as unknown as { _sock: { address(): { port: number } } })._sock.address().port;
  const agent = new Agent({ type: "udp4" });
  const result = await rate(async () => {
    const request = coapRequest({ host: "127.0.0.1", port, pathname: "/x", agent });
    request.end();
    await once(request, "response");
    // Its agent refuses a new request from inside the handler of the last response.
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  });
  // Their callbacks may never come, and the process ends by itself when all is measured.
  agent.close();
  server.close();
  return result;
}

function withoutSockets(): number {
  const [a, b] = [new Endpoint({ random: new SeededRandom(1) }), new Endpoint({ random: new SeededRandom(2) })];
  const [peerA, peerB] = [addressPeer("10.0.0.1", 5683), addressPeer("10.0.0.2", 5683)];
  let answers = 0;
  const pump = (now: Instant): void => {
    for (let busy = true; busy; ) {
      busy = false;
      for (const output of a.drain(64)) {
        busy = true;
        if (output.kind === "datagram") b.receive(output.datagram, peerA, now);
        else if (output.effect.kind === "response") answers++;
      }
      for (const output of b.drain(64)) {
        busy = true;
        if (output.kind === "datagram") a.receive(output.datagram, peerB, now);
        else if (output.effect.kind === "request") {
          b.handle({ kind: "respond", exchange: output.effect.exchange, response: RESPONSE }, now);
        }
      }
    }
  };
  const run = (from: number, count: number): number => {
    const start = performance.now();
    for (let i = from; i < from + count; i++) {
      // A second apart, so that what is remembered expires as in real life.
      const now = instant(i * 1000);
      a.wake(now);
      b.wake(now);
      a.handle({ kind: "request", exchange: i, peer: peerB, request: REQUEST, policy: { priority: "message" } }, now);
      pump(now);
    }
    return (count * 1000) / (performance.now() - start);
  };
  run(1, WARM_UP);
  const result = run(1 + WARM_UP, COUNT);
  if (answers !== WARM_UP + COUNT) throw new Error(`${answers} of ${WARM_UP + COUNT} exchanges were answered`);
  return result;
}
