import t from "tap";
import { type Case, run, title } from "./grid.ts";

const RATES = [50, 100, 1200, 9600, 1_000_000];
const SIZES = [0, 1, 100, 1024, 1025, 20_000];
const DIRECTIONS = ["up", "down"] as const;

function* cases(losses: readonly number[], disorders: readonly (readonly [number, number])[]): Generator<Case> {
  for (const rate of RATES)
    for (const loss of losses)
      for (const size of SIZES)
        for (const direction of DIRECTIONS)
          for (const [duplication, reordering] of disorders)
            for (const halfDuplex of [false, true])
              yield { rate, loss, size, direction, duplication, reordering, halfDuplex, seed: size + 1 };
}

t.test("on a clean link each exchange completes, and nothing is sent twice", async (t) => {
  for (const c of cases([0], [[0, 0]])) {
    const { outcome, retransmissions, flaws } = run(c);
    t.same({ outcome, retransmissions, flaws }, { outcome: "response", retransmissions: 0, flaws: [] }, title(c));
  }
});

t.test("copies and disorder change nothing", async (t) => {
  for (const c of cases(
    [0],
    [
      [0.5, 0],
      [0, 0.3],
      [0.5, 0.3],
    ],
  )) {
    const { outcome, flaws } = run(c);
    t.same({ outcome, flaws }, { outcome: "response", flaws: [] }, title(c));
  }
});

t.test("with loss each exchange completes once, or fails with a reason", async (t) => {
  const counts = { response: 0, failed: 0 };
  for (const c of cases(
    [0.1, 0.3],
    [
      [0, 0],
      [0.5, 0.3],
    ],
  )) {
    const { outcome, flaws } = run(c);
    counts[outcome]++;
    t.same(flaws, [], title(c));
  }
  t.ok(counts.response > 0.8 * (counts.response + counts.failed), JSON.stringify(counts));
});
