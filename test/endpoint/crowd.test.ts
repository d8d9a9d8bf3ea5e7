import t from "tap";
import { equalBytes, utf8 } from "../../src/base/bytes.ts";
import { milliseconds } from "../../src/base/time.ts";
import { CHANGED, CONTENT, GET, POST, PUT } from "../../src/coap/codes.ts";
import { at, body, bytes, Pair, type PairOptions, type Request } from "./pair.ts";

/** Answers with the request's body, or for a GET with as many bytes as its path says. */
const echo = ({ request }: Request) => {
  if (request.code !== GET) return { code: CHANGED, options: [], payload: request.payload };
  const size = Number(Buffer.from(request.options[0]?.value ?? bytes(0)).toString());
  return { code: CONTENT, options: [], payload: bytes(size) };
};

for (const [name, options] of Object.entries<PairOptions>({
  "100 bit/s, half duplex": { link: { rate: 100, halfDuplex: true, latency: milliseconds(100) } },
  "9600 bit/s": { link: { rate: 9600, latency: milliseconds(300) } },
  "1 Mbit/s": { link: { rate: 1e6, latency: milliseconds(20) } },
  "1 Mbit/s, of which nothing is known": { link: { rate: 1e6, latency: milliseconds(20) }, unknownLink: true },
  "blocks of 128 bytes": { link: { rate: 2400, mtu: 220 } },
})) {
  t.test(`20 requests at once, both ways in blocks: ${name}`, async (t) => {
    const pair = new Pair({ ...options, application: echo });
    const sizes = Array.from({ length: 20 }, (_, n) => [0, 40, 700, 1500, 3000][n % 5] ?? 0);
    for (const [n, size] of sizes.entries()) {
      pair.request(n, n % 2 === 0 ? body(POST, "a", bytes(size, n)) : body(GET, String(size)));
    }
    pair.finish();
    const responses = pair.clientSaw("response");
    t.equal(responses.length, 20);
    t.ok(
      responses.every(({ exchange, response }) =>
        equalBytes(response.payload, bytes(sizes[exchange] ?? 0, exchange % 2 === 0 ? exchange : 0)),
      ),
      "each got its own body",
    );
    t.equal(pair.serverSaw("request").length, 20, "each ran once");
    t.equal(pair.retransmissions(), 0);
    t.equal(pair.client.deadline() ?? pair.server.deadline(), undefined);
  });
}

t.test("a bulk transfer gives way between blocks", async (t) => {
  const pair = new Pair({ link: { rate: 100 }, application: echo });
  pair.request(1, body(PUT, "bulk", bytes(5000)), { priority: "bulk" });
  pair.world.run({ until: at(30) });
  for (const n of [2, 3, 4]) pair.request(n, body(PUT, "small", utf8("hi")), { priority: "command" });
  pair.finish();
  const order = pair.clientSaw("response").map(({ exchange }) => exchange);
  t.same(order, [2, 3, 4, 1]);
  const small = pair.clientEffects.filter(({ effect }) => effect.kind === "response" && effect.exchange !== 1);
  t.ok(
    small.every((one) => one.at < at(120)),
    "none waited for more than the block that was on the air",
  );
  t.equal(pair.retransmissions(), 0);
});

t.test("progress and expected end of transfers, on both sides", async (t) => {
  const pair = new Pair({ link: { rate: 1000 }, application: echo });
  pair.request(1, body(PUT, "up", bytes(5000)));
  pair.world.run({ until: at(20) });
  const [sending] = pair.client.status(pair.world.now).transfers;
  t.match(sending, { direction: "sending", what: "PUT /up", bytesTotal: 5000, priority: "message", since: 0 });
  t.match(pair.server.status(pair.world.now).transfers, [
    { direction: "receiving", bytesDone: 2048, bytesTotal: 5000 },
  ]);
  const expected = sending?.expectedEnd ?? 0;
  pair.world.run({ until: at(60) });
  const [receiving] = pair.client.status(pair.world.now).transfers;
  t.match(receiving, { direction: "receiving", bytesTotal: 5000 });
  pair.finish();
  const uploaded = pair.serverEffects.find(({ effect }) => effect.kind === "request")?.at ?? 0;
  t.ok(Math.abs(expected - uploaded) < 2000, `expected ${expected}, was ${uploaded}`);
  const ended = pair.clientEffects.at(-1)?.at ?? 0;
  t.ok(Math.abs((receiving?.expectedEnd ?? 0) - ended) < 2000, `expected ${receiving?.expectedEnd}, was ${ended}`);
});

t.test("a long poll is answered late, once, and holds up nothing", async (t) => {
  const pair = new Pair({
    link: { rate: 1000 },
    application: (request) => (request.request.code === GET ? undefined : echo(request)),
  });
  pair.request(1, body(GET, "a long poll"), { priority: "message", processing: milliseconds(60_000) });
  pair.world.run({ until: at(1) });
  for (let n = 2; n < 12; n++) pair.request(n, body(POST, "p", bytes(9)), { priority: "message" });
  pair.world.run({ until: at(50) });
  t.equal(pair.clientSaw("response").length, 10);
  const exchange = pair.serverSaw("request")[0]?.exchange ?? -1;
  pair.world.handle(pair.far, {
    kind: "respond",
    exchange,
    response: { code: CONTENT, options: [], payload: bytes(3) },
  });
  pair.finish();
  t.equal(pair.clientSaw("response").length, 11);
  t.equal(pair.retransmissions(), 0);
});
