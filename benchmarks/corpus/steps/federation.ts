import { canonicalJson } from "../canonical-json.ts";
import { translate } from "../dialect.ts";
import { forward } from "../forward.ts";
import { type Json, quote, type Session, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { telemetry } from "./contents.ts";
import { talkIn } from "./messages.ts";

/** In this order: later ones need the rooms that earlier ones joined. */
export const federationSteps: Steps = {
  "join across servers": joins,
  "talk across servers": talk,
  "membership across servers": membership,
  "ask the other server": questions,
  "miss what the other server said": missing,
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const guestsOf = ({ guests }: World): readonly [Session, Session, Session] => {
  const [first, second, third] = guests;
  if (first === undefined || second === undefined || third === undefined) throw new Error("too few guests");
  return [first, second, third];
};

async function joins(world: World): Promise<void> {
  const { deployment, rooms, home, guests, people, words } = world;
  for (const [index, { alias }] of deployment.rooms.entries()) {
    const roomId = rooms.get(alias) ?? "";
    await people[0]?.state(roomId, "m.room.join_rules", { join_rule: "public" });
    for (const guest of index < 3 ? guests : guests.slice(0, 1)) {
      const target = index % 2 === 0 ? `#${alias}:${home.name}` : roomId;
      await guest.post(
        `join/${quote(target)}?server_name=${home.name}`,
        words.chance(0.5) ? { reason: words.text() } : {},
      );
      await guest.get(`rooms/${quote(roomId)}/messages?dir=b&limit=60`);
    }
  }
  await roomsOfGuests(world);
}

/** Rooms of the other server, which people of this one join; one of each version. */
async function roomsOfGuests(world: World): Promise<void> {
  const { words, rooms, away, people, guests } = world;
  for (const version of words.shuffled(["6", "8", "10", "11", "12"])) {
    const host = words.pick(guests);
    const body = { preset: "public_chat", room_version: version, name: words.text().slice(0, 60), topic: words.text() };
    const roomId = textAt(await host.post("createRoom", body), "room_id");
    rooms.set(`away ${version}`, roomId);
    for (const text of words.texts(6)) await host.send(roomId, "m.room.message", { msgtype: "m.text", body: text });
    for (const each of words.shuffled(people).slice(0, 2)) {
      await host.post(`rooms/${quote(roomId)}/invite`, { user_id: each.userId });
      await each.post(`join/${quote(roomId)}?server_name=${away.name}`);
    }
  }
}

async function talk(world: World): Promise<void> {
  const { rooms, words, people, guests, deployment } = world;
  const shared = [...rooms].filter(([name]) => name.startsWith("away")).map(([, id]) => id);
  for (const { alias } of deployment.rooms.slice(0, 3)) shared.push(rooms.get(alias) ?? "");
  for (const roomId of words.shuffled(shared)) {
    await talkIn(world, roomId, [...guests, ...people.slice(0, 2)], words.number(4, 7));
    const speaker = words.pick(guests);
    const eventId = await speaker.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    await words.pick(people).send(roomId, "m.reaction", {
      "m.relates_to": { rel_type: "m.annotation", event_id: eventId, key: words.emoji() },
    });
    await speaker.state(roomId, "m.room.topic", { topic: words.text() });
    for (const { type, content } of telemetry(world).slice(0, 2)) await speaker.send(roomId, type, content);
    await speaker.put(`rooms/${quote(roomId)}/redact/${quote(eventId)}/${speaker.transaction()}`, {
      reason: words.reason(),
    });
    const target = `presence/${quote(speaker.userId)}/status`;
    await speaker.put(target, { presence: words.pick(["online", "unavailable"]), status_msg: words.text() });
    await speaker.put(`profile/${quote(speaker.userId)}/displayname`, { displayname: words.text().slice(0, 30) });
    for (const each of [...guests, ...people.slice(0, 2)]) await each.get("sync?timeout=0");
  }
  await devices(world);
}

/** Device lists, keys and messages to devices. */
async function devices(world: World): Promise<void> {
  const { guests, people, words, deployment } = world;
  for (const guest of guests) {
    const wanted = words.shuffled(people).slice(0, 2);
    await guest.post("keys/query", {
      device_keys: Object.fromEntries(wanted.map(({ userId }) => [userId, []])),
      timeout: 10000,
    });
    for (const each of wanted) {
      const one_time_keys = { [each.userId]: { [each.deviceId]: "signed_curve25519" } };
      await guest.post("keys/claim", { one_time_keys, timeout: 10000 });
      const messages = { [each.userId]: { [each.deviceId]: { command: "ping", text: words.text() } } };
      await guest.put(`sendToDevice/${deployment.telemetry.type}.command/${guest.transaction()}`, { messages });
    }
    await guest.put(`devices/${guest.deviceId}`, { display_name: words.pick(deployment.devices) });
  }
}

async function membership(world: World): Promise<void> {
  const { words, people, home, away } = world;
  const [first, second, third] = guestsOf(world);
  for (const version of ["9", "11", "12"]) {
    const owner = words.pick(people);
    const made = await owner.post("createRoom", {
      preset: "private_chat",
      room_version: version,
      name: words.text().slice(0, 50),
    });
    const roomId = textAt(made, "room_id");
    const room = `rooms/${quote(roomId)}`;
    await owner.state(roomId, "m.room.join_rules", { join_rule: "knock" });
    await owner.post(`${room}/invite`, { user_id: first.userId, reason: words.reason() });
    await first.get("sync?timeout=0");
    await first.post(`${room}/leave`, { reason: words.reason() });
    await second.post(`knock/${quote(roomId)}?server_name=${home.name}`, { reason: words.text() });
    await owner.post(`${room}/invite`, { user_id: second.userId });
    await second.post(`join/${quote(roomId)}?server_name=${home.name}`);
    await second.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    await third.post(`join/${quote(roomId)}?server_name=${home.name}`);
    await third.post(`knock/${quote(roomId)}?server_name=${home.name}`, { reason: words.text() });
    await third.post(`${room}/leave`);
    await owner.post(`${room}/kick`, { user_id: second.userId, reason: words.reason() });
    await owner.post(`${room}/ban`, { user_id: second.userId, reason: words.reason() });
    await second.post(`join/${quote(roomId)}?server_name=${home.name}`);
    await owner.post(`${room}/invite`, { user_id: `@nobody-here:${away.name}` });
  }
}

async function questions(world: World): Promise<void> {
  const { people, guests, home, away, rooms, words, deployment } = world;
  for (const guest of guests) {
    for (const each of people) await guest.get(`profile/${quote(each.userId)}`);
    await guest.get(`profile/${quote(`@nobody:${home.name}`)}`);
    await guest.get(`directory/room/${quote(`#nothing:${home.name}`)}`);
    await guest.get(`publicRooms?server=${home.name}&limit=4`);
    await guest.post(`publicRooms?server=${home.name}`, {
      limit: 8,
      filter: { generic_search_term: words.text().slice(0, 3) },
    });
    await guest.get(`/_matrix/client/v1/rooms/${quote(rooms.get("space") ?? "")}/hierarchy?limit=10`);
    await guest.get(
      `/_matrix/client/v1/room_summary/${quote(`#${deployment.rooms[2]?.alias}:${home.name}`)}?via=${home.name}`,
    );
    await guest.get(`/_matrix/client/v1/media/download/${home.name}/NoSuchMediaAtAll`);
    await guest.get(`/_matrix/client/v1/media/thumbnail/${home.name}/NoSuchMediaAtAll?width=32&height=32`);
  }
  const roomId = rooms.get(deployment.rooms[0]?.alias ?? "") ?? "";
  await signed(world, roomId, away.name, home.name);
  await signed(world, rooms.get("away 12") ?? "", home.name, away.name);
  await signed(world, rooms.get("away 6") ?? "", home.name, away.name);
}

/** Synapse escapes more than clients do. */
const strict = (text: string): string =>
  quote(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** What a server asks seldom, asked in its name with its own key. */
async function signed(world: World, roomId: string, origin: string, destination: string): Promise<void> {
  const ask = (method: string, uri: string, content?: Json): Promise<Json> =>
    askAs(world, origin, destination, method, uri, content);
  const fed = "/_matrix/federation/v1";
  const server = origin === world.home.name ? world.people : world.guests;
  const room = strict(roomId);
  const { reader, ids } = await memberOf(server, roomId);
  const [latest = "", , , , , older = ""] = ids;
  for (const what of ["state", "state_ids"]) await ask("GET", `${fed}/${what}/${room}?event_id=${strict(latest)}`);
  for (const id of ids.slice(0, 3)) {
    await ask("GET", `${fed}/event/${strict(id)}`);
    await ask("GET", `${fed}/event_auth/${room}/${strict(id)}`);
  }
  await ask("GET", `${fed}/event/${strict("$none")}`);
  await ask("GET", `${fed}/backfill/${room}?v=${strict(latest)}&limit=12`);
  await ask("POST", `${fed}/get_missing_events/${room}`, {
    latest_events: [latest],
    earliest_events: [older],
    limit: 10,
    min_depth: 1,
  });
  await ask("GET", `${fed}/timestamp_to_event/${room}?ts=${Date.now()}&dir=b`);
  await ask("GET", `${fed}/hierarchy/${room}?suggested_only=false`);
  await ask("GET", `${fed}/version`);
  await ask("GET", `${fed}/publicRooms?limit=3`);
  await ask("POST", `${fed}/publicRooms`, { limit: 3, include_all_networks: false });
  const other = oneOf(world, server === world.people ? world.guests : world.people);
  await ask("GET", `${fed}/user/devices/${strict(other.userId)}`);
  await ask("GET", `${fed}/query/profile?user_id=${strict(other.userId)}&field=displayname`);
  await ask("GET", `${fed}/query/directory?room_alias=${strict(`#none:${destination}`)}`);
  await ask("GET", `${fed}/openid/userinfo?access_token=none`);
  const openid = await other.post(`user/${strict(other.userId)}/openid/request_token`, {});
  await ask("GET", `${fed}/openid/userinfo?access_token=${strict(textAt(openid, "access_token"))}`);
  await ask("POST", `${fed}/user/keys/query`, { device_keys: { [other.userId]: [other.deviceId] } });
  await ask("POST", `${fed}/user/keys/claim`, {
    one_time_keys: { [other.userId]: { [other.deviceId]: "signed_curve25519" } },
  });
  await ask("GET", `/_matrix/federation/unstable/org.matrix.msc4370/extremities/${room}`);
  await ask("POST", "/_matrix/federation/unstable/org.matrix.msc3720/account_status", { user_ids: [other.userId] });
  for (const make of ["make_join", "make_leave", "make_knock"]) {
    await ask("GET", `${fed}/${make}/${room}/${strict(reader.userId)}?ver=10&ver=11&ver=12`);
    await ask("GET", `${fed}/${make}/${room}/${strict(reader.userId)}?ver=1`);
  }
  await notary(ask, origin, destination);
}

/** Whoever of them is in the room, and its latest events. */
async function memberOf(sessions: readonly Session[], roomId: string): Promise<{ reader: Session; ids: string[] }> {
  for (const reader of sessions) {
    const { json } = await reader.get(`rooms/${quote(roomId)}/messages?dir=b&limit=20`);
    const { chunk } = json;
    if (Array.isArray(chunk)) return { reader, ids: (chunk as Json[]).map(({ event_id }) => String(event_id)) };
  }
  throw new Error(`nobody is in ${roomId}`);
}

async function notary(
  ask: (method: string, uri: string, content?: Json) => Promise<Json>,
  origin: string,
  destination: string,
): Promise<void> {
  await ask("GET", "/_matrix/key/v2/server");
  await ask("GET", `/_matrix/key/v2/query/${origin}`);
  await ask("GET", `/_matrix/key/v2/query/${destination}?minimum_valid_until_ts=1764000000000`);
  await ask("POST", "/_matrix/key/v2/query", { server_keys: { [origin]: {} } });
  await ask("POST", "/_matrix/key/v2/query", {
    server_keys: {
      [destination]: { "ed25519:auto": { minimum_valid_until_ts: 1764000000000 } },
      "gone.example.net": {},
    },
  });
  await ask("GET", "/_matrix/federation/v1/no/such/thing");
  await ask("PUT", "/_matrix/federation/v1/send/1", { origin, origin_server_ts: 1764000000000 });
  await ask("PUT", "/_matrix/federation/v1/send/2", { origin, origin_server_ts: 1764000000000, pdus: [], edus: [] });
  await ask("GET", "/_matrix/federation/v1/make_join/x/y");
  await ask("GET", "/.well-known/matrix/server");
  await ask("GET", "/_matrix/federation/v1/query/unheard-of");
  const mxid = `@nobody:${destination}`;
  const bound = { medium: "email", address: "nobody@example.org", mxid };
  const signed_ = {
    mxid,
    token: "Zm9vYmFyIHRva2Vu",
    signatures: { "id.example.org": { "ed25519:0": "c2lnbmF0dXJl" } },
  };
  const invites = [{ ...bound, room_id: `!none:${destination}`, sender: `@a:${origin}`, signed: signed_ }];
  await ask("PUT", "/_matrix/federation/v1/3pid/onbind", { ...bound, invites });
}

const oneOf = ({ words: source }: World, sessions: readonly Session[]): Session => source.pick(sessions);

async function askAs(
  world: World,
  origin: string,
  destination: string,
  method: string,
  path: string,
  body?: Json,
): Promise<Json> {
  const { key } = origin === world.home.name ? world.home : world.away;
  const uri = translate(world.deployment, path);
  const content: Json | undefined =
    body === undefined ? undefined : JSON.parse(translate(world.deployment, JSON.stringify(body)));
  const headers: [string, string][] = [["authorization", key.authorize(destination, method, uri, content)]];
  if (content !== undefined) headers.push(["content-type", "application/json"]);
  const bytes = Buffer.from(content === undefined ? "" : canonicalJson(content));
  const target = `matrix-federation://${destination}${uri}`;
  const answer = await forward(world.hook.url, { method, target, headers, body: bytes });
  try {
    return JSON.parse(answer.body.toString("utf8")) as Json;
  } catch {
    return {};
  }
}

/** A server that lost events asks for them when the next one comes. */
async function missing(world: World): Promise<void> {
  const { hook, away, home, rooms, words, guests, people, deployment } = world;
  const cases: readonly [string, string, readonly Session[], readonly Session[]][] = [
    [away.name, rooms.get(deployment.rooms[1]?.alias ?? "") ?? "", people, guests],
    [home.name, rooms.get("away 11") ?? "", guests, people],
  ];
  for (const [name, roomId, speakers, others] of cases) {
    hook.cut.add(name);
    for (const text of words.texts(7))
      await words.pick(speakers).send(roomId, "m.room.message", { msgtype: "m.text", body: text });
    await pause(1000);
    hook.cut.delete(name);
    for (const each of others.slice(0, 2))
      await each.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    await pause(2500);
    for (const text of words.texts(2))
      await words.pick(speakers).send(roomId, "m.room.message", { msgtype: "m.text", body: text });
    await pause(3000);
    for (const each of others) await each.get(`rooms/${quote(roomId)}/messages?dir=b&limit=${words.number(8, 20)}`);
  }
}
