/** The same exchanges over HTTPS, measured on real TLS connections to the same homeserver. */
import type { HttpsVariant } from "../io/https-front.ts";
import { type HttpsMeter, measureHttps } from "../io/https-meter.ts";
import type { MatrixWorld } from "../io/matrix-world.ts";
import { decimal } from "../telemetry/decimal.ts";
import { readingContent } from "../telemetry/reading-event.ts";
import {
  CLIENT,
  filterRequest,
  joinRequest,
  loginRequest,
  matrixRequest,
  part,
  receiptRequest,
  register,
  sendRequest,
  success,
  syncRequest,
  textAt,
  typingRequest,
} from "./demo-http.ts";
import { POLL_MS } from "./demo-person.ts";
import type { Kind } from "./demo-timeline.ts";

/** Bytes with TCP/IP headers. */
export interface HttpsCost {
  readonly up: number;
  readonly down: number;
}

export interface HttpsCosts {
  readonly variant: HttpsVariant;
  readonly opening: HttpsCost;
  readonly kinds: Readonly<Record<Kind, HttpsCost>>;
  /** One long poll without news. */
  readonly poll: HttpsCost;
}

export interface HttpsRun {
  readonly matrix: MatrixWorld;
  readonly variant: HttpsVariant;
  /** Distinguishes the users and room of this run. */
  readonly name: string;
  readonly password: string;
  /** Lines that people of the demo have said: the same are said here. */
  readonly line: string;
  readonly epoch: number;
}

/** A guest like Bert, in a room like Anna's: everything of the guest's crosses the metered connection. */
export async function httpsCosts(run: HttpsRun): Promise<HttpsCosts> {
  const { matrix, variant } = run;
  const meter = await measureHttps({ variant, server: { handler: (request) => matrix.direct(request) } });
  try {
    return await guestDay(run, meter);
  } finally {
    await meter.close();
  }
}

async function guestDay(run: HttpsRun, meter: HttpsMeter): Promise<HttpsCosts> {
  const { variant, line, password } = run;
  const host = await hostWithRoom(run);
  const guestId = await register((request) => run.matrix.direct(request), `g${run.name}`, password);
  const measured = async (request: ReturnType<typeof matrixRequest>) => {
    const { response, up, down } = await meter.exchange(request);
    return { json: success(request, response), cost: { up: up.ip, down: down.ip } };
  };
  const login = await measured(loginRequest(guestId, password));
  const token = textAt(login.json, "access_token");
  const filter = textAt((await measured(filterRequest(token, guestId))).json, "filter_id");
  const join = await measured(joinRequest(token, host.alias));
  const first = await measured(syncRequest(token, filter, undefined, 0));
  const warm = await host.say(line);
  const known = await measured(syncRequest(token, filter, textAt(first.json, "next_batch"), POLL_MS));
  const second = await host.say(line);
  const arrival = await measured(syncRequest(token, filter, textAt(known.json, "next_batch"), POLL_MS));
  const send = await measured(sendRequest(token, host.roomId, "m0.guest", line));
  const typing = await measured(typingRequest(token, host.roomId, guestId, true));
  await measured(typingRequest(token, host.roomId, guestId, false));
  const receipt = await measured(receiptRequest(token, host.roomId, second === "" ? warm : second));
  const reading = await measured(readingRequest(token, host.roomId, run.epoch));
  const news = await measured(syncRequest(token, filter, textAt(arrival.json, "next_batch"), 0));
  const poll = await measured(syncRequest(token, filter, textAt(news.json, "next_batch"), POLL_MS));
  return {
    variant,
    opening: { up: meter.opening.up.ip, down: meter.opening.down.ip },
    poll: poll.cost,
    kinds: {
      "log in": login.cost,
      join: join.cost,
      "first sync": first.cost,
      "send a line": send.cost,
      "a line arrives": arrival.cost,
      typing: typing.cost,
      receipt: receipt.cost,
      reading: reading.cost,
    },
  };
}

/** Somebody near the homeserver, whose traffic is not counted, and the room. */
async function hostWithRoom({ matrix, name, password }: HttpsRun) {
  const ask = async (request: ReturnType<typeof matrixRequest>) => success(request, await matrix.direct(request));
  const userId = await register((request) => matrix.direct(request), `h${name}`, password);
  const token = textAt(await ask(loginRequest(userId, password)), "access_token");
  const local = `harbour${name}`;
  const body = { preset: "public_chat", name: "Harbour", room_alias_name: local };
  const roomId = textAt(await ask(matrixRequest("POST", `${CLIENT}/createRoom`, token, body)), "room_id");
  let transaction = 0;
  const say = async (text: string) =>
    textAt(await ask(sendRequest(token, roomId, `m${transaction++}.host`, text)), "event_id");
  return { roomId, alias: `#${local}${userId.slice(userId.indexOf(":"))}`, say };
}

/** What a buoy that speaks HTTPS itself, with an account of its own, would send. */
function readingRequest(token: string, roomId: string, epoch: number) {
  const value = decimal(121n, -1);
  const measurement = { name: "water temperature", unit: "Cel", value, sum: undefined, time: undefined };
  const content = readingContent("buoy-7", { sequence: "1", measurements: [measurement] }, epoch);
  const path = `${CLIENT}/rooms/${part(roomId)}/send/m.room.message/hectobit.buoy-7.1`;
  return matrixRequest("PUT", path, token, content);
}
