/** Creating a room: its events in the order that the specification lists them. */
import { DEVELOPMENT_HOMESERVER as CAPS } from "../../base/limits.ts";
import type { HttpResponse } from "../../matrix/http.ts";
import { full, invalidParameter, json, matrixError } from "../answer.ts";
import { type Context, type Route, route } from "../context.ts";
import { memberContent, type NewEvent, write } from "../events.ts";
import { reference } from "../identifiers.ts";
import { arrayAt, isObject, type JsonObject, objectAt, stringAt, stringsAt } from "../json.ts";
import { matchesAlias } from "../namespaces.ts";
import { Room } from "../room.ts";

export const createRoomRoutes: readonly Route[] = [route("POST", "createRoom", createRoom)];

type Preset = "private_chat" | "trusted_private_chat" | "public_chat";

function createRoom(context: Context): HttpResponse {
  const { store, session, body, now } = context;
  if (store.rooms.size >= CAPS.rooms) return full("rooms");
  const version = stringAt(body, "room_version") ?? "12";
  if (version !== "12" && version !== "11")
    return matrixError(400, "M_UNSUPPORTED_ROOM_VERSION", "Your homeserver does not support this room version");
  const alias = aliasOf(context);
  if (alias !== undefined && alias.refusal !== undefined) return alias.refusal;
  const preset = presetOf(body);
  const trusted = preset === "trusted_private_chat" ? stringsAt(body, "invite") : [];
  const hash = reference(store.random);
  const isTwelve = version === "12";
  const room = new Room(
    isTwelve ? `!${hash}` : `!${hash.slice(0, 18)}:${store.name}`,
    version,
    new Set(isTwelve ? [session.user.id, ...trusted] : []),
  );
  const create = { ...objectAt(body, "creation_content"), ...creation(version, trusted) };
  store.rooms.set(room.id, room);
  room.listed = stringAt(body, "visibility") === "public";
  const events: NewEvent[] = [
    state(context, "m.room.create", create, { eventId: isTwelve ? `$${hash}` : `$${reference(store.random)}` }),
    state(context, "m.room.member", memberContent(store, session.user.id, "join"), { stateKey: session.user.id }),
    ...settings(context, preset, alias?.name),
    ...requested(context),
    ...invitations(context),
  ];
  for (const event of events) {
    const written = write(store, room, event, now);
    if (written.ok) continue;
    store.rooms.delete(room.id);
    return written.answer;
  }
  if (alias !== undefined) store.aliases.set(alias.name, { roomId: room.id, creator: session.user.id });
  return json({ room_id: room.id, ...(alias === undefined ? {} : { room_alias: alias.name }) });
}

const presetOf = (body: JsonObject): Preset => {
  const preset = stringAt(body, "preset");
  if (preset === "private_chat" || preset === "trusted_private_chat" || preset === "public_chat") return preset;
  return stringAt(body, "visibility") === "public" ? "public_chat" : "private_chat";
};

const creation = (version: string, trusted: readonly string[]): JsonObject => ({
  room_version: version,
  ...(version === "12" && trusted.length > 0 ? { additional_creators: trusted } : {}),
});

const state = (
  context: Context,
  type: string,
  content: JsonObject,
  more: { readonly stateKey?: string; readonly eventId?: string } = {},
): NewEvent => ({ type, sender: context.session.user.id, content, stateKey: "", ...more });

function aliasOf(context: Context): { readonly name: string; readonly refusal: HttpResponse | undefined } | undefined {
  const { store, body, session } = context;
  const local = stringAt(body, "room_alias_name");
  if (local === undefined) return undefined;
  const name = `#${local}:${store.name}`;
  const taken = store.options.applicationServices?.find((service) => matchesAlias(service, name));
  if (/[:#\s]/.test(local) || local === "")
    return { name, refusal: invalidParameter("Invalid characters in room alias") };
  if (store.aliases.has(name)) return { name, refusal: matrixError(400, "M_ROOM_IN_USE", "Room alias already taken") };
  if (taken !== undefined && taken !== session.applicationService)
    return { name, refusal: matrixError(400, "M_EXCLUSIVE", "This alias is reserved by an application service.") };
  if (store.aliases.size >= CAPS.aliases) return { name, refusal: full("aliases") };
  return { name, refusal: undefined };
}

function settings(context: Context, preset: Preset, alias: string | undefined): NewEvent[] {
  const isPublic = preset === "public_chat";
  const events = [state(context, "m.room.power_levels", powerLevels(context, preset))];
  if (alias !== undefined) events.push(state(context, "m.room.canonical_alias", { alias }));
  events.push(
    state(context, "m.room.join_rules", { join_rule: isPublic ? "public" : "invite" }),
    state(context, "m.room.history_visibility", { history_visibility: "shared" }),
  );
  if (!isPublic) events.push(state(context, "m.room.guest_access", { guest_access: "can_join" }));
  return events;
}

function powerLevels({ session, body }: Context, preset: Preset): JsonObject {
  const twelve = (stringAt(body, "room_version") ?? "12") === "12";
  const owners =
    preset === "trusted_private_chat" ? [session.user.id, ...stringsAt(body, "invite")] : [session.user.id];
  return {
    users: twelve ? {} : Object.fromEntries(owners.map((user) => [user, 100])),
    users_default: 0,
    events: {
      "m.room.name": 50,
      "m.room.power_levels": 100,
      "m.room.history_visibility": 100,
      "m.room.canonical_alias": 50,
      "m.room.avatar": 50,
      "m.room.tombstone": twelve ? 150 : 100,
      "m.room.server_acl": 100,
      "m.room.encryption": 100,
    },
    events_default: 0,
    state_default: 50,
    ban: 50,
    kick: 50,
    redact: 50,
    invite: preset === "public_chat" ? 50 : 0,
    historical: 100,
    ...objectAt(body, "power_level_content_override"),
  };
}

function requested(context: Context): NewEvent[] {
  const { body } = context;
  const events = arrayAt(body, "initial_state")
    .filter(isObject)
    .map((event) =>
      state(context, stringAt(event, "type") ?? "", objectAt(event, "content"), {
        stateKey: stringAt(event, "state_key") ?? "",
      }),
    );
  const name = stringAt(body, "name");
  const topic = stringAt(body, "topic");
  if (name !== undefined) events.push(state(context, "m.room.name", { name }));
  if (topic !== undefined)
    events.push(state(context, "m.room.topic", { topic, "m.topic": { "m.text": [{ body: topic }] } }));
  return events;
}

const invitations = (context: Context): NewEvent[] =>
  stringsAt(context.body, "invite").map((userId) =>
    state(
      context,
      "m.room.member",
      {
        ...memberContent(context.store, userId, "invite"),
        ...(context.body.is_direct === true ? { is_direct: true } : {}),
      },
      { stateKey: userId },
    ),
  );
