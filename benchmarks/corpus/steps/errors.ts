import { quote, Session } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { someRoom } from "./messages.ts";

export const errorSteps: Steps = {
  "errors of rooms": rooms,
  "errors of tokens": tokens,
  "errors of bodies and paths": requests,
  "errors of the rate limit": limited,
};

async function rooms(world: World): Promise<void> {
  const { people, words, home, deployment } = world;
  const alias = deployment.rooms[0]?.alias ?? "";
  for (const each of people.slice(0, 3)) {
    const closed = await each.post("createRoom", { preset: "private_chat" });
    const roomId = typeof closed.json.room_id === "string" ? closed.json.room_id : "";
    const room = `rooms/${quote(roomId)}`;
    const [stranger, target] = words.shuffled(people.filter((other) => other !== each));
    if (stranger === undefined || target === undefined) return;
    await stranger.post(`join/${quote(roomId)}`);
    await stranger.post(`${room}/join`);
    await stranger.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    for (const what of ["members", "state", "messages?dir=b", "joined_members", "initialSync", "state/m.room.name/"])
      await stranger.get(`${room}/${what}`);
    for (const what of ["invite", "kick", "ban", "unban"])
      await stranger.post(`${room}/${what}`, { user_id: target.userId });
    for (const what of ["leave", "forget", "upgrade"]) await stranger.post(`${room}/${what}`, { new_version: "11" });
    await stranger.state(roomId, "m.room.topic", { topic: words.text() });
    await stranger.put(`${room}/redact/${quote("$none")}/${stranger.transaction()}`, {});
    await stranger.put(`${room}/typing/${quote(stranger.userId)}`, { typing: true, timeout: 30000 });
    await stranger.post(`knock/${quote(roomId)}`);
    await each.post(`${room}/invite`, { user_id: each.userId });
    await each.post(`${room}/kick`, { user_id: target.userId });
    await each.post(`${room}/forget`, {});
    await each.post(`${room}/upgrade`, { new_version: "99" });
    await each.post("createRoom", { room_version: "99" });
    await each.post("createRoom", { room_alias_name: alias });
    await each.post("createRoom", { preset: "no_such_preset", invite: ["nobody"] });
    await each.post("join/%23nothing%3Aelsewhere.example.net");
    await each.post(`join/${quote(`#nothing:${home.name}`)}`);
    await each.post("join/not-an-identifier");
    await each.put(`directory/room/${quote("#x:elsewhere.example.net")}`, { room_id: roomId });
    await each.delete(`directory/room/${quote(`#nothing:${home.name}`)}`);
    await each.get(`${room}/state/m.room.topic/`);
    await each.get(`${room}/state/org.example.none/key`);
    await each.state(roomId, "m.room.power_levels", { users: { [each.userId]: "high" } });
    await each.state(roomId, "m.room.member", { membership: "join" }, target.userId);
    await each.state(roomId, "m.room.canonical_alias", { alias: `#nothing:${home.name}` });
    await each.send(roomId, "m.room.message", { msgtype: "m.text", body: "x".repeat(66_000) });
    await each.send(roomId, "org.example.float", { value: 1.5 });
    await each.send(roomId, "m.reaction", {
      "m.relates_to": { rel_type: "m.annotation", event_id: "$none", key: "👍" },
    });
    await each.get(`user/${quote(target.userId)}/filter/0`);
    await each.put(`user/${quote(target.userId)}/account_data/m.direct`, {});
    await each.get(`user/${quote(each.userId)}/filter/4711`);
    await each.put(`profile/${quote(target.userId)}/displayname`, { displayname: "x" });
    await each.put(`profile/${quote(each.userId)}/displayname`, { displayname: "x".repeat(300) });
    await each.get(`profile/${quote(`@nobody:${home.name}`)}`);
    await each.get(`presence/${quote(`@nobody:${home.name}`)}/status`);
    await each.put(`presence/${quote(each.userId)}/status`, { presence: "dancing" });
  }
}

const GUARDED = [
  "sync",
  "account/whoami",
  "joined_rooms",
  "devices",
  "pushrules/",
  "capabilities",
  "notifications",
  "voip/turnServer",
  "keys/changes?from=1&to=2",
  "room_keys/version",
  "pushers",
];
const POSTED = ["createRoom", "keys/upload", "keys/query", "search", "publicRooms", "join/x", "logout"];

async function tokens(world: World): Promise<void> {
  const { people, home, words } = world;
  for (const each of people.slice(0, 3)) {
    const { roomId } = someRoom(world);
    const room = `rooms/${quote(roomId)}`;
    const nobody = new Session(home.url, { userId: "@:", deviceId: "", password: "" });
    for (const target of words.shuffled([...GUARDED, `${room}/messages?dir=b`, `${room}/members`])) {
      nobody.token = undefined;
      await nobody.get(target);
      nobody.token = "syt_bm9ib2R5_withoutanyaccount_0000";
      await nobody.get(target);
    }
    for (const target of POSTED) await nobody.post(target, {});
    await nobody.put(`${room}/send/m.room.message/1`, { msgtype: "m.text", body: words.text() });
    await each.post("login", { type: "m.login.magic" });
    await each.post("login", { type: "m.login.token", token: "nonsense" });
    await each.post("register", { auth: { type: "m.login.dummy", session: "unknown" } });
    const auth = { type: "m.login.dummy" };
    await each.post("register", { username: each.localpart, password: "long enough 1", auth });
    await each.post("register?kind=robot", {});
    await each.post(`user/${quote(people[4]?.userId ?? "")}/openid/request_token`, {});
    await each.get(`admin/whois/${quote(people[4]?.userId ?? "")}`);
  }
}

const INCOMPLETE = ["login", "keys/query", "keys/claim", "search", "pushers/set", "user_directory/search", "refresh"];

async function requests(world: World): Promise<void> {
  for (const each of world.people.slice(0, 3)) {
    const room = `rooms/${quote(someRoom(world).roomId)}`;
    await each.call("POST", "createRoom", "{not json");
    await each.call("POST", "createRoom", "[]");
    await each.call("PUT", `${room}/send/m.room.message/1x`, "{");
    await each.call("POST", "login", '"text"');
    for (const target of INCOMPLETE) await each.post(target, {});
    await each.put("sendToDevice/m.dummy/1", {});
    await each.put(`pushrules/global/content/${quote(".bad")}`, { actions: [] });
    await each.put("pushrules/global/nothing/x", { actions: [] });
    await each.put("pushrules/global/override/x/enabled", { enabled: true });
    await each.get("pushrules/global/room/none");
    await each.get(`${room}/messages`);
    await each.get(`${room}/messages?dir=b&from=nonsense`);
    await each.get("sync?since=nonsense&timeout=0");
    await each.get("sync?filter=nonsense");
    await each.get("sync?timeout=soon");
    await each.get("no/such/endpoint");
    await each.get("/_matrix/client/v9/sync");
    await each.call("DELETE", "sync");
    await each.call("PATCH", "account/whoami");
    await each.get("createRoom");
    await each.post("account/whoami", {});
    await each.get("login/sso/redirect?redirectUrl=http%3A%2F%2Flocalhost");
    await each.get("devices/NOSUCHDEVICE");
    await each.post("/_matrix/client/v1/appservice/nobody/ping", {});
  }
}

/** An administrator may slow down a single account. */
async function limited({ admin, people, words, rooms, deployment }: World): Promise<void> {
  const [, , , slow] = people;
  if (slow === undefined) return;
  const target = `/_synapse/admin/v1/users/${quote(slow.userId)}/override_ratelimit`;
  await admin.post(target, { messages_per_second: 1, burst_count: 1 });
  const room = `rooms/${quote(rooms.get(deployment.rooms[0]?.alias ?? "") ?? "")}`;
  const text = { msgtype: "m.text", body: words.text() };
  for (let count = 0; count < 3; count++) {
    await slow.put(`${room}/send/m.room.message/${slow.transaction()}`, text);
    await slow.put(`${room}/state/m.room.topic/`, { topic: words.text() });
    await slow.post(`${room}/invite`, { user_id: "@nobody:elsewhere.example.net" });
    await slow.post("createRoom", {});
    await slow.put(`profile/${quote(slow.userId)}/displayname`, { displayname: words.text().slice(0, 40) });
  }
  await admin.delete(target);
}
