import { quote, type Session, valueAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { someRoom } from "./messages.ts";

export const readingSteps: Steps = {
  "read back": readBack,
  "relations and threads": relations,
  search: search,
  spaces: spaces,
  "old ways to read": oldWays,
  reports: reports,
};

async function readBack(world: World): Promise<void> {
  for (let round = 0; round < 4; round++) {
    const { roomId, a } = someRoom(world);
    const room = `rooms/${quote(roomId)}`;
    const back = await a.get(`${room}/messages?dir=b&limit=${world.words.number(5, 30)}`);
    const { end } = back.json;
    if (typeof end === "string") {
      await a.get(`${room}/messages?from=${quote(end)}&dir=b&limit=10&filter=%7B%22lazy_load_members%22%3Atrue%7D`);
      await a.get(`${room}/messages?from=${quote(end)}&dir=f&limit=10`);
    }
    await a.get(`${room}/messages?dir=f&limit=8`);
    for (const eventId of eventIds(back.json.chunk).slice(0, 3)) {
      await a.get(`${room}/event/${quote(eventId)}`);
      await a.get(`${room}/context/${quote(eventId)}?limit=${world.words.number(0, 6)}`);
    }
    await a.get(`${room}/members?not_membership=leave`);
    await a.get(`${room}/joined_members`);
    await a.get(`${room}/event/${quote("$nothing")}`);
    const before = Date.now() - 5000;
    await a.get(`/_matrix/client/v1/${room}/timestamp_to_event?ts=${before}&dir=b`);
    await a.get(`/_matrix/client/v1/${room}/timestamp_to_event?ts=${before}&dir=f`);
    await a.get(`/_matrix/client/v1/${room}/timestamp_to_event?ts=1&dir=b`);
  }
}

const eventIds = (chunk: unknown): string[] =>
  Array.isArray(chunk) ? chunk.map((event) => valueAt(event, "event_id")).filter((id) => typeof id === "string") : [];

async function relations(world: World): Promise<void> {
  const { rooms, people, words, deployment } = world;
  for (let count = 0; count < 3; count++) {
    const [roomId = "", root = ""] = (rooms.get(`thread ${count}`) ?? "").split(" ");
    const reader = words.pick(people);
    const base = `/_matrix/client/v1/rooms/${quote(roomId)}`;
    await reader.get(`${base}/threads`);
    await reader.get(`${base}/threads?include=participated&limit=2`);
    const event = `${base}/relations/${quote(root)}`;
    await reader.get(event);
    await reader.get(`${event}/m.thread?limit=5&dir=b`);
    await reader.get(`${event}/m.thread/m.room.message?recurse=true`);
    await reader.get(`/_matrix/client/v3/rooms/${quote(roomId)}/context/${quote(root)}?limit=2`);
  }
  for (const { alias } of deployment.rooms) {
    const roomId = rooms.get(alias) ?? "";
    const chunk = (await words.pick(people).get(`rooms/${quote(roomId)}/messages?dir=b&limit=40`)).json.chunk;
    for (const eventId of reacted(chunk).slice(0, 2)) {
      const event = `/_matrix/client/v1/rooms/${quote(roomId)}/relations/${quote(eventId)}`;
      await words.pick(people).get(`${event}/m.annotation/m.reaction`);
      await words.pick(people).get(`${event}/m.replace`);
      await words.pick(people).get(event);
    }
  }
}

function reacted(chunk: unknown): string[] {
  if (!Array.isArray(chunk)) return [];
  const ids = chunk.map((event) => {
    const { content = {} } = event as { content?: Record<string, unknown> };
    return valueAt(content["m.relates_to"], "event_id");
  });
  return [...new Set(ids.filter((id) => typeof id === "string"))];
}

async function search(world: World): Promise<void> {
  const { people, words, deployment, rooms } = world;
  for (const each of people) {
    const term = words.pick(
      words
        .text()
        .split(" ")
        .filter((word) => word.length > 2)
        .concat("the"),
    );
    const room_events = {
      search_term: term,
      keys: ["content.body"],
      order_by: words.pick(["recent", "rank"]),
      filter: { rooms: deployment.rooms.slice(0, 4).map(({ alias }) => rooms.get(alias) ?? ""), limit: 5 },
      ...(words.chance(0.6) && { event_context: { before_limit: 1, after_limit: 1, include_profile: true } }),
      ...(words.chance(0.4) && { include_state: true, groupings: { group_by: [{ key: "room_id" }] } }),
    };
    await each.post("search", { search_categories: { room_events } });
    await each.post("search", { search_categories: { room_events: { search_term: "xyzzy" } } });
  }
}

async function spaces({ people, rooms, deployment, home }: World): Promise<void> {
  const space = rooms.get("space") ?? "";
  for (const each of people.slice(0, 3)) {
    const base = `/_matrix/client/v1/rooms/${quote(space)}/hierarchy`;
    const first = await each.get(`${base}?limit=4&suggested_only=false`);
    const { next_batch: next } = first.json;
    if (typeof next === "string") await each.get(`${base}?limit=4&from=${quote(next)}`);
    await each.get(`${base}?suggested_only=true&max_depth=1`);
    const alias = `#${deployment.rooms[0]?.alias ?? ""}:${home.name}`;
    await each.get(`/_matrix/client/v1/room_summary/${quote(alias)}`);
    await each.get(`/_matrix/client/unstable/im.nheko.summary/rooms/${quote(space)}/summary`);
    await each.get(`/_matrix/client/unstable/im.nheko.summary/summary/${quote(alias)}`);
  }
}

async function oldWays(world: World): Promise<void> {
  const { roomId, a } = someRoom(world);
  await a.get("events?timeout=0");
  await a.get(`events?room_id=${quote(roomId)}&timeout=0`);
  await a.get("initialSync?limit=1");
  await a.get(`rooms/${quote(roomId)}/initialSync?limit=3`);
  for (const eventId of eventIds((await a.get(`rooms/${quote(roomId)}/messages?dir=b&limit=2`)).json.chunk)) {
    await a.get(`events/${quote(eventId)}`);
  }
  await mutual(world, a);
}

async function mutual({ people }: World, a: Session): Promise<void> {
  for (const { userId } of people) {
    await a.get(`/_matrix/client/v1/mutual_rooms?user_id=${quote(userId)}`);
    await a.get(`/_matrix/client/unstable/uk.half-shot.msc2666/user/mutual_rooms?user_id=${quote(userId)}`);
  }
}

async function reports(world: World): Promise<void> {
  const { words } = world;
  for (let count = 0; count < 3; count++) {
    const { roomId, a, b } = someRoom(world);
    const [eventId = ""] = eventIds((await a.get(`rooms/${quote(roomId)}/messages?dir=b&limit=1`)).json.chunk);
    await a.post(`rooms/${quote(roomId)}/report/${quote(eventId)}`, {
      reason: words.text(),
      score: -words.number(1, 100),
    });
    await a.post(`rooms/${quote(roomId)}/report`, { reason: words.text() });
    await a.post(`users/${quote(b.userId)}/report`, { reason: words.text() });
  }
}
