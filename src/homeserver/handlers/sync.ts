import type { Instant } from "../../base/time.ts";
import type { HttpResponse } from "../../matrix/http.ts";
import { type Answer, invalidParameter, json } from "../answer.ts";
import { type Context, type Route, route } from "../context.ts";
import { strippedState } from "../events.ts";
import type { JsonObject } from "../json.ts";
import { defaultPushRules } from "../push-rules.ts";
import { joinedRoom, leftRoom, type SyncScope } from "../room-sync.ts";
import { syncFilter } from "../sync-filter.ts";
import { parseToken, syncToken } from "../sync-token.ts";
import { oneTimeKeyCounts } from "./keys.ts";

export const syncRoutes: readonly Route[] = [route("GET", "sync", sync)];

/** Waits when there is nothing new and the client has time; `waited` answers in any case. */
function sync(context: Context): Answer {
  return answer(context, Number(context.query.get("timeout") ?? 0) > 0) ?? "wait";
}

/** A long poll again: its answer when there is news by now, or when its time is up. */
export function syncAgain(context: Context, isTimeUp: boolean, now: Instant): HttpResponse | undefined {
  return answer({ ...context, now }, !isTimeUp);
}

function answer(context: Context, mayWait: boolean): HttpResponse | undefined {
  const { store, session, query, now } = context;
  const token = query.get("since");
  const since = token === null || token === "" ? undefined : parseToken(token);
  if (token !== null && token !== "" && since === undefined) return invalidParameter("Invalid stream token");
  const filter = syncFilter(query.get("filter"), session.user);
  if (filter === undefined) return invalidParameter("Invalid filter");
  const scope: SyncScope = { store, session, filter, since, fullState: query.get("full_state") === "true", now };
  const news = content(scope);
  if (Object.keys(news).length === 0 && since !== undefined && mayWait && !scope.fullState) return undefined;
  return json({ next_batch: syncToken(store.positions), ...news, ...keyCounts(scope) });
}

const keyCounts = ({ session }: SyncScope): JsonObject =>
  session.device === undefined
    ? {}
    : {
        device_one_time_keys_count: oneTimeKeyCounts(session.device),
        "org.matrix.msc2732.device_unused_fallback_key_types": [],
        device_unused_fallback_key_types: [],
      };

/** Sections without news are left out, as Synapse does. */
function content(scope: SyncScope): JsonObject {
  const accountData = globalAccountData(scope);
  const toDevice = toDeviceMessages(scope);
  const changed = changedDeviceLists(scope);
  const rooms = roomSections(scope);
  return {
    ...(accountData.length > 0 ? { account_data: { events: accountData } } : {}),
    ...(toDevice.length > 0 ? { to_device: { events: toDevice } } : {}),
    ...(changed.length > 0 ? { device_lists: { changed, left: [] } } : {}),
    ...(Object.keys(rooms).length > 0 ? { rooms } : {}),
  };
}

function globalAccountData({ session, since, filter }: SyncScope): JsonObject[] {
  const events: JsonObject[] = [];
  if (since === undefined && filter.accountData.accepts("m.push_rules", ""))
    events.push({ type: "m.push_rules", content: { global: defaultPushRules(session.user.id) } });
  for (const [type, { position, value }] of session.user.accountData.get("") ?? [])
    if ((since === undefined || position > since.accountData) && filter.accountData.accepts(type, ""))
      events.push({ type, content: value });
  return events;
}

/** Messages up to `since` have arrived, so they are forgotten. */
function toDeviceMessages({ session, since }: SyncScope): JsonObject[] {
  const queue = session.device?.toDevice ?? [];
  while (since !== undefined && (queue[0]?.position ?? Number.POSITIVE_INFINITY) <= since.toDevice) queue.shift();
  return queue.map((message) => message.value);
}

function changedDeviceLists({ store, session, since }: SyncScope): string[] {
  if (since === undefined) return [];
  const shared = new Set<string>([session.user.id]);
  const changed = [...store.users.values()].filter((user) => user.deviceListPosition > since.deviceLists);
  if (changed.length === 0) return [];
  for (const room of store.roomsOf(session.user.id))
    if (room.isJoined(session.user.id)) for (const member of room.members("join")) shared.add(member.stateKey ?? "");
  return changed.map((user) => user.id).filter((userId) => shared.has(userId));
}

function roomSections(scope: SyncScope): JsonObject {
  const { store, session, since, filter } = scope;
  const sections: Record<"join" | "invite" | "leave", Record<string, JsonObject>> = { join: {}, invite: {}, leave: {} };
  for (const room of store.roomsOf(session.user.id)) {
    if (!filter.room(room.id)) continue;
    const membership = room.membership(session.user.id);
    const own = room.stateEvent("m.room.member", session.user.id);
    if (membership === "join") put(sections.join, room.id, joinedRoom(scope, room));
    else if (membership === "leave" || membership === "ban") put(sections.leave, room.id, leftRoom(scope, room));
    else if (membership === "invite" && (since === undefined || (own?.position ?? 0) > since.events))
      sections.invite[room.id] = { invite_state: { events: strippedState(room, session.user.id) } };
  }
  return Object.fromEntries(Object.entries(sections).filter(([, rooms]) => Object.keys(rooms).length > 0));
}

function put(section: Record<string, JsonObject>, roomId: string, room: JsonObject | undefined): void {
  if (room !== undefined) section[roomId] = room;
}
