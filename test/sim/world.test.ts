import t from "tap";
import type { Machine } from "../../src/base/machine.ts";
import { hours, instant, milliseconds, seconds } from "../../src/base/time.ts";
import { findProfile } from "../../src/sim/find-profile.ts";
import { World } from "../../src/sim/world.ts";
import type { Hold } from "../../src/sim/world-control.ts";
import { model, peer, Talker, type TalkerEffect } from "./support.ts";

interface Heard {
  readonly at: number;
  readonly by: string;
  readonly from: string;
  readonly bytes: number;
}

/** Two talkers on a link; what they hear. */
function pair(options: { rate?: number; reply?: boolean; changes?: number[] } = {}) {
  const world = new World({ capture: true });
  const heard: Heard[] = [];
  const listen = (by: string) => (effect: TalkerEffect, now: number) =>
    void heard.push({ at: now, by, from: effect.from, bytes: effect.heard.length });
  const machine = (to: string, reply = false) => new Talker(to, { reply });
  const a = world.add({ name: "a", machine: machine("10.0.0.2"), peer: peer("10.0.0.1"), onEffect: listen("a") });
  const replies = machine("10.0.0.1", options.reply ?? false);
  const b = world.add({ name: "b", machine: replies, peer: peer("10.0.0.2"), onEffect: listen("b") });
  const addressChanges = (options.changes ?? []).map(instant);
  world.connect(a, b, model({ rate: options.rate ?? 100 }, { addressChanges }));
  return { world, a, b, heard };
}

t.test("datagrams cross at the link's speed and are answered to where they came from", async (t) => {
  const { world, a, heard } = pair({ reply: true });
  world.handle(a, { send: new Uint8Array(22) });
  t.equal(world.run(), "idle");
  t.same(heard, [
    { at: 4_000, by: "b", from: "10.0.0.1:5683", bytes: 22 },
    { at: 7_200, by: "a", from: "10.0.0.2:5683", bytes: 12 },
  ]);
  t.equal(world.now, 7_200);
});

t.test("the account: bytes by layer, sender and purpose, and airtime; the timeline says the same", async (t) => {
  const { world, a } = pair({ reply: true });
  world.handle(a, { send: new Uint8Array(22) });
  world.handle(a, { send: new Uint8Array(22) });
  world.run();
  t.match(world.account.total({ from: "a" }), {
    datagrams: 2,
    bytes: { overhead: 56, header: 8, options: 4, payload: 32, security: 0 },
    size: 100,
    airtime: 8_000,
  });
  t.equal(world.account.total().airtime, 8_000 + 6_400);
  t.equal(world.account.rows({ purpose: "message", to: "a" }).length, 1);
  t.equal(world.account.total({ purpose: "bulk" }).datagrams, 0);
  t.equal(
    world.timeline.reduce((sum, passage) => sum + passage.airtime, 0),
    14_400,
  );
});

t.test("what leads nowhere, or to an address that has changed, is dropped and counted", async (t) => {
  const { world, a, b, heard } = pair({ changes: [10_000], reply: true });
  world.handle(a, { send: new Uint8Array(22) });
  world.run({ until: instant(20_000) });
  world.handle(b, { send: new Uint8Array(5) });
  world.run();
  t.same(world.account.total({ from: "b" }).dropped, { "stale-address": 1 }, "the old mapping stops working");
  world.handle(a, { send: new Uint8Array(22) });
  world.run();
  const froms = heard.filter(({ by }) => by === "b").map(({ from }) => from);
  t.not(froms[0], froms[1], "the far end sees another address");
  t.equal(heard.filter(({ by }) => by === "a").length, 2, "and can answer to it");
  const c = world.add({ name: "c", machine: new Talker("10.9.9.9"), peer: peer("10.0.0.3") });
  world.handle(c, { send: new Uint8Array(5) });
  world.run();
  t.match(world.timeline.at(-1), { from: "c", outcome: "no-route" });
});

