import { get, post, put, r0, raw, remove, type Step, v1, v3 } from "../step.ts";

/** Rooms, their names, members and state. */
export const rooms: readonly Step[] = [
  {
    name: "a room with an alias, a name and state",
    status: 200,
    call: (w) =>
      post(v3`createRoom`, w.get("alice"), {
        room_alias_name: w.local("küche_🍳"),
        name: "Küche 🍳",
        topic: 'Was gibt es? "Suppe" & <Brot>',
        preset: "public_chat",
        visibility: "public",
        creation_content: { "m.federate": false },
        initial_state: [
          { type: "test.menu", state_key: "heute/mittag", content: { dish: "Labskaus", price: 12, tags: [] } },
        ],
      }),
    keep: (body, w) => w.keep("room", body.room_id),
  },
  {
    name: "a room whose alias is taken",
    status: 400,
    call: (w) => post(v3`createRoom`, w.get("alice"), { room_alias_name: w.local("küche_🍳") }),
  },
  {
    name: "a room by r0, of an old version",
    status: 200,
    call: (w) => post(r0`createRoom`, w.get("alice"), { room_version: "6", preset: "private_chat" }),
    keep: (body, w) => w.keep("old room", body.room_id),
  },
  {
    name: "a room of an unknown version",
    status: 400,
    call: (w) => post(v3`createRoom`, w.get("alice"), { room_version: "x" }),
  },
  { name: "the room of an alias with emoji", status: 200, call: (w) => get(v3`directory/room/${w.alias("küche_🍳")}`) },
  {
    name: "the room of an alias, its colon not encoded",
    status: 200,
    call: (w) =>
      get(`/_matrix/client/v3/directory/room/${encodeURIComponent(w.alias("küche_🍳")).replace("%3A", ":")}`),
  },
  { name: "an alias of nothing", status: 404, call: (w) => get(v3`directory/room/${w.alias("nothing")}`) },
  { name: "no alias at all", status: 400, call: (w) => get(v3`directory/room/${"no alias"}`, w.get("alice")) },
  {
    name: "another alias, with what must be encoded",
    status: 200,
    call: (w) => put(v3`directory/room/${w.alias("a/b?c%2Fd#e+f")}`, w.get("alice"), { room_id: w.get("room") }),
  },
  { name: "its room", status: 200, call: (w) => get(v3`directory/room/${w.alias("a/b?c%2Fd#e+f")}`) },
  { name: "its room by r0", status: 200, call: (w) => get(r0`directory/room/${w.alias("a/b?c%2Fd#e+f")}`) },
  {
    name: "the aliases of a room",
    status: 200,
    anyOrder: true,
    call: (w) => get(v3`rooms/${w.get("room")}/aliases`, w.get("alice")),
  },
  {
    name: "forget the alias",
    status: 200,
    call: (w) => remove(v3`directory/room/${w.alias("a/b?c%2Fd#e+f")}`, w.get("alice")),
  },
  {
    name: "state with an empty key and a last slash",
    status: 200,
    call: (w) => put(v3`rooms/${w.get("room")}/state/m.room.topic/`, w.get("alice"), { topic: "Mit Schrägstrich" }),
  },
  {
    name: "state with an empty key and no last slash",
    status: 200,
    call: (w) => put(v3`rooms/${w.get("room")}/state/m.room.name`, w.get("alice"), { name: "Kombüse" }),
  },
  {
    name: "the state with a last slash",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/state/m.room.topic/`, w.get("alice")),
  },
  {
    name: "the state without one",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/state/m.room.topic`, w.get("alice")),
  },
  {
    name: "the state by r0 with a last slash",
    status: 200,
    call: (w) => get(r0`rooms/${w.get("room")}/state/m.room.name/`, w.get("alice")),
  },
  {
    name: "the state by r0 without one",
    status: 200,
    call: (w) => get(r0`rooms/${w.get("room")}/state/m.room.name`, w.get("alice")),
  },
  {
    name: "the whole event of a state",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/state/m.room.name/?format=event`, w.get("alice")),
  },
  {
    name: "state whose key has a slash",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/state/test.menu/${"heute/mittag"}`, w.get("alice")),
  },
  {
    name: "state whose key has everything",
    status: 200,
    call: (w) =>
      put(v3`rooms/${w.get("room")}/state/${"test.odd/ty pe"}/${"a/b?c=d&e#f%41+g h;i 🐟"}`, w.get("alice"), {
        ok: true,
      }),
  },
  {
    name: "that state",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/state/${"test.odd/ty pe"}/${"a/b?c=d&e#f%41+g h;i 🐟"}`, w.get("alice")),
  },
  {
    name: "state whose key is a user id",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/state/m.room.member/${w.user("alice")}`, w.get("alice")),
  },
  {
    name: "state that is not there",
    status: 404,
    call: (w) => get(v3`rooms/${w.get("room")}/state/m.room.avatar/`, w.get("alice")),
  },
  {
    name: "state one may not set",
    status: 403,
    call: (w) => put(v3`rooms/${w.get("room")}/state/m.room.name/`, w.get("bob"), { name: "Mine" }),
  },
  {
    name: "all state",
    status: 200,
    anyOrder: true,
    call: (w) => get(v3`rooms/${w.get("room")}/state`, w.get("alice")),
  },
  {
    name: "invite",
    status: 200,
    call: (w) =>
      post(v3`rooms/${w.get("old room")}/invite`, w.get("alice"), { user_id: w.user("bob"), reason: "Komm rein" }),
  },
  {
    name: "invite what is no user",
    status: 400,
    call: (w) => post(v3`rooms/${w.get("old room")}/invite`, w.get("alice"), { user_id: "bob" }),
  },
  { name: "join by id", status: 200, call: (w) => post(v3`rooms/${w.get("old room")}/join`, w.get("bob")) },
  {
    name: "join by alias, with repeated names in the query",
    status: 200,
    call: (w) =>
      post(
        v3`join/${w.alias("küche_🍳")}?server_name=hs1.test&via=hs1.test&server_name=other.test&via=third.test`,
        w.get("bob"),
        { reason: "Hunger" },
      ),
  },
  { name: "join by r0 once more", status: 200, call: (w) => post(r0`join/${w.alias("küche_🍳")}`, w.get("bob")) },
  { name: "join what is not there", status: 404, call: (w) => post(v3`join/${w.alias("nothing")}`, w.get("bob")) },
  { name: "join without a body", status: 200, call: (w) => raw("POST", v3`rooms/${w.get("room")}/join`, w.get("bob")) },
  {
    name: "members",
    status: 200,
    anyOrder: true,
    call: (w) => get(v3`rooms/${w.get("room")}/members`, w.get("alice")),
  },
  {
    name: "members but the joined",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/members?not_membership=join`, w.get("alice")),
  },
  { name: "joined members", status: 200, call: (w) => get(v3`rooms/${w.get("room")}/joined_members`, w.get("alice")) },
  { name: "joined rooms", status: 200, anyOrder: true, call: (w) => get(v3`joined_rooms`, w.get("bob")) },
  {
    name: "kick",
    status: 200,
    call: (w) =>
      post(v3`rooms/${w.get("old room")}/kick`, w.get("alice"), { user_id: w.user("bob"), reason: "Zu laut 🔊" }),
  },
  {
    name: "ban",
    status: 200,
    call: (w) => post(v3`rooms/${w.get("old room")}/ban`, w.get("alice"), { user_id: w.user("bob") }),
  },
  { name: "join while banned", status: 403, call: (w) => post(v3`rooms/${w.get("old room")}/join`, w.get("bob")) },
  {
    name: "unban",
    status: 200,
    call: (w) => post(v3`rooms/${w.get("old room")}/unban`, w.get("alice"), { user_id: w.user("bob") }),
  },
  { name: "forget a room", status: 200, call: (w) => post(v3`rooms/${w.get("old room")}/forget`, w.get("bob")) },
  { name: "knock where one may not", status: 500, call: (w) => post(v3`knock/${w.get("old room")}`, w.get("bob")) },
  {
    name: "upgrade a room",
    status: 200,
    call: (w) => post(v3`rooms/${w.get("old room")}/upgrade`, w.get("alice"), { new_version: "11" }),
    keep: (body, w) => w.keep("new room", body.replacement_room),
  },
  {
    name: "leave",
    status: 200,
    call: (w) => post(v3`rooms/${w.get("new room")}/leave`, w.get("alice"), { reason: "fertig" }),
  },
  {
    name: "is it in the public list",
    status: 200,
    call: (w) => get(v3`directory/list/room/${w.get("room")}`, w.get("alice")),
  },
  { name: "public rooms", status: 200, shared: true, call: (w) => get(v3`publicRooms?limit=10`, w.get("alice")) },
  {
    name: "public rooms by a search",
    status: 200,
    call: (w) =>
      post(v3`publicRooms`, w.get("alice"), { limit: 5, filter: { generic_search_term: w.alias("küche_🍳") } }),
  },
  {
    name: "take it off the public list",
    status: 200,
    call: (w) => put(v3`directory/list/room/${w.get("room")}`, w.get("alice"), { visibility: "private" }),
  },
  {
    name: "a summary of a room",
    status: 200,
    call: (w) => get(v1`room_summary/${w.get("room")}?via=hs1.test`, w.get("bob")),
  },
  {
    name: "a hierarchy of rooms",
    status: 200,
    call: (w) => get(v1`rooms/${w.get("room")}/hierarchy?limit=5`, w.get("alice")),
  },
];
