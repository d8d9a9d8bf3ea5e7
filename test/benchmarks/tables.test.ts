import t from "tap";
import type { Body } from "../../benchmarks/tables/bodies.ts";
import { candidates, earningsOfFragments, earningsOfStrings } from "../../benchmarks/tables/earnings.ts";
import { Measure } from "../../benchmarks/tables/measure.ts";
import { utf8 } from "../../src/base/bytes.ts";

const body = (kind: string, value: Readonly<Record<string, string>>): Body => ({
  kind,
  json: utf8(JSON.stringify(value)),
  contents: new Set(Object.entries(value).flat()),
});

const tables = { version: 1, keys: ["colour"], values: ["turquoise", "crimson"], fragments: ["a", "b", "bab"] };
const bodies = [
  body("one", { colour: "turquoise" }),
  body("two", { colour: "babbab" }),
  body("two", { shape: "dodecahedron", name: "dodecahedron" }),
];
const measure = new Measure(bodies, tables);

t.test("ratios are of sums within a kind, and a mean over kinds", async (t) => {
  t.equal(measure.kinds, 2);
  const [one = 0, two = 0, three = 0] = measure.now;
  const [a = 0, b = 0, c = 0] = bodies.map(({ json }) => json.length);
  const { overKinds, byBytes } = measure.ratios;
  t.ok(Math.abs(overKinds - (one / a + (two + three) / (b + c)) / 2) < 1e-12);
  t.ok(Math.abs(byBytes - (one + two + three) / (a + b + c)) < 1e-12);
});

t.test("an entry earns what is longer without it", async (t) => {
  const [colour, turquoise, crimson] = earningsOfStrings(measure, tables);
  t.match(colour, { table: "keys", index: 0, entry: "colour", kinds: 2 });
  t.match(turquoise, { table: "values", index: 0, entry: "turquoise", kinds: 1 });
  // A simple value of one byte in place of a text string of ten.
  t.ok(Math.abs((turquoise?.overKinds ?? 0) - 9 / (bodies[0]?.json.length ?? 1) / 2) < 1e-12);
  t.match(crimson, { entry: "crimson", kinds: 0, overKinds: 0, byBytes: 0 });
});

t.test("fragments of more than one character are weighed too", async (t) => {
  const earnings = earningsOfFragments(measure, tables);
  t.strictSame(
    earnings.map(({ entry }) => entry),
    ["bab"],
  );
  t.ok((earnings[0]?.overKinds ?? 0) > 0);
});

t.test("what no table has is proposed, the best first", async (t) => {
  const [best] = candidates(measure, tables, 2);
  t.equal(best?.entry, "dodecahedron");
  t.ok((best?.overKinds ?? 0) > 0);
});
