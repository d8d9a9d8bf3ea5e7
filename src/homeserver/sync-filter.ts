import { isObject, type JsonObject, objectAt, parseJson } from "./json.ts";
import type { User } from "./types.ts";

/** A RoomEventFilter in the parts that this server honours. */
export interface EventFilter {
  readonly limit: number;
  readonly lazyLoadMembers: boolean;
  readonly redundantMembers: boolean;
  accepts(type: string, sender: string): boolean;
}

export interface SyncFilter {
  readonly timeline: EventFilter;
  readonly state: EventFilter;
  readonly ephemeral: EventFilter;
  readonly roomAccountData: EventFilter;
  readonly accountData: EventFilter;
  readonly includeLeave: boolean;
  room(id: string): boolean;
}

/** The query's `filter`: an id of this user's, or the filter itself. `undefined` when it is neither. */
export function syncFilter(text: string | null, user: User): SyncFilter | undefined {
  if (text === null) return fromJson({});
  if (text.startsWith("{")) {
    const inline = parseJson(text);
    return isObject(inline) ? fromJson(inline) : undefined;
  }
  const stored = /^\d+$/.test(text) ? user.filters[Number(text)] : undefined;
  return stored === undefined ? undefined : fromJson(stored);
}

function fromJson(filter: JsonObject): SyncFilter {
  const room = objectAt(filter, "room");
  const wanted = names(room, "rooms");
  const unwanted = names(room, "not_rooms") ?? [];
  return {
    timeline: eventFilter(objectAt(room, "timeline")),
    state: eventFilter(objectAt(room, "state")),
    ephemeral: eventFilter(objectAt(room, "ephemeral")),
    roomAccountData: eventFilter(objectAt(room, "account_data")),
    accountData: eventFilter(objectAt(filter, "account_data")),
    includeLeave: room.include_leave === true,
    room: (id) => (wanted === undefined || wanted.includes(id)) && !unwanted.includes(id),
  };
}

function names(object: JsonObject, key: string): readonly string[] | undefined {
  const value = object[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : undefined;
}

function eventFilter(filter: JsonObject): EventFilter {
  const types = names(filter, "types");
  const notTypes = names(filter, "not_types") ?? [];
  const senders = names(filter, "senders");
  const notSenders = names(filter, "not_senders") ?? [];
  const limit = filter.limit;
  return {
    limit: typeof limit === "number" && limit >= 0 ? Math.min(Math.floor(limit), 100) : 10,
    lazyLoadMembers: filter.lazy_load_members === true,
    redundantMembers: filter.include_redundant_members === true,
    accepts: (type, sender) =>
      (types === undefined || types.some((pattern) => matches(pattern, type))) &&
      !notTypes.some((pattern) => matches(pattern, type)) &&
      (senders === undefined || senders.includes(sender)) &&
      !notSenders.includes(sender),
  };
}

/** `*` stands for any characters; split instead of a regular expression, so that no filter can make it slow. */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.split("*");
  const [first = "", ...rest] = parts;
  if (rest.length === 0) return pattern === text;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  const last = rest.pop() ?? "";
  for (const part of rest) {
    const next = text.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
