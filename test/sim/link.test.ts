import t from "tap";
import { hours, instant, milliseconds, minutes, seconds } from "../../src/base/time.ts";
import { Link, type LinkOutput } from "../../src/sim/link.ts";
import { LINK_PROFILES } from "../../src/sim/profiles.ts";
import { model, passedOf, random, runOut, sendMany } from "./support.ts";

const at = (outputs: readonly LinkOutput<number>[]) => outputs.map((output) => Math.round(output.at * 1e6) / 1e6);

t.test("rate and latency: 22 bytes and 28 of overhead take 4 s at 100 bit/s, one after the other", async (t) => {
  const link = new Link<number>(model({ rate: 100, latency: milliseconds(10) }), 1);
  for (let i = 0; i < 3; i++) link.send("up", new Uint8Array(22), instant(0), i);
  link.send("down", new Uint8Array(0), instant(0), 9);
  t.equal(link.queuedBytes("up"), 100);
  const out = runOut(link);
  t.same(
    at(out),
    [2_250, 4_010, 8_010, 12_010].sort((a, b) => a - b),
  );
  t.same(
    out.filter(({ direction }) => direction === "up").map(({ frame }) => [frame.start, frame.end, frame.size]),
    [
      [0, 4_000, 50],
      [4_000, 8_000, 50],
      [8_000, 12_000, 50],
    ],
  );
});

t.test("overhead: 28, 48, 0 or any number", async (t) => {
  for (const overhead of [28, 48, 0, 13]) {
    const link = new Link<number>({ ...model({ rate: 800 }), overhead }, 1);
    link.send("up", new Uint8Array(100), instant(0), 0);
    t.equal(runOut(link)[0]?.at, (100 + overhead) * 10);
  }
});

t.test("drop-tail: what does not fit the queue is dropped, newest first", async (t) => {
  const link = new Link<number>(model({ rate: 100, queue: 100 }), 1);
  for (let i = 0; i < 5; i++) link.send("up", new Uint8Array(22), instant(0), i);
  const out = runOut(link);
  t.same(
    out.filter((o) => o.kind === "dropped").map((o) => [o.frame.tag, o.kind === "dropped" && o.reason]),
    [
      [3, "queue-full"],
      [4, "queue-full"],
    ],
  );
  t.same(
    passedOf(out).map((o) => o.frame.tag),
    [0, 1, 2],
  );
});

/** Random traffic both ways; the airtimes in order. */
function traffic(link: Link<number>, seed: number, count: number): { start: number; end: number; direction: string }[] {
  const chance = random(seed);
  let now = 0;
  const out: LinkOutput<number>[] = [];
  for (let i = 0; i < count; i++) {
    now += chance.integer(4_000);
    out.push(...runOut(link, now));
    link.send(chance.next() < 0.5 ? "up" : "down", chance.bytes(chance.integer(80)), instant(now), i);
  }
  out.push(...runOut(link));
  return out
    .map(({ frame, direction }) => ({ start: frame.start ?? Number.NaN, end: frame.end ?? Number.NaN, direction }))
    .filter(({ start }) => !Number.isNaN(start))
    .sort((a, b) => a.start - b.start);
}

t.test(
  "half-duplex: airtimes never overlap, turnaround lies between directions, and no direction starves",
  async (t) => {
    const half = model({ rate: 100, latency: seconds(1) }, { halfDuplex: { turnaround: milliseconds(500) } });
    for (const seed of [1, 2, 3]) {
      const spans = traffic(new Link<number>(half, seed), seed, 300);
      t.equal(spans.length, 300);
      spans.forEach((span, i) => {
        const before = spans[i - 1];
        if (before === undefined) return;
        const pause = before.direction === span.direction ? 0 : 500;
        if (span.start < before.end + pause - 1e-6) t.fail(`overlap at ${span.start}`);
      });
      const turns = spans.filter((span, i) => spans[i - 1]?.direction !== span.direction).length;
      t.ok(turns > 50, `the direction changed ${turns} times`);
    }
  },
);

