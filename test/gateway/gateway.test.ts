import fc from "fast-check";
import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { OutputQueue } from "../../src/base/output-queue.ts";
import { minutes, seconds } from "../../src/base/time.ts";
import type { Body } from "../../src/coap/message.ts";
import type { DeviceService, DeviceServiceEffect } from "../../src/matrix/device-service.ts";
import { Bench, get } from "./bench.ts";

const C = "/_matrix/client/v3";
const text = (body: Uint8Array | undefined): string => utf8Text(body ?? new Uint8Array()) ?? "";
const uriPath = (...segments: string[]) => segments.map((segment) => ({ number: 11, value: utf8(segment) }));

t.test("a request goes to the homeserver, and its answer comes back", async (t) => {
  const bench = new Bench(1);
  const exchange = bench.caller().ask(get(`${C}/account/whoami`), bench.now);
  bench.settle();
  const [asked] = bench.pending;
  t.match(asked?.request, { method: "GET", target: `${C}/account/whoami` });
  t.same(asked?.request.headers, [["authorization", "Bearer token"]]);
  bench.answer(200, { user_id: "@anna:hs" });
  t.equal(text(bench.caller().http(exchange)?.body), '{"user_id":"@anna:hs"}');
});

t.test("a homeserver that fails is told of as a Matrix error", async (t) => {
  const bench = new Bench(1, { homeserver: "hs.test" });
  for (const [reason, status, says] of [
    ["unreachable", 502, "hs.test is unreachable: of course"],
    ["timeout", 504, "hs.test does not answer"],
    ["protocol", 502, "hs.test does not talk HTTP: of course"],
    ["too-large", 502, "the answer is too large: of course"],
  ] as const) {
    const exchange = bench.caller().ask(get(`${C}/joined_rooms`), bench.now);
    bench.settle();
    bench.fail(reason);
    const answer = bench.caller().http(exchange);
    t.equal(answer?.status, status);
    t.match(JSON.parse(text(answer?.body)), { errcode: /^M_/, error: says });
  }
});

t.test("peers take turns at the homeserver, and too much of one is refused with a time to come back", async (t) => {
  const limits = { requests: 4, requestsPerPeer: 2, waitingPerPeer: 3, waiting: 5 };
  const bench = new Bench(3, { limits });
  const asks = (who: number, count: number) =>
    Array.from({ length: count }, (_, i) => {
      const exchange = bench.caller(who).ask(get(`${C}/profile/user${who}-${i}`, `token${who}`), bench.now);
      // NSTART: a client waits for the acknowledgement before it asks the next
      bench.elapse(seconds(10));
      return exchange;
    });
  const greedy = asks(0, 6);
  t.equal(bench.pending.length, 2, "two run, three wait, one is refused");
  const refused = bench.caller(0).http(greedy[5] ?? 0);
  t.equal(refused?.status, 429);
  t.match(refused?.headers, [
    ["content-type", /json/],
    ["retry-after", "30"],
  ]);
  t.equal(JSON.parse(text(refused?.body)).errcode, "M_LIMIT_EXCEEDED");
  asks(1, 2);
  t.equal(bench.pending.length, 4, "the second peer need not wait for the first");
  const third = asks(2, 4);
  t.equal(bench.caller(2).http(third[3] ?? 0)?.status, 503, "more than five wait");
  bench.answer(200, {});
  t.match(bench.pending.at(-1)?.request.target, /user0-2/);
  bench.answer(200, {});
  t.match(bench.pending.at(-1)?.request.target, /user2-0/, "the first has had its turn");
  while (bench.pending.length > 0) bench.answer(200, {});
  t.same(bench.gateway.status(bench.now).upstream, { running: 0, waiting: 0, polls: 0, pollsWaiting: 0 });
});

t.test("long polls hold nothing but themselves", async (t) => {
  const bench = new Bench(1, { limits: { requests: 1, requestsPerPeer: 1 } });
  const caller = bench.caller();
  for (let i = 0; i < 3; i++) caller.ask(get(`${C}/sync?since=s${i}&timeout=45000`), bench.now);
  const whoami = caller.ask(get(`${C}/account/whoami`), bench.now);
  bench.elapse(minutes(1));
  t.equal(bench.pending.length, 4);
  t.same(
    bench.pending.map(({ timeout }) => timeout),
    [165_000, 165_000, 165_000, 120_000],
  );
  bench.answer(200, { user_id: "@anna:hs" }, bench.pending[3]);
  t.equal(caller.http(whoami)?.status, 200);
});

