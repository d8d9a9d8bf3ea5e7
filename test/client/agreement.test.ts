/** What client and gateway agree on for packed exchanges, and what happens when one of them has forgotten it. */
import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { milliseconds, minutes, seconds } from "../../src/base/time.ts";
import { decode } from "../../src/coap/decode.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import type { HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import { DEFAULT_MAPPING } from "../../src/matrix/mapping-settings.ts";
import { packedProfile } from "../../src/matrix/packed/profile.ts";
import { link, Scene, type SceneOptions } from "../gateway/scene.ts";
import { chat, sendTarget } from "./chat.ts";

const SYNC = "/_matrix/client/v3/sync";
const WHOAMI = "/_matrix/client/v3/account/whoami";

/** UDP payloads from one side, since a point in the timeline. */
const sizes = (scene: Scene, from: string, since = 0): number[] =>
  scene.world.timeline
    .slice(since)
    .filter((datagram) => datagram.from === from)
    .map(({ datagram }) => datagram.length);

const refusals = (scene: Scene): Record<string, number> =>
  Object.fromEntries(
    Object.entries(scene.gateway.status(scene.now).counts).filter(([name]) => name.startsWith("packed")),
  );

function scene(options: SceneOptions = {}): { scene: Scene; anna: string; bert: string; room: string } {
  const scene = new Scene({ model: link(2_000), ...options });
  return { scene, ...chat(scene) };
}

t.test("a token crosses once: then it is a number, and a question costs what the path costs", async (t) => {
  const { scene: world, anna } = scene();
  world.ask("GET", WHOAMI, anna);
  const before = world.datagrams;
  t.equal(world.ask("GET", WHOAMI, anna).status, 200);
  const [question = 0] = sizes(world, "client", before);
  t.ok(question <= 9, `${question} bytes`);
  t.match(world.client.status(world.now).wire, { profile: "hectobit", agreed: true });
  t.equal(world.gateway.status(world.now).packed?.peers, 1);
});

t.test("parallel requests all announce the token until one is answered", async (t) => {
  const { scene: world } = scene();
  const { access_token: token } = world.elsewhere("POST", "/_matrix/client/v3/register", undefined, {
    ...{ username: "carl", password: "secret", auth: { type: "m.login.dummy" } },
  });
  const ids = [1, 2, 3, 4].map((n) => world.start("GET", `${WHOAMI}?n=${n}`, token));
  for (const id of ids) t.equal(world.wait(id).status, 200);
  t.same(refusals(world), {});
});

t.test("a gateway that was restarted is told again, and the programs notice nothing", async (t) => {
  const { scene: world, anna, room } = scene();
  t.equal(world.ask("GET", WHOAMI, anna).status, 200);
  world.restartGateway();
  const asked = world.asked.length;
  const ids = [1, 2, 3].map((n) =>
    world.start("PUT", sendTarget(room, `again-${n}`), anna, { msgtype: "m.text", body: `line ${n}` }),
  );
  for (const id of ids) t.equal(world.wait(id).status, 200);
  t.equal(world.asked.length - asked, 3, "each reached the homeserver once");
  t.ok((refusals(world)["packed requests refused: not-agreed"] ?? 0) >= 1);
});

t.test("a POST that was refused is carried out once", async (t) => {
  const { scene: world, anna } = scene();
  world.ask("GET", WHOAMI, anna);
  world.restartGateway();
  const before = world.asked.length;
  const { status, body } = world.ask("POST", "/_matrix/client/v3/createRoom", anna, { name: "once" });
  t.equal(status, 200);
  t.match(body.room_id, /^!/);
  t.equal(world.asked.slice(before).filter((line) => line.includes("createRoom")).length, 1);
});

t.test("an index that the gateway forgot is announced again", async (t) => {
  const { scene: world, anna, bert } = scene({ gateway: { packedLimits: { tokensPerPeer: 1 } } });
  for (let round = 0; round < 3; round++) {
    for (const token of [anna, bert]) {
      const { status, body } = world.ask("GET", WHOAMI, token);
      t.equal(status, 200);
      t.match(body.user_id, token === anna ? /anna/ : /bert/, "and nobody is taken for another");
    }
  }
  t.equal(world.gateway.status(world.now).packed?.tokens, 1);
});

t.test("a client that was restarted on its port is never taken for whom an index meant before", async (t) => {
  for (let seed = 1; seed <= 30; seed++) {
    const { scene: world, anna, bert } = scene({ seed });
    world.ask("GET", WHOAMI, anna);
    world.restartClient();
    t.match(world.ask("GET", WHOAMI, bert).body.user_id, /bert/);
    t.match(world.ask("GET", WHOAMI, anna).body.user_id, /anna/);
    t.match(world.ask("GET", WHOAMI, bert).body.user_id, /bert/);
  }
});