t.test("full duplex: directions do not wait for each other", async (t) => {
  const link = new Link<number>(model({ rate: 100 }), 1);
  link.send("up", new Uint8Array(22), instant(0), 0);
  link.send("down", new Uint8Array(22), instant(0), 1);
  t.same(at(runOut(link)), [4_000, 4_000]);
});

t.test("duty cycle: no window of an hour ever has more than its share, and the budget is used", async (t) => {
  const dutyCycle = { share: 0.01, window: hours(1) };
  const link = new Link<number>(model({ rate: 250, dutyCycle }), 1);
  const out = passedOf(sendMany(link, 60, 30_000, 40)).map(({ frame }) => [frame.start ?? 0, frame.end ?? 0] as const);
  t.equal(out.length, 60);
  for (const [, end] of out) {
    const used = out.reduce(
      (sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, end - hours(1))),
      0,
    );
    if (used > 36_000 + 1e-6) t.fail(`${used} ms in the hour before ${end}`);
  }
  const last = out.at(-1)?.[1] ?? 0;
  t.ok(last < (60 * 2_176) / 0.01, `60 datagrams of 2.2 s are through after ${last} ms`);
  const never = new Link<number>(model({ rate: 1, dutyCycle }), 1);
  never.send("up", new Uint8Array(10), instant(0), 0);
  t.match(runOut(never), [{ kind: "dropped", reason: "duty-cycle" }], "what exceeds the whole budget is dropped");
});

t.test("outages: lost on the air, or held by the modem", async (t) => {
  const schedule = { kind: "list", spans: [{ from: instant(1_000), to: instant(60_000) }] } as const;
  const run = (meanwhile: "lost" | "held") => {
    const link = new Link<number>(model({ rate: 100 }, { outages: [{ schedule, meanwhile }] }), 1);
    link.send("up", new Uint8Array(22), instant(500), 0);
    return runOut(link);
  };
  t.match(run("lost"), [{ kind: "dropped", reason: "outage", at: 4_500 }]);
  t.match(run("held"), [{ kind: "passed", at: 64_000 }]);
});

t.test("a seed makes a run repeatable, another seed another run, for every profile", async (t) => {
  for (const profile of LINK_PROFILES) {
    const run = (seed: number) =>
      JSON.stringify(
        sendMany(new Link<number>(profile.model, seed), 200, 20_000, 60).map((o) => [o.kind, o.at, o.frame.tag]),
      );
    t.equal(run(1), run(1), profile.name);
    if (profile.model.up.loss !== undefined) t.not(run(1), run(2), profile.name);
  }
});

t.test("late wakes (real time) do not add up: outputs carry the instants at which they were due", async (t) => {
  const link = new Link<number>(model({ rate: 100, latency: milliseconds(10) }), 1);
  for (let i = 0; i < 3; i++) link.send("up", new Uint8Array(22), instant(0), i);
  link.wake(instant(100_000));
  t.same(at(link.drain()), [4_010, 8_010, 12_010]);
  t.equal(link.deadline(), undefined);
});

t.test("models that make no sense are refused with the field's name", async (t) => {
  const bad = [
    [{ rate: 0 }, {}, /up\.rate is 0/],
    [{ rate: 1, loss: 2 }, {}, /up\.loss is 2/],
    [{ rate: 1, dutyCycle: { share: 0, window: hours(1) } }, {}, /dutyCycle\.share/],
    [
      { rate: 1, burstLoss: { by: "time", meanGood: seconds(1), meanBad: seconds(0), lossGood: 0, lossBad: 1 } },
      {},
      /burstLoss/,
    ],
    [{ rate: 1 }, { overhead: -1 }, /overhead is -1/],
    [
      { rate: 1 },
      {
        outages: [
          {
            meanwhile: "lost",
            schedule: { kind: "periodic", first: instant(0), every: seconds(1), length: minutes(1) },
          },
        ],
      },
      /outage\.every/,
    ],
  ] as const;
  for (const [direction, rest, message] of bad) {
    t.throws(() => new Link<number>(model(direction, rest), 1), { code: "link-model", message });
  }
});
