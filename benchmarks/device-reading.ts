import { SeededRandom } from "../src/base/random.ts";
import { hours, minutes } from "../src/base/time.ts";
import { FIXED_EPOCH, MatrixWorld } from "../src/io/matrix-world.ts";
import { findProfile } from "../src/sim/find-profile.ts";
import { linkParameters } from "../src/sim/link-parameters.ts";
import { Device, type DeviceEffect, type DeviceFormat } from "../src/telemetry/device.ts";
import { DeviceService } from "../src/telemetry/device-service.ts";
import { type Cost, linkCost } from "./carrier.ts";
import { jsonOf, jsonRequest, textOf } from "./http-json.ts";

const NAME = "matrix.example.org";
const SERVICE = {
  asToken: "as_token_of_usual_length_40_characters_x",
  hsToken: "hs",
  senderLocalpart: "_hectobit_bot",
};

export interface DeviceReading {
  readonly cost: Cost;
  /** The event that the room got: what the device would have to send over HTTPS. */
  readonly content: unknown;
}

/** A temperature with its sequence number, acknowledged when it is in the room; not the first one. */
export async function deviceReading(format: DeviceFormat): Promise<DeviceReading> {
  const device = "buoy-7";
  const alias = `#_hectobit_${device}:${NAME}`;
  const devices = new DeviceService({ ...SERVICE, devices: [{ name: device }], serverName: NAME, epoch: FIXED_EPOCH });
  const service = {
    id: "hectobit",
    url: "http://gateway.invalid",
    users: ["@_hectobit_.*"],
    aliases: ["#_hectobit_.*"],
  };
  const homeserver = { name: NAME, epoch: FIXED_EPOCH, applicationServices: [{ ...SERVICE, ...service }] };
  const world = new MatrixWorld({ homeserver, epoch: FIXED_EPOCH, devices });
  const { model } = findProfile("ideal-100");
  const events: { readonly effect: DeviceEffect; readonly at: number }[] = [];
  world.connect((peer) => {
    const random = new SeededRandom(7);
    const common = { name: device, random, gateway: world.gatewayPeer, link: linkParameters(model, "near") };
    const machine = new Device({ ...common, period: hours(1), model: "sine", format }, world.world.now);
    return world.world.add({ name: device, machine, peer, onEffect: (effect, at) => void events.push({ effect, at }) });
  }, model);
  await world.pass(minutes(30));
  const [first, started] = [world.world.timeline.length, hours(1)];
  await world.pass(hours(1));
  const accepted = events.find(({ effect, at }) => effect.kind === "accepted" && at > started);
  if (accepted === undefined) throw new Error("the second reading was not accepted");
  const cost = { ...linkCost(world.world.timeline.slice(first)), waited: (accepted.at - started) / 1000 };
  const user = encodeURIComponent(`@_hectobit_${device}:${NAME}`);
  const ask = async (path: string) => {
    const request = jsonRequest("GET", `/_matrix/client/v3${path}`, undefined, SERVICE.asToken);
    return jsonOf(request, await world.direct(request));
  };
  const room = textOf(await ask(`/directory/room/${encodeURIComponent(alias)}`), "room_id");
  const { chunk } = await ask(`/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=1&user_id=${user}`);
  return { cost, content: (chunk as { content: unknown }[])[0]?.content };
}