const OLD: SceneOptions["gateway"] = { mapping: { codec: DEFAULT_MAPPING.codec, peerDialect: "auto" } };

t.test("a gateway that knows no packed exchanges is spoken to in MSC3079's profile", async (t) => {
  const { scene: world, anna, room } = scene({ gateway: OLD });
  t.equal(world.ask("GET", WHOAMI, anna).status, 200);
  t.equal(world.ask("PUT", sendTarget(room, "1"), anna, { msgtype: "m.text", body: "hello" }).status, 200);
  t.match(world.client.status(world.now).wire, { profile: "msc3079" });
  const said = world.logs.filter((line) => line.includes("MSC3079"));
  t.equal(said.length, 1, "which is said once");
  t.match(said[0], /knows no packed exchanges.*update both ends/);
  const before = world.datagrams;
  world.ask("GET", WHOAMI, anna);
  t.equal(sizes(world, "client", before).length, 1, "and not asked each time whether it does");
  world.restartGateway({ mapping: DEFAULT_MAPPING });
  world.elapse(minutes(5 * 60));
  t.equal(world.ask("GET", WHOAMI, anna).status, 200);
  t.match(world.client.status(world.now).wire, { profile: "hectobit", agreed: true }, "until it was updated");
  t.ok(world.logs.some((line) => line.includes("offered to the gateway again")));
});

t.test("a POST to a gateway that knows no packed exchanges is carried out once", async (t) => {
  const world = new Scene({ model: link(2_000), gateway: OLD });
  const answer = world.ask("POST", "/_matrix/client/v3/register", undefined, {
    ...{ username: "dora", password: "secret", auth: { type: "m.login.dummy" } },
  });
  t.equal(answer.status, 200);
  t.equal(world.asked.filter((line) => line.includes("register")).length, 1);
});

t.test("a gateway that was replaced by one that knows no packed exchanges is noticed", async (t) => {
  const { scene: world, anna, room } = scene();
  t.equal(world.ask("GET", WHOAMI, anna).status, 200);
  t.match(world.client.status(world.now).wire, { profile: "hectobit", agreed: true });
  world.restartGateway(OLD);
  const ids = [1, 2, 3].map((n) => world.start("GET", `${WHOAMI}?n=${n}`, anna));
  ids.push(world.start("PUT", sendTarget(room, "old"), anna, { msgtype: "m.text", body: "hello" }));
  for (const id of ids) t.equal(world.wait(id).status, 200);
  t.equal(world.asked.filter((line) => line.includes("/old")).length, 1);
  t.match(world.client.status(world.now).wire, { profile: "msc3079" });
});

t.test("and so it is when the homeserver answers at its root with something else than JSON", async (t) => {
  const html: HttpResponse["headers"] = [["content-type", "text/html; charset=utf-8"]];
  const homeserver = ({ target }: HttpRequest): HttpResponse =>
    target === "/"
      ? { status: 302, headers: [["location", "/_matrix/static/"], ...html], body: utf8("<html></html>") }
      : { status: 200, headers: [["content-type", "application/json"]], body: utf8('{"versions":["v1.11"]}') };
  const world = new Scene({ model: link(2_000), homeserver });
  const ask = () => world.ask("GET", "/_matrix/client/versions").status;
  t.equal(ask(), 200);
  world.restartGateway(OLD);
  t.equal(ask(), 200);
  t.match(world.client.status(world.now).wire, { profile: "msc3079" });
});

t.test("a real 502 is asked for a second time, not for ever", async (t) => {
  const json: HttpResponse["headers"] = [["content-type", "application/json"]];
  let status = 200;
  const world = new Scene({ model: link(2_000), homeserver: () => ({ status, headers: json, body: utf8("{}") }) });
  t.equal(world.ask("GET", WHOAMI, "token").status, 200);
  status = 502;
  for (const method of ["POST", "GET", "GET"]) t.equal(world.ask(method, WHOAMI, "token").status, 502);
  t.equal(world.asked.length, 4, "the POST's made the client offer its tables, and with them each is believed at once");
  status = 200;
  t.equal(world.ask("GET", WHOAMI, "token").status, 200);
  status = 502;
  t.equal(world.ask("GET", WHOAMI, "token").status, 502);
  t.equal(world.asked.length, 7);
  t.match(world.client.status(world.now).wire, { profile: "hectobit" });
});

