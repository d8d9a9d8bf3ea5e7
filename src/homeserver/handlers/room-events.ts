/** Events of a room: send, redact, state, one event, pages of history, context. */
import type { HttpResponse } from "../../matrix/http.ts";
import { forbidden, invalidParameter, json, matrixError, notFound } from "../answer.ts";
import { type Context, param, type Route, route } from "../context.ts";
import { authorize, clientEvent, type NewEvent, redact, sessionKey, write } from "../events.ts";
import { stringAt } from "../json.ts";
import type { Room } from "../room.ts";
import { pageToken, parseToken, syncToken } from "../sync-token.ts";
import type { StoredEvent } from "../types.ts";

export const roomEventRoutes: readonly Route[] = [
  route("PUT", "rooms/{}/send/{}/{}", (context) => once(context, () => send(context))),
  route("POST", "rooms/{}/send/{}", send),
  route("PUT", "rooms/{}/redact/{}/{}", (context) => once(context, () => redaction(context))),
  route("PUT", "rooms/{}/state/{}", (context) => putState(context, "")),
  route("PUT", "rooms/{}/state/{}/", (context) => putState(context, "")),
  route("PUT", "rooms/{}/state/{}/{}", (context) => putState(context, param(context, 2))),
  route("GET", "rooms/{}/state/{}", (context) => getState(context, "")),
  route("GET", "rooms/{}/state/{}/", (context) => getState(context, "")),
  route("GET", "rooms/{}/state/{}/{}", (context) => getState(context, param(context, 2))),
  route("GET", "rooms/{}/state", (context) =>
    inRoom(context, (room) => json([...room.state.values()].map((event) => view(context, event)))),
  ),
  route("GET", "rooms/{}/event/{}", (context) =>
    inRoom(context, (room) => {
      const event = room.byId.get(param(context, 1));
      return event === undefined ? notFound("Event not found.") : json(view(context, event));
    }),
  ),
  route("GET", "rooms/{}/messages", (context) => inRoom(context, (room) => messages(context, room))),
  route("GET", "rooms/{}/context/{}", (context) => inRoom(context, (room) => around(context, room))),
];

const view = ({ store, session, now }: Context, event: StoredEvent) => clientEvent(event, session, store.clock(now));

function inRoom(context: Context, then: (room: Room) => HttpResponse): HttpResponse {
  const room = context.store.rooms.get(param(context, 0));
  const user = context.session.user.id;
  if (room?.isJoined(user) !== true) return forbidden(`User ${user} not in room ${param(context, 0)}`);
  return then(room);
}

/** A repeated transaction id gets the first answer, and nothing happens again. */
function once(context: Context, then: () => HttpResponse): HttpResponse {
  const { store, session, request, now } = context;
  const path = request.target.split("?")[0] ?? "";
  const known = store.remembered(session, path, now);
  if (known !== undefined) return known;
  const answer = then();
  if (answer.status === 200) store.remember(session, path, answer, now);
  return answer;
}

function put(context: Context, room: Room, event: NewEvent): HttpResponse | StoredEvent {
  const refusal = authorize(room, event.sender, event.type, event.stateKey);
  if (refusal !== undefined) return refusal;
  const written = write(context.store, room, event, context.now);
  return written.ok ? written.event : written.answer;
}

const eventIdOr = (result: HttpResponse | StoredEvent): HttpResponse =>
  "eventId" in result ? json({ event_id: result.eventId }) : result;

function send(context: Context): HttpResponse {
  const room = context.store.rooms.get(param(context, 0));
  const sender = context.session.user.id;
  const type = param(context, 1);
  if (room === undefined) return forbidden(`User ${sender} not in room ${param(context, 0)}`);
  if (type === "m.room.redaction") return matrixError(400, "M_UNKNOWN", "Use the redact endpoint");
  const id = context.params[2];
  const transaction = id === undefined ? {} : { transaction: { session: sessionKey(context.session), id } };
  return eventIdOr(put(context, room, { type, sender, content: context.body, ...transaction }));
}

