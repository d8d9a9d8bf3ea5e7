import t from "tap";
import { BoundedMap } from "../../src/base/bounded-map.ts";
import { instant } from "../../src/base/time.ts";

t.test("a full map refuses, until an entry expires", (t) => {
  const map = new BoundedMap<string, number>(2, "refuse");
  t.ok(map.set("a", 1, instant(10), instant(0)));
  t.ok(map.set("b", 2, instant(20), instant(0)));
  t.notOk(map.set("c", 3, instant(30), instant(5)));
  t.ok(map.set("b", 4, instant(20), instant(5)), "replacing is not adding");
  t.ok(map.set("c", 3, instant(30), instant(10)), "a has expired");
  t.equal(map.get("a", instant(10)), undefined);
  t.equal(map.get("b", instant(10)), 4);
  t.strictSame([...map.entries(instant(20))], [["c", 3]]);
  t.end();
});

t.test("a full cache drops its oldest entry", (t) => {
  const map = new BoundedMap<string, number>(2, "evict-oldest");
  for (const [i, key] of ["a", "b", "c"].entries()) t.ok(map.set(key, i, instant(100), instant(0)));
  t.equal(map.size, 2);
  t.equal(map.get("a", instant(0)), undefined);
  t.equal(map.get("c", instant(0)), 2);
  t.end();
});

t.test("sweep frees what has expired", (t) => {
  const map = new BoundedMap<number, number>(10, "refuse");
  map.set(1, 1, instant(5), instant(0));
  map.set(2, 2, instant(50), instant(0));
  map.set(3, 3, instant(5), instant(0));
  map.sweep(instant(5));
  t.equal(map.size, 2, "in order, up to the first that lives");
  map.sweep(instant(5), true);
  t.equal(map.size, 1, "all");
  t.ok(map.delete(2));
  t.notOk(map.delete(2));
  t.end();
});
