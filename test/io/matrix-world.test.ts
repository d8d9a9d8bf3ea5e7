import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import t from "tap";
import { EMPTY, utf8, utf8Text } from "../../src/base/bytes.ts";
import { minutes } from "../../src/base/time.ts";
import { FIXED_EPOCH, type LocalClient, MatrixWorld } from "../../src/io/matrix-world.ts";
import type { HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import { findProfile } from "../../src/sim/find-profile.ts";

const V3 = "/_matrix/client/v3";
const HOMESERVER = { name: "matrix.example.org", epoch: FIXED_EPOCH };

const request = (method: string, target: string, token?: string, body?: unknown): HttpRequest => ({
  method,
  target: V3 + target,
  headers: token === undefined ? [] : [["authorization", `Bearer ${token}`]],
  body: body === undefined ? EMPTY : utf8(JSON.stringify(body)),
});

const json = ({ status, body }: HttpResponse) => ({ status, ...JSON.parse(utf8Text(body) ?? "") });

/** A user sends, a second client on a link of its own gets it from its observed /sync. */
async function chat(link: string, seed: number) {
  const world = new MatrixWorld({ homeserver: HOMESERVER, epoch: FIXED_EPOCH, seed });
  const [a, b] = [world.addClient("a", findProfile(link).model), world.addClient("b", findProfile(link).model)];
  const join = async (client: LocalClient, username: string) => {
    const registered = await world.direct(
      request("POST", "/register", undefined, { username, password: "p", auth: { type: "m.login.dummy" } }),
    );
    const token = json(registered).access_token as string;
    // As clients do, it asks again when it is told that the link is down.
    const ask = async (method: string, target: string, body?: unknown) => {
      for (;;) {
        const answer = await client.request(request(method, target, token, body));
        if (answer.status !== 504) return json(answer);
      }
    };
    return { ask };
  };
  const [alice, bob] = [await join(a, "alice"), await join(b, "bob")];
  const { room_id } = await alice.ask("POST", "/createRoom", { preset: "public_chat" });
  const room = encodeURIComponent(room_id);
  await bob.ask("POST", `/join/${room}`, {});
  const { next_batch } = await bob.ask("GET", "/sync?timeout=0");
  const poll = bob.ask("GET", `/sync?timeout=3600000&since=${next_batch}`);
  await world.pass(minutes(2));
  const sent = await alice.ask("PUT", `/rooms/${room}/send/m.room.message/1`, { msgtype: "m.text", body: "ahoj 👋" });
  const news = await poll;
  await world.pass(minutes(10));
  await world.close();
  const timeline = world.world.timeline.map(({ from, to, size, sentAt, outcome, retransmission: again }) => {
    return { from, to, size, sentAt, outcome, again };
  });
  return { sent, events: news.rooms.join[room_id].timeline.events, timeline };
}

t.test("a chat at 100 bit/s: delivered, nothing sent twice, and the same run each time", async (t) => {
  const [one, two] = [await chat("ideal-100", 1), await chat("ideal-100", 1)];
  t.equal(one.sent.status, 200);
  t.match(one.events, [{ event_id: one.sent.event_id, content: { body: "ahoj 👋" } }]);
  t.same(one.timeline, two.timeline);
  t.same(
    one.timeline.filter(({ again, outcome }) => again || outcome !== "arrived"),
    [],
  );
});

t.test("a chat over a fading half-duplex link is delivered too", async (t) => {
  for (const seed of [1, 2, 3]) {
    const { sent, events } = await chat("hf-100", seed);
    t.match(events, [{ event_id: sent.event_id }]);
  }
});

t.test("a request that nobody answers is an error, not a wait for ever", async (t) => {
  const world = new MatrixWorld({ homeserver: HOMESERVER, epoch: FIXED_EPOCH });
  world.homeserver.ask = () => () => {};
  await t.rejects(world.direct(request("GET", "/sync")), { code: "world-idle" });
  await world.close();
});

t.test(
  "a homeserver at a URL: the clock stands still for it, and a long poll asks again each virtual second",
  async (t) => {
    const asked: string[] = [];
    const server = createServer((incoming, response) => {
      asked.push(`${incoming.method} ${incoming.url}`);
      const isNews = asked.length === 4;
      const joined = isNews ? { "!r:x": { timeline: { events: [{ type: "m.room.message" }] } } } : {};
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ next_batch: `s${asked.length}`, rooms: { join: joined } }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const world = new MatrixWorld({ homeserver: url, epoch: FIXED_EPOCH });
    t.teardown(async () => {
      await world.close();
      server.close();
      server.closeAllConnections();
    });
    const news = json(await world.direct(request("GET", "/sync?timeout=30000&since=s0", "token")));
    t.equal(news.next_batch, "s4");
    t.same(asked, new Array(4).fill(`GET ${V3}/sync?timeout=0&since=s0`));
    t.equal(world.world.now, 3_000 + 4 * 20);
    asked.length = 5;
    const quiet = json(await world.direct(request("GET", "/sync?timeout=2000&since=s4", "token")));
    t.equal(quiet.next_batch, "s7", "and it ends when its time is up");
  },
);