t.test("what is not /sync is answered plainly, observed or not", async (t) => {
  const bench = new Bench(1);
  const exchange = bench.caller().ask(get(`${C}/account/whoami`), bench.now, "observe");
  bench.settle();
  bench.answer(200, { user_id: "@anna:hs" });
  const [effect] = bench.caller().effects;
  t.match(effect, { kind: "response", exchange, observing: false });
  t.equal(bench.gateway.status(bench.now).endpoint.observations.served, 0);
});

t.test("it says what it has in link format", async (t) => {
  const bench = new Bench(1);
  const core = { code: 1, options: uriPath(".well-known", "core"), payload: new Uint8Array() };
  const exchange = bench.caller().ask(core, bench.now);
  bench.settle();
  t.match(text(bench.caller().response(exchange)?.payload), /^<\/7>;.*obs/);
  t.equal(bench.pending.length, 0);
});

class Devices implements DeviceService {
  readonly output = new OutputQueue<DeviceServiceEffect>();
  #exchange = 0;
  accept(request: Body, _peer: unknown, exchange: number): void {
    this.#exchange = exchange;
    const http = { method: "PUT", target: "/reading", headers: [], body: request.payload };
    this.output.effect({ kind: "http-request", id: 1, request: http, timeout: 1_000 });
  }
  handle(event: { readonly kind: string; readonly id: number }): void {
    const response = {
      code: event.kind === "http-response" && event.id === 1 ? 68 : 163,
      options: [],
      payload: utf8(""),
    };
    this.output.effect({ kind: "device-reply", exchange: this.#exchange, response });
  }
  wake(): void {}
  deadline(): undefined {
    return undefined;
  }
  drain(max: number) {
    return this.output.drain(max);
  }
  links(): string[] {
    return ["</@>"];
  }
  status(): Record<string, unknown> {
    return { here: true };
  }
}

t.test("what is under @ belongs to the devices", async (t) => {
  const reading = { code: 2, options: uriPath("@", "r"), payload: utf8("21.5") };
  const without = new Bench(1);
  const refused = without.caller().ask(reading, without.now);
  without.settle();
  t.equal(without.caller().response(refused)?.code, 132);

  const bench = new Bench(1, { devices: new Devices() });
  bench.caller().ask(get(`${C}/account/whoami`), bench.now);
  bench.elapse(seconds(10));
  const accepted = bench.caller().ask(reading, bench.now);
  bench.settle();
  t.equal(bench.pending[1]?.request.target, "/reading");
  t.not(bench.pending[1]?.id, 1, "ids of the homeserver's requests are the gateway's own");
  bench.answer(200, {}, bench.pending[1]);
  t.equal(bench.caller().response(accepted)?.code, 68);
  t.same(bench.gateway.status(bench.now).devices, { here: true });
});

t.test("whatever the datagrams, it neither throws nor hangs nor grows", async (t) => {
  const bench = new Bench(1);
  const { peer } = bench.caller();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, header) => {
      if (header && bytes.length > 3) bytes[0] = 0x40 | ((bytes[0] ?? 0) % 9) | ((bytes[1] ?? 0) & 0x30);
      bench.gateway.receive(bytes, peer, bench.now);
      for (const output of bench.gateway.drain(1_000)) {
        if (output.kind !== "effect" || output.effect.kind !== "http-request") continue;
        bench.gateway.handle({ kind: "http-failed", id: output.effect.id, reason: "timeout", detail: "" }, bench.now);
      }
      bench.elapse(seconds(1));
    }),
    { numRuns: 2_000 },
  );
  bench.elapse(minutes(30));
  t.equal(bench.gateway.status(bench.now).upstream.running, 0);
  t.ok(Object.keys(bench.gateway.status(bench.now).endpoint.rejects).length > 0);
});

t.test("airtime is accounted by purpose and by peer", async (t) => {
  const bench = new Bench(2);
  bench.caller(0).ask(get(`${C}/account/whoami`), bench.now);
  bench.caller(1).ask(get(`${C}/account/whoami`), bench.now);
  bench.settle();
  bench.answer(200, {});
  bench.answer(200, {});
  const { total, byPeer } = bench.gateway.status(bench.now).airtime;
  t.equal(total.received.datagrams, 2);
  const sheets = Object.values(byPeer);
  t.equal(sheets.length, 2);
  const bytes = sheets.map((sheet) => sheet.sent.message?.bytes ?? 0);
  t.equal(total.sent.message?.bytes, (bytes[0] ?? 0) + (bytes[1] ?? 0));
  t.ok((total.sent.message?.bytes ?? 0) > 0);
});
