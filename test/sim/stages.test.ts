import t from "tap";
import { instant, milliseconds, seconds } from "../../src/base/time.ts";
import { BurstLoss } from "../../src/sim/burst-loss.ts";
import { Corruption } from "../../src/sim/corruption.ts";
import { Delay } from "../../src/sim/delay.ts";
import { Duplication } from "../../src/sim/duplication.ts";
import { IndependentLoss } from "../../src/sim/independent-loss.ts";
import { MtuLimit } from "../../src/sim/mtu-limit.ts";
import { OutageLoss } from "../../src/sim/outage-loss.ts";
import { clearOfOutages, touchesOutage } from "../../src/sim/outages.ts";
import { Pipeline } from "../../src/sim/pipeline.ts";
import { Reordering } from "../../src/sim/reordering.ts";
import { frame, pushAll, random } from "./support.ts";

const many = (count: number, every = 10) =>
  Array.from({ length: count }, (_, i) => frame(50, i * every, [i * every, i * every + 5]));

t.test("MTU: what is larger is dropped, what is as large passes", async (t) => {
  const out = pushAll(new MtuLimit(100), [frame(100), frame(101)]);
  t.same(
    out.map((o) => (o.kind === "passed" ? "passed" : o.reason)),
    ["passed", "mtu"],
  );
});

t.test("independent loss: the share lost is that asked for, within 4 standard deviations", async (t) => {
  const n = 20_000;
  for (const p of [0, 0.01, 0.3, 1]) {
    const lost = pushAll(new IndependentLoss(p, random(7)), many(n)).filter((o) => o.kind === "dropped").length;
    t.ok(Math.abs(lost - n * p) <= 4 * Math.sqrt(n * p * (1 - p)), `${lost} of ${n} at ${p}`);
  }
});

/** Mean length of runs of lost datagrams. */
function meanRun(kinds: readonly string[]): number {
  const runs = kinds
    .join(",")
    .split("passed")
    .filter((run) => run.includes("dropped"));
  return kinds.filter((kind) => kind === "dropped").length / Math.max(1, runs.length);
}

t.test("Gilbert–Elliott by datagrams: share and run length are those of the chain", async (t) => {
  const burst = { by: "datagrams", toBad: 0.02, toGood: 0.2, lossGood: 0, lossBad: 1 } as const;
  const kinds = pushAll(new BurstLoss(burst, random(3)), many(50_000)).map((o) => o.kind);
  const share = kinds.filter((kind) => kind === "dropped").length / kinds.length;
  t.ok(Math.abs(share - 0.02 / 0.22) < 0.012, `stationary share 0.091, seen ${share}`);
  t.ok(Math.abs(meanRun(kinds) - 5) < 0.5, `mean run 1/toGood = 5, seen ${meanRun(kinds)}`);
});

t.test("Gilbert–Elliott by time: share of time bad, and a long transmission meets more of it", async (t) => {
  const burst = { by: "time", meanGood: seconds(9), meanBad: seconds(1), lossGood: 0, lossBad: 1 } as const;
  const lostOf = (length: number) => {
    const frames = Array.from({ length: 20_000 }, (_, i) => frame(9, i * 1000, [i * 1000, i * 1000 + length]));
    return pushAll(new BurstLoss(burst, random(5)), frames).filter((o) => o.kind === "dropped").length / 20_000;
  };
  const short = lostOf(0);
  t.ok(Math.abs(short - 0.1) < 0.015, `10 % of instants are bad, seen ${short}`);
  // P(no bad moment in 900 ms) = 0.9 × e^(-0.9/9)
  t.ok(Math.abs(lostOf(900) - (1 - 0.9 * Math.exp(-0.1))) < 0.02, `seen ${lostOf(900)}`);
});

