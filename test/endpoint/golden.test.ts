/**
 * Bytes on the wire of typical exchanges. When a change is meant, write the table anew and look at the difference:
 * `HECTOBIT_WRITE_GOLDEN=1 npx tap test/endpoint/golden.test.ts`
 */
import { readFileSync, writeFileSync } from "node:fs";
import t from "tap";
import { toHex, utf8 } from "../../src/base/bytes.ts";
import { seconds } from "../../src/base/time.ts";
import { CHANGED, CONTENT, GET, POST, PUT } from "../../src/coap/codes.ts";
import { uintValue } from "../../src/coap/option-values.ts";
import { MAX_AGE } from "../../src/coap/options.ts";
import { type Application, at, body, bytes, Pair } from "./pair.ts";

const FILE = new URL("../golden/endpoint.json", import.meta.url);

interface Line {
  readonly from: string;
  /** UDP payload. */
  readonly bytes: number;
  readonly layers: string;
  /** All of a short datagram, the header and options of a long one. */
  readonly hex: string;
}

const answer =
  (size: number, code = CONTENT) =>
  () => ({ code, options: [], payload: bytes(size) });

function observation(): Pair {
  const pair = new Pair({
    link: { rate: 100 },
    application: () => ({ ...answer(20)(), options: [uintValue(MAX_AGE, 86_400)] }),
  });
  pair.observe(1, body(GET, "7"));
  pair.world.run({ until: at(30) });
  const observation = pair.serverSaw("request")[0]?.observe ?? -1;
  pair.world.handle(pair.far, {
    kind: "notify",
    observation,
    response: { code: CONTENT, options: [], payload: bytes(20) },
  });
  pair.world.run({ until: at(60) });
  pair.world.handle(pair.near, { kind: "cancel", exchange: 1 });
  return pair;
}

function exchange(code: number, path: string, sent: number, application: Application, mtu?: number): Pair {
  const pair = new Pair({ link: { rate: 100, ...(mtu === undefined ? {} : { mtu }) }, application });
  pair.request(1, body(code, path, bytes(sent)));
  return pair;
}

function separate(): Pair {
  const pair = new Pair({ link: { rate: 100 } });
  pair.request(1, body(GET, "7"), { priority: "message", processing: seconds(300) });
  pair.world.run({ until: at(200) });
  const exchange = pair.serverSaw("request")[0]?.exchange ?? -1;
  pair.world.handle(pair.far, {
    kind: "respond",
    exchange,
    response: { code: CONTENT, options: [], payload: utf8("late") },
  });
  return pair;
}

const EXCHANGES: Readonly<Record<string, () => Pair>> = {
  "a question without body and its short answer": () => exchange(GET, "0", 0, answer(12)),
  "a reading of 20 bytes, acknowledged": () => exchange(POST, "r", 20, answer(0, CHANGED)),
  "a PUT of 1500 bytes in blocks": () => exchange(PUT, "m", 1500, answer(0, CHANGED)),
  "a GET of 1500 bytes in blocks": () => exchange(GET, "7", 0, answer(1500)),
  "1500 bytes both ways": () => exchange(POST, "7", 1500, answer(1500)),
  "300 bytes where 200 cross": () => exchange(GET, "7", 0, answer(300), 200),
  "an observation: registered, notified, cancelled": observation,
  "an answer that comes late": separate,
};

function linesOf(pair: Pair): Line[] {
  pair.finish();
  return pair.sent().map(({ from, datagram, layers }) => ({
    from,
    bytes: datagram.length,
    layers: `${layers.header} + ${layers.options} + ${layers.payload}`,
    hex: toHex(datagram.subarray(0, datagram.length > 48 ? layers.header + layers.options : 48)),
  }));
}

t.test("typical exchanges cost the bytes of the golden table", async (t) => {
  const table = Object.fromEntries(Object.entries(EXCHANGES).map(([name, run]) => [name, linesOf(run())]));
  if (process.env.HECTOBIT_WRITE_GOLDEN === "1") writeFileSync(FILE, `${JSON.stringify(table, undefined, 2)}\n`);
  const golden = JSON.parse(readFileSync(FILE, "utf8")) as Record<string, Line[]>;
  t.same(Object.keys(table), Object.keys(golden));
  for (const [name, lines] of Object.entries(table)) t.same(lines, golden[name], name);
});
