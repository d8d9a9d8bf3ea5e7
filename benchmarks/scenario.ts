import { minutes, seconds } from "../src/base/time.ts";
import type { MatrixWorld } from "../src/io/matrix-world.ts";
import type { HttpRequest } from "../src/matrix/http.ts";
import type { Carrier, Cost } from "./carrier.ts";
import { jsonOf, jsonRequest, textOf } from "./http-json.ts";
import { ask, openRoom, type Person, passwordOf, say } from "./people.ts";

export const OPERATIONS = [
  "login",
  "join a room",
  "send a text",
  "typing",
  "read receipt",
  "initial sync, 20 messages",
  "sync with one message",
  "observed message",
  "nothing new, 30 s",
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** The others, who are near the homeserver. */
export interface Others {
  readonly owner: Person;
  readonly guest: Person;
}

const FILTER = JSON.stringify({ room: { state: { lazy_load_members: true }, timeline: { limit: 20 } } });
const TEXT = "All well on board, we sail on.";
/** The gateway's own typing notification has ended by then, and a homeserver's typing too. */
const CALM = minutes(1);

/** A user, who must be registered, goes through an ordinary day over a carrier. */
export async function day(
  world: MatrixWorld,
  carrier: Carrier,
  others: Others,
  user: string,
): Promise<Record<Operation, Cost>> {
  const { room, lastEvent } = await openRoom(world, others.owner, others.guest, 20);
  const id = encodeURIComponent(room);
  const me = { token: "", since: "" };
  const run = async (method: string, path: string, body?: unknown, meanwhile?: () => Promise<void>) => {
    const request: HttpRequest = jsonRequest(method, `/_matrix/client/v3${path}`, body, me.token || undefined);
    const { response, cost } = await carrier.exchange(request, meanwhile);
    return { json: jsonOf(request, response), cost };
  };
  const sync = async (query: string, meanwhile?: () => Promise<void>): Promise<Cost> => {
    const since = me.since === "" ? "" : `&since=${encodeURIComponent(me.since)}`;
    const { json, cost } = await run(
      "GET",
      `/sync?filter=${encodeURIComponent(FILTER)}${query}${since}`,
      undefined,
      meanwhile,
    );
    me.since = textOf(json, "next_batch");
    return cost;
  };
  const identifier = { type: "m.id.user", user };
  const login = await run("POST", "/login", { type: "m.login.password", identifier, password: passwordOf() });
  me.token = textOf(login.json, "access_token");
  const userId = encodeURIComponent(textOf(login.json, "user_id"));
  const join = await run("POST", `/join/${id}`, {});
  const send = await run("PUT", `/rooms/${id}/send/m.room.message/m1764000000000.1`, { msgtype: "m.text", body: TEXT });
  const typing = await run("PUT", `/rooms/${id}/typing/${userId}`, { typing: true, timeout: 30_000 });
  await world.pass(CALM);
  const receipt = await run("POST", `/rooms/${id}/receipt/m.read/${encodeURIComponent(lastEvent)}`, {});
  const initial = await sync("&timeout=0");
  await say(world, others.owner, room, TEXT);
  const one = await sync("&timeout=120000");
  const observed = await sync("&timeout=120000", () => say(world, others.owner, room, TEXT).then(() => {}));
  const nothing = await sync("&timeout=30000");
  await ask(world, others.owner, "GET", "/account/whoami");
  await world.pass(seconds(1));
  return {
    login: login.cost,
    "join a room": join.cost,
    "send a text": send.cost,
    typing: typing.cost,
    "read receipt": receipt.cost,
    "initial sync, 20 messages": initial,
    "sync with one message": one,
    "observed message": observed,
    "nothing new, 30 s": nothing,
  };
}
