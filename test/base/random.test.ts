import t from "tap";
import { SeededRandom } from "../../src/base/random.ts";

t.test("the same seed gives the same sequence, another seed another", (t) => {
  const draw = (seed: number): number[] => {
    const random = new SeededRandom(seed);
    return [...Array(20)].map(() => random.next());
  };
  t.strictSame(draw(1), draw(1));
  t.notSame(draw(1), draw(2));
  t.end();
});

t.test("values are in range and spread", (t) => {
  const random = new SeededRandom(7);
  const buckets = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const k = random.integer(10);
    buckets[k] = (buckets[k] ?? 0) + 1;
  }
  t.equal(buckets.length, 10);
  t.ok(
    buckets.every((n) => n > 850 && n < 1150),
    `each tenth comes about a thousand times: ${buckets}`,
  );
  const bytes = random.bytes(4096);
  t.equal(bytes.length, 4096);
  t.equal(new Set(bytes).size, 256);
  t.end();
});
