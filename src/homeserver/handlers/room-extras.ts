/** What is in a room besides its events: typing, receipts, aliases, the public list. */
import { DEVELOPMENT_HOMESERVER as CAPS } from "../../base/limits.ts";
import type { HttpResponse } from "../../matrix/http.ts";
import { forbidden, full, json, matrixError, notFound } from "../answer.ts";
import { type Context, open, param, type Route, route } from "../context.ts";
import { type JsonObject, stringAt } from "../json.ts";
import { matchesAlias } from "../namespaces.ts";
import type { Room } from "../room.ts";

export const roomExtraRoutes: readonly Route[] = [
  route("POST", "rooms/{}/receipt/{}/{}", receipt),
  route("POST", "rooms/{}/read_markers", readMarkers),
  open("GET", "directory/room/{}", ({ store, params }) => {
    const alias = store.aliases.get(params[0] ?? "");
    return alias === undefined ? unknownAlias(params[0] ?? "") : json({ room_id: alias.roomId, servers: [store.name] });
  }),
  route("PUT", "directory/room/{}", setAlias),
  route("DELETE", "directory/room/{}", deleteAlias),
  route("GET", "rooms/{}/aliases", (context) =>
    json({
      aliases: [...context.store.aliases].filter(([, at]) => at.roomId === param(context, 0)).map(([alias]) => alias),
    }),
  ),
  open("GET", "publicRooms", ({ store }) => publicRooms([...store.rooms.values()])),
  route("POST", "publicRooms", ({ store }) => publicRooms([...store.rooms.values()])),
];

const unknownAlias = (alias: string): HttpResponse => notFound(`Room alias ${alias} not found`);

function markRead(context: Context, room: Room, type: string, eventId: string): void {
  const { store, session, now, body } = context;
  room.receipts.set(`${type} ${session.user.id}`, {
    eventId,
    ts: store.clock(now),
    threadId: stringAt(body, "thread_id"),
    position: store.advance("receipts"),
  });
}

function receipt(context: Context): HttpResponse {
  const room = context.store.rooms.get(param(context, 0));
  const type = param(context, 1);
  if (room?.isJoined(context.session.user.id) !== true) return forbidden("You are not in the room");
  if (type === "m.fully_read") return fullyRead(context, room.id, param(context, 2)) ?? json({});
  if (type !== "m.read" && type !== "m.read.private")
    return matrixError(400, "M_INVALID_PARAM", "Unknown receipt type");
  markRead(context, room, type, param(context, 2));
  return json({});
}

function fullyRead({ store, session }: Context, roomId: string, eventId: string): HttpResponse | undefined {
  const kept = store.setAccountData(session.user, roomId, "m.fully_read", { event_id: eventId });
  return kept ? undefined : full("account data for this user");
}

function readMarkers(context: Context): HttpResponse {
  const room = context.store.rooms.get(param(context, 0));
  if (room?.isJoined(context.session.user.id) !== true) return forbidden("You are not in the room");
  for (const type of ["m.read", "m.read.private"] as const) {
    const eventId = stringAt(context.body, type);
    if (eventId !== undefined) markRead(context, room, type, eventId);
  }
  const marker = stringAt(context.body, "m.fully_read");
  return (marker === undefined ? undefined : fullyRead(context, room.id, marker)) ?? json({});
}

function setAlias(context: Context): HttpResponse {
  const { store, session, body } = context;
  const alias = param(context, 0);
  const roomId = stringAt(body, "room_id") ?? "";
  if (!/^#[^:\s]+:.+$/.test(alias)) return matrixError(400, "M_INVALID_PARAM", `Room alias ${alias} is not valid`);
  if (!store.rooms.has(roomId)) return notFound(`Room ${roomId} not found`);
  if (store.aliases.has(alias)) return matrixError(409, "M_UNKNOWN", `Room alias ${alias} already exists`);
  const owner = store.options.applicationServices?.find((service) => matchesAlias(service, alias));
  if (owner !== undefined && owner !== session.applicationService)
    return matrixError(400, "M_EXCLUSIVE", "This alias is reserved by an application service.");
  if (store.aliases.size >= CAPS.aliases) return full("aliases");
  store.aliases.set(alias, { roomId, creator: session.user.id });
  return json({});
}

function deleteAlias(context: Context): HttpResponse {
  const { store, session } = context;
  const known = store.aliases.get(param(context, 0));
  if (known === undefined) return unknownAlias(param(context, 0));
  if (known.creator !== session.user.id) return forbidden("You don't have permission to delete the alias.");
  store.aliases.delete(param(context, 0));
  return json({});
}

function publicRooms(rooms: readonly Room[]): HttpResponse {
  const chunk = rooms
    .filter((room) => room.listed)
    .slice(0, 100)
    .map((room): JsonObject => {
      const name = stringAt(room.stateContent("m.room.name"), "name");
      const alias = stringAt(room.stateContent("m.room.canonical_alias"), "alias");
      return {
        room_id: room.id,
        ...(name === undefined ? {} : { name }),
        ...(alias === undefined ? {} : { canonical_alias: alias }),
        num_joined_members: room.count("join"),
        world_readable: false,
        guest_can_join: false,
        join_rule: "public",
      };
    });
  return json({ chunk, total_room_count_estimate: chunk.length });
}
