/** Everything at once on clean links: nothing is sent twice, whatever crosses whatever. */
import t from "tap";
import { SeededRandom } from "../../src/base/random.ts";
import { add, hours, instant, milliseconds } from "../../src/base/time.ts";
import { CHANGED, CONTENT, GET, POST } from "../../src/coap/codes.ts";
import { at, body, bytes, MESSAGE, Pair, SERVER } from "./pair.ts";

interface Case {
  readonly rate: number;
  readonly halfDuplex: boolean;
  readonly latency: number;
  readonly seed: number;
}

const STATES = [900, 900, 1800, 30, 900, 900];
const LATE = 40_000;

/** An observation with long states, uploads, small requests, answers that take 40 s, and a ping, at random times. */
function run({ rate, halfDuplex, latency, seed }: Case): Pair {
  const random = new SeededRandom(seed * 7919 + rate);
  const unit = 8_000_000 / rate;
  const pair: Pair = new Pair({
    ...{ link: { rate, halfDuplex, latency: milliseconds(latency) }, seed },
    client: { observationSilence: hours(10_000) },
    application: ({ request, exchange }, { world, far }) => {
      const path = Buffer.from(request.options[0]?.value ?? []).toString();
      const payload = bytes({ o: 900, big: 2500 }[path] ?? 20);
      const response = { code: request.code === GET ? CONTENT : CHANGED, options: [], payload };
      if (!path.startsWith("late")) return response;
      world.at(add(world.now, milliseconds(LATE)), () => world.handle(far, { kind: "respond", exchange, response }));
      return undefined;
    },
  });
  const sometime = (action: () => void) => pair.world.at(instant(100_000 + unit * (4 + 12 * random.next())), action);
  pair.observe(1, body(GET, "o"));
  for (const [n, size] of STATES.entries()) {
    const response = { code: CONTENT, options: [], payload: bytes(size, n) };
    sometime(() => {
      const observation = pair.serverSaw("request").find(({ observe }) => observe !== undefined)?.observe ?? -1;
      pair.world.handle(pair.far, { kind: "notify", observation, response });
    });
  }
  let exchange = 10;
  const uploads = [3000, 1024, 1024].map((size) => body(POST, "up", bytes(size)));
  for (const upload of uploads) sometime(() => pair.request(exchange++, upload, { priority: "bulk" }));
  const patient = { ...MESSAGE, processing: milliseconds(LATE + 20_000) };
  for (const path of ["small", "small", "small", "small", "late+", "late", "big"]) {
    const policy = path === "late+" ? patient : MESSAGE;
    sometime(() => pair.request(exchange++, body(GET, path), policy));
  }
  sometime(() => pair.world.handle(pair.near, { kind: "ping", exchange: 900, peer: SERVER }));
  pair.world.run({ until: at(1e6) });
  return pair;
}

const CASES: Case[] = [
  // the first long upload for long, while a notification waits for its ACK behind the next block of it
  { rate: 50, halfDuplex: false, latency: 600, seed: 5 },
  { rate: 50, halfDuplex: false, latency: 5000, seed: 5 },
  // a shared channel on which our datagrams waited for the peer's longer than we believed
  { rate: 50, halfDuplex: true, latency: 5000, seed: 11 },
  ...[50, 100, 300, 1200, 9600, 1e6].flatMap((rate) =>
    [true, false].flatMap((halfDuplex) =>
      [0, 600].map((latency) => ({ rate, halfDuplex, latency, seed: rate + latency + 1 })),
    ),
  ),
];

for (const one of CASES) {
  const { rate, halfDuplex, latency, seed } = one;
  t.test(`${rate} bit/s, ${halfDuplex ? "half" : "full"} duplex, ${latency} ms (${seed})`, async (t) => {
    const pair = run(one);
    t.equal(pair.clientSaw("response").length, 11, "the observation's first state and each request's answer");
    t.equal(pair.clientSaw("pong").length, 1);
    t.same([pair.clientSaw("failed"), pair.clientSaw("observation-ended")], [[], []]);
    t.match(pair.clientSaw("notification").at(-1), { response: { code: CONTENT } });
    t.equal(pair.retransmissions(), 0);
  });
}
