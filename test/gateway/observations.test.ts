import t from "tap";
import { utf8Text } from "../../src/base/bytes.ts";
import { hours, minutes, seconds } from "../../src/base/time.ts";
import { Bench, type Caller, get } from "./bench.ts";

const SYNC = "/_matrix/client/v3/sync";
const event = { account_data: { events: [{ type: "m.direct", content: {} }] } };
const bodies = (caller: Caller) => caller.notifications().map(({ body }) => JSON.parse(utf8Text(body) ?? ""));

function observed(): Bench {
  const bench = new Bench(1, { homeserver: "hs.test" });
  bench.caller().ask(get(`${SYNC}?since=s1&filter=0`), bench.now, "observe");
  bench.settle();
  bench.answer(200, { next_batch: "s1", device_one_time_keys_count: { a: 50 } });
  bench.elapse(seconds(2));
  return bench;
}

t.test("the registration is answered at once, empty; what the client asks is kept in each poll", async (t) => {
  const bench = new Bench(1);
  const exchange = bench.caller().ask(get(`${SYNC}?since=s1&filter=0&set_presence=offline`), bench.now, "observe");
  bench.settle();
  t.equal(bench.pending[0]?.request.target, `${SYNC}?since=s1&filter=0&set_presence=offline&timeout=0`);
  bench.answer(200, { next_batch: "s2" });
  t.match(bench.caller().effects[0], { kind: "response", exchange, observing: true });
  t.equal(bench.caller().response(exchange)?.payload.length, 0);
  bench.elapse(seconds(2));
  t.equal(bench.pending[0]?.request.target, `${SYNC}?since=s2&filter=0&set_presence=offline&timeout=30000`);
});

t.test("nothing new is swallowed; changed key counts, left rooms and content are news", async (t) => {
  const bench = observed();
  const caller = bench.caller();
  for (const hollow of [
    {},
    { rooms: {} },
    { rooms: { join: {} } },
    { presence: { events: [] } },
    { device_lists: { changed: [], left: [] } },
  ]) {
    bench.answer(200, { next_batch: "s2", device_one_time_keys_count: { a: 50 }, ...hollow });
    bench.elapse(seconds(31));
  }
  t.equal(caller.notifications().length, 0);
  t.equal(bench.gateway.status(bench.now).observations[0]?.swallowed, 6);
  for (const [n, news] of [
    { device_one_time_keys_count: { a: 49 } },
    { rooms: { leave: { "!r": {} } } },
    event,
  ].entries()) {
    bench.answer(200, { next_batch: `s${n + 3}`, device_one_time_keys_count: { a: 49 }, ...news });
    bench.elapse(seconds(2));
    t.match(bodies(caller).at(-1), { next_batch: `s${n + 3}`, ...news });
  }
});

t.test("the homeserver is asked again only when the notification has arrived", async (t) => {
  const bench = observed();
  const { endpoint } = bench.caller();
  bench.gateway.handle(
    {
      kind: "http-response",
      id: bench.pending.splice(0)[0]?.id ?? 0,
      response: {
        status: 200,
        headers: [],
        body: new TextEncoder().encode(JSON.stringify({ next_batch: "s2", ...event })),
      },
    },
    bench.now,
  );
  const datagrams = bench.gateway.drain(10).filter((output) => output.kind === "datagram");
  t.equal(datagrams.length, 1);
  t.equal(bench.gateway.status(bench.now).observations[0]?.state, "delivering");
  t.equal(bench.pending.length, 0, "it is on its way, and nobody is asked");
  for (const output of datagrams)
    if (output.kind === "datagram")
      endpoint.receive(output.datagram, { key: "10.0.0.1:5683", address: "10.0.0.1", port: 5_683 }, bench.now);
  bench.settle();
  t.match(bench.pending[0]?.request.target, /since=s2/);
});

t.test(
  "an error that stays ends the observation with it; one that passes is tried again, ever more slowly",
  async (t) => {
    const bench = observed();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      if (attempt % 2 === 0) bench.fail("unreachable");
      else bench.answer(503, { errcode: "M_UNKNOWN", error: "restarting" });
      const since = bench.now;
      while (bench.pending.length === 0) bench.elapse(seconds(1));
      waits.push((bench.now - since) / 1_000);
    }
    t.same(waits, [10, 20, 40, 80, 160, 300, 300]);
    t.equal(bench.caller().notifications().length, 0);
    bench.answer(401, { errcode: "M_UNKNOWN_TOKEN", error: "gone", soft_logout: true });
    bench.elapse(seconds(2));
    t.equal(bench.caller().notifications()[0]?.status, 401);
    t.match(bodies(bench.caller())[0], { errcode: "M_UNKNOWN_TOKEN", soft_logout: true });
    t.match(bench.caller().effects.at(-1), { kind: "observation-ended" });
    t.equal(bench.gateway.status(bench.now).observations.length, 0);
  },
);

