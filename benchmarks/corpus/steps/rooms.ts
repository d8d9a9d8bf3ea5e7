import { type Json, quote, type Session, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";

/** The versions that Synapse makes, the newest and the most used ones more often. */
const VERSIONS = ["10", "12", "11", "6", "9", "12", "7", "8"];
const PRESETS = ["private_chat", "public_chat", "trusted_private_chat"];

export const roomSteps: Steps = { "create rooms": createRooms };

async function createRooms(world: World): Promise<void> {
  const { deployment, words, people, rooms } = world;
  const versions = words.shuffled(VERSIONS);
  for (const [index, { alias, name, topic }] of deployment.rooms.entries()) {
    const creator = person(world, index);
    const invite = people.filter((each) => each !== creator).slice(0, 2);
    const body: Json = {
      preset: PRESETS[index % PRESETS.length],
      room_version: versions[index % versions.length],
      name,
      ...(words.chance(0.8) && { topic }),
      ...(index % 2 === 0 && { room_alias_name: alias, visibility: "public" }),
      ...(index % 3 !== 0 && { invite: invite.map(({ userId }) => userId) }),
      ...(words.chance(0.5) && { initial_state: initialState(index) }),
      ...(words.chance(0.3) && { power_level_content_override: { events: { "m.room.pinned_events": 0 }, invite: 50 } }),
      ...(words.chance(0.3) && { creation_content: { "m.federate": true } }),
    };
    const roomId = textAt(await creator.post("createRoom", body), "room_id");
    rooms.set(alias, roomId);
    for (const each of people) {
      if (each === creator) continue;
      await creator.post(`rooms/${quote(roomId)}/invite`, { user_id: each.userId });
      await each.post(`join/${quote(roomId)}`, words.chance(0.5) ? {} : { reason: words.text() });
    }
    await equalRights(creator, roomId, people);
  }
  await spaces(world);
  await directChats(world);
}

const person = ({ people }: World, index: number): Session => {
  const found = people[index % people.length];
  if (found === undefined) throw new Error("there is nobody");
  return found;
};

const initialState = (index: number): readonly Json[] => [
  { type: "m.room.guest_access", state_key: "", content: { guest_access: "can_join" } },
  { type: "m.room.history_visibility", content: { history_visibility: index % 2 === 0 ? "shared" : "invited" } },
];

/** So that everybody can try everything. */
async function equalRights(creator: Session, roomId: string, people: readonly Session[]): Promise<void> {
  const levels = await creator.get(`rooms/${quote(roomId)}/state/m.room.power_levels/`);
  const users = { ...(levels.json.users as Json) };
  for (const each of people) {
    // Room version 12: creators are above all levels and may not be listed.
    if (each !== creator) users[each.userId as keyof typeof users] = 100 as never;
  }
  await creator.state(roomId, "m.room.power_levels", { ...levels.json, users });
}

async function spaces(world: World): Promise<void> {
  const { rooms, words, deployment } = world;
  const creator = person(world, 1);
  const body = {
    creation_content: { type: "m.space" },
    name: `${deployment.homePeople[0]?.display ?? ""}: all rooms`,
    topic: words.text(),
    preset: "public_chat",
    visibility: "public",
    room_alias_name: `all-${deployment.rooms[0]?.alias ?? ""}`,
    power_level_content_override: { events_default: 100 },
    initial_state: [{ type: "m.room.history_visibility", content: { history_visibility: "world_readable" } }],
  };
  const space = textAt(await creator.post("createRoom", body), "room_id");
  for (const [index, [alias, roomId]] of [...rooms.entries()].entries()) {
    const content = { via: [deployment.home], suggested: words.chance(0.3), ...(index < 5 && { order: `0${index}` }) };
    await creator.state(space, "m.space.child", content, roomId);
    if (alias !== deployment.rooms[6]?.alias)
      await creator.state(roomId, "m.space.parent", { via: [deployment.home], canonical: true }, space);
  }
  rooms.set("space", space);
}

/** What Element makes for a conversation of two. */
async function directChats({ people, rooms, words }: World): Promise<void> {
  const [first, ...others] = people;
  if (first === undefined) return;
  for (const each of others) {
    const encrypted = {
      type: "m.room.encryption",
      state_key: "",
      content: { algorithm: "m.megolm.v1.aes-sha2" },
    };
    const body = {
      preset: "trusted_private_chat",
      visibility: "private",
      invite: [each.userId],
      is_direct: true,
      initial_state: words.chance(0.5)
        ? [encrypted]
        : [{ type: "m.room.guest_access", state_key: "", content: { guest_access: "can_join" } }],
    };
    const roomId = textAt(await first.post("createRoom", body), "room_id");
    await each.post(`rooms/${quote(roomId)}/join`, {});
    await each.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    await first.send(roomId, "m.room.message", { msgtype: "m.text", body: words.text() });
    rooms.set(`with ${each.localpart}`, roomId);
  }
}
