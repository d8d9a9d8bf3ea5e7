import type { MatrixWorld } from "../src/io/matrix-world.ts";
import { jsonOf, jsonRequest, textOf } from "./http-json.ts";

/** Somebody who talks to the homeserver directly: the other members of the rooms. */
export interface Person {
  readonly userId: string;
  readonly token: string;
  readonly deviceId: string;
}

const PASSWORD = "a password of usual length";

export const passwordOf = (): string => PASSWORD;

/** Registers a user on the homeserver, with the session that registration gives. */
export async function register(world: MatrixWorld, name: string): Promise<Person> {
  const body = { username: name, password: PASSWORD, auth: { type: "m.login.dummy" } };
  const json = await ask(world, undefined, "POST", "/register", body);
  return { userId: textOf(json, "user_id"), token: textOf(json, "access_token"), deviceId: textOf(json, "device_id") };
}

/** A request to the homeserver that crosses no link. */
export async function ask(
  world: MatrixWorld,
  who: Person | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const request = jsonRequest(method, `/_matrix/client/v3${path}`, body, who?.token);
  return jsonOf(request, await world.direct(request));
}

let transactions = 0;

/** Says something; the event's id. */
export async function say(world: MatrixWorld, who: Person, room: string, text: string): Promise<string> {
  const path = `/rooms/${encodeURIComponent(room)}/send/m.room.message/p${++transactions}`;
  return textOf(await ask(world, who, "PUT", path, { msgtype: "m.text", body: text }), "event_id");
}

/** A public room of three members with `messages` messages of two of them; the third is still to join. */
export async function openRoom(
  world: MatrixWorld,
  owner: Person,
  guest: Person,
  messages: number,
): Promise<{
  readonly room: string;
  readonly lastEvent: string;
}> {
  const options = { preset: "public_chat", name: "Crew", topic: "Everyday talk of the crew" };
  const room = textOf(await ask(world, owner, "POST", "/createRoom", options), "room_id");
  await ask(world, guest, "POST", `/join/${encodeURIComponent(room)}`, {});
  let lastEvent = "";
  for (let i = 0; i < messages; i++) {
    lastEvent = await say(world, i % 2 === 0 ? owner : guest, room, `Message number ${i + 1}, of usual length`);
  }
  return { room, lastEvent };
}