t.test(
  "a success that is no answer to /sync ends the observation as an error, for the client and for us",
  async (t) => {
    const bench = observed();
    bench.answer(200, "a captive portal");
    bench.elapse(seconds(2));
    t.equal(bench.caller().notifications()[0]?.status, 502);
    t.match(bench.caller().effects.at(-1), { kind: "observation-ended" });
    t.equal(bench.gateway.status(bench.now).observations.length, 0);
    t.equal(bench.gateway.status(bench.now).endpoint.observations.served, 0);
    t.equal(bench.pending.length, 0);
  },
);

t.test("after an hour without a homeserver the client is told", async (t) => {
  const bench = observed();
  const begun = bench.now;
  while (bench.gateway.status(bench.now).observations.length > 0 && bench.now - begun < hours(2)) {
    if (bench.pending.length > 0) bench.fail("unreachable");
    bench.elapse(seconds(10));
  }
  t.ok(bench.now - begun > minutes(60) && bench.now - begun < minutes(70));
  t.equal(bench.caller().notifications()[0]?.status, 502);
});

t.test("a homeserver that answers long polls at once is not asked in a loop", async (t) => {
  const bench = observed();
  let polls = 0;
  const begun = bench.now;
  while (bench.now - begun < 60_000) {
    if (bench.pending.length > 0) {
      polls++;
      bench.answer(200, { next_batch: "s1", device_one_time_keys_count: { a: 50 } });
    }
    bench.elapse(seconds(0.25));
  }
  t.ok(polls <= 61, `${polls} polls in a minute`);
});

t.test("a second registration of the same takes the place of the first, and its poll", async (t) => {
  const bench = observed();
  bench.caller().ask(get(`${SYNC}?since=s7&filter=0`), bench.now, "observe");
  bench.elapse(seconds(2));
  t.equal(bench.gateway.status(bench.now).observations.length, 1);
  t.equal(bench.gateway.status(bench.now).endpoint.observations.served, 1);
  t.equal(bench.pending.length, 1);
  t.match(bench.pending[0]?.request.target, /since=s7.*timeout=30000/);
});

t.test("a client that cancels or vanishes ends it, and the poll is aborted", async (t) => {
  const cancelled = observed();
  cancelled.caller().endpoint.handle({ kind: "cancel", exchange: 1 }, cancelled.now);
  cancelled.elapse(seconds(10));
  t.equal(cancelled.gateway.status(cancelled.now).observations.length, 0);
  t.equal(cancelled.pending.length, 0);

  const vanished = observed();
  vanished.callers.length = 0;
  vanished.answer(200, { next_batch: "s2", ...event });
  vanished.elapse(minutes(5));
  t.equal(vanished.gateway.status(vanished.now).observations.length, 0);
  t.equal(vanished.gateway.deadline() === undefined || vanished.pending.length === 0, true);
});

t.test("observations are bounded per peer; above it the answer is a plain one", async (t) => {
  const bench = new Bench(1, { endpointLimits: { observationsPerPeer: 2 } });
  const exchanges = [1, 2, 3].map((n) => {
    const exchange = bench.caller().ask(get(`${SYNC}?since=s${n}`, `token${n}`), bench.now, "observe");
    bench.settle();
    bench.answer(200, { next_batch: `t${n}` }, bench.pending.at(-1));
    bench.elapse(seconds(2));
    return exchange;
  });
  t.equal(bench.gateway.status(bench.now).observations.length, 2);
  const observing = bench.caller().effects.flatMap((effect) => (effect.kind === "response" ? [effect.observing] : []));
  t.same(observing, [true, true, false]);
  t.match(utf8Text(bench.caller().http(exchanges[2] ?? 0)?.body ?? new Uint8Array()), /"next_batch":"t3"/);
});

t.test("registrations that overtake each other leave one observation, and each is answered", async (t) => {
  const bench = new Bench(1);
  const caller = bench.caller();
  // from another point each, so that for CoAP they are different resources
  const asked = ["s1", "s2", "s3"].map((since) => {
    const exchange = caller.ask(get(`${SYNC}?since=${since}&filter=0`), bench.now, "observe");
    // acknowledged, so that the next may follow
    bench.elapse(seconds(5));
    return exchange;
  });
  while (bench.pending.length > 0) bench.answer(200, { next_batch: "s3" });
  bench.elapse(seconds(30));
  t.same(
    asked.map((exchange) => caller.http(exchange)?.status),
    [503, 503, 200],
  );
  const { endpoint, observations } = bench.gateway.status(bench.now);
  t.equal(observations.length, 1);
  t.equal(endpoint.observations.served, 1);
});
