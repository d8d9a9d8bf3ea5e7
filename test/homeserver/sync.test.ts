import t from "tap";
import { Harness } from "./harness.ts";

const C = "/_matrix/client/v3";
const e = encodeURIComponent;

function together() {
  const h = new Harness();
  const anna = h.register("anna");
  const bert = h.register("bert");
  const id: string = h.ask("POST", `${C}/createRoom`, anna, { name: "Boat", invite: ["@bert:hs.test"] }).body.room_id;
  h.ask("POST", `${C}/join/${e(id)}`, bert, {});
  const room = `${C}/rooms/${e(id)}`;
  let n = 0;
  const say = (token: string, body: string) =>
    String(h.ask("PUT", `${room}/send/m.room.message/${n++}`, token, { msgtype: "m.text", body }).body.event_id);
  const sync = (token: string, since?: string, more = "") =>
    h.ask("GET", `${C}/sync?x=1${since === undefined ? "" : `&since=${since}`}${more}`, token).body;
  return { h, anna, bert, id, room, say, sync };
}

t.test("an initial sync has everything, the next nothing", async (t) => {
  const { anna, id, sync } = together();
  const first = sync(anna);
  t.equal(first.account_data.events[0].type, "m.push_rules");
  const room = first.rooms.join[id];
  t.equal(room.timeline.events.length + room.state.events.length, 9);
  const second = sync(anna, first.next_batch);
  t.notOk("rooms" in second);
  t.equal(second.next_batch, first.next_batch);
});

t.test("a long poll waits, is woken by news, or ends when its time is up", async (t) => {
  const { h, anna, bert, id, say, sync } = together();
  const since = sync(bert).next_batch;
  const poll = h.start("GET", `${C}/sync?timeout=30000&since=${since}`, { token: bert });
  h.elapse(10_000);
  t.notOk(h.answers.has(poll));
  say(anna, "hello");
  const answer = h.answers.get(poll)?.body;
  t.equal(answer.rooms.join[id].timeline.events[0].content.body, "hello");
  t.equal(answer.rooms.join[id].unread_notifications.notification_count, 1);
  const idle = h.start("GET", `${C}/sync?timeout=30000&since=${answer.next_batch}`, { token: bert });
  h.elapse(29_999);
  t.notOk(h.answers.has(idle));
  h.elapse(1);
  t.equal(h.answers.get(idle)?.body.rooms, undefined);
  t.equal(h.server.status().longPolls, 0);
  t.equal(h.server.deadline(), undefined, "no timer is left behind");
});

t.test("a poll of a session that ends is told so", async (t) => {
  const { h, bert, sync } = together();
  const poll = h.start("GET", `${C}/sync?timeout=30000&since=${sync(bert).next_batch}`, { token: bert });
  h.ask("POST", `${C}/logout`, bert, {});
  h.elapse(30_000);
  t.equal(h.answers.get(poll)?.body.errcode, "M_UNKNOWN_TOKEN");
});

t.test("more than the filter's limit makes a gap, whose state comes along", async (t) => {
  const { h, anna, bert, id, room, say, sync } = together();
  const since = sync(bert).next_batch;
  h.ask("PUT", `${room}/state/m.room.topic/`, anna, { topic: "sails" });
  const ids = Array.from({ length: 5 }, (_, i) => say(anna, String(i)));
  const filter = `&filter=${e(JSON.stringify({ room: { timeline: { limit: 3 } } }))}`;
  const { timeline, state } = sync(bert, since, filter).rooms.join[id];
  t.equal(timeline.limited, true);
  t.same(
    timeline.events.map((event: { event_id: string }) => event.event_id),
    ids.slice(2),
  );
  t.same(
    state.events.map((event: { type: string }) => event.type),
    ["m.room.topic"],
  );
  const page = h.ask("GET", `${room}/messages?dir=b&limit=2&from=${timeline.prev_batch}`, bert).body.chunk;
  t.same(
    page.map((event: { event_id: string }) => event.event_id),
    [ids[1], ids[0]],
  );
});

