import t from "tap";
import { type Instant, milliseconds, minutes, seconds } from "../../src/base/time.ts";
import { json, link, Scene } from "../gateway/scene.ts";
import { chat, sendTarget } from "./chat.ts";

const C = "/_matrix/client/v3";
const outage = (from: number, to: number) => ({
  schedule: { kind: "list" as const, spans: [{ from: from as Instant, to: to as Instant }] },
  meanwhile: "lost" as const,
});

t.test("a program that gave up and asks the same again joins the exchange in flight", async (t) => {
  const scene = new Scene({ model: link(100) });
  const { anna, room } = chat(scene);
  const body = { msgtype: "m.text", body: "slowly" };
  const first = scene.start("PUT", sendTarget(room, "m1"), anna, body);
  scene.elapse(seconds(5));
  scene.hangUp(first);
  scene.elapse(seconds(5));
  const second = scene.start("PUT", sendTarget(room, "m1"), anna, body);
  t.equal(scene.wait(second).status, 200);
  t.notOk(scene.answers.has(first));
  t.equal(scene.asked.length, 1);
  t.equal(scene.datagrams, 2);
});

t.test("an answer that came too late is given once to the same request, and never to a new one", async (t) => {
  let asked = 0;
  const scene = new Scene({ homeserver: () => json(200, { count: ++asked }) });
  const target = `${C}/rooms/%21r%3Ahs/aliases`;
  const first = scene.start("GET", target, "token");
  scene.hangUp(first);
  scene.elapse(minutes(1));
  t.equal(scene.client.status(scene.now).waiting.orphanedAnswers, 1);
  const before = scene.datagrams;
  t.equal(scene.ask("GET", target, "other token").body.count, 2, "another account's is another request");
  t.ok(scene.datagrams > before);
  t.equal(scene.ask("GET", target, "token").body.count, 1);
  t.equal(scene.ask("GET", target, "token").body.count, 3);
  t.equal(scene.ask("GET", target, "token").body.count, 4, "a request that was answered is not repeated from memory");
});

t.test("equal requests at the same time share one exchange when that is harmless, and only then", async (t) => {
  let asked = 0;
  const scene = new Scene({ homeserver: () => json(200, { count: ++asked }) });
  const gets = [1, 2, 3].map(() => scene.start("GET", `${C}/capabilities`, "token"));
  for (const id of gets) t.equal(scene.wait(id).body.count, 1);
  const posts = [1, 2].map(() => scene.start("POST", `${C}/createRoom`, "token", {}));
  t.same(posts.map((id) => scene.wait(id).body.count).sort(), [2, 3]);
});

t.test("what replaces each other while it waits is answered with the outcome of the latest", async (t) => {
  const scene = new Scene({ model: link(100) });
  const { anna, room } = chat(scene);
  const big = scene.start("PUT", sendTarget(room, "m1"), anna, { msgtype: "m.text", body: "x".repeat(200) });
  const typing = (on: boolean) =>
    scene.start("PUT", `${C}/rooms/${encodeURIComponent(room)}/typing/%40anna%3Ahs.test`, anna, {
      typing: on,
      timeout: 30_000,
    });
  const states = [typing(true), typing(false), typing(true)];
  for (const id of [big, ...states]) t.equal(scene.wait(id).status, 200);
  t.equal(scene.asked.filter((asked) => asked.includes("typing")).length, 1);
});

t.test(
  "a message waits for the link as long as it takes; others are told that it is down, and since when",
  async (t) => {
    const scene = new Scene({ model: link(1_000, { outages: [outage(60_000, 4 * 3_600_000)] }) });
    const { anna, room } = chat(scene);
    scene.elapse(seconds(90));
    const messages = [1, 2, 3].map((i) =>
      scene.start("PUT", sendTarget(room, `m${i}`), anna, { msgtype: "m.text", body: `message ${i}` }),
    );
    scene.hangUp(messages[0] ?? 0);
    scene.elapse(minutes(15));
    const status = scene.client.status(scene.now);
    t.equal(status.link.state, "down");
    t.equal(status.link.text, "the link is down since 1 min; 3 messages wait");
    t.ok(scene.logs.includes("the link is down since 1 min; 3 messages wait"));
    const gets = [1, 2].map((i) => scene.start("GET", `${C}/profile/user${i}`, anna));
    const told = gets.map((id) => scene.wait(id, minutes(30)));
    for (const { status, body } of told) {
      t.equal(status, 504);
      t.equal(body.errcode, "ORG.HECTOBIT.LINK_DOWN");
      t.match(body.error, /^the link is down since 1 min; 3 messages wait/);
    }
    scene.elapse(minutes(40));
    const impatient = scene.wait(messages[1] ?? 0, seconds(0));
    t.equal(impatient.status, 504);
    t.match(impatient.body.error, /will still be sent$/);
    scene.elapse(milliseconds(4 * 3_600_000 - scene.now));
    while (scene.client.status(scene.now).waiting.messages > 0) scene.elapse(minutes(1));
    t.equal(scene.asked.filter((asked) => asked.startsWith("PUT")).length, 3);
    t.equal(scene.client.status(scene.now).link.state, "up");
    t.equal(scene.client.status(scene.now).waiting.messages, 0);
    const before = scene.datagrams;
    const again = scene.ask("PUT", sendTarget(room, "m2"), anna, { msgtype: "m.text", body: "message 2" });
    t.match(again.body.event_id, /^\$/, "asked again, it is told what became of it");
    t.equal(scene.datagrams, before);
  },
);

