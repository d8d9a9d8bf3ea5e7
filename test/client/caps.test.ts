import fc from "fast-check";
import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { CLIENT, MAX_ORPHANED_ANSWERS } from "../../src/base/limits.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { type Instant, instant, minutes, seconds } from "../../src/base/time.ts";
import { OrphanedAnswers } from "../../src/client/orphaned-answers.ts";
import { SyncChain } from "../../src/client/sync-chain.ts";
import { CLIENT_PEER, GATEWAY_PEER, json, link, Scene } from "../gateway/scene.ts";
import { sendTarget } from "./chat.ts";

const C = "/_matrix/client/v3";
const down = (from: number) => ({
  outages: [
    {
      schedule: { kind: "list" as const, spans: [{ from: from as Instant, to: 1e12 as Instant }] },
      meanwhile: "lost" as const,
    },
  ],
});
const sync = (token: number, since: string) => (scene: Scene) =>
  scene.start("GET", `${C}/sync?since=${since}&timeout=30000`, `token${token}`);

t.test("orphaned answers: no more than the cap, and none for longer than ten minutes", async (t) => {
  const scene = new Scene({ homeserver: () => json(200, {}) });
  for (let i = 0; i < MAX_ORPHANED_ANSWERS + 20; i++) {
    scene.hangUp(scene.start("GET", `${C}/profile/user${i}`, "token"));
    scene.elapse(seconds(1));
  }
  t.equal(scene.client.status(scene.now).waiting.orphanedAnswers, MAX_ORPHANED_ANSWERS);
  const asked = scene.asked.length;
  scene.ask("GET", `${C}/profile/user${MAX_ORPHANED_ANSWERS + 19}`, "token");
  t.equal(scene.asked.length, asked, "the latest is there");
  scene.elapse(minutes(11));
  scene.ask("GET", `${C}/profile/user${MAX_ORPHANED_ANSWERS + 18}`, "token");
  t.equal(scene.asked.length, asked + 1, "it was too old");
});

t.test("messages kept for the link: no more than the cap; the next is told that the link is down", async (t) => {
  const limits = { heldMessages: 5 };
  const scene = new Scene({ model: link(1_000, down(0)), client: { limits } });
  const ids = Array.from({ length: 8 }, (_, i) => scene.start("PUT", sendTarget("!r:hs", i), "token", { i }));
  scene.elapse(minutes(25));
  t.equal(scene.client.status(scene.now).waiting.messages, 5);
  t.same(
    ids.map((id) => scene.answers.get(id)?.status),
    [...Array(5).fill(undefined), 504, 504, 504],
  );
});

t.test("programs waiting for one answer: no more than the cap", async (t) => {
  const scene = new Scene({ homeserver: () => json(200, {}) });
  const ids = Array.from({ length: CLIENT.waitersPerExchange + 2 }, () => scene.start("GET", `${C}/capabilities`, "a"));
  const statuses = ids.map((id) => scene.wait(id).status);
  t.equal(statuses.filter((status) => status === 200).length, CLIENT.waitersPerExchange);
  t.equal(statuses.filter((status) => status === 429).length, 2);
});

t.test(
  "followed syncs: no more than the cap; the least used makes room, and its program is still served",
  async (t) => {
    let batch = 0;
    const homeserver = (request: { target: string }) =>
      request.target.includes("timeout=30000") ? undefined : json(200, { next_batch: `s${++batch}` });
    const scene = new Scene({ homeserver, client: { limits: { followers: 3 } }, gateway: { limits: { polls: 100 } } });
    const first = [1, 2, 3].map((token) => sync(token, "s0")(scene));
    scene.elapse(seconds(5));
    t.equal(scene.gateway.status(scene.now).observations.length, 3);
    const fourth = sync(4, "s0")(scene);
    scene.elapse(seconds(5));
    t.equal(scene.client.status(scene.now).syncs.length, 3);
    t.equal(scene.gateway.status(scene.now).observations.length, 3);
    t.notOk(scene.answers.has(first[0] ?? 0), "it waits for a plain long poll now");
    t.equal(scene.gateway.status(scene.now).upstream.polls, 4);
    for (const id of [fourth, first[1], first[2]]) t.equal(scene.wait(id ?? 0).status, 200);
  },
);

t.test("answers kept for lost polls: no more than the cap", async (t) => {
  let batch = 0;
  const homeserver = () =>
    json(200, { next_batch: `s${++batch}`, account_data: { events: [{ type: "x", content: {} }] } });
  const scene = new Scene({ homeserver });
  scene.ask("GET", `${C}/sync`, "token");
  let since = "s1";
  for (let i = 0; i < CLIENT.answersPerFollower + 30; i++) {
    since = scene.ask("GET", `${C}/sync?since=${since}&timeout=30000`, "token").body.next_batch;
  }
  t.equal(scene.client.status(scene.now).syncs[0]?.answersKept, CLIENT.answersPerFollower);
});

t.test("kept answers: no more bytes than the caps", async (t) => {
  const large = (batch: number, bytes: number) => ({
    status: 200,
    headers: [],
    body: utf8(JSON.stringify({ next_batch: `s${batch}`, account_data: { events: [{ x: "y".repeat(bytes) }] } })),
  });
  const orphans = new OrphanedAnswers(MAX_ORPHANED_ANSWERS);
  for (let i = 0; i < 5; i++) orphans.keep(`request ${i}`, large(i, CLIENT.orphanedBytes / 4), instant(0));
  t.equal(orphans.size, 3, "the first three, which fit");
  orphans.take("request 0", instant(0));
  orphans.keep("request 4", large(4, CLIENT.orphanedBytes / 4), instant(0));
  t.equal(orphans.size, 3, "there is room again");

  const chain = new SyncChain();
  for (let i = 1; i < 9; i++) chain.add(`s${i - 1}`, large(i, CLIENT.answerBytesPerFollower / 4), 0);
  t.equal(chain.kept, 3, "the latest three");
  t.equal(chain.take("s4"), undefined);
  t.ok(chain.take("s7"));
  chain.add("s8", large(9, CLIENT.answerBytesPerFollower), 0);
  t.equal(chain.kept, 1, "the last always, whatever its size: it has not been given yet");
});

t.test("whatever the datagrams, the client neither throws nor hangs; strangers are not heard at all", async (t) => {
  const scene = new Scene({ homeserver: () => json(200, {}) });
  scene.start("GET", `${C}/sync?since=s1&timeout=30000`, "token");
  scene.elapse(seconds(1));
  const stranger = addressPeer("10.6.6.6", 5_683);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.boolean(), fc.boolean(), (bytes, header, known) => {
      if (header && bytes.length > 3) bytes[0] = 0x40 | ((bytes[0] ?? 0) % 9) | ((bytes[1] ?? 0) & 0x30);
      scene.client.receive(bytes, known ? GATEWAY_PEER : stranger, scene.now);
      for (const output of scene.client.drain(1_000)) {
        if (output.kind === "datagram") t.equal(output.peer.key, GATEWAY_PEER.key);
      }
    }),
    { numRuns: 2_000 },
  );
  t.ok((scene.client.status(scene.now).counts["datagrams of strangers"] ?? 0) > 500);
  t.equal(CLIENT_PEER.key === stranger.key, false);
  t.equal(scene.ask("GET", `${C}/capabilities`, "token").status, 200, "it still works");
});