t.test("corruption flips 1 to 8 bits of a copy and says so", async (t) => {
  const sent = many(2_000);
  const out = pushAll(new Corruption(0.5, random(2)), sent);
  let hit = 0;
  out.forEach((output, i) => {
    const before = sent[i]?.datagram ?? new Uint8Array();
    const flipped = output.frame.datagram.reduce((n, byte, at) => n + bits(byte ^ (before[at] ?? 0)), 0);
    if (output.frame.corrupted) hit++;
    if (output.frame.corrupted !== flipped > 0 || flipped > 8)
      t.fail(`${flipped} bits, said ${output.frame.corrupted}`);
  });
  t.ok(hit > 850 && hit < 1150, `${hit} of 2000 at 0.5`);
  t.ok(
    sent.every(({ datagram }) => datagram.every((byte) => byte === 0xaa)),
    "the sender's bytes are untouched",
  );
});

const bits = (byte: number): number => byte.toString(2).replaceAll("0", "").length;

t.test("duplication gives a copy that is marked", async (t) => {
  const out = pushAll(new Duplication(1, random()), many(3));
  t.same(
    out.map((o) => o.frame.copy),
    [false, true, false, true, false, true],
  );
  t.equal(pushAll(new Duplication(0, random()), many(100)).length, 100);
});

t.test("delay: within latency and jitter, and in order", async (t) => {
  const out = pushAll(new Delay(milliseconds(100), milliseconds(50), random()), many(1_000));
  t.equal(out.length, 1_000);
  t.ok(out.every((o) => o.at - o.frame.sentAt >= 100 && o.at - o.frame.sentAt < 150));
  t.ok(
    out.every((o, i) => i === 0 || (o.at >= (out[i - 1]?.at ?? 0) && o.frame.sentAt > (out[i - 1]?.frame.sentAt ?? 0))),
  );
  t.ok(new Set(out.map((o) => Math.round(o.at - o.frame.sentAt))).size > 20, "the delays differ");
});

t.test("reordering: what is held back is overtaken, and nothing is lost", async (t) => {
  const out = pushAll(new Reordering({ probability: 0.2, delay: milliseconds(35) }, random()), many(1_000));
  t.equal(out.length, 1_000);
  const overtaken = out.filter((o, i) => out.slice(0, i).some((earlier) => earlier.frame.sentAt > o.frame.sentAt));
  t.ok(overtaken.length > 120 && overtaken.length < 280, `${overtaken.length} of 1000 at 0.2`);
});

t.test("outages: periodic and listed, for what touches them", async (t) => {
  const periodic = {
    kind: "periodic",
    first: instant(100),
    every: milliseconds(50),
    length: milliseconds(10),
  } as const;
  const at = (from: number, to: number) => touchesOutage(periodic, instant(from), instant(to));
  t.same(
    [at(0, 99), at(90, 100), at(109, 109), at(110, 149), at(112, 150), at(160, 199)],
    [false, true, true, false, true, false],
  );
  const list = { kind: "list", spans: [{ from: instant(10), to: instant(20) }] } as const;
  const listed = (from: number, to: number) => touchesOutage(list, instant(from), instant(to));
  t.same([listed(0, 9), listed(0, 10), listed(19, 30), listed(20, 30)], [false, true, true, false]);
  const out = pushAll(new OutageLoss(list), [frame(9, 0, [0, 5]), frame(9, 8, [8, 12]), frame(9, 20, [20, 22])]);
  t.same(
    out.map((o) => o.kind),
    ["passed", "dropped", "passed"],
  );
  t.equal(clearOfOutages(periodic, instant(105), 20), 110, "a modem that knows waits for its end");
  t.equal(clearOfOutages(periodic, instant(112), 39), 160, "or for the next gap, if it does not fit before");
  t.equal(clearOfOutages(periodic, instant(105), 40), undefined, "what never fits is refused");
  t.equal(clearOfOutages(list, instant(5), 5), 20);
});

t.test("a pipeline without stages passes all on; a drop leaves it at once", async (t) => {
  t.equal(pushAll(new Pipeline<number>([]), [frame(1)]).length, 1);
  const out = pushAll(new Pipeline<number>([new MtuLimit(5), new Delay(seconds(1), seconds(0), random())]), [
    frame(9),
    frame(3),
  ]);
  t.same(
    out.map((o) => [o.kind, o.at]),
    [
      ["dropped", 0],
      ["passed", 1000],
    ],
  );
});