t.test("a hold freezes virtual time; releases come in the order of the holds, after the processing time", async (t) => {
  const { world, a, heard } = pair();
  const holds: Hold[] = [];
  world.at(instant(1_000), () => void holds.push(world.hold(), world.hold(), world.hold()));
  t.equal(world.run(), "held");
  t.equal(world.now, 1_000);
  t.equal(world.step(), "held");
  const [first, second, third] = holds;
  if (first === undefined || second === undefined || third === undefined) throw new Error("three holds");
  world.release(third, a, { send: new Uint8Array(3) }, milliseconds(50));
  world.drop(second);
  t.equal(world.run(), "held", "one is left");
  world.release(first, a, { send: new Uint8Array(1) }, milliseconds(50));
  t.equal(world.run(), "idle");
  t.same(
    heard.map(({ bytes }) => bytes),
    [1, 3],
  );
  t.equal(world.timeline[0]?.sentAt, 1_050);
});

t.test("run until: time ends there, and goes on from there", async (t) => {
  const { world, a, heard } = pair();
  world.handle(a, { send: new Uint8Array(22) });
  t.equal(world.run({ until: instant(3_999) }), "until");
  t.same([world.now, heard.length], [3_999, 0]);
  t.equal(world.run({ until: instant(5_000) }), "idle");
  t.same([world.now, heard.length], [5_000, 1]);
});

t.test("a machine that never comes to an end is an error with its name", async (t) => {
  const looping = { receive() {}, handle() {}, wake() {}, deadline: () => instant(5), drain: () => [] };
  const world = new World({ maxStepsPerInstant: 100 });
  world.add({ name: "looper", machine: looping satisfies Machine<never, never> });
  t.throws(() => world.run(), { code: "world-loop", message: /looper/ });
  const endless = { ...looping, deadline: () => undefined, drain: () => [{ kind: "effect", effect: 1 } as const] };
  const second = new World({ maxStepsPerInstant: 100 });
  second.add({ name: "endless", machine: endless satisfies Machine<never, number> });
  t.throws(() => second.run(), { code: "world-loop", message: /endless/ });
});

t.test("names and addresses are unique, and only what has an address can be linked", async (t) => {
  const { world, a } = pair();
  const machine = new Talker("10.0.0.1");
  t.throws(() => world.add({ name: "a", machine }), { code: "world-node", message: /"a"/ });
  t.throws(() => world.add({ name: "x", machine, peer: peer("10.0.0.1") }), { code: "world-node" });
  t.throws(() => world.connect(a, world.add({ name: "y", machine }), model({ rate: 1 })), { code: "world-link" });
});

t.test("a day of ten sensors and a chat at 100 bit/s: the same twice, and no faster than the links", async (t) => {
  const day = () => {
    const world = new World({ seed: 42 });
    const gateway = world.add({
      name: "gateway",
      machine: new Talker("10.0.0.1", { reply: true }),
      peer: peer("10.1.0.1"),
    });
    for (let i = 1; i <= 11; i++) {
      const machine = new Talker("10.1.0.1", { period: i < 11 ? seconds(60) : seconds(20), length: 40 });
      const node = world.add({ name: `sensor-${i}`, machine, peer: peer(`10.0.0.${i}`) });
      world.connect(node, gateway, findProfile("hf-100").model);
    }
    world.run({ until: instant(hours(24)) });
    return world;
  };
  const [one, two] = [day(), day()];
  t.same(one.account.rows(), two.account.rows());
  t.ok(one.timeline.length > 30_000, `${one.timeline.length} datagrams`);
  for (let i = 1; i <= 11; i++) t.ok(one.account.total({ from: `sensor-${i}` }).airtime < hours(24));
  const lost = one.account.total().dropped["burst-loss"] ?? 0;
  t.ok(lost > 0 && lost < one.timeline.length / 4, `${lost} lost in fades`);
});
