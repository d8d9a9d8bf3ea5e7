import t from "tap";
import { airtimeChart } from "../../benchmarks/airtime-chart.ts";
import { type Cost, linkCost } from "../../benchmarks/carrier.ts";
import { CARRIERS, type ExchangeCosts } from "../../benchmarks/exchange-costs.ts";
import { exchangeTables } from "../../benchmarks/exchange-tables.ts";
import { instant, milliseconds } from "../../src/base/time.ts";
import type { Passage } from "../../src/sim/account.ts";

const cost = (seconds: number): Cost => ({ up: seconds * 5, down: (seconds * 15) / 2, seconds });

const SAMPLE: ExchangeCosts = {
  homeserver: "a <test> & more",
  costs: {
    hectobit: { send: cost(20), nothing: cost(0), start: cost(1_000) },
    msc3079: { send: cost(30), nothing: cost(10), start: cost(1_500) },
    "HTTP/2 + gzip": { send: cost(40), nothing: cost(50), start: cost(500) },
    "HTTP/1.1": { send: cost(80), nothing: cost(100), start: cost(2_000) },
  },
  opening: { hectobit: cost(0), msc3079: cost(0), "HTTP/2 + gzip": cost(167), "HTTP/1.1": cost(158) },
};

t.test("the chart: bars as long as their seconds, none for nothing, and text that is well-formed XML", async (t) => {
  const svg = airtimeChart(SAMPLE);
  const bars = [...svg.matchAll(/<rect class="([abcd])" x="210" y="[\d.]+" width="([\d.]+)"/g)];
  t.same(bars.map(([, carrier]) => carrier).join(""), "adbc" + "dbc" + "adbc");
  const width = (index: number) => Number(bars[index]?.[2]);
  t.ok(Math.abs(width(3) / width(0) - 4) < 0.01);
  t.ok(Math.abs(width(10) / width(7) - 2) < 0.01, "a panel of its own, with its own scale");
  t.match(svg, /a &lt;test> &amp; more/);
  t.equal(
    [...svg.matchAll(/<(text|title|style|svg)[ >]/g)].length,
    [...svg.matchAll(/<\/(text|title|style|svg)>/g)].length,
  );
});

t.test("the table: every operation and carrier, and how many times less", async (t) => {
  const text = exchangeTables(SAMPLE);
  for (const name of CARRIERS) t.match(text, name);
  t.match(text, /^send +100\+150 +20\.0 +150\+225 +30\.0 +200\+300 +40\.0 +400\+600 +80\.0 +2\.0$/m);
  t.match(text, /^nothing .* ∞$/m);
});

t.test("what a link carried is added up once, by direction and layer", async (t) => {
  const passage = (from: string, to: string, more: Partial<Passage> = {}): Passage => ({
    sentAt: instant(0),
    start: instant(0),
    end: instant(4_000),
    at: instant(4_010),
    from,
    to,
    datagram: new Uint8Array(22),
    size: 50,
    airtime: milliseconds(4_000),
    purpose: "message",
    layers: { header: 5, options: 7, payload: 10, security: 0 },
    retransmission: false,
    outcome: "arrived",
    copy: false,
    ...more,
  });
  const all = [
    passage("client", "gateway"),
    passage("client", "gateway", { retransmission: true, outcome: "loss" }),
    passage("gateway", "client"),
    passage("gateway", "client", { copy: true }),
    passage("gateway", "client", { start: undefined, outcome: "queue-full" }),
  ];
  t.same(linkCost(all), {
    up: 100,
    down: 50,
    seconds: 12,
    datagrams: 3,
    retransmissions: 1,
    layers: { overhead: 84, header: 15, options: 21, payload: 30, security: 0 },
  });
});
