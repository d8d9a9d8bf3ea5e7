import { type Json, quote, type Session, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { beacons, calls, files, polls, stickers, telemetry } from "./contents.ts";

export const messageSteps: Steps = {
  talk: talk,
  "formatted text, replies, edits, reactions": formatted,
  threads: threads,
  "files, places, polls, calls, readings": allTypes,
  redactions: redactions,
};

/** The room that comes first by the deployment's choice, and two of its people. */
export function someRoom({ deployment, rooms, words, people }: World): { roomId: string; a: Session; b: Session } {
  const { alias } = words.pick(deployment.rooms);
  const [a, b] = words.shuffled(people);
  const roomId = rooms.get(alias);
  if (roomId === undefined || a === undefined || b === undefined) throw new Error(`no room ${alias}`);
  return { roomId, a, b };
}

async function talk(world: World): Promise<void> {
  const { words, deployment, rooms, people } = world;
  for (const { alias } of deployment.rooms) await talkIn(world, rooms.get(alias) ?? "", people, words.number(6, 12));
}

/** Typing, text, and somebody who reads it. */
export async function talkIn(
  { words }: World,
  roomId: string,
  people: readonly Session[],
  count: number,
): Promise<void> {
  for (let left = count; left > 0; left--) {
    const sender = words.pick(people);
    const typing = `rooms/${quote(roomId)}/typing/${quote(sender.userId)}`;
    await sender.put(typing, { typing: true, timeout: 20000 });
    const eventId = await sender.send(roomId, "m.room.message", {
      msgtype: words.chance(0.9) ? "m.text" : words.pick(["m.notice", "m.emote"]),
      body: words.text(),
      ...(words.chance(0.4) && { "m.mentions": {} }),
    });
    await sender.put(typing, { typing: false });
    await read(words.pick(people), roomId, eventId, words.chance(0.5));
  }
}

async function read(reader: Session, roomId: string, eventId: string, markers: boolean): Promise<void> {
  const id = quote(eventId);
  if (markers) {
    await reader.post(`rooms/${quote(roomId)}/read_markers`, {
      "m.fully_read": eventId,
      "m.read": eventId,
      ...(id.length % 2 === 0 && { "m.read.private": eventId }),
    });
  } else {
    await reader.post(`rooms/${quote(roomId)}/receipt/m.read/${id}`, {});
    await reader.post(`rooms/${quote(roomId)}/receipt/m.read.private/${id}`, { thread_id: "main" });
    await reader.post(`rooms/${quote(roomId)}/receipt/m.fully_read/${id}`, {});
  }
}

const html = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Markdown as clients send it: the source and its HTML. */
function rich(world: World): Json {
  const { words } = world;
  const [one = "", two = "", three = ""] = words.texts(3);
  const shapes: readonly [string, string][] = [
    [`**${one}** ${two}`, `<strong>${html(one)}</strong> ${html(two)}`],
    [
      `${one}\n\n* ${two}\n* ${three}`,
      `<p>${html(one)}</p>\n<ul>\n<li>${html(two)}</li>\n<li>${html(three)}</li>\n</ul>\n`,
    ],
    [`> ${one}\n\n${two}`, `<blockquote>\n<p>${html(one)}</p>\n</blockquote>\n<p>${html(two)}</p>\n`],
    [`\`systemctl status relay\`: ${one}`, `<code>systemctl status relay</code>: ${html(one)}`],
    [`## ${one}\n${two}`, `<h2>${html(one)}</h2>\n<p>${html(two)}</p>\n`],
  ];
  const [body, formatted_body] = words.pick(shapes);
  return { msgtype: "m.text", body, format: "org.matrix.custom.html", formatted_body };
}

async function formatted(world: World): Promise<void> {
  const { words, deployment } = world;
  for (let count = 0; count < 6; count++) {
    const { roomId, a, b } = someRoom(world);
    const eventId = await a.send(roomId, "m.room.message", { ...rich(world), "m.mentions": {} });
    const name = deployment.homePeople.find(({ local }) => local === a.localpart)?.display ?? "";
    const link = `https://matrix.to/#/${a.userId}`;
    const text = words.text();
    const reply = await b.send(roomId, "m.room.message", {
      msgtype: "m.text",
      body: `${name}: ${text}`,
      format: "org.matrix.custom.html",
      formatted_body: `<a href="${link}">${name}</a>: ${html(text)}`,
      "m.mentions": { user_ids: [a.userId] },
      "m.relates_to": { "m.in_reply_to": { event_id: eventId } },
    });
    await b.send(roomId, "m.room.message", edit(words.text(), reply));
    for (const who of [a, b]) {
      const relation = { event_id: reply, key: words.emoji(), rel_type: "m.annotation" };
      await who.send(roomId, "m.reaction", { "m.relates_to": relation });
    }
  }
}

const edit = (body: string, eventId: string): Json => ({
  msgtype: "m.text",
  body: `* ${body}`,
  "m.mentions": {},
  "m.new_content": { msgtype: "m.text", body, "m.mentions": {} },
  "m.relates_to": { rel_type: "m.replace", event_id: eventId },
});

async function threads(world: World): Promise<void> {
  const { words, people } = world;
  for (let count = 0; count < 3; count++) {
    const { roomId, a } = someRoom(world);
    const root = await a.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    let latest = root;
    for (let replies = words.number(2, 4); replies > 0; replies--) {
      latest = await words.pick(people).send(roomId, "m.room.message", {
        msgtype: "m.text",
        body: words.text(),
        "m.relates_to": {
          rel_type: "m.thread",
          event_id: root,
          is_falling_back: true,
          "m.in_reply_to": { event_id: latest },
        },
      });
    }
    await a.post(`rooms/${quote(roomId)}/receipt/m.read/${quote(latest)}`, { thread_id: root });
    world.rooms.set(`thread ${count}`, `${roomId} ${root}`);
  }
}

async function allTypes(world: World): Promise<void> {
  const contents = [files, stickers, calls, telemetry].flatMap((make) => make(world));
  for (const { type, content } of contents) {
    const { roomId, a } = someRoom(world);
    await a.send(roomId, type, content);
  }
  await liveLocation(world);
  for (const poll of polls(world)) {
    const { roomId, a, b } = someRoom(world);
    const eventId = await a.send(roomId, poll.start.type, poll.start.content);
    await b.send(roomId, poll.response.type, poll.response.content(eventId));
    await a.send(roomId, poll.response.type, poll.response.content(eventId));
    await a.send(roomId, poll.end.type, poll.end.content(eventId));
  }
}

async function liveLocation(world: World): Promise<void> {
  const { roomId, a } = someRoom(world);
  const info = {
    description: world.deployment.place.text,
    live: true,
    timeout: 900_000,
    "org.matrix.msc3488.ts": 1764000000000 + world.words.number(0, 9_999_999),
    "org.matrix.msc3488.asset": { type: "m.self" },
  };
  const begun = await a.state(roomId, "org.matrix.msc3672.beacon_info", info, a.userId);
  for (const { type, content } of beacons(world, textAt(begun, "event_id"))) await a.send(roomId, type, content);
  await a.state(roomId, "org.matrix.msc3672.beacon_info", { ...info, live: false }, a.userId);
}

async function redactions(world: World): Promise<void> {
  const { words } = world;
  for (let count = 0; count < 4; count++) {
    const { roomId, a } = someRoom(world);
    const eventId = await a.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    const reason = words.chance(0.6) ? { reason: words.reason() } : {};
    await a.put(`rooms/${quote(roomId)}/redact/${quote(eventId)}/${a.transaction()}`, reason);
  }
}