t.test("lazy loading sends a member with the first thing that they say", async (t) => {
  const { anna, bert, id, say, sync } = together();
  const lazy = `&filter=${e(JSON.stringify({ room: { state: { lazy_load_members: true }, timeline: { limit: 1 } } }))}`;
  say(bert, "mine");
  const first = sync(bert, undefined, lazy);
  const members = (answer: { rooms: { join: Record<string, { state: { events: { type: string }[] } }> } }) =>
    answer.rooms.join[id]?.state.events.filter((event) => event.type === "m.room.member").length;
  t.equal(members(first), 1);
  t.equal(first.rooms.join[id].summary["m.joined_member_count"], 2);
  say(anna, "one");
  const second = sync(bert, first.next_batch, lazy);
  t.equal(members(second), 1);
  say(anna, "two");
  t.equal(members(sync(bert, second.next_batch, lazy)), 0);
});

t.test("typing and receipts pass, and typing ends by itself", async (t) => {
  const { h, anna, bert, id, room, say, sync } = together();
  const said = say(anna, "hello");
  let since = sync(anna).next_batch;
  h.ask("PUT", `${room}/typing/${e("@bert:hs.test")}`, bert, { typing: true, timeout: 5000 });
  h.ask("POST", `${room}/receipt/m.read/${e(said)}`, bert, {});
  let answer = sync(anna, since);
  const [typing, receipt] = answer.rooms.join[id].ephemeral.events;
  t.same(typing.content.user_ids, ["@bert:hs.test"]);
  t.ok(receipt.content[said]["m.read"]["@bert:hs.test"].ts > 0);
  since = answer.next_batch;
  h.elapse(5000);
  answer = sync(anna, since);
  t.same(answer.rooms.join[id].ephemeral.events, [{ type: "m.typing", content: { user_ids: [] } }]);
});

t.test("invitations and leavings have their own sections", async (t) => {
  const { h, anna, bert, room, id, sync } = together();
  const since = sync(bert).next_batch;
  h.ask("POST", `${room}/leave`, bert, {});
  const left = sync(bert, since);
  t.ok(left.rooms.leave[id]);
  h.ask("POST", `${room}/invite`, anna, { user_id: "@bert:hs.test" });
  const invited = sync(bert, left.next_batch).rooms.invite[id].invite_state.events;
  t.ok(invited.some((event: { type: string }) => event.type === "m.room.name"));
});

t.test("whoever joins later gets the whole room", async (t) => {
  const { h, anna, id, sync } = together();
  const carl = h.register("carl");
  const since = sync(carl).next_batch;
  h.ask("POST", `${C}/rooms/${e(id)}/invite`, anna, { user_id: "@carl:hs.test" });
  const invited = sync(carl, since).next_batch;
  h.ask("POST", `${C}/join/${e(id)}`, carl, {});
  const room = sync(carl, invited).rooms.join[id];
  const types = [...room.state.events, ...room.timeline.events].map((event: { type: string }) => event.type);
  t.ok(types.includes("m.room.create"));
});

t.test("keys and to-device messages are handed over once", async (t) => {
  const { h, anna, bert, sync } = together();
  const keys = { "signed_curve25519:AAA": { key: "k" } };
  t.same(h.ask("POST", `${C}/keys/upload`, bert, { one_time_keys: keys }).body.one_time_key_counts, {
    signed_curve25519: 1,
  });
  const device: string = h.ask("GET", `${C}/account/whoami`, bert).body.device_id;
  const claim = { one_time_keys: { "@bert:hs.test": { [device]: "signed_curve25519" } } };
  t.same(h.ask("POST", `${C}/keys/claim`, anna, claim).body.one_time_keys["@bert:hs.test"][device], keys);
  t.same(h.ask("POST", `${C}/keys/claim`, anna, claim).body.one_time_keys, {});
  const messages = { "@bert:hs.test": { "*": { a: 1 } } };
  h.ask("PUT", `${C}/sendToDevice/m.x/1`, anna, { messages });
  h.ask("PUT", `${C}/sendToDevice/m.x/1`, anna, { messages });
  const first = sync(bert);
  t.equal(first.to_device.events.length, 1);
  t.notOk("to_device" in sync(bert, first.next_batch));
});
