import fc from "fast-check";
import t from "tap";
import { instant } from "../../src/base/time.ts";
import { type Timer, TimerQueue } from "../../src/base/timer-queue.ts";

t.test("values come in the order of their instants, equal instants in the order of scheduling", (t) => {
  fc.assert(
    fc.property(fc.array(fc.record({ at: fc.nat(20), cancel: fc.boolean() })), (entries) => {
      const queue = new TimerQueue<number>();
      const timers: Timer<number>[] = entries.map(({ at }, i) => queue.schedule(instant(at), i));
      entries.forEach(({ cancel }, i) => {
        if (cancel) queue.cancel(timers[i]);
      });
      const expected = entries
        .map(({ at, cancel }, i) => ({ at, cancel, i }))
        .filter(({ cancel }) => !cancel)
        .sort((a, b) => a.at - b.at || a.i - b.i)
        .map(({ i }) => i);
      const got: number[] = [];
      for (let now = 0; now <= 20; now++) {
        for (let timer = queue.expire(instant(now)); timer !== undefined; timer = queue.expire(instant(now))) {
          if (timer.at !== now) return false;
          got.push(timer.value);
        }
      }
      return JSON.stringify(got) === JSON.stringify(expected) && queue.size === 0 && queue.next() === undefined;
    }),
  );
  t.pass("for arbitrary schedules and cancellations");
  t.end();
});

t.test("cancelling what has fired or was cancelled does nothing", (t) => {
  const queue = new TimerQueue<string>();
  const first = queue.schedule(instant(1), "first");
  const second = queue.schedule(instant(2), "second");
  t.equal(queue.expire(instant(1))?.value, "first");
  queue.cancel(first);
  queue.cancel(second);
  queue.cancel(second);
  queue.cancel(undefined);
  t.equal(queue.size, 0);
  t.end();
});
