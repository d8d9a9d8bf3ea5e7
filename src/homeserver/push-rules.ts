/** The predefined push rules (client-server API, "predefined rules"), about as large as real servers send them. */
import { localpartOf } from "./identifiers.ts";
import type { Json, JsonObject } from "./json.ts";

type Conditions = readonly JsonObject[];

const rule = (id: string, conditions: Conditions, actions: readonly Json[], enabled = true): JsonObject => ({
  rule_id: `.m.rule.${id}`,
  default: true,
  enabled,
  conditions,
  actions,
});

const match = (key: string, pattern: string): JsonObject => ({ kind: "event_match", key, pattern });
const type = (pattern: string): JsonObject => match("type", pattern);
const oneToOne: JsonObject = { kind: "room_member_count", is: "2" };
const sound = (value: string): JsonObject => ({ set_tweak: "sound", value });
const highlight: JsonObject = { set_tweak: "highlight" };
const noHighlight: JsonObject = { set_tweak: "highlight", value: false };

const overrides = (userId: string): readonly JsonObject[] => [
  rule("master", [], [], false),
  rule("suppress_notices", [match("content.msgtype", "m.notice")], []),
  rule(
    "invite_for_me",
    [type("m.room.member"), match("content.membership", "invite"), match("state_key", userId)],
    ["notify", noHighlight, sound("default")],
  ),
  rule("member_event", [type("m.room.member")], []),
  rule(
    "is_user_mention",
    [{ kind: "event_property_contains", key: "content.m\\.mentions.user_ids", value: userId }],
    ["notify", highlight, sound("default")],
  ),
  rule("contains_display_name", [{ kind: "contains_display_name" }], ["notify", highlight, sound("default")]),
  rule(
    "is_room_mention",
    [
      { kind: "event_property_is", key: "content.m\\.mentions.room", value: true },
      { kind: "sender_notification_permission", key: "room" },
    ],
    ["notify", highlight],
  ),
  rule(
    "roomnotif",
    [{ kind: "sender_notification_permission", key: "room" }, match("content.body", "@room")],
    ["notify", highlight],
  ),
  rule("tombstone", [type("m.room.tombstone"), match("state_key", "")], ["notify", highlight]),
  rule("reaction", [type("m.reaction")], []),
  rule("room.server_acl", [type("m.room.server_acl"), match("state_key", "")], []),
  rule(
    "suppress_edits",
    [{ kind: "event_property_is", key: "content.m\\.relates_to.rel_type", value: "m.replace" }],
    [],
  ),
];

const underrides: readonly JsonObject[] = [
  rule("call", [type("m.call.invite")], ["notify", sound("ring"), noHighlight]),
  rule("room_one_to_one", [oneToOne, type("m.room.message")], ["notify", sound("default"), noHighlight]),
  rule("encrypted_room_one_to_one", [oneToOne, type("m.room.encrypted")], ["notify", sound("default"), noHighlight]),
  rule("poll_start_one_to_one", [oneToOne, type("m.poll.start")], ["notify", sound("default")]),
  rule("poll_end_one_to_one", [oneToOne, type("m.poll.end")], ["notify", sound("default")]),
  rule("message", [type("m.room.message")], ["notify", noHighlight]),
  rule("encrypted", [type("m.room.encrypted")], ["notify", noHighlight]),
  rule("poll_start", [type("m.poll.start")], ["notify"]),
  rule("poll_end", [type("m.poll.end")], ["notify"]),
];

const content = (userId: string): readonly JsonObject[] => [
  {
    rule_id: ".m.rule.contains_user_name",
    default: true,
    enabled: true,
    pattern: localpartOf(userId),
    actions: ["notify", highlight, sound("default")],
  },
];

export interface PushRules extends JsonObject {
  readonly override: readonly JsonObject[];
  readonly content: readonly JsonObject[];
  readonly room: readonly JsonObject[];
  readonly sender: readonly JsonObject[];
  readonly underride: readonly JsonObject[];
}

export const defaultPushRules = (userId: string): PushRules => ({
  override: overrides(userId),
  content: content(userId),
  room: [],
  sender: [],
  underride: underrides,
});
