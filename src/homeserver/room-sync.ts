/** What a sync says of one room that its user is in. */
import { add, hours, type Instant } from "../base/time.ts";
import { clientEvent } from "./events.ts";
import type { Json, JsonObject } from "./json.ts";
import { type Room, stateKeyOf } from "./room.ts";
import type { Store } from "./store.ts";
import type { SyncFilter } from "./sync-filter.ts";
import { pageToken } from "./sync-token.ts";
import type { Positions, Session, StoredEvent } from "./types.ts";

export interface SyncScope {
  readonly store: Store;
  readonly session: Session;
  readonly filter: SyncFilter;
  /** Undefined for an initial sync. */
  readonly since: Positions | undefined;
  readonly fullState: boolean;
  readonly now: Instant;
}

/** `undefined` when there is nothing new in it. */
export function joinedRoom(scope: SyncScope, room: Room): JsonObject | undefined {
  const since = isNewcomer(scope, room) ? undefined : scope.since;
  const timeline = timelineOf(scope, room, since);
  const state = stateOf(scope, room, since, timeline);
  const ephemeral = ephemeralOf(scope, room, since);
  const accountData = accountDataOf(scope, room, since);
  const isNews = timeline.events.length + state.length + ephemeral.length + accountData.length > 0;
  if (since !== undefined && !isNews) return undefined;
  const membershipChanged = [...timeline.events, ...state].some((event) => event.type === "m.room.member");
  const show = view(scope, room);
  return {
    timeline: chunk(room, timeline, show),
    state: { events: state.map(show) },
    account_data: { events: accountData },
    ephemeral: { events: ephemeral },
    unread_notifications: { notification_count: unread(scope, room), highlight_count: 0 },
    summary:
      scope.filter.state.lazyLoadMembers && (since === undefined || membershipChanged) ? summary(scope, room) : {},
  };
}

/** A room that the user has left: its timeline up to the leaving. */
export function leftRoom(scope: SyncScope, room: Room): JsonObject | undefined {
  const own = room.stateEvent("m.room.member", scope.session.user.id);
  if (own === undefined) return undefined;
  if (scope.since === undefined ? !scope.filter.includeLeave : own.position <= scope.since.events) return undefined;
  const timeline = timelineOf(scope, room, scope.since, own.position);
  return {
    timeline: chunk(room, timeline, view(scope, room)),
    state: { events: [] },
    account_data: { events: [] },
  };
}

/** Whoever joined after `since` needs the whole room. */
function isNewcomer({ since, session }: SyncScope, room: Room): boolean {
  if (since === undefined) return true;
  let event = room.stateEvent("m.room.member", session.user.id);
  // a change of one's display name is a new join event, but no joining
  while (event !== undefined && event.position > since.events) event = event.replaces;
  return event?.content.membership !== "join";
}

interface Timeline {
  readonly events: readonly StoredEvent[];
  readonly startsAfter: number;
  readonly startIndex: number;
  readonly limited: boolean;
}

function timelineOf(scope: SyncScope, room: Room, since: Positions | undefined, until?: number): Timeline {
  const { filter } = scope;
  const first = since === undefined ? 0 : room.indexAfter(since.events);
  const end = until === undefined ? room.timeline.length : room.indexAfter(until);
  const events: StoredEvent[] = [];
  let start = end;
  let limited = false;
  for (let index = end - 1; index >= first; index--) {
    const event = room.timeline[index];
    if (event === undefined) continue;
    if (!filter.timeline.accepts(event.type, event.sender)) continue;
    if (events.length === filter.timeline.limit) {
      limited = true;
      break;
    }
    events.unshift(event);
    start = index;
  }
  if (!limited) start = first;
  const startsAfter = room.timeline[start - 1]?.position ?? since?.events ?? 0;
  return { events, startsAfter, startIndex: start, limited };
}

/** The timeline as a sync says it, with the token from which `/messages` goes on into the past. */
function chunk(room: Room, { events, startsAfter, limited }: Timeline, show: Show): JsonObject {
  return {
    events: events.map(show),
    prev_batch: pageToken(events[0]?.depth ?? room.nextDepth, startsAfter),
    limited,
  };
}

function stateOf(
  scope: SyncScope,
  room: Room,
  since: Positions | undefined,
  timeline: Timeline,
): readonly StoredEvent[] {
  const { filter, fullState } = scope;
  const before =
    since === undefined || fullState || timeline.limited ? room.stateBefore(timeline.startIndex) : new Map();
  const all: StoredEvent[] = [...before.values()];
  const wanted = since === undefined || fullState ? all : all.filter((event) => event.position > since.events);
  const lazily = filter.state.lazyLoadMembers ? lazyMembers(scope, room, timeline, wanted) : wanted;
  return lazily.filter((event) => filter.state.accepts(event.type, event.sender));
}

