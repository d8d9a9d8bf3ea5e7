import t from "tap";
import { SeededRandom } from "../../src/base/random.ts";
import { type Instant, instant, milliseconds, minutes, seconds } from "../../src/base/time.ts";
import { findProfile } from "../../src/sim/find-profile.ts";
import type { LinkModel } from "../../src/sim/link-model.ts";
import { link, Scene } from "../gateway/scene.ts";
import { WIRES_UNDER_TEST, type WireUnderTest } from "../gateway/wires.ts";
import { chat, say, sendTarget } from "./chat.ts";

/** As many as one answer to /sync brings at most: of more, the older must be asked for (`limited`). */
const MESSAGES = 10;
const SYNC = "/_matrix/client/v3/sync";

/** A Matrix client as they are: it long-polls, gives up after 110 s, and begins again where it was. */
class Program {
  readonly heard: string[] = [];
  since: string;
  #poll: number | undefined;
  #begun: Instant = instant(0);

  readonly scene: Scene;
  readonly token: string;
  readonly room: string;

  constructor(scene: Scene, token: string, room: string) {
    this.scene = scene;
    this.token = token;
    this.room = room;
    let first = scene.ask("GET", `${SYNC}?timeout=0`, token);
    while (first.status !== 200) first = scene.ask("GET", `${SYNC}?timeout=0`, token);
    this.since = first.body.next_batch;
  }

  tick(): void {
    const { scene, token } = this;
    const answer = this.#poll === undefined ? undefined : scene.answers.get(this.#poll);
    if (answer !== undefined) {
      this.#poll = undefined;
      if (answer.status === 200) this.#hear(answer.body);
    } else if (this.#poll !== undefined && scene.now - this.#begun > 110_000) {
      scene.hangUp(this.#poll);
      this.#poll = undefined;
    }
    if (this.#poll !== undefined) return;
    this.#begun = scene.now;
    this.#poll = scene.start("GET", `${SYNC}?since=${this.since}&timeout=30000`, token);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the shape is the specification's
  #hear(body: any): void {
    this.since = body.next_batch;
    const events = body.rooms?.join?.[this.room]?.timeline?.events ?? [];
    for (const event of events) if (event.type === "m.room.message") this.heard.push(event.content.body);
  }
}

interface Trouble {
  readonly name: string;
  readonly model: LinkModel;
  readonly gap: number;
  readonly restarts: "none" | "gateway" | "client";
}

interface Run {
  readonly said: readonly string[];
  readonly program: Program;
  readonly scene: Scene;
}

function run({ model, gap, restarts }: Trouble, wire: WireUnderTest["scene"], seed: number): Run {
  const client = { ...wire.client, reregisterAfter: minutes(20) };
  const scene = new Scene({ model, seed, ...wire, client });
  const random = new SeededRandom(seed);
  const { anna, bert, room } = chat(scene);
  const program = new Program(scene, anna, room);
  const said: string[] = [];
  let next = scene.now + gap;
  let restart = scene.now + minutes(25);
  while (said.length < MESSAGES || program.heard.length < said.length) {
    program.tick();
    scene.elapse(seconds(2));
    if (scene.now > 48 * 3_600_000) break;
    if (scene.now > restart && said.length < MESSAGES) {
      restart = scene.now + minutes(25);
      if (restarts === "gateway") scene.restartGateway();
      if (restarts === "client") scene.restartClient();
    }
    if (said.length >= MESSAGES || scene.now < next) continue;
    next = scene.now + gap * 2 * random.next();
    said.push(`message ${said.length}`);
    say(scene, bert, room, said.at(-1) ?? "", said.length);
  }
  return { said, program, scene };
}

const profile = (name: string): LinkModel => findProfile(name).model;
const lossy = { rate: 1_200, latency: milliseconds(100), mtu: 400, loss: 0.2, duplication: 0.1 };
const outages = {
  schedule: { kind: "periodic", first: instant(300_000), every: minutes(30), length: minutes(8) },
  meanwhile: "lost",
} as const;

const TROUBLES: readonly Trouble[] = [
  { name: "hf-100", model: profile("hf-100"), gap: 180_000, restarts: "none" },
  { name: "loss and copies", model: link(1_200, { up: lossy, down: lossy }), gap: 60_000, restarts: "none" },
  { name: "outages of 8 minutes", model: link(1_200, { outages: [outages] }), gap: 120_000, restarts: "none" },
  { name: "a gateway that restarts", model: link(1_200), gap: 300_000, restarts: "gateway" },
  { name: "a client that restarts", model: link(1_200, { up: lossy, down: lossy }), gap: 300_000, restarts: "client" },
];

for (const trouble of TROUBLES) {
  for (const wire of WIRES_UNDER_TEST) {
    t.test(`every message is heard once and in order: ${trouble.name}; ${wire.name}`, async (t) => {
      for (const seed of [1, 2]) {
        const { said, program, scene } = run(trouble, wire.scene, seed);
        t.same(program.heard, said, `seed ${seed}, ${Math.round(scene.now / 60_000)} min`);
      }
    });
  }
}

t.test("every message of a crew of twenty is sent once, whatever the link and the programs do", async (t) => {
  const scene = new Scene({ model: link(2_000, { up: lossy, down: lossy }), seed: 5 });
  const { anna, room } = chat(scene);
  const body = (i: number) => ({ msgtype: "m.text", body: `message ${i}` });
  const ids = Array.from({ length: 20 }, (_, i) => scene.start("PUT", sendTarget(room, i), anna, body(i)));
  scene.elapse(seconds(30));
  for (const id of ids) if (!scene.answers.has(id)) scene.hangUp(id);
  scene.elapse(minutes(30));
  const again = ids.map((id, i) =>
    scene.answers.has(id) ? id : scene.start("PUT", sendTarget(room, i), anna, body(i)),
  );
  const events = again.map((id) => scene.wait(id, minutes(60)).body.event_id);
  t.equal(new Set(events).size, 20);
  const { chunk } = scene.elsewhere(
    "GET",
    `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=100`,
    anna,
  );
  const messages = chunk.filter((event: { type: string }) => event.type === "m.room.message");
  t.same(new Set(messages.map((event: { event_id: string }) => event.event_id)), new Set(events));
});
