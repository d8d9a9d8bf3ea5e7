import { setTimeout as sleep } from "node:timers/promises";
import t from "tap";
import { instant, milliseconds, seconds } from "../../src/base/time.ts";
import { WorldRunner } from "../../src/io/world-runner.ts";
import { World } from "../../src/sim/world.ts";
import { model, peer, Talker, type TalkerEvent } from "../sim/support.ts";

const bytes = (length: number): TalkerEvent => ({ send: new Uint8Array(length) });

/** `a` talks; for each datagram that `b` hears, it asks the real world, which takes its time. */
function ask(answerAfter: number) {
  const world = new World();
  const runner = new WorldRunner(world);
  const a = world.add({ name: "a", machine: new Talker("10.0.0.2", { period: seconds(10) }), peer: peer("10.0.0.1") });
  const asked: number[] = [];
  const b = world.add({
    name: "b",
    machine: new Talker("10.0.0.1"),
    peer: peer("10.0.0.2"),
    onEffect: (_effect, now) => {
      asked.push(now);
      runner.perform(b, sleep(answerAfter, bytes(asked.length)), milliseconds(25));
    },
  });
  world.connect(a, b, model({ rate: 1_000 }));
  return { world, runner, asked };
}

t.test("the clock stands still for the real world, and a run is the same however long that takes", async (t) => {
  const run = async (answerAfter: number) => {
    const { world, runner, asked } = ask(answerAfter);
    t.equal(await runner.run({ until: instant(60_000) }), "until");
    t.equal(world.now, 60_000);
    return { asked, back: world.timeline.filter(({ from }) => from === "b").map(({ sentAt, size }) => [sentAt, size]) };
  };
  const [slow, fast] = [await run(15), await run(0)];
  t.same(slow, fast);
  t.same(slow.back[0], [(slow.asked[0] ?? 0) + 25, 29]);
  t.equal(slow.back.length, 5);
});

t.test("stop ends a run; the speed of the wall clock is kept", async (t) => {
  const { world, runner } = ask(0);
  t.equal(await runner.run({ stop: () => world.timeline.length >= 2, speed: 200 }), "stopped");
  t.equal(world.timeline.length, 2);
});

t.test("a world with nothing left is idle; work that fails fails the run; no result is no event", async (t) => {
  const world = new World();
  const runner = new WorldRunner(world);
  const heard: number[] = [];
  const machine = new Talker("10.0.0.2");
  const node = world.add({ name: "a", machine, onEffect: () => heard.push(1) });
  runner.perform<TalkerEvent>(node, Promise.resolve(undefined), seconds(1));
  t.equal(await runner.run(), "idle");
  t.same(heard, []);
  runner.perform(node, Promise.reject(new Error("the homeserver is gone")), seconds(1));
  await t.rejects(runner.run(), { message: "the homeserver is gone" });
  world.hold();
  await t.rejects(new WorldRunner(world).run(), { message: /held by nobody/ });
});