t.test("an answer that a restarted gateway lost half of is asked for again when that does no harm", async (t) => {
  const homeserver = ({ target }: HttpRequest): HttpResponse => {
    const body = utf8(JSON.stringify({ of: target, pad: Array.from({ length: 900 }, (_, n) => n * 7919) }));
    return { status: 200, headers: [["content-type", "application/json"]], body };
  };
  for (const method of ["GET", "PUT", "DELETE", "POST"]) {
    const world = new Scene({ model: link(2_000), homeserver });
    const target = "/_matrix/client/v3/user/%40a%3Ab/account_data/x";
    const id = world.start(method, target, undefined, method === "GET" ? undefined : {});
    while (world.asked.length === 0) world.elapse(seconds(1));
    world.elapse(seconds(4));
    world.restartGateway();
    const { status, body } = world.wait(id);
    t.equal(status, method === "POST" ? 502 : 200, method);
    if (method !== "POST") t.equal(body.of, target);
    t.equal(world.asked.length, method === "POST" ? 1 : 2, `${method} again`);
  }
});

t.test("other tables: the gateway says so, and MSC3079's profile is spoken", async (t) => {
  const profile = packedProfile(hectobitCodec);
  const packed = { ...profile, tables: { version: 2, hash: 1 } };
  const { scene: world, anna } = scene({ gateway: { mapping: { ...DEFAULT_MAPPING, packed } } });
  t.equal(world.ask("GET", WHOAMI, anna).status, 200);
  t.match(world.client.status(world.now).wire, { profile: "msc3079" });
  t.same(refusals(world), { "packed requests refused: other-tables": 1 });
});

t.test("--wire hectobit says that the gateway does not, and --wire msc3079 never asks", async (t) => {
  const world = new Scene({ model: link(2_000), gateway: OLD, client: { wire: "hectobit" } });
  const { status, body } = world.ask("GET", "/_matrix/client/versions");
  t.equal(status, 502);
  t.equal(body.errcode, "ORG.HECTOBIT.OTHER_PROFILE");
  const other = new Scene({ model: link(2_000), client: { wire: "msc3079" } });
  t.equal(other.ask("GET", "/_matrix/client/versions").status, 200);
  const [first] = other.world.timeline.filter(({ from }) => from === "client");
  const message = decode(first?.datagram ?? new Uint8Array());
  t.ok(message.ok && message.value.options.some(({ number }) => number === 11), "a path");
});

t.test("announcements that are lost, doubled and overtaken", async (t) => {
  for (let seed = 1; seed <= 12; seed++) {
    const direction = {
      ...{ rate: 5_000, latency: milliseconds(300), mtu: 1_472, loss: 0.3 },
      ...{ reordering: { probability: 0.3, delay: milliseconds(3_000) }, duplication: 0.1 },
    };
    const { scene: world, anna, bert } = scene({ seed, model: link(5_000, { up: direction, down: direction }) });
    const users = new Map<number, RegExp>();
    for (let n = 0; n < 12; n++) {
      const token = n % 2 === 0 ? anna : bert;
      users.set(world.start("GET", `${WHOAMI}?n=${n}`, token), n % 2 === 0 ? /anna/ : /bert/);
      if (n === 6) world.restartGateway();
      world.elapse(seconds(n % 3));
    }
    for (const [id, user] of users) {
      const { status, body } = world.wait(id);
      if (status === 200) t.match(body.user_id, user, `seed ${seed}`);
      else t.equal(status, 504, `seed ${seed}: only the link can fail`);
    }
  }
});

t.test("an observation is registered anew with a gateway that has forgotten everything", async (t) => {
  const { scene: world, anna, bert, room } = scene({ client: { reregisterAfter: minutes(10) } });
  let since = world.ask("GET", `${SYNC}?timeout=0`, anna).body.next_batch;
  const poll = () => {
    const { status, body } = world.ask("GET", `${SYNC}?since=${since}&timeout=30000`, anna);
    t.equal(status, 200);
    since = body.next_batch;
    return body;
  };
  poll();
  world.restartGateway();
  world.elsewhere("PUT", sendTarget(room, "x1"), bert, { msgtype: "m.text", body: "after the restart" });
  const heard: string[] = [];
  for (let polls = 0; polls < 60 && heard.length === 0; polls++) {
    for (const event of poll().rooms?.join?.[room]?.timeline?.events ?? []) heard.push(event.content.body);
  }
  t.same(heard, ["after the restart"]);
});
