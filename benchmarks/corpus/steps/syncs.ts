import { quote, type Session, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { filterBodies } from "./account-data.ts";
import { someRoom } from "./messages.ts";

export const syncSteps: Steps = { sync: sync, "sync while others talk": live, "sliding sync": sliding };

async function sync(world: World): Promise<void> {
  const { people, words } = world;
  for (const each of people) {
    const first = await each.get("sync?timeout=0");
    const since = quote(textAt(first, "next_batch"));
    await each.get(`sync?since=${since}&timeout=0`);
    await each.get(`sync?since=${since}&timeout=300&set_presence=unavailable`);
    await each.get(`sync?filter=${quote(JSON.stringify(words.pick(filterBodies(world))))}&timeout=0`);
    const filter = words.pick(filterBodies(world));
    const made = await each.post(`user/${quote(each.userId)}/filter`, filter);
    const byId = `filter=${textAt(made, "filter_id")}`;
    const lean = await each.get(`sync?${byId}&timeout=0&set_presence=offline`);
    await each.get(`sync?${byId}&since=${quote(textAt(lean, "next_batch"))}&timeout=0&full_state=true`);
    await each.get(`sync?${byId}&timeout=0&org.matrix.msc4222.use_state_after=true`);
  }
}

/** Long polls that are answered by one thing that happens. */
async function live(world: World): Promise<void> {
  const { words } = world;
  const following = new Map<Session, string>();
  for (let count = 0; count < 24; count++) {
    const { roomId, a, b } = someRoom(world);
    let since = following.get(b);
    if (since === undefined) {
      const filter = quote('{"room":{"timeline":{"limit":10},"state":{"lazy_load_members":true}}}');
      since = textAt(await b.get(`sync?timeout=0&filter=${filter}`), "next_batch");
    } else {
      since = textAt(await b.get(`sync?since=${quote(since)}&timeout=0`), "next_batch");
    }
    const polled = b.get(`sync?since=${quote(since)}&timeout=5000`);
    await happen(world, words.number(0, 6), roomId, a, b);
    following.set(b, textAt(await polled, "next_batch"));
  }
}

async function happen({ words }: World, what: number, roomId: string, a: Session, b: Session): Promise<void> {
  const room = `rooms/${quote(roomId)}`;
  if (what === 0) {
    await a.put(`${room}/typing/${quote(a.userId)}`, { typing: true, timeout: 30000 });
  } else if (what === 1) {
    await a.put(`presence/${quote(a.userId)}/status`, { presence: "online", status_msg: words.text() });
    await a.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
  } else if (what === 2) {
    await a.state(roomId, "m.room.topic", { topic: words.text() });
  } else if (what === 3) {
    const content = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: `AwgAEn${"x8Qh2Lk0".repeat(20)}` };
    await a.put(`sendToDevice/m.room.encrypted/${a.transaction()}`, { messages: { [b.userId]: { "*": content } } });
  } else {
    const eventId = await a.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    if (what === 4) await a.post(`${room}/receipt/m.read/${quote(eventId)}`, {});
  }
}

/** MSC4186, as Element X asks. */
async function sliding(world: World): Promise<void> {
  const { people, words } = world;
  const target = "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync";
  const required_state = [
    ["m.room.name", ""],
    ["m.room.encryption", ""],
    ["m.room.member", "$LAZY"],
    ["m.room.member", "$ME"],
    ["m.room.topic", ""],
    ["m.room.avatar", ""],
    ["m.room.canonical_alias", ""],
    ["m.room.power_levels", ""],
    ["org.matrix.msc3401.call.member", "*"],
    ["m.room.create", ""],
  ];
  const extensions = {
    account_data: { enabled: true },
    receipts: { enabled: true, rooms: ["*"] },
    typing: { enabled: true },
    to_device: { enabled: true },
    e2ee: { enabled: true },
    "io.element.msc4308.thread_subscriptions": { enabled: true, limit: 10 },
  };
  for (const each of people) {
    const filters = words.chance(0.7) ? { is_invite: false, not_room_types: ["m.space"] } : undefined;
    const list = { ranges: [[0, words.number(2, 19)]], required_state, timeline_limit: words.number(1, 20), filters };
    const first = await each.post(target, { conn_id: "room-list", lists: { all_rooms: list }, extensions });
    const { roomId, a } = someRoom(world);
    const subscription = { required_state: [["*", "*"]], timeline_limit: 20 };
    const next = await each.post(`${target}?pos=${quote(textAt(first, "pos"))}&timeout=0`, {
      conn_id: "room-list",
      lists: { all_rooms: { ...list, ranges: [[0, 99]] } },
      room_subscriptions: { [roomId]: subscription },
      extensions,
    });
    await a.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    const pos = quote(textAt(next, "pos"));
    await each.post(`${target}?pos=${pos}&timeout=1000`, { conn_id: "room-list", lists: { all_rooms: list } });
    await each.post(`${target}?pos=nonsense`, { lists: {} });
  }
}
