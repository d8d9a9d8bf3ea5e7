import { HectobitError } from "../src/base/errors.ts";
import { minutes } from "../src/base/time.ts";
import { measureHttps } from "../src/io/https-meter.ts";
import { FIXED_EPOCH, MatrixWorld } from "../src/io/matrix-world.ts";
import { findProfile } from "../src/sim/find-profile.ts";
import { type Carrier, type Cost, httpsCarrier, linkCarrier, linkCost, RATE } from "./carrier.ts";
import { deviceReading } from "./device-reading.ts";
import { jsonOf, jsonRequest } from "./http-json.ts";
import { startJsSdk } from "./js-sdk-start.ts";
import { ask, openRoom, type Person, register } from "./people.ts";
import { day, OPERATIONS, type Others } from "./scenario.ts";

export const START = "start of matrix-js-sdk";
const READING = "device reading";
export const CARRIERS = ["hectobit", "msc3079", "HTTP/2 + gzip", "HTTP/1.1"] as const;
export type CarrierName = (typeof CARRIERS)[number];

export interface ExchangeCosts {
  readonly homeserver: string;
  /** For each carrier and operation. */
  readonly costs: Readonly<Record<CarrierName, Readonly<Record<string, Cost>>>>;
  /** Connection set-up: TCP and TLS handshakes. CoAP has none. */
  readonly opening: Readonly<Record<CarrierName, Cost>>;
}

const NO_COST: Cost = { up: 0, down: 0, seconds: 0 };

/** All operations over all carriers, in one run, on one homeserver. */
export async function exchangeCosts(url: URL | undefined): Promise<ExchangeCosts> {
  const homeserver = url ?? { name: "matrix.example.org", epoch: FIXED_EPOCH };
  const world = new MatrixWorld({ homeserver, epoch: FIXED_EPOCH });
  const handler = (request: Parameters<typeof world.direct>[0]) => world.direct(request);
  const meters = {
    "HTTP/2 + gzip": await measureHttps({ variant: "http2-gzip", server: { handler } }),
    "HTTP/1.1": await measureHttps({ variant: "http1", server: { handler } }),
  };
  const { model } = findProfile("ideal-100");
  const client = (wire: "hectobit" | "msc3079") => world.addClient(`client ${wire}`, model, wire);
  const carriers: Record<CarrierName, Carrier> = {
    hectobit: linkCarrier("hectobit", world, client("hectobit")),
    msc3079: linkCarrier("msc3079", world, client("msc3079")),
    "HTTP/2 + gzip": httpsCarrier("HTTP/2 + gzip", meters["HTTP/2 + gzip"]),
    "HTTP/1.1": httpsCarrier("HTTP/1.1", meters["HTTP/1.1"]),
  };
  try {
    // A homeserver that lives on knows the users of the last run; the one of this process gives the same run each time.
    const run = url === undefined ? "000000" : `${Date.now() % 1_000_000}`.padStart(6, "0");
    const others = { owner: await register(world, `olga${run}`), guest: await register(world, `gus${run}`) };
    const costs: Record<string, Record<string, Cost>> = {};
    for (const [index, name] of CARRIERS.entries()) {
      const user = `user${index}${run}`;
      await register(world, user);
      costs[name] = { ...(await day(world, carriers[name], others, user)) };
    }
    const readings = { hectobit: await deviceReading("packed"), msc3079: await deviceReading("cbor") };
    const sensor = await register(world, `dev${run}`);
    const { room } = await openRoom(world, sensor, others.guest, 0);
    for (const name of CARRIERS) {
      const { cost } =
        name === "hectobit" || name === "msc3079"
          ? readings[name]
          : await readingOver(carriers[name], sensor, room, readings.hectobit.content);
      costs[name] = { ...costs[name], [READING]: cost };
    }
    for (const [index, name] of CARRIERS.entries()) {
      const person = await register(world, `sdk${index}${run}`);
      costs[name] = { ...costs[name], [START]: await start(world, carriers[name], name, person, others) };
    }
    const opening = (name: "HTTP/2 + gzip" | "HTTP/1.1"): Cost => {
      const { up, down } = meters[name].opening;
      return { up: up.ip, down: down.ip, seconds: ((up.ip + down.ip) * 8) / RATE };
    };
    return {
      homeserver: url === undefined ? "the development homeserver" : url.origin,
      costs: check(costs),
      opening: {
        hectobit: NO_COST,
        msc3079: NO_COST,
        "HTTP/2 + gzip": opening("HTTP/2 + gzip"),
        "HTTP/1.1": opening("HTTP/1.1"),
      },
    };
  } finally {
    for (const carrier of Object.values(carriers)) await carrier.close();
    await world.close();
  }
}

/** The same reading as the event that the gateway makes of it, by a device that has an account of its own. */
async function readingOver(
  carrier: Carrier,
  sensor: Person,
  room: string,
  content: unknown,
): Promise<{ readonly cost: Cost }> {
  const target = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/`;
  await carrier.exchange(jsonRequest("PUT", `${target}1-${carrier.name.length}`, content, sensor.token));
  const request = jsonRequest("PUT", `${target}2-${carrier.name.length}`, content, sensor.token);
  const { response, cost } = await carrier.exchange(request);
  jsonOf(request, response);
  return { cost };
}

/** A client with one room of three members and 20 messages starts, until it is PREPARED. */
async function start(
  world: MatrixWorld,
  carrier: Carrier,
  name: CarrierName,
  person: Person,
  others: Others,
): Promise<Cost> {
  const { room } = await openRoom(world, others.owner, others.guest, 20);
  await ask(world, person, "POST", `/join/${encodeURIComponent(room)}`, {});
  if (name === "hectobit" || name === "msc3079") {
    // A client of its own: the one of the day before still follows its /sync.
    const client = world.addClient(`starting ${name}`, findProfile("ideal-100").model, name);
    const [first, started] = [world.world.timeline.length, world.world.now];
    await startJsSdk(person, (request) => client.request(request));
    const waited = (world.world.now - started) / 1000;
    await world.pass(minutes(1));
    const its = world.world.timeline.slice(first).filter(({ from, to }) => from === client.name || to === client.name);
    return { ...linkCost(its), waited };
  }
  let total = NO_COST;
  await startJsSdk(person, async (request) => {
    const { response, cost } = await carrier.exchange(request);
    total = { up: total.up + cost.up, down: total.down + cost.down, seconds: total.seconds + cost.seconds };
    return response;
  });
  return total;
}

function check(costs: Record<string, Record<string, Cost>>): ExchangeCosts["costs"] {
  for (const name of CARRIERS) {
    for (const operation of [...OPERATIONS, READING, START]) {
      if (costs[name]?.[operation] === undefined) {
        throw new HectobitError("benchmark", `${operation} was not measured over ${name}`);
      }
    }
  }
  return costs as ExchangeCosts["costs"];
}
