import { get, post, put, r0, type Step, v1, v3 } from "../step.ts";

/** Looking back at what was said, and saying that it was read. */
export const history: readonly Step[] = [
  {
    name: "the event",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/event/${w.get("event")}`, w.get("bob")),
  },
  {
    name: "the event by r0",
    status: 200,
    call: (w) => get(r0`rooms/${w.get("room")}/event/${w.get("event")}`, w.get("bob")),
  },
  {
    name: "the numbers",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/event/${w.get("numbers")}`, w.get("bob")),
  },
  {
    name: "the large event",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/event/${w.get("large")}`, w.get("bob")),
  },
  {
    name: "an event that is not there",
    status: 404,
    call: (w) => get(v3`rooms/${w.get("room")}/event/${"$nothing"}`, w.get("alice")),
  },
  {
    name: "its context",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/context/${w.get("answer")}?limit=4`, w.get("alice")),
  },
  {
    name: "history backwards",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/messages?dir=b&limit=7`, w.get("alice")),
    keep: (body, w) => w.keep("earlier", body.end),
  },
  {
    name: "history further back, with a filter",
    anyOrder: true,
    status: 200,
    call: (w) =>
      get(
        v3`rooms/${w.get("room")}/messages?from=${w.get("earlier")}&dir=b&limit=3&filter=${'{"types":["m.room.message","m.room.*"],"lazy_load_members":true}'}`,
        w.get("alice"),
      ),
  },
  {
    name: "history in no direction",
    status: 400,
    call: (w) => get(v3`rooms/${w.get("room")}/messages?dir=x`, w.get("alice")),
  },
  {
    name: "relations",
    status: 200,
    call: (w) => get(v1`rooms/${w.get("room")}/relations/${w.get("event")}`, w.get("alice")),
  },
  {
    name: "relations of a type",
    status: 200,
    call: (w) => get(v1`rooms/${w.get("room")}/relations/${w.get("event")}/m.annotation/m.reaction`, w.get("alice")),
  },
  { name: "threads", status: 200, call: (w) => get(v1`rooms/${w.get("room")}/threads?include=all`, w.get("alice")) },
  {
    name: "the event of a time",
    status: 200,
    call: (w) => get(v1`rooms/${w.get("room")}/timestamp_to_event?ts=0&dir=f`, w.get("alice")),
  },
  {
    name: "typing",
    status: 200,
    call: (w) =>
      put(v3`rooms/${w.get("room")}/typing/${w.user("bob")}`, w.get("bob"), { typing: true, timeout: 30_000 }),
  },
  {
    name: "typing for another",
    status: 400,
    call: (w) => put(v3`rooms/${w.get("room")}/typing/${w.user("alice")}`, w.get("bob"), { typing: true }),
  },
  {
    name: "a receipt",
    status: 200,
    call: (w) => post(v3`rooms/${w.get("room")}/receipt/m.read/${w.get("event")}`, w.get("bob")),
  },
  {
    name: "a receipt in a thread by r0",
    status: 200,
    call: (w) =>
      post(r0`rooms/${w.get("room")}/receipt/m.read/${w.get("answer")}`, w.get("bob"), { thread_id: "main" }),
  },
  {
    name: "read markers",
    status: 200,
    call: (w) =>
      post(v3`rooms/${w.get("room")}/read_markers`, w.get("bob"), {
        "m.fully_read": w.get("answer"),
        "m.read.private": w.get("answer"),
      }),
  },
  {
    name: "redact",
    status: 200,
    call: (w) => put(v3`rooms/${w.get("room")}/redact/${w.get("answer")}/txn-20`, w.get("bob"), { reason: "vertippt" }),
  },
  {
    name: "the redacted event",
    status: 200,
    call: (w) => get(v3`rooms/${w.get("room")}/event/${w.get("answer")}`, w.get("alice")),
  },
  {
    name: "report an event",
    status: 200,
    call: (w) =>
      post(v3`rooms/${w.get("room")}/report/${w.get("event")}`, w.get("bob"), { reason: "zu fröhlich", score: -50 }),
  },
  {
    name: "report a room",
    status: 200,
    call: (w) => post(v3`rooms/${w.get("room")}/report`, w.get("bob"), { reason: "Küche" }),
  },
  {
    name: "search",
    status: 200,
    call: (w) =>
      post(v3`search`, w.get("alice"), {
        search_categories: {
          room_events: { search_term: "Maschinenraum", order_by: "recent", keys: ["content.body"] },
        },
      }),
    anyOrder: true,
  },
  { name: "notifications", status: 200, call: (w) => get(v3`notifications?limit=2&only=highlight`, w.get("bob")) },
];
