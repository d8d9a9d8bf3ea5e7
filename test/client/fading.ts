/** What people wait for on a link that fades or breaks, in virtual time, with the real machines at both ends. */
import { type Duration, instant, milliseconds, minutes } from "../../src/base/time.ts";
import type { HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import type { LinkModel } from "../../src/sim/link-model.ts";
import { LINK_PROFILES } from "../../src/sim/profiles.ts";
import { type Answer, json, Scene } from "../gateway/scene.ts";
import { chat, say, sendTarget } from "./chat.ts";

const C = "/_matrix/client/v3";

/** Minutes that it took, and bytes on the link that were sent again. */
export interface Measured {
  readonly minutes: number;
  readonly again: number;
}

export function profile(name: string): LinkModel {
  const found = LINK_PROFILES.find((link) => link.name === name);
  if (found === undefined) throw new Error(name);
  return found.model;
}

/** Text of so many bytes that is the same each time. */
const text = (bytes: number, seed: number): string =>
  Array.from({ length: bytes }, (_, i) => String.fromCharCode(97 + ((i * i * 7 + i * seed) % 26))).join("");

/** The answers that a client waits for before it is ready, in the sizes of Synapse's. */
function startAnswers(request: HttpRequest): HttpResponse | undefined {
  const path = request.target.split("?")[0] ?? "";
  if (path.endsWith("/versions")) return json(200, { versions: [text(1_170, 1)] });
  if (path.endsWith("/pushrules/")) return json(200, { global: { content: [text(3_550, 2)] } });
  if (path.endsWith("/filter")) return json(200, { filter_id: "0" });
  if (!path.endsWith("/sync")) return json(404, { errcode: "M_UNRECOGNIZED", error: path });
  return request.target.includes("since=") ? undefined : json(200, { next_batch: "s1", rooms: { x: text(5_450, 3) } });
}

const again = (scene: Scene): number =>
  scene.world.timeline.filter((passage) => passage.retransmission).reduce((sum, passage) => sum + passage.size, 0);

/** Like a program: again when there is no answer. */
function insist(scene: Scene, method: string, target: string, token: string, body?: unknown): Answer {
  for (let attempt = 0; attempt < 50; attempt++) {
    const answer = scene.ask(method, target, token, body);
    if (answer.status === 200) return answer;
    scene.elapse(minutes(0.1));
  }
  throw new Error(`${method} ${target} is never answered`);
}

const since = (scene: Scene, from: number): Measured => ({ minutes: (scene.now - from) / 60_000, again: again(scene) });

/** GET of 1200 bytes. */
export function get(model: LinkModel, seed: number): Measured {
  const scene = new Scene({ model, seed, homeserver: startAnswers });
  insist(scene, "GET", "/_matrix/client/versions", "token");
  return since(scene, 0);
}

/** What matrix-js-sdk asks before it is PREPARED. */
export function start(model: LinkModel, seed: number): Measured {
  const scene = new Scene({ model, seed, homeserver: startAnswers });
  insist(scene, "GET", "/_matrix/client/versions", "token");
  insist(scene, "GET", `${C}/pushrules/`, "token");
  insist(scene, "POST", `${C}/user/%40anna%3Ahs.test/filter`, "token", { room: { timeline: { limit: 20 } } });
  insist(scene, "GET", `${C}/sync?timeout=0`, "token");
  return since(scene, 0);
}

/** A program that follows the rooms, and what it has seen. */
function follow(scene: Scene, token: string) {
  const first = insist(scene, "GET", `${C}/sync?timeout=0`, token);
  let batch: string = first.body.next_batch;
  let waiting = scene.start("GET", `${C}/sync?since=${batch}&timeout=30000`, token);
  /** Lets time pass while the program asks on, until the text was seen or `end`. */
  return (wanted: string | undefined, end = Number.POSITIVE_INFINITY): void => {
    while (scene.now < end) {
      const answer = scene.answers.get(waiting);
      if (answer === undefined) {
        scene.elapse(milliseconds(100));
        continue;
      }
      if (answer.status === 200) batch = answer.body.next_batch;
      waiting = scene.start("GET", `${C}/sync?since=${batch}&timeout=30000`, token);
      if (wanted !== undefined && JSON.stringify(answer.body).includes(wanted)) return;
    }
  };
}

/** From a line said elsewhere to the program that follows: one value a line. */
export function lines(model: LinkModel, seed: number, count: number): Measured[] {
  const scene = new Scene({ model, seed });
  const { anna, bert, room } = chat(scene);
  const until = follow(scene, anna);
  until(undefined, scene.now + minutes(10));
  return Array.from({ length: count }, (_, number) => {
    const from = scene.now;
    const before = again(scene);
    say(scene, bert, room, `line ${number}.`, number);
    until(`line ${number}.`);
    const { minutes: took, again: total } = since(scene, from);
    until(undefined, scene.now + minutes(5 + number));
    return { minutes: took, again: total - before };
  });
}

/** From the end of an outage to the arrival of what was said a minute after its beginning. */
export function outage(model: LinkModel, seed: number, direction: "up" | "down", length: Duration): Measured {
  const from = instant(minutes(90));
  const to = instant(from + length);
  const outages = [{ schedule: { kind: "list", spans: [{ from, to }] }, meanwhile: "lost" }] as const;
  const scene = new Scene({ model: { ...model, outages }, seed });
  const { anna, bert, room } = chat(scene);
  const until = follow(scene, anna);
  until(undefined, from + minutes(1));
  const before = again(scene);
  if (direction === "up") insist(scene, "PUT", sendTarget(room, 1), anna, { msgtype: "m.text", body: "up." });
  else {
    say(scene, bert, room, "down.", 1);
    until("down.");
  }
  return { minutes: (scene.now - to) / 60_000, again: again(scene) - before };
}
