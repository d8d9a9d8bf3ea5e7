import { add, type Instant, milliseconds } from "../../base/time.ts";
import type { HttpResponse } from "../../matrix/http.ts";
import { forbidden, json } from "../answer.ts";
import { type Context, param, type Route, route } from "../context.ts";
import { integerAt } from "../json.ts";
import type { Room } from "../room.ts";
import type { Store } from "../store.ts";

export const typingRoutes: readonly Route[] = [route("PUT", "rooms/{}/typing/{}", typing)];

/** A notice that does not say how long it lasts, and the longest that one may last, in milliseconds. */
const USUAL = 30_000;
const LONGEST = 120_000;

function typing(context: Context): HttpResponse {
  const { store, session, body, now } = context;
  const room = store.rooms.get(param(context, 0));
  const user = session.user.id;
  if (param(context, 1) !== user) return forbidden("Cannot set another user's typing state");
  if (room?.isJoined(user) !== true) return forbidden(`User ${user} not in room ${param(context, 0)}`);
  if (body.typing !== true) {
    stopTyping(store, room, user);
    return json({});
  }
  const span = milliseconds(Math.min(integerAt(body, "timeout") ?? USUAL, LONGEST));
  startTyping(store, room, user, add(now, span));
  return json({});
}

function startTyping(store: Store, room: Room, user: string, until: Instant): void {
  const running = room.typing.get(user);
  store.timers.cancel(running);
  room.typing.set(user, store.timers.schedule(until, { kind: "typing", roomId: room.id, user }));
  if (running === undefined) room.typingPosition = store.advance("typing");
}

export function stopTyping(store: Store, room: Room, user: string): void {
  const running = room.typing.get(user);
  if (running === undefined) return;
  store.timers.cancel(running);
  room.typing.delete(user);
  room.typingPosition = store.advance("typing");
}