function redaction(context: Context): HttpResponse {
  return inRoom(context, (room) => {
    const sender = context.session.user.id;
    const target = room.byId.get(param(context, 1));
    if (target === undefined) return notFound("Event not found.");
    if (target.sender !== sender && room.power(sender) < room.level("redact", 50))
      return forbidden("You don't have permission to redact events");
    const reason = stringAt(context.body, "reason");
    const content = { ...(reason === undefined ? {} : { reason }), redacts: target.eventId };
    const result = put(context, room, {
      type: "m.room.redaction",
      sender,
      content,
      transaction: { session: sessionKey(context.session), id: param(context, 2) },
    });
    if ("eventId" in result) redact(target, result);
    return eventIdOr(result);
  });
}

function putState(context: Context, stateKey: string): HttpResponse {
  return inRoom(context, (room) => {
    const type = param(context, 1);
    const sender = context.session.user.id;
    if (type === "m.room.member" && stateKey !== sender) return forbidden("Use the membership endpoints for others");
    if (type === "m.room.member" && context.body.membership !== "join")
      return forbidden("Use the membership endpoints to leave");
    const current = room.stateEvent(type, stateKey);
    // the same content again is no new event (Synapse does the same)
    if (current?.sender === sender && JSON.stringify(current.content) === JSON.stringify(context.body))
      return json({ event_id: current.eventId });
    return eventIdOr(put(context, room, { type, sender, stateKey, content: context.body }));
  });
}

function getState(context: Context, stateKey: string): HttpResponse {
  return inRoom(context, (room) => {
    const event = room.stateEvent(param(context, 1), stateKey);
    if (event === undefined) return notFound("Event not found.");
    return json(context.query.get("format") === "event" ? view(context, event) : event.content);
  });
}

const bounded = (text: string | null, otherwise: number): number => {
  const number = Number(text ?? otherwise);
  return Number.isInteger(number) && number > 0 ? Math.min(number, 1000) : otherwise;
};

function messages(context: Context, room: Room): HttpResponse {
  const { query, store } = context;
  const backwards = query.get("dir") !== "f";
  const from = query.get("from") ?? (backwards ? syncToken(store.positions) : pageToken(0, 0));
  const position = parseToken(from);
  if (position === undefined) return invalidParameter("Invalid parameter 'from'");
  const limit = bounded(query.get("limit"), 10);
  const start = room.indexAfter(position.events);
  const page = backwards
    ? room.timeline.slice(Math.max(0, start - limit), start).reverse()
    : room.timeline.slice(start, start + limit);
  const last = page.at(-1);
  const more = backwards ? start > limit : start + limit < room.timeline.length;
  const end = last === undefined ? undefined : pageToken(last.depth, backwards ? last.position - 1 : last.position);
  return json({
    chunk: page.map((event) => view(context, event)),
    start: from,
    ...(end !== undefined && (more || !backwards) ? { end } : {}),
  });
}

function around(context: Context, room: Room): HttpResponse {
  const event = room.byId.get(param(context, 1));
  if (event === undefined) return notFound("Event not found.");
  const index = room.indexAfter(event.position) - 1;
  const each = Math.ceil(bounded(context.query.get("limit"), 10) / 2);
  const before = room.timeline.slice(Math.max(0, index - each), Math.max(0, index)).reverse();
  const after = room.timeline.slice(index + 1, index + 1 + each);
  const first = before.at(-1) ?? event;
  const last = after.at(-1) ?? event;
  return json({
    events_before: before.map((one) => view(context, one)),
    event: view(context, event),
    events_after: after.map((one) => view(context, one)),
    state: [...room.state.values()].map((one) => view(context, one)),
    start: pageToken(first.depth, first.position - 1),
    end: pageToken(last.depth, last.position),
  });
}
