import { HectobitError } from "../base/errors.ts";
import { addressPeer } from "../base/peer.ts";
import { SeededRandom } from "../base/random.ts";
import { add, hours, type Instant, instant, minutes, seconds } from "../base/time.ts";
import { HttpClient } from "../io/http-client.ts";
import { FIXED_EPOCH, MatrixWorld } from "../io/matrix-world.ts";
import type { HttpClientEvent } from "../matrix/http.ts";
import type { LinkModel } from "../sim/link-model.ts";
import { linkParameters } from "../sim/link-parameters.ts";
import type { LinkProfile } from "../sim/profiles.ts";
import type { MachineNode } from "../sim/world-node.ts";
import { Device, type DeviceEffect, type DeviceEvent } from "../telemetry/device.ts";
import { DeviceService } from "../telemetry/device-service.ts";
import { type Ask, register } from "./demo-http.ts";
import { Person } from "./demo-person.ts";

export interface ApplicationTokens {
  readonly asToken: string;
  readonly hsToken: string;
  readonly senderLocalpart: string;
}

export interface SceneOptions {
  readonly homeserver: URL | undefined;
  /** The registration that a real homeserver knows; without one there is no sensor on it. */
  readonly tokens: ApplicationTokens | undefined;
  readonly profile: LinkProfile;
  readonly realtime: boolean;
  /** Makes the names of this run's users and room its own; empty when the homeserver is new with it. */
  readonly run: string;
}

/** Everything and everybody of the demo. */
export interface Scene {
  readonly matrix: MatrixWorld;
  readonly anna: Person;
  readonly bert: Person;
  readonly roomAlias: string;
  readonly epoch: number;
  readonly password: string;
  readonly outage: { readonly from: Instant; readonly to: Instant };
  /** Puts the sensor on its link; it measures when it is told to. Undefined without an application service. */
  readonly addSensor: ((onEffect: (effect: DeviceEffect) => void) => Sensor) | undefined;
}

export interface Sensor {
  readonly machine: Device;
  measure(): void;
}

export const SENSOR = "buoy-7";
const SERVER = "matrix.example.org";
const GATEWAY = addressPeer("10.0.0.1", 5683);
const OWN_TOKENS: ApplicationTokens = { asToken: "demo-as", hsToken: "demo-hs", senderLocalpart: "_hectobit_bot" };

/** When Anna's link is down: late enough that the chat before it is over, except where a duty cycle makes it last. */
function outageOn({ up, down }: LinkModel): Scene["outage"] {
  const isHard = [up, down].some(
    ({ rate, loss, burstLoss }) => rate < 1_000 && (loss !== undefined || burstLoss !== undefined),
  );
  const from = instant(isHard ? hours(8) : minutes(40));
  return { from, to: add(from, minutes(5)) };
}

/** HectobitError `demo.register` when the homeserver makes no users. */
export async function buildScene(options: SceneOptions): Promise<Scene> {
  const { homeserver, profile, run } = options;
  const names = { anna: `anna${run}`, bert: `bert${run}`, room: `harbour${run}` };
  const password = `demo-${run}-password`;
  const real = homeserver === undefined ? undefined : await registerAt(homeserver, names, password);
  const serverName = real?.serverName ?? SERVER;
  const tokens = homeserver === undefined ? OWN_TOKENS : options.tokens;
  const roomAlias = `#${names.room}:${serverName}`;
  const epoch = homeserver === undefined ? FIXED_EPOCH : Date.now();
  const devices = [{ name: SENSOR, room: roomAlias, displayName: "Buoy 7" }];
  const matrix = new MatrixWorld({
    homeserver: homeserver ?? { name: SERVER, epoch, applicationServices: [registration(OWN_TOKENS)] },
    epoch,
    capture: true,
    ...(options.realtime && { speed: 1 }),
    ...(tokens !== undefined && { devices: new DeviceService({ devices, serverName, epoch, ...tokens }) }),
  });
  if (real === undefined)
    for (const name of [names.anna, names.bert]) await register((request) => matrix.direct(request), name, password);
  const person = (name: "anna" | "bert", model: LinkModel) =>
    new Person(matrix, matrix.addClient(name, model), `@${names[name]}:${serverName}`, password);
  const outage = outageOn(profile.model);
  const breaks = { schedule: { kind: "list", spans: [outage] }, meanwhile: "lost" } as const;
  const broken = { ...profile.model, outages: [...(profile.model.outages ?? []), breaks] };
  return {
    matrix,
    anna: person("anna", broken),
    bert: person("bert", profile.model),
    roomAlias,
    epoch,
    password,
    outage,
    addSensor: tokens === undefined ? undefined : (onEffect) => addSensor(matrix, profile.model, onEffect),
  };
}

/** What `hectobit register` writes, for the homeserver of this process. */
const registration = (tokens: ApplicationTokens) => ({
  id: "hectobit",
  url: "http://gateway",
  users: ["@_hectobit_.*"],
  aliases: ["#_hectobit_.*"],
  ...tokens,
});

function addSensor(matrix: MatrixWorld, model: LinkModel, onEffect: (effect: DeviceEffect) => void): Sensor {
  const machine = new Device(
    {
      name: SENSOR,
      random: new SeededRandom(7),
      gateway: GATEWAY,
      link: linkParameters(model, "near"),
      period: hours(24),
      model: "sine",
      format: "packed",
      readings: 0,
    },
    matrix.world.now,
  );
  let node: MachineNode<DeviceEvent, DeviceEffect> | undefined;
  matrix.connect((peer) => {
    node = matrix.world.add({ name: SENSOR, machine, peer, onEffect });
    return node;
  }, model);
  const measure = () => {
    if (node !== undefined) matrix.world.handle(node, { kind: "measure" });
  };
  return { machine, measure };
}

/** Before the world begins: its clock must not depend on how long this takes. */
async function registerAt(
  url: URL,
  names: { readonly anna: string; readonly bert: string },
  password: string,
): Promise<{ readonly serverName: string }> {
  const waiting = new Map<number, (event: HttpClientEvent) => void>();
  const client = new HttpClient({ server: url, onEvent: (event) => waiting.get(event.id)?.(event) });
  let id = 0;
  const ask: Ask = async (request) => {
    const own = ++id;
    const event = await new Promise<HttpClientEvent>((resolve) => {
      waiting.set(own, resolve);
      client.handle({ kind: "http-request", id: own, request, timeout: seconds(30) });
    });
    if (event.kind === "http-response") return event.response;
    throw new HectobitError("demo.homeserver", `${url.origin} does not answer: ${event.detail}`, {
      hint: "Give the URL of a homeserver that runs, or leave --homeserver out.",
    });
  };
  try {
    await register(ask, names.anna, password);
    const userId = await register(ask, names.bert, password);
    return { serverName: userId.slice(userId.indexOf(":") + 1) };
  } finally {
    await client.close();
  }
}
