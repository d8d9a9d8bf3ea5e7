/** Who is in a room: join, invite, leave, kick, ban, and the lists of it. */
import type { HttpResponse } from "../../matrix/http.ts";
import { badJson, forbidden, json, missingParameter, notFound } from "../answer.ts";
import { type Context, param, type Route, route } from "../context.ts";
import { clientEvent, isPublic, memberContent, powerOver, write } from "../events.ts";
import { isUserId } from "../identifiers.ts";
import { type JsonObject, stringAt } from "../json.ts";
import type { Room } from "../room.ts";

export const membershipRoutes: readonly Route[] = [
  route("POST", "join/{}", (context) => join(context, resolve(context, param(context, 0)))),
  route("POST", "rooms/{}/join", (context) => join(context, context.store.rooms.get(param(context, 0)))),
  route("POST", "rooms/{}/invite", (context) => withTarget(context, invite)),
  route("POST", "rooms/{}/leave", leave),
  route("POST", "rooms/{}/forget", forget),
  route("POST", "rooms/{}/kick", (context) =>
    withTarget(context, (room, target) => remove(context, room, target, "kick")),
  ),
  route("POST", "rooms/{}/ban", (context) =>
    withTarget(context, (room, target) => remove(context, room, target, "ban")),
  ),
  route("POST", "rooms/{}/unban", (context) => withTarget(context, (room, target) => unban(context, room, target))),
  route("GET", "rooms/{}/members", members),
  route("GET", "rooms/{}/joined_members", joinedMembers),
  route("GET", "joined_rooms", ({ store, session }) =>
    json({
      joined_rooms: store
        .roomsOf(session.user.id)
        .filter((room) => room.isJoined(session.user.id))
        .map((room) => room.id),
    }),
  ),
];

const resolve = ({ store }: Context, idOrAlias: string): Room | undefined =>
  store.rooms.get(store.aliases.get(idOrAlias)?.roomId ?? idOrAlias);

const unknownRoom = (): HttpResponse =>
  notFound("Can't join remote room because no servers that are in the room have been provided.");

function setMembership(context: Context, room: Room, userId: string, content: JsonObject): HttpResponse | undefined {
  const event = { type: "m.room.member", sender: context.session.user.id, stateKey: userId, content };
  const written = write(context.store, room, event, context.now);
  return written.ok ? undefined : written.answer;
}

function join(context: Context, room: Room | undefined): HttpResponse {
  const { store, session, body } = context;
  if (room === undefined) return unknownRoom();
  const current = room.membership(session.user.id);
  if (current === "join") return json({ room_id: room.id });
  if (current === "ban") return forbidden("You are banned from this room");
  if (current !== "invite" && !isPublic(room)) return forbidden("You are not invited to this room.");
  const content = memberContent(store, session.user.id, "join", stringAt(body, "reason"));
  return setMembership(context, room, session.user.id, content) ?? json({ room_id: room.id });
}

/** For requests that name another user in their body; their sender must be in the room. */
function withTarget(
  context: Context,
  then: (room: Room, target: string, context: Context) => HttpResponse,
): HttpResponse {
  const room = context.store.rooms.get(param(context, 0));
  const target = stringAt(context.body, "user_id");
  if (target === undefined) return missingParameter("user_id");
  if (!isUserId(target)) return badJson(`Not a user id: ${target}`);
  if (room === undefined || !room.isJoined(context.session.user.id))
    return forbidden(`User ${context.session.user.id} not in room ${param(context, 0)}`);
  return then(room, target, context);
}

function invite(room: Room, target: string, context: Context): HttpResponse {
  const { store, session, body } = context;
  const current = room.membership(target);
  if (current === "join") return forbidden(`${target} is already in the room.`);
  if (current === "ban") return forbidden(`${target} is banned from the room`);
  if (room.power(session.user.id) < room.level("invite", 0))
    return forbidden("You don't have permission to invite users");
  const content = memberContent(store, target, "invite", stringAt(body, "reason"));
  return setMembership(context, room, target, content) ?? json({});
}

function leave(context: Context): HttpResponse {
  const room = context.store.rooms.get(param(context, 0));
  const user = context.session.user.id;
  const current = room?.membership(user);
  if (room === undefined || current === undefined) return notFound("Not a known room");
  if (current === "leave") return json({});
  if (current === "ban") return forbidden("You are banned from this room");
  return setMembership(context, room, user, departed(context, "leave")) ?? json({});
}

const departed = ({ body }: Context, membership: "leave" | "ban"): JsonObject => {
  const reason = stringAt(body, "reason");
  return reason === undefined ? { membership } : { membership, reason };
};

function forget(context: Context): HttpResponse {
  const { store, session } = context;
  if (store.rooms.get(param(context, 0))?.membership(session.user.id) === "join")
    return forbidden("Leave the room before forgetting it");
  store.forgetRoom(session.user.id, param(context, 0));
  return json({});
}

function remove(context: Context, room: Room, target: string, action: "kick" | "ban"): HttpResponse {
  const current = room.membership(target);
  if (action === "kick" && current !== "join" && current !== "invite")
    return forbidden("The target user is not in the room");
  if (!powerOver(room, context.session.user.id, target, action))
    return forbidden(`You cannot ${action} user ${target}.`);
  return setMembership(context, room, target, departed(context, action === "ban" ? "ban" : "leave")) ?? json({});
}

function unban(context: Context, room: Room, target: string): HttpResponse {
  if (room.membership(target) !== "ban") return forbidden("The target user is not banned");
  if (!powerOver(room, context.session.user.id, target, "ban")) return forbidden(`You cannot unban user ${target}.`);
  return setMembership(context, room, target, departed(context, "leave")) ?? json({});
}

function members(context: Context): HttpResponse {
  const { store, session, query, now } = context;
  const room = store.rooms.get(param(context, 0));
  if (room?.membership(session.user.id) !== "join") return forbidden("You aren't a member of the room");
  const wanted = query.get("membership");
  const unwanted = query.get("not_membership");
  const chunk = [...room.members()]
    .filter((event) => wanted === null || event.content.membership === wanted)
    .filter((event) => unwanted === null || event.content.membership !== unwanted)
    .map((event) => clientEvent(event, session, store.clock(now)));
  return json({ chunk });
}

function joinedMembers(context: Context): HttpResponse {
  const room = context.store.rooms.get(param(context, 0));
  if (room?.membership(context.session.user.id) !== "join") return forbidden("You aren't a member of the room");
  const joined = [...room.members("join")].map((event) => [
    event.stateKey ?? "",
    { display_name: event.content.displayname ?? null, avatar_url: event.content.avatar_url ?? null },
  ]);
  return json({ joined: Object.fromEntries(joined) });
}
