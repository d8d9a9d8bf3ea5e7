import { quote, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";

export const membershipSteps: Steps = { "invite, knock, kick, ban, leave": membership, "room upgrade": upgrade };

async function membership(world: World): Promise<void> {
  const { words, people } = world;
  for (let round = 0; round < 2; round++) {
    const [owner, member, other, stranger] = words.shuffled(people);
    if (owner === undefined || member === undefined || other === undefined || stranger === undefined) return;
    const made = await owner.post("createRoom", {
      preset: "private_chat",
      room_version: words.pick(["10", "11", "12"]),
      name: words.text(),
    });
    const roomId = textAt(made, "room_id");
    const room = `rooms/${quote(roomId)}`;
    await owner.state(roomId, "m.room.join_rules", { join_rule: "knock" });
    await owner.post(`${room}/invite`, { user_id: member.userId, reason: words.reason() });
    await member.get("sync?timeout=0&filter=%7B%22room%22%3A%7B%22timeline%22%3A%7B%22limit%22%3A1%7D%7D%7D");
    await member.post(`${room}/join`, {});
    await stranger.post(`knock/${quote(roomId)}?server_name=${world.home.name}`, { reason: words.text() });
    await stranger.get("sync?timeout=0");
    await owner.post(`${room}/invite`, { user_id: stranger.userId });
    await stranger.post(`join/${quote(roomId)}`, { reason: words.text() });
    await owner.post(`${room}/invite`, { user_id: other.userId });
    await other.post(`${room}/leave`, { reason: words.reason() });
    await other.post(`${room}/forget`);
    await owner.post(`${room}/kick`, { user_id: stranger.userId, reason: words.reason() });
    await owner.post(`${room}/ban`, { user_id: stranger.userId, reason: words.reason() });
    await owner.get(`${room}/members`);
    await stranger.post(`join/${quote(roomId)}`);
    await owner.post(`${room}/unban`, { user_id: stranger.userId, reason: words.reason() });
    await owner.post(`${room}/invite`, {
      id_server: "id.example.org",
      id_access_token: "abc123_OpaqueString",
      medium: "email",
      address: `${member.localpart}@example.org`,
    });
    await member.get(`${room}/joined_members`);
    await member.post(`${room}/leave`, {});
    await member.post(`${room}/forget`, {});
    await stranger.get(`${room}/members`);
    await stranger.get("sync?timeout=0");
  }
  for (const each of people) await each.get("joined_rooms");
}

async function upgrade(world: World): Promise<void> {
  const { words, people } = world;
  const [owner, member] = words.shuffled(people);
  if (owner === undefined || member === undefined) return;
  for (const [from, to] of [
    ["6", "10"],
    ["9", "11"],
    ["11", "12"],
  ]) {
    const body = { preset: "public_chat", room_version: from, name: words.text(), topic: words.text() };
    const roomId = textAt(await owner.post("createRoom", body), "room_id");
    await member.post(`join/${quote(roomId)}`);
    await member.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    const upgraded = await owner.post(`rooms/${quote(roomId)}/upgrade`, { new_version: to });
    await owner.get(`rooms/${quote(roomId)}/state/m.room.tombstone/`);
    await owner.state(roomId, "m.room.tombstone", {
      body: words.text(),
      replacement_room: textAt(upgraded, "replacement_room"),
    });
    await member.post(`join/${quote(textAt(upgraded, "replacement_room"))}`);
    await member.get("sync?timeout=0");
  }
}