t.test("a read that nobody wants any more is given up, and so makes room on the link", async (t) => {
  const scene = new Scene({ model: link(1_000, { outages: [outage(10_000, 3_600_000)] }) });
  chat(scene);
  scene.elapse(seconds(20));
  const id = scene.start("GET", `${C}/publicRooms`, "token");
  scene.hangUp(id);
  scene.elapse(minutes(6));
  const { endpoint } = scene.client.status(scene.now);
  t.same(endpoint.transfers, []);
  t.equal(endpoint.peers[0]?.outstanding, 0);
});

t.test("20 requests at once are all answered, and 20 programs get their turns", async (t) => {
  const served: string[] = [];
  const scene = new Scene({
    model: link(2_000),
    homeserver: (request) => {
      served.push(/user(\d+)/.exec(request.target)?.[1] ?? "");
      return json(200, { target: request.target });
    },
  });
  const greedy = Array.from({ length: 20 }, (_, i) => scene.start("GET", `${C}/profile/user0-${i}`, "token0"));
  const others = Array.from({ length: 19 }, (_, i) => scene.start("GET", `${C}/profile/user${i + 1}`, `token${i + 1}`));
  for (const id of [...greedy, ...others]) t.equal(scene.wait(id).status, 200);
  const lastOther = Math.max(...served.map((user, at) => (user === "0" ? -1 : at)));
  t.ok(lastOther < 24, `the others were done after ${lastOther + 1} of ${served.length}`);
});

t.test("what can't be carried is refused at once, with an explanation", async (t) => {
  const scene = new Scene({ client: { limits: { body: 1_000, localRequests: 3 } } });
  const large = scene.ask("POST", "/_matrix/media/v3/upload", "token", new Uint8Array(1_001));
  t.equal(large.status, 413);
  t.equal(large.body.errcode, "M_TOO_LARGE");
  t.match(large.body.error, /1001 bytes.*1000/);
  const others = [1, 2, 3].map((i) => scene.start("GET", `${C}/profile/user${i}`, "token"));
  const fourth = scene.ask("GET", `${C}/profile/user4`, "token");
  t.equal(fourth.status, 429);
  t.equal(fourth.body.errcode, "M_LIMIT_EXCEEDED");
  t.ok(fourth.body.retry_after_ms > 0);
  for (const id of others) scene.wait(id);
  t.equal(scene.asked.length, 3, "the large one and the fourth were not sent");
});

t.test("browsers may ask from anywhere, and a preflight costs no airtime", async (t) => {
  const scene = new Scene({ homeserver: () => json(403, { errcode: "M_FORBIDDEN" }) });
  const header = (id: number, name: string) =>
    scene.answers.get(id)?.response.headers.find(([field]) => field === name)?.[1];
  const preflight = scene.start("OPTIONS", `${C}/login`);
  scene.wait(preflight);
  t.equal(scene.datagrams, 0);
  const error = scene.start("GET", `${C}/login`);
  t.equal(scene.wait(error).status, 403);
  for (const id of [preflight, error]) {
    t.equal(header(id, "access-control-allow-origin"), "*");
    t.match(header(id, "access-control-allow-methods"), /GET.*PUT/);
    t.match(header(id, "access-control-allow-headers"), /Authorization/);
  }
});

t.test("the status tells what is under way, and where the airtime went", async (t) => {
  const scene = new Scene({ model: link(100) });
  const { anna, room } = chat(scene);
  scene.ask("GET", `${C}/capabilities`, anna);
  scene.start("PUT", sendTarget(room, "m1"), anna, { msgtype: "m.text", body: "x".repeat(2_000) });
  scene.elapse(minutes(2));
  const status = scene.client.status(scene.now);
  t.equal(status.waiting.requests, 1);
  t.equal(status.waiting.messages, 1);
  const [transfer] = status.endpoint.transfers;
  t.equal(transfer?.direction, "sending");
  t.ok((transfer?.bytesDone ?? 0) > 0);
  t.ok((transfer?.expectedEnd ?? 0) > scene.now);
  const line = status.airtime.sent.message;
  t.ok(line !== undefined && line.bytes === sum(Object.values(line.layers)));
  t.equal(status.airtimeSent.message, (((line?.bytes ?? 0) + 28 * (line?.datagrams ?? 0)) * 8_000) / 100);
  t.equal(status.airtimeReceived > 0, true);
});

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

t.test("programs are told early that nothing is heard; the request goes on, and its answer is kept", async (t) => {
  const scene = new Scene({ model: link(1_000, { outages: [outage(60_000, 240_000)] }) });
  const { anna } = chat(scene);
  scene.elapse(seconds(61));
  const begun = scene.now;
  const told = scene.ask("GET", `${C}/account/whoami`, anna);
  t.equal(told.body.errcode, "ORG.HECTOBIT.LINK_DOWN");
  t.ok(told.at - begun <= 91_000, `${told.at - begun} ms`);
  t.equal(scene.ask("GET", `${C}/account/whoami`, anna).at, told.at, "the next is told at once");
  while (scene.client.status(scene.now).waiting.orphanedAnswers === 0) scene.elapse(seconds(10));
  const before = scene.datagrams;
  t.equal(scene.ask("GET", `${C}/account/whoami`, anna).body.user_id, "@anna:hs.test");
  t.equal(scene.datagrams, before);
});
