import { utf8 } from "../base/bytes.ts";
import { DEVELOPMENT_HOMESERVER as CAPS } from "../base/limits.ts";
import type { Instant } from "../base/time.ts";
import type { HttpResponse } from "../matrix/http.ts";
import { badJson, forbidden, full, matrixError } from "./answer.ts";
import { reference } from "./identifiers.ts";
import { hasForbiddenNumber, type JsonObject, objectAt, stringAt } from "./json.ts";
import { type Room, stateKeyOf } from "./room.ts";
import type { Store } from "./store.ts";
import type { Session, StoredEvent } from "./types.ts";

export interface NewEvent {
  readonly type: string;
  readonly sender: string;
  readonly content: JsonObject;
  readonly stateKey?: string;
  readonly transaction?: { readonly session: string; readonly id: string };
  /** Only the creation of a room chooses it: the room's id is its hash. */
  readonly eventId?: string;
}

export type Written =
  | { readonly ok: true; readonly event: StoredEvent }
  | { readonly ok: false; readonly answer: HttpResponse };

const refuse = (answer: HttpResponse): Written => ({ ok: false, answer });

/** Puts an event into a room without asking whether its sender may: see `authorize`. */
export function write(store: Store, room: Room, event: NewEvent, now: Instant): Written {
  if (hasForbiddenNumber(event.content)) return refuse(badJson("Bad JSON value: float or integer out of range"));
  if (utf8(JSON.stringify(event.content)).length > CAPS.eventBytes - 1024)
    return refuse(matrixError(413, "M_TOO_LARGE", "event too large"));
  const key = event.stateKey === undefined ? undefined : stateKeyOf(event.type, event.stateKey);
  if (key !== undefined && !room.state.has(key) && room.state.size >= CAPS.statePerRoom)
    return refuse(full("state in this room"));
  const stored: StoredEvent = {
    eventId: event.eventId ?? `$${reference(store.random)}`,
    roomId: room.id,
    type: event.type,
    sender: event.sender,
    stateKey: event.stateKey,
    content: event.content,
    originServerTs: store.clock(now),
    position: store.advance("events"),
    depth: room.nextDepth,
    transaction: event.transaction,
    replaces: key === undefined ? undefined : room.state.get(key),
    redactedBecause: undefined,
  };
  room.append(stored, CAPS.eventsPerRoom);
  store.touch(room);
  return { ok: true, event: stored };
}

/** Why `sender` may not send it, or nothing (authorization rules, in the parts that people meet). */
export function authorize(room: Room, sender: string, type: string, stateKey?: string): HttpResponse | undefined {
  if (!room.isJoined(sender)) return forbidden(`User ${sender} not in room ${room.id}`);
  const needed = room.powerFor(type, stateKey !== undefined);
  const power = room.power(sender);
  if (power < needed)
    return forbidden(
      `You don't have permission to post that to the room. user_level (${power}) < send_level (${needed})`,
    );
  if (stateKey?.startsWith("@") === true && stateKey !== sender)
    return forbidden("You are not allowed to set others state");
  return undefined;
}

/** An event as clients see it; `room_id` is left out inside a sync. */
export function clientEvent(
  event: StoredEvent,
  session: Session,
  now: number,
  options: { readonly roomId: boolean; readonly membership?: string } = { roomId: true },
): JsonObject {
  const unsigned: Record<string, JsonObject[string]> = {};
  if (options.membership !== undefined) unsigned.membership = options.membership;
  unsigned.age = Math.max(0, now - event.originServerTs);
  if (event.replaces !== undefined) {
    unsigned.replaces_state = event.replaces.eventId;
    unsigned.prev_content = event.replaces.content;
    unsigned.prev_sender = event.replaces.sender;
  }
  if (event.transaction?.session === sessionKey(session)) unsigned.transaction_id = event.transaction.id;
  if (event.redactedBecause !== undefined)
    unsigned.redacted_because = clientEvent(event.redactedBecause, session, now, options);
  return {
    type: event.type,
    ...(options.roomId ? { room_id: event.roomId } : {}),
    sender: event.sender,
    content: event.content,
    ...(event.stateKey === undefined ? {} : { state_key: event.stateKey }),
    ...(event.type === "m.room.redaction" ? { redacts: stringAt(event.content, "redacts") ?? "" } : {}),
    origin_server_ts: event.originServerTs,
    unsigned,
    event_id: event.eventId,
  };
}

export const sessionKey = (session: Session): string => `${session.user.id} ${session.device?.id ?? session.token}`;

/** What someone who is only invited sees of a room. */
const STRIPPED = [
  "m.room.create",
  "m.room.join_rules",
  "m.room.name",
  "m.room.canonical_alias",
  "m.room.avatar",
  "m.room.topic",
  "m.room.encryption",
];

export function strippedState(room: Room, userId: string): JsonObject[] {
  const invitation = room.stateEvent("m.room.member", userId);
  const events = STRIPPED.map((type) => room.stateEvent(type));
  events.push(invitation === undefined ? undefined : room.stateEvent("m.room.member", invitation.sender), invitation);
  return events
    .filter((event): event is StoredEvent => event !== undefined)
    .map((event) => ({
      type: event.type,
      state_key: event.stateKey ?? "",
      content: event.content,
      sender: event.sender,
    }));
}

/** The keys of content that a redaction leaves (room version 11 and later). */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  "m.room.member": ["membership", "join_authorised_via_users_server"],
  "m.room.join_rules": ["join_rule", "allow"],
  "m.room.history_visibility": ["history_visibility"],
  "m.room.redaction": ["redacts"],
  "m.room.power_levels": [
    "ban",
    "events",
    "events_default",
    "invite",
    "kick",
    "redact",
    "state_default",
    "users",
    "users_default",
  ],
};

export function redact(target: StoredEvent, because: StoredEvent): void {
  const kept = KEPT[target.type] ?? [];
  if (target.type !== "m.room.create")
    target.content = Object.fromEntries(Object.entries(target.content).filter(([key]) => kept.includes(key)));
  target.redactedBecause = because;
}

/** The name under which a member is known in a room. */
export const memberContent = (store: Store, userId: string, membership: string, reason?: string): JsonObject => {
  const user = store.users.get(userId);
  return {
    membership,
    ...(user?.displayName === undefined ? {} : { displayname: user.displayName }),
    ...(user?.avatarUrl === undefined ? {} : { avatar_url: user.avatarUrl }),
    ...(reason === undefined ? {} : { reason }),
  };
};

export const powerOver = (room: Room, sender: string, target: string, action: "kick" | "ban"): boolean =>
  room.power(sender) >= room.level(action, 50) && room.power(sender) > room.power(target);

export const isPublic = (room: Room): boolean =>
  objectAt({ rules: room.stateContent("m.room.join_rules") }, "rules").join_rule === "public";
