import { type Json, quote } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { mediaUri } from "./contents.ts";
import { someRoom } from "./messages.ts";

export const stateSteps: Steps = { "state events": states, directory: directory };

/** Every common state event, with the content that clients give it. */
function contents(world: World, userId: string, roomId: string): readonly [string, Json, string?][] {
  const { words, home, deployment } = world;
  const beacon = {
    description: deployment.place.text,
    live: true,
    timeout: 3_600_000,
    "org.matrix.msc3488.ts": 1764000000000,
    "org.matrix.msc3488.asset": { type: "m.self" },
  };
  const widget = {
    id: "timer_1",
    type: "m.custom",
    url: `https://${deployment.website}/widget?room=$matrix_room_id`,
    name: "Timetable",
    creatorUserId: userId,
    data: { title: words.text() },
  };
  const call = { application: "m.call", call_id: "", scope: "m.room", device_id: "ABCDEFGHIJ", expires: 14_400_000 };
  const focus = { type: "livekit", focus_selection: "oldest_membership" };
  return [
    ["m.room.name", { name: `${words.pick(deployment.rooms).name} ${words.number(2, 9)}` }],
    ["m.room.topic", { topic: words.text(), "m.topic": { "m.text": [{ body: words.text() }] } }],
    ["m.room.avatar", { url: mediaUri(world), info: { w: 512, h: 512, size: 41_200, mimetype: "image/png" } }],
    ["m.room.join_rules", { join_rule: words.pick(["public", "invite", "knock"]) }],
    ["m.room.join_rules", { join_rule: "restricted", allow: [{ type: "m.room_membership", room_id: roomId }] }],
    ["m.room.history_visibility", { history_visibility: words.pick(["shared", "joined", "world_readable"]) }],
    ["m.room.guest_access", { guest_access: words.pick(["can_join", "forbidden"]) }],
    [
      "m.room.server_acl",
      { allow: ["*"], deny: ["evil.example.org", "*.unwanted.example.com"], allow_ip_literals: false },
    ],
    ["m.room.pinned_events", { pinned: ["$V7xCkP1c2TbnGb6Zr0AeYRdPHDzcOjyd2mYZ0fFyVVo"] }],
    ["m.room.third_party_invite", thirdParty(home.name), "Zm9vYmFyIHRva2Vu"],
    ["im.vector.modular.widgets", widget, "timer_1"],
    ["io.element.widgets.layout", { widgets: { timer_1: { container: "top", index: 0, width: 60, height: 40 } } }],
    ["m.widget", { ...widget, id: "notes" }, "notes"],
    ["org.matrix.msc3401.call", { "m.intent": "m.room", "m.type": "m.voice", "io.element.ptt": true }, "call-1"],
    ["org.matrix.msc3401.call.member", { ...call, focus_active: focus, foci_preferred: [] }, `_${userId}_ABCDEFGHIJ`],
    ["org.matrix.msc3672.beacon_info", beacon, userId],
    ["im.ponies.room_emotes", { images: { parrot: { url: mediaUri(world) } }, pack: { display_name: "Ours" } }, "ours"],
    ["uk.half-shot.bridge", bridge(world), `${deployment.bridged.protocol}:dispatch`],
    ["m.policy.rule.user", policy("@unwanted*:*", words.reason()), "rule:1"],
    ["m.policy.rule.server", policy("evil.example.org", words.reason()), "rule:2"],
    ["m.policy.rule.room", policy("!bad:*", words.reason()), "rule:3"],
    [
      `${deployment.telemetry.type}.config`,
      { interval_s: 600, unit: "SI", enabled: true, channels: deployment.telemetry.sensors },
      deployment.telemetry.station,
    ],
  ];
}

const thirdParty = (server: string): Json => ({
  display_name: "a...@b...",
  key_validity_url: `https://${server}/_matrix/identity/v2/pubkey/isvalid`,
  public_key: "ta8IQ0u1sp44HVpxYi7dFOdS/bfwDjcy4xLFlfY5KOA",
  public_keys: [
    {
      key_validity_url: `https://${server}/_matrix/identity/v2/pubkey/ephemeral/isvalid`,
      public_key: "4K0f0BhgW8pOwsW6mqRDlXXK7Q2Zl1vIB8l2HhY2bQg",
    },
  ],
});

const policy = (entity: string, reason: string): Json => ({ entity, reason, recommendation: "m.ban" });

const bridge = ({ deployment, home }: World): Json => ({
  bridgebot: `@${deployment.bridged.bot}:${home.name}`,
  creator: `@${deployment.homePeople[0]?.local ?? ""}:${home.name}`,
  protocol: { id: deployment.bridged.protocol, displayname: deployment.bridged.label },
  channel: { id: "dispatch", displayname: "Dispatch" },
});

async function states(world: World): Promise<void> {
  for (let round = 0; round < 3; round++) {
    const { roomId, a } = someRoom(world);
    for (const [type, content, key = ""] of world.words.shuffled(contents(world, a.userId, roomId))) {
      await a.state(roomId, type, content, key);
      const keyed = key === "" && world.words.chance(0.5) ? "" : `/${quote(key)}`;
      await a.get(`rooms/${quote(roomId)}/state/${quote(type)}${keyed}`);
    }
    for (const type of ["m.room.create", "m.room.power_levels"]) {
      await a.get(`rooms/${quote(roomId)}/state/${type}/`);
    }
    await a.get(`rooms/${quote(roomId)}/state/m.room.member/${quote(a.userId)}`);
    await a.get(`rooms/${quote(roomId)}/state/m.room.member/${quote(a.userId)}?format=event`);
    await a.get(`rooms/${quote(roomId)}/state`);
    // Open again, so that whatever comes next finds a usual room.
    await a.state(roomId, "m.room.join_rules", { join_rule: "public" });
    await a.state(roomId, "m.room.history_visibility", { history_visibility: "shared" });
  }
}

async function directory(world: World): Promise<void> {
  const { home, people, guests, words, deployment } = world;
  const { roomId, a } = someRoom(world);
  const aliases = ["lounge", "office", "old-name"].map((name) => `#${name}-${words.number(1, 99)}:${home.name}`);
  for (const alias of aliases) await a.put(`directory/room/${quote(alias)}`, { room_id: roomId });
  const [first = "", second = "", third = ""] = aliases;
  await a.state(roomId, "m.room.canonical_alias", { alias: first, alt_aliases: [second] });
  await a.get(`rooms/${quote(roomId)}/state/m.room.canonical_alias/`);
  await a.get(`directory/room/${quote(first)}`);
  await a.put(`directory/room/${quote(first)}`, { room_id: roomId });
  await a.get(`rooms/${quote(roomId)}/aliases`);
  await a.delete(`directory/room/${quote(third)}`);
  await a.get(`directory/room/${quote(third)}`);
  await a.put(`directory/list/room/${quote(roomId)}`, { visibility: "public" });
  await a.get(`directory/list/room/${quote(roomId)}`);
  for (const each of [...people.slice(0, 2), ...guests.slice(0, 1)]) {
    await each.get("publicRooms?limit=3");
    await each.get(`publicRooms?limit=2&server=${home.name}`);
    const term = (deployment.rooms[0]?.name ?? "").slice(0, 4);
    await each.post("publicRooms", { limit: 5, filter: { generic_search_term: term, room_types: [null, "m.space"] } });
    await each.post(`publicRooms?server=${home.name}`, { limit: 20, include_all_networks: true });
    await each.post("user_directory/search", { search_term: deployment.homePeople[0]?.local.slice(0, 3), limit: 10 });
    await each.post("user_directory/search", { search_term: "nobody at all" });
  }
}