/** Only the members who speak in the timeline, and oneself; those that this session knows are left out. */
function lazyMembers(
  scope: SyncScope,
  room: Room,
  timeline: Timeline,
  wanted: readonly StoredEvent[],
): readonly StoredEvent[] {
  const { session, filter, now, since } = scope;
  const needed = new Set(timeline.events.map((event) => event.sender));
  if (since === undefined) needed.add(session.user.id);
  const told = new Set(timeline.events.map((event) => stateKeyOf(event.type, event.stateKey ?? "")));
  const members: StoredEvent[] = [];
  for (const userId of needed) {
    const key = `${room.id} ${userId}`;
    const member = room.stateEvent("m.room.member", userId);
    if (member === undefined || told.has(stateKeyOf("m.room.member", userId))) continue;
    const isKnown = since !== undefined && session.lazyMembers.get(key, now) === true;
    if (isKnown && !filter.state.redundantMembers) continue;
    session.lazyMembers.set(key, true, add(now, hours(1)), now);
    members.push(member);
  }
  const changed = wanted.filter(
    (event) => event.type !== "m.room.member" || (since !== undefined && !members.includes(event)),
  );
  return [...changed, ...members.filter((member) => !changed.includes(member))];
}

function ephemeralOf({ filter, session }: SyncScope, room: Room, since: Positions | undefined): JsonObject[] {
  const events: JsonObject[] = [];
  const typingNews = since === undefined ? room.typing.size > 0 : room.typingPosition > since.typing;
  if (typingNews && filter.ephemeral.accepts("m.typing", ""))
    events.push({ type: "m.typing", content: { user_ids: [...room.typing.keys()] } });
  const content: Record<string, Record<string, Record<string, Json>>> = {};
  for (const [key, receipt] of room.receipts) {
    if (since !== undefined && receipt.position <= since.receipts) continue;
    const [type = "", userId = ""] = key.split(" ");
    if (type === "m.read.private" && userId !== session.user.id) continue;
    const byType = content[receipt.eventId] ?? {};
    const read = { ts: receipt.ts, ...(receipt.threadId === undefined ? {} : { thread_id: receipt.threadId }) };
    content[receipt.eventId] = { ...byType, [type]: { ...byType[type], [userId]: read } };
  }
  if (Object.keys(content).length > 0 && filter.ephemeral.accepts("m.receipt", ""))
    events.push({ type: "m.receipt", content });
  return events;
}

function accountDataOf({ filter, session }: SyncScope, room: Room, since: Positions | undefined): JsonObject[] {
  const events: JsonObject[] = [];
  for (const [type, { position, value }] of session.user.accountData.get(room.id) ?? [])
    if ((since === undefined || position > since.accountData) && filter.roomAccountData.accepts(type, ""))
      events.push({ type, content: value });
  return events;
}

function summary({ session }: SyncScope, room: Room): JsonObject {
  const isUnnamed =
    room.stateEvent("m.room.name") === undefined && room.stateEvent("m.room.canonical_alias") === undefined;
  const heroes = [...room.members("join"), ...room.members("invite")]
    .map((event) => event.stateKey ?? "")
    .filter((userId) => userId !== session.user.id)
    .slice(0, 5);
  return {
    ...(isUnnamed ? { "m.heroes": heroes } : {}),
    "m.joined_member_count": room.count("join"),
    "m.invited_member_count": room.count("invite"),
  };
}

/** Others' messages since the own receipt: looked for in the last 100 events, as people don't count further. */
function unread({ session }: SyncScope, room: Room): number {
  const user = session.user.id;
  const read = room.receipts.get(`m.read ${user}`)?.eventId ?? room.receipts.get(`m.read.private ${user}`)?.eventId;
  let count = 0;
  for (let index = room.timeline.length - 1; index >= Math.max(0, room.timeline.length - 100); index--) {
    const event = room.timeline[index];
    if (event === undefined || event.eventId === read || event.sender === user) break;
    if (event.type === "m.room.message" && event.content.msgtype !== "m.notice") count++;
    if (event.type === "m.room.encrypted") count++;
  }
  return count;
}

type Show = (event: StoredEvent) => JsonObject;

function view({ store, session, now }: SyncScope, room: Room): Show {
  const membership = room.membership(session.user.id) ?? "leave";
  return (event) => clientEvent(event, session, store.clock(now), { roomId: false, membership });
}
