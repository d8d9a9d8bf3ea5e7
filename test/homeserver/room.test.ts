import t from "tap";
import { EPOCH, Harness } from "./harness.ts";

const C = "/_matrix/client/v3";
const e = encodeURIComponent;

function boat(options: object = {}) {
  const h = new Harness();
  const anna = h.register("anna");
  const bert = h.register("bert");
  const created = h.ask("POST", `${C}/createRoom`, anna, { preset: "private_chat", name: "Boat", ...options });
  const id: string = created.body.room_id;
  return { h, anna, bert, id, room: `${C}/rooms/${e(id)}` };
}

t.test("a room of version 12, by its events", async (t) => {
  const { h, anna, id, room } = boat({ room_alias_name: "boat", invite: ["@bert:hs.test"] });
  t.match(id, /^![\w-]{43}$/);
  const state = h.ask("GET", `${room}/state`, anna).body as { type: string; event_id: string; state_key: string }[];
  t.equal(state.find((event) => event.type === "m.room.create")?.event_id, `$${id.slice(1)}`);
  t.same(h.ask("GET", `${room}/state/m.room.name`, anna).body, { name: "Boat" });
  t.same(h.ask("GET", `${room}/state/m.room.name/`, anna).body, { name: "Boat" }, "an empty state key, said or not");
  t.same(
    h.ask("GET", `${room}/state/m.room.power_levels/`, anna).body.users,
    {},
    "its creator has power without saying",
  );
  t.equal(h.ask("GET", `${C}/directory/room/%23boat%3Ahs.test`).body.room_id, id);
  t.equal(h.ask("POST", `${C}/createRoom`, anna, { room_alias_name: "boat" }).body.errcode, "M_ROOM_IN_USE");
});

t.test("joining needs an invitation, speaking a membership", async (t) => {
  const { h, anna, bert, room, id } = boat();
  const say = (token: string, n: number) => h.ask("PUT", `${room}/send/m.room.message/${n}`, token, { body: "x" });
  t.equal(say(bert, 1).body.errcode, "M_FORBIDDEN");
  t.equal(h.ask("POST", `${C}/join/${e(id)}`, bert, {}).body.errcode, "M_FORBIDDEN");
  t.equal(h.ask("POST", `${room}/invite`, anna, { user_id: "@bert:hs.test" }).status, 200);
  t.equal(h.ask("POST", `${room}/join`, bert, {}).body.room_id, id);
  t.equal(say(bert, 2).status, 200);
  t.equal(h.ask("PUT", `${room}/state/m.room.topic/`, bert, { topic: "x" }).status, 403, "power 50 is needed");
  t.equal(h.ask("POST", `${room}/kick`, bert, { user_id: "@anna:hs.test" }).status, 403);
  t.same(Object.keys(h.ask("GET", `${room}/joined_members`, bert).body.joined), ["@anna:hs.test", "@bert:hs.test"]);
  t.equal(h.ask("POST", `${room}/ban`, anna, { user_id: "@bert:hs.test" }).status, 200);
  t.equal(h.ask("POST", `${C}/join/${e(id)}`, bert, {}).status, 403);
});

t.test("a transaction id is one event, on each device for itself", async (t) => {
  const { h, anna, room } = boat();
  const login = { type: "m.login.password", identifier: { type: "m.id.user", user: "anna" }, password: "secret" };
  const other = h.ask("POST", `${C}/login`, undefined, login).body.access_token;
  const say = (token: string) => h.ask("PUT", `${room}/send/m.room.message/t1`, token, { body: "x" }).body.event_id;
  const first = say(anna);
  t.equal(say(anna), first);
  t.not(say(other), first);
  const event = (token: string) => h.ask("GET", `${room}/event/${e(first)}`, token).body;
  t.equal(event(anna).unsigned.transaction_id, "t1");
  t.notOk("transaction_id" in event(other).unsigned);
  t.equal(event(anna).origin_server_ts, EPOCH + 1000);
});

t.test("floats, and integers that JSON cannot carry, are refused", async (t) => {
  const { h, anna, room } = boat();
  const send = (content: object) => h.ask("PUT", `${room}/send/m.x/${Math.random()}`, anna, content);
  for (const content of [{ a: 1.5 }, { a: { b: [1e300] } }, { a: 2 ** 53 }])
    t.equal(send(content).body.errcode, "M_BAD_JSON");
  t.equal(send({ a: 2 ** 53 - 1, b: -5 }).status, 200);
  t.equal(send({ a: "x".repeat(70_000) }).body.errcode, "M_TOO_LARGE");
});

t.test("history comes in pages, both ways, without gap or repeat", async (t) => {
  const { h, anna, room } = boat();
  const ids = Array.from({ length: 7 }, (_, i) =>
    String(h.ask("PUT", `${room}/send/m.room.message/${i}`, anna, { body: String(i) }).body.event_id),
  );
  const seen: string[] = [];
  let from = "";
  for (let page = 0; page < 20; page++) {
    const answer = h.ask("GET", `${room}/messages?dir=b&limit=3${from}`, anna).body;
    seen.push(...answer.chunk.map((event: { event_id: string }) => event.event_id));
    if (answer.end === undefined) break;
    from = `&from=${answer.end}`;
  }
  t.equal(new Set(seen).size, seen.length);
  t.same(seen.slice(0, 7).reverse(), ids);
  const forward = h.ask("GET", `${room}/messages?dir=f&limit=100`, anna).body.chunk;
  t.same(forward.map((event: { event_id: string }) => event.event_id).reverse(), seen);
  const around = h.ask("GET", `${room}/context/${e(ids[3] ?? "")}?limit=2`, anna).body;
  t.equal(around.events_before[0].event_id, ids[2]);
  t.equal(around.events_after[0].event_id, ids[4]);
});

t.test("a redaction takes the content away and says why", async (t) => {
  const { h, anna, room } = boat();
  const { event_id: id } = h.ask("PUT", `${room}/send/m.room.message/1`, anna, { body: "oops" }).body;
  const redaction = h.ask("PUT", `${room}/redact/${e(id)}/2`, anna, { reason: "typo" });
  t.equal(redaction.status, 200);
  const after = h.ask("GET", `${room}/event/${e(id)}`, anna).body;
  t.same(after.content, {});
  t.equal(after.unsigned.redacted_because.content.reason, "typo");
});

t.test("sends above the configured rate get M_LIMIT_EXCEEDED and when to come again", async (t) => {
  const h = new Harness({ rateLimit: { perSecond: 1, burst: 2 } });
  const anna = h.register("anna");
  const room = `${C}/rooms/${e(h.ask("POST", `${C}/createRoom`, anna, {}).body.room_id)}`;
  const say = (n: number) => h.ask("PUT", `${room}/send/m.room.message/${n}`, anna, { body: "x" });
  t.same([say(1).status, say(2).status], [200, 200]);
  const limited = say(3);
  t.match([limited.status, limited.body.errcode], [429, "M_LIMIT_EXCEEDED"]);
  t.ok(limited.response.headers.some(([name, value]) => name === "retry-after" && value === "1"));
  h.elapse(limited.body.retry_after_ms);
  t.equal(say(3).status, 200);
});
