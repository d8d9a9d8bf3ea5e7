import t from "tap";
import { minutes } from "../../src/base/time.ts";
import { get, lines, type Measured, outage, profile, start } from "./fading.ts";

const SEEDS = Array.from({ length: 41 }, (_, i) => i + 1);
const OUTAGE = minutes(8);

/** Prints the figures that docs/decisions/0008 cites, and returns the median of minutes. */
function median(name: string, all: readonly Measured[]): number {
  const sorted = all.map((one) => one.minutes).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const again = Math.round(all.reduce((sum, one) => sum + one.again, 0) / all.length);
  const [half, most, last] = [0.5, 0.9, 1].map((share) => at(share).toFixed(1));
  t.comment(`${name}: median ${half}, nine of ten ${most}, longest ${last} min; ${again} bytes sent again`);
  return at(0.5);
}

t.test("100 bit/s half-duplex with fades: a loss costs about as much as what was lost", (t) => {
  const model = profile("hf-100");
  const got = median(
    "GET of 1200 bytes",
    SEEDS.map((seed) => get(model, seed)),
  );
  t.ok(got < 4.5, `${got} min`);
  const started = median(
    "start of a client",
    SEEDS.map((seed) => start(model, seed)),
  );
  t.ok(started < 35, `${started} min`);
  const heard = median(
    "a line of another",
    SEEDS.flatMap((seed) => lines(model, seed, 8)),
  );
  t.ok(heard < 2.5, `${heard} min`);
  t.end();
});

t.test("what was said in an outage of 8 minutes arrives soon after it, in both directions", (t) => {
  for (const [name, most] of [
    ["hf-100", 5],
    ["ideal-100", 4],
    ["ideal-2k", 1],
  ] as const) {
    for (const direction of ["up", "down"] as const) {
      const all = SEEDS.map((seed) => outage(profile(name), seed, direction, OUTAGE));
      const took = median(`${name}, ${direction}, after an outage`, all);
      t.ok(took < most, `${name}, ${direction}: ${took} min`);
    }
  }
  t.end();
});

t.test("100 bit/s where nothing is lost: nothing is sent again", (t) => {
  const model = profile("ideal-100");
  const all = [get(model, 1), start(model, 1), ...lines(model, 1, 8)];
  t.equal(
    all.reduce((sum, one) => sum + one.again, 0),
    0,
  );
  t.end();
});
