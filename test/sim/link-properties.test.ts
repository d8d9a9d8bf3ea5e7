import fc from "fast-check";
import t from "tap";
import { type Duration, type Instant, instant, milliseconds } from "../../src/base/time.ts";
import { Link, type LinkOutput } from "../../src/sim/link.ts";
import type { BurstLossModel, DirectionModel, LinkModel, OutageModel } from "../../src/sim/link-model.ts";
import { runOut } from "./support.ts";

const span = (most: number): fc.Arbitrary<Duration> => fc.integer({ min: 1, max: most }).map(milliseconds);
const probability = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

const burstLoss: fc.Arbitrary<BurstLossModel> = fc.oneof(
  fc.record({
    by: fc.constant("time" as const),
    meanGood: span(60_000),
    meanBad: span(10_000),
    lossGood: probability,
    lossBad: probability,
  }),
  fc.record({
    by: fc.constant("datagrams" as const),
    toBad: probability,
    toGood: probability,
    lossGood: probability,
    lossBad: probability,
  }),
);

const direction: fc.Arbitrary<DirectionModel> = fc.record(
  {
    rate: fc.constantFrom(50, 100, 1_200, 64_000, 1e9),
    preamble: span(500),
    latency: span(3_000),
    jitter: span(1_000),
    loss: probability,
    burstLoss,
    duplication: probability,
    reordering: fc.record({ probability, delay: span(5_000) }),
    corruption: probability,
    mtu: fc.integer({ min: 0, max: 300 }),
    queue: fc.integer({ min: 0, max: 2_000 }),
    dutyCycle: fc.record({
      share: fc.constantFrom(0.01, 0.1, 1),
      window: fc.constantFrom(600_000, 3_600_000).map(milliseconds),
    }),
  },
  { requiredKeys: ["rate"] },
);

const outage: fc.Arbitrary<OutageModel> = fc
  .tuple(fc.nat(100_000), span(60_000), fc.constantFrom("lost" as const, "held" as const), fc.boolean())
  .map(([at, length, meanwhile, periodic]) => {
    const [from, to] = [instant(at), instant(at + length)];
    if (!periodic) return { meanwhile, schedule: { kind: "list", spans: [{ from, to }] } };
    return { meanwhile, schedule: { kind: "periodic", first: from, every: milliseconds(length * 3), length } };
  });

const link: fc.Arbitrary<LinkModel> = fc.record(
  {
    overhead: fc.constantFrom(0, 28, 48),
    up: direction,
    down: direction,
    halfDuplex: fc.record({ turnaround: span(1_000) }),
    outages: fc.array(outage, { maxLength: 2 }),
  },
  { requiredKeys: ["overhead", "up", "down"] },
);

const traffic = fc.array(fc.record({ pause: fc.nat(20_000), up: fc.boolean(), length: fc.nat(400) }), {
  minLength: 1,
  maxLength: 40,
});

type Sends = readonly { readonly pause: number; readonly up: boolean; readonly length: number }[];

function run(model: LinkModel, sends: Sends, seed: number): LinkOutput<number>[] {
  const it = new Link<number>(model, seed);
  const out: LinkOutput<number>[] = [];
  let now = 0;
  sends.forEach(({ pause, up, length }, tag) => {
    now += pause;
    out.push(...runOut(it, now));
    it.send(up ? "up" : "down", new Uint8Array(length).fill(tag), instant(now), tag);
  });
  // A link that never comes to rest would run for ever here, and the test with it.
  return [...out, ...runOut(it)];
}

const airtimes = (out: readonly LinkOutput<number>[]): { start: Instant; end: Instant; direction: string }[] =>
  out
    .flatMap(({ frame: { start, end, copy }, direction }) =>
      start === undefined || end === undefined || copy ? [] : [{ start, end, direction }],
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);

t.test("whatever the link: each datagram arrives or is dropped once, after its airtime and latency", async (t) => {
  fc.assert(
    fc.property(link, traffic, fc.nat(), (model, sends, seed) => {
      const out = run(model, sends, seed);
      const first = out.filter(({ frame }) => !frame.copy);
      const tags = first.map(({ frame }) => frame.tag).sort((a, b) => a - b);
      if (tags.length !== sends.length || tags.some((tag, i) => tag !== i)) return false;
      return out.every(({ kind, frame, at, direction: way }) => {
        const { latency = 0, preamble = 0, rate } = model[way];
        if (frame.copy && kind === "dropped") return false;
        if (kind === "dropped") return at >= frame.sentAt;
        const least = frame.sentAt + preamble + (frame.size * 8_000) / rate + latency;
        const same = frame.datagram.every((byte) => byte === frame.tag);
        return at >= least - 1e-6 && frame.corrupted !== (same || frame.datagram.length === 0);
      });
    }),
    { numRuns: 300 },
  );
  t.pass("300 links");
});

t.test("whatever the link: no two transmissions of one channel overlap", async (t) => {
  fc.assert(
    fc.property(link, traffic, fc.nat(), (model, sends, seed) => {
      const all = airtimes(run(model, sends, seed));
      const channels =
        model.halfDuplex === undefined ? ["up", "down"].map((way) => all.filter((a) => a.direction === way)) : [all];
      return channels.every((spans) => spans.every(({ start }, i) => start >= (spans[i - 1]?.end ?? 0) - 1e-6));
    }),
    { numRuns: 200 },
  );
  t.pass("200 links");
});

t.test("whatever the link: the same seed gives the same run", async (t) => {
  fc.assert(
    fc.property(link, traffic, fc.nat(), (model, sends, seed) => {
      const [one, two] = [run(model, sends, seed), run(model, sends, seed)];
      return JSON.stringify(one) === JSON.stringify(two);
    }),
    { numRuns: 60 },
  );
  t.pass("60 links");
});
