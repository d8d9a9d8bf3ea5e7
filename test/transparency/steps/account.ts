import { get, post, put, r0, remove, type Step, unstable, v3 } from "../step.ts";

const large = Array.from({ length: 3000 }, (_, i) => ({
  position: i,
  text: `Eintrag ${i} – ${"ä€🐟".repeat(10)}`,
  done: i % 2 === 0,
}));
const LONG_FILTER = JSON.stringify({
  room: {
    timeline: { limit: 5, lazy_load_members: true, unread_thread_notifications: true, not_types: ["test.large"] },
    state: {
      types: ["m.room.*", "test.*", "org.matrix.msc3401.call.member", "im.vector.modular.widgets"],
      lazy_load_members: true,
    },
    ephemeral: { not_types: ["m.typing", "m.receipt"] },
    include_leave: false,
  },
  presence: { types: [] },
  account_data: { types: ["m.direct", "test.numbers", "m.push_rules"] },
});

/** Account data, tags, filters, sync, keys and messages to devices. */
export const account: readonly Step[] = [
  {
    name: "account data",
    status: 200,
    call: (w) =>
      put(v3`user/${w.user("alice")}/account_data/m.direct`, w.get("alice"), { [w.user("bob")]: [w.get("room")] }),
  },
  {
    name: "the account data",
    status: 200,
    call: (w) => get(v3`user/${w.user("alice")}/account_data/m.direct`, w.get("alice")),
  },
  {
    name: "account data with numbers that are no integers",
    status: 200,
    call: (w) =>
      put(v3`user/${w.user("alice")}/account_data/test.numbers`, w.get("alice"), {
        n: [0.5, -1.25, 1e100, Math.PI, 1e-7, 0.1, 5e-324, 123456789.125],
      }),
  },
  {
    name: "those numbers",
    status: 200,
    call: (w) => get(v3`user/${w.user("alice")}/account_data/test.numbers`, w.get("alice")),
  },
  {
    name: "a type of account data with everything",
    status: 200,
    call: (w) =>
      put(v3`user/${w.user("alice")}/account_data/${"test/Größe #1?&=%25 🐟"}`, w.get("alice"), {
        "": "empty key",
        "104": "a key of digits",
        "-1": 1,
        __proto__x: null,
      }),
  },
  {
    name: "that account data",
    status: 200,
    call: (w) => get(v3`user/${w.user("alice")}/account_data/${"test/Größe #1?&=%25 🐟"}`, w.get("alice")),
  },
  {
    name: "account data that is not there",
    status: 404,
    call: (w) => get(v3`user/${w.user("alice")}/account_data/test.nothing`, w.get("alice")),
  },
  {
    name: "another's account data",
    status: 403,
    call: (w) => get(v3`user/${w.user("alice")}/account_data/m.direct`, w.get("bob")),
  },
  {
    name: "300 KB of account data",
    status: 200,
    call: (w) => put(v3`user/${w.user("bob")}/account_data/test.large`, w.get("bob"), { large }),
  },
  {
    name: "the 300 KB",
    status: 200,
    call: (w) => get(v3`user/${w.user("bob")}/account_data/test.large`, w.get("bob")),
  },
  {
    name: "account data of a room",
    status: 200,
    call: (w) =>
      put(r0`user/${w.user("alice")}/rooms/${w.get("room")}/account_data/test.note`, w.get("alice"), {
        note: "Salz fehlt",
      }),
  },
  {
    name: "the account data of a room",
    status: 200,
    call: (w) => get(v3`user/${w.user("alice")}/rooms/${w.get("room")}/account_data/test.note`, w.get("alice")),
  },
  {
    name: "a tag with a float",
    status: 200,
    call: (w) =>
      put(v3`user/${w.user("alice")}/rooms/${w.get("room")}/tags/u.${"Schöne Räume/☀"}`, w.get("alice"), {
        order: 0.25,
      }),
  },
  {
    name: "tags",
    status: 200,
    call: (w) => get(v3`user/${w.user("alice")}/rooms/${w.get("room")}/tags`, w.get("alice")),
  },
  {
    name: "forget a tag",
    status: 200,
    call: (w) => remove(v3`user/${w.user("alice")}/rooms/${w.get("room")}/tags/u.${"Schöne Räume/☀"}`, w.get("alice")),
  },
  {
    name: "a filter",
    status: 200,
    call: (w) => post(v3`user/${w.user("alice")}/filter`, w.get("alice"), { room: { timeline: { limit: 3 } } }),
    keep: (body, w) => w.keep("filter", body.filter_id),
  },
  {
    name: "the filter",
    status: 200,
    call: (w) => get(v3`user/${w.user("alice")}/filter/${w.get("filter")}`, w.get("alice")),
  },
  {
    name: "a filter that is not there",
    status: 404,
    call: (w) => get(v3`user/${w.user("alice")}/filter/999`, w.get("alice")),
  },
  {
    name: "a filter of a wrong shape",
    status: 500,
    call: (w) => post(v3`user/${w.user("alice")}/filter`, w.get("alice"), { room: { timeline: { limit: "three" } } }),
  },
  {
    name: "initial sync with a filter's id",
    status: 200,
    anyOrder: true,
    call: (w) => get(v3`sync?filter=${w.get("filter")}&timeout=0`, w.get("alice")),
    keep: (body, w) => w.keep("since", body.next_batch),
  },
  {
    name: "sync with a filter of more than 255 bytes",
    status: 200,
    anyOrder: true,
    call: (w) => get(v3`sync?filter=${LONG_FILTER}&timeout=0&set_presence=offline`, w.get("alice")),
  },
  {
    name: "sync by r0 with that filter",
    status: 200,
    anyOrder: true,
    call: (w) => get(r0`sync?timeout=0&filter=${LONG_FILTER}`, w.get("alice")),
  },
  {
    name: "sync with full state",
    status: 200,
    shared: true,
    call: (w) => get(v3`sync?full_state=true&timeout=0&since=${w.get("since")}`, w.get("alice")),
  },
  {
    name: "sync with nothing new",
    status: 200,
    call: (w) => get(v3`sync?timeout=0&since=${w.get("since")}`, w.get("alice")),
  },
  {
    name: "sync with a filter that is broken",
    status: 400,
    call: (w) => get(v3`sync?timeout=0&filter=${'{"room":'}`, w.get("alice")),
  },
  {
    name: "sync since no time",
    status: 400,
    call: (w) => get(v3`sync?timeout=0&since=${"a long time ago"}`, w.get("alice")),
  },
  {
    name: "sync with a timeout that is no number",
    status: 400,
    call: (w) => get(v3`sync?timeout=soon`, w.get("alice")),
  },
  {
    name: "sliding sync",
    status: 200,
    fresh: true,
    anyOrder: true,
    call: (w) =>
      post(unstable`org.matrix.simplified_msc3575/sync?timeout=0`, w.get("alice"), {
        lists: { all: { ranges: [[0, 5]], required_state: [["m.room.name", ""]], timeline_limit: 1 } },
      }),
  },
  {
    name: "the old initial sync",
    status: 200,
    anyOrder: true,
    call: (w) => get(r0`initialSync?limit=1`, w.get("bob")),
  },
];
