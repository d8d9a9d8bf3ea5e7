import { type Json, quote, type Session, textAt } from "../session.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";
import { mediaUri } from "./contents.ts";
import { someRoom } from "./messages.ts";

export const dataSteps: Steps = { "account data": global, "room account data, tags": perRoom, filters: filters };

const random = ({ random: source }: World, length: number): string =>
  Buffer.from(source.bytes(length)).toString("base64");

function globalContents(world: World, own: Session): readonly [string, Json][] {
  const { words, people, rooms, deployment } = world;
  const ids = [...rooms.values()].filter((id) => id.startsWith("!") && !id.includes(" "));
  const direct = people.filter((each) => each !== own).map(({ userId }) => [userId, [words.pick(ids)]]);
  const key = `k${random(world, 24).replace(/[+/=]/g, "")}`;
  const algorithm = "m.secret_storage.v1.aes-hmac-sha2";
  const secret = (): Json => ({
    encrypted: { [key]: { iv: random(world, 16), ciphertext: random(world, 44), mac: random(world, 32) } },
  });
  return [
    ["m.direct", Object.fromEntries(direct)],
    ["m.ignored_user_list", { ignored_users: words.chance(0.5) ? { "@troll:example.net": {} } : {} }],
    ["m.identity_server", { base_url: words.chance(0.5) ? "https://id.example.org" : null }],
    ["im.vector.setting.breadcrumbs", { recent_rooms: words.shuffled(ids).slice(0, 12) }],
    ["im.vector.web.settings", { FTUEUserOnboarding: true, use24hTime: true, theme: "dark", fontSizeDelta: 0 }],
    ["im.vector.analytics", { id: "0".repeat(32), pseudonymousAnalyticsOptIn: false }],
    ["im.vector.setting.integration_provisioning", { enabled: false }],
    [
      "io.element.recent_emoji",
      { recent_emoji: deployment.emoji.map((emoji, index) => ({ emoji, total: index + 1 })) },
    ],
    ["io.element.recent_emoji.legacy", { recent_emoji: deployment.emoji.map((emoji, index) => [emoji, 9 - index]) }],
    ["m.widgets", { stickerpicker: stickerPicker(world, own) }],
    ["im.ponies.user_emotes", { images: { wave: { url: mediaUri(world), usage: ["emoticon"] } } }],
    ["m.accepted_terms", { accepted: [`https://${deployment.website}/terms/en/1.0`] }],
    ["m.secret_storage.default_key", { key }],
    [
      `m.secret_storage.key.${key}`,
      {
        algorithm,
        iv: random(world, 16),
        mac: random(world, 32),
        passphrase: { algorithm: "m.pbkdf2", iterations: 500_000, salt: key, bits: 256 },
      },
    ],
    ["m.cross_signing.master", secret()],
    ["m.cross_signing.self_signing", secret()],
    ["m.cross_signing.user_signing", secret()],
    ["m.megolm_backup.v1", secret()],
    ["org.matrix.msc3890.local_notification_settings.ABCDEFGHIJ", { is_silenced: false }],
    ["org.matrix.preview_urls", { disable: true }],
    ["m.org.matrix.custom.backup_disabled", { disabled: true }],
  ];
}

const stickerPicker = ({ deployment }: World, { userId }: Session): Json => ({
  type: "m.widget",
  state_key: "stickerpicker",
  sender: userId,
  id: "stickerpicker",
  content: {
    type: "m.stickerpicker",
    name: "Stickerpicker",
    creatorUserId: userId,
    url: `https://${deployment.website}/stickers/?theme=$theme`,
    data: {},
  },
});

const SECRET = /^m\.(secret_storage|cross_signing|megolm_backup)/;

async function global(world: World): Promise<void> {
  for (const [index, each] of world.people.entries()) {
    const base = `user/${quote(each.userId)}/account_data`;
    for (const [type, content] of world.words.shuffled(globalContents(world, each))) {
      // The first two get real secrets by a library that makes them.
      if (SECRET.test(type) && (index < 2 || world.words.chance(0.2))) continue;
      await each.put(`${base}/${quote(type)}`, content);
      // Each key has another name; reading one would make a kind for each.
      if (!type.startsWith("m.secret_storage.key.")) await each.get(`${base}/${quote(type)}`);
    }
    await each.get(`${base}/org.example.nothing`);
  }
}

async function perRoom(world: World): Promise<void> {
  const { words, people } = world;
  for (const each of people) {
    const { roomId } = someRoom(world);
    const room = `user/${quote(each.userId)}/rooms/${quote(roomId)}`;
    const tag = words.pick(["m.favourite", "m.lowpriority", "u.work", "u.Später lesen"]);
    await each.put(`${room}/tags/${quote(tag)}`, { order: words.number(1, 9) / 10 });
    await each.put(`${room}/tags/m.favourite`, {});
    await each.get(`${room}/tags`);
    await each.delete(`${room}/tags/${quote(tag)}`);
    const contents: readonly [string, Json][] = [
      ["m.marked_unread", { unread: words.chance(0.5) }],
      ["com.famedly.marked_unread", { unread: words.chance(0.5) }],
      ["im.vector.room.color_scheme", { primary_color: "#2bb0a5", secondary_color: "#eafaf7" }],
      ["org.matrix.room.preview_urls", { disable: words.chance(0.5) }],
      ["m.room.retention", { max_lifetime: 86_400_000 * words.number(1, 90) }],
      ["org.example.notes", { text: words.text(), updated: 1764000000 + words.number(1, 999_999) }],
    ];
    for (const [type, content] of contents) {
      await each.put(`${room}/account_data/${quote(type)}`, content);
      await each.get(`${room}/account_data/${quote(type)}`);
    }
    await each.get(`${room}/account_data/org.example.nothing`);
  }
}

/** As matrix-js-sdk, Element X and small clients make them. */
export const filterBodies = (world: World): readonly Json[] => [
  { room: { timeline: { limit: 20 }, state: { lazy_load_members: true } } },
  { room: { timeline: { limit: 20, unread_thread_notifications: true }, state: { lazy_load_members: true } } },
  {
    event_fields: ["type", "content", "sender", "event_id"],
    event_format: "client",
    presence: { not_types: ["*"] },
    account_data: { types: ["m.direct", "m.push_rules"] },
    room: {
      rooms: [world.words.pick([...world.rooms.values()].filter((id) => !id.includes(" ")))],
      timeline: {
        limit: 5,
        types: ["m.room.message", "m.room.encrypted", "m.reaction"],
        not_senders: ["@unwanted:example.net"],
      },
      state: { types: ["m.room.name", "m.room.topic"], lazy_load_members: true, include_redundant_members: false },
      ephemeral: { not_types: ["m.typing", "m.receipt"] },
      account_data: { not_types: ["m.fully_read"] },
      include_leave: true,
    },
  },
  { event_format: "federation", room: { timeline: { limit: 1, contains_url: true } } },
];

async function filters(world: World): Promise<void> {
  for (const each of world.people) {
    for (const body of filterBodies(world)) {
      const base = `user/${quote(each.userId)}/filter`;
      await each.get(`${base}/${textAt(await each.post(base, body), "filter_id")}`);
    }
  }
}
