/** Two people in a room: one behind the link, one elsewhere. */
import type { Scene } from "../gateway/scene.ts";

const C = "/_matrix/client/v3";

const register = (scene: Scene, username: string): string =>
  scene.elsewhere("POST", `${C}/register`, undefined, {
    username,
    password: "secret",
    auth: { type: "m.login.dummy" },
  }).access_token;

export function chat(scene: Scene): { readonly anna: string; readonly bert: string; readonly room: string } {
  const anna = register(scene, "anna");
  const bert = register(scene, "bert");
  const room = scene.elsewhere("POST", `${C}/createRoom`, anna, { preset: "public_chat" }).room_id;
  scene.elsewhere("POST", `${C}/join/${encodeURIComponent(room)}`, bert);
  return { anna, bert, room };
}

export const sendTarget = (room: string, transaction: number | string): string =>
  `${C}/rooms/${encodeURIComponent(room)}/send/m.room.message/${transaction}`;

/** Someone elsewhere says something. */
export const say = (scene: Scene, token: string, room: string, body: string, transaction: number): string =>
  scene.elsewhere("PUT", sendTarget(room, `elsewhere${transaction}`), token, { msgtype: "m.text", body }).event_id;
