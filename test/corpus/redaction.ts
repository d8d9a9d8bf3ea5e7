/** What a redaction leaves of an event, by room version: what its signature covers (Matrix specification, rooms). */

type Values = Readonly<Record<string, unknown>>;

interface Rules {
  readonly members: readonly string[];
  /** Members of `content` that stay, by event type; "all" keeps it whole. */
  readonly content: Readonly<Record<string, readonly string[] | "all">>;
}

const MEMBERS = [
  "event_id",
  "type",
  "room_id",
  "sender",
  "state_key",
  "content",
  "hashes",
  "signatures",
  "depth",
  "prev_events",
  "auth_events",
  "origin_server_ts",
];
const OLD_MEMBERS = [...MEMBERS, "prev_state", "origin", "membership"];
const POWER_LEVELS = [
  "ban",
  "events",
  "events_default",
  "kick",
  "redact",
  "state_default",
  "users",
  "users_default",
] as const;

const CONTENT_V1 = {
  "m.room.member": ["membership"],
  "m.room.create": ["creator"],
  "m.room.join_rules": ["join_rule"],
  "m.room.power_levels": POWER_LEVELS,
  "m.room.history_visibility": ["history_visibility"],
  "m.room.aliases": ["aliases"],
} as const;
const CONTENT_V6 = { ...CONTENT_V1, "m.room.aliases": [] };
const CONTENT_V8 = { ...CONTENT_V6, "m.room.join_rules": ["join_rule", "allow"] };
const CONTENT_V9 = { ...CONTENT_V8, "m.room.member": ["membership", "join_authorised_via_users_server"] };
const CONTENT_V11: Rules["content"] = {
  ...CONTENT_V9,
  "m.room.create": "all",
  "m.room.power_levels": [...POWER_LEVELS, "invite"],
  "m.room.redaction": ["redacts"],
};

/** Each set of rules that some room version has, latest first. */
export const REDACTION_RULES: readonly Rules[] = [
  { members: MEMBERS, content: CONTENT_V11 },
  { members: OLD_MEMBERS, content: CONTENT_V9 },
  { members: OLD_MEMBERS, content: CONTENT_V8 },
  { members: OLD_MEMBERS, content: CONTENT_V6 },
  { members: OLD_MEMBERS, content: CONTENT_V1 },
];

const pick = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

export function redacted(event: Values, { members, content }: Rules): Values {
  const type = String(event.type);
  const whole = (event.content ?? {}) as Values;
  const kept = content[type] ?? [];
  const left: Record<string, unknown> = { ...(kept === "all" ? whole : pick(whole, kept)) };
  // of a member's third_party_invite its `signed` stays, from room version 11
  const invite = (whole.third_party_invite as Values | undefined)?.signed;
  if (members === MEMBERS && type === "m.room.member" && invite !== undefined) {
    left.third_party_invite = { signed: invite };
  }
  return { ...pick(event, members), content: left };
}
