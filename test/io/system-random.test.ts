import t from "tap";
import { SystemRandom } from "../../src/io/system-random.ts";

t.test("chance from the system", (t) => {
  const random = new SystemRandom();
  const numbers = Array.from({ length: 5_000 }, () => random.next());
  t.ok(numbers.every((n) => n >= 0 && n < 1));
  t.ok(new Set(numbers).size > 4_990, "over more than one pool, nothing repeats");
  const seen = new Set(Array.from({ length: 2_000 }, () => random.integer(7)));
  t.same([...seen].sort(), [0, 1, 2, 3, 4, 5, 6]);
  t.same(
    [0, 1, 8, 4_096, 10_000].map((length) => random.bytes(length).length),
    [0, 1, 8, 4_096, 10_000],
  );
  const kept = random.bytes(16);
  const before = [...kept];
  for (let i = 0; i < 1_000; i++) random.bytes(16);
  t.same([...kept], before, "what was given is not drawn over");
  t.end();
});
