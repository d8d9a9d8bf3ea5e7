import { Command, Option } from "commander";
import { addressPeer } from "../base/peer.ts";
import { type Duration, seconds } from "../base/time.ts";
import type { LinkParameters } from "../endpoint/types.ts";
import { now } from "../io/clock.ts";
import { Driver } from "../io/driver.ts";
import { resolveHost } from "../io/resolve.ts";
import { SystemRandom } from "../io/system-random.ts";
import { DEVICE_FORMATS, Device, type DeviceEffect, type DeviceEvent, type DeviceFormat } from "../telemetry/device.ts";
import { SENSOR_MODELS, type SensorModel } from "../telemetry/sensor.ts";
import { type Address, parseAddress, parseChoice, parseDuration, parseInteger } from "./arguments.ts";
import { type Closing, closingAfter } from "./closing.ts";
import { requireLink } from "./links.ts";

interface Flags {
  readonly gateway: Address;
  readonly name: string;
  readonly period: Duration;
  readonly model: SensorModel;
  readonly format: DeviceFormat;
  readonly count: number;
  readonly readings?: number;
  readonly sequence?: number;
  readonly link?: LinkParameters;
}

const HELP = `
A device begins its sequence numbers at the time of its start in seconds, so that a restart repeats none; --sequence
sets another first number. With --count, devices are called NAME-1, NAME-2 and so on.

It writes a line for each reading to stdout. Exit codes: 0 when all readings are in their room, or when it
was interrupted and had no end; 1 when some were given up or not sent.

Examples:
  $ hectobit device --gateway 127.0.0.1:5683 --name buoy-7 --period 60s
  $ hectobit device --gateway 127.0.0.1:5684 --name buoy-7 --link hf-100 --format senml-cbor --readings 3
  $ hectobit device --gateway 127.0.0.1:5683 --name mote --count 20 --model counter --period 10s`;

/** `hectobit device`: simulated devices, on the endpoint that the gateway runs on. */
export function deviceCommand(): Command {
  return new Command("device")
    .description("simulate devices that send readings to a gateway")
    .requiredOption("--gateway <addr:port>", "the gateway, or a link simulator before it", (text: string) =>
      parseAddress(text, { defaultPort: 5683 }),
    )
    .requiredOption("--name <name>", "the device's name in the gateway's configuration")
    .addOption(
      new Option("--period <time>", "between two readings: 10s, 5m, 1h")
        .argParser(parsePeriod)
        .default(seconds(60), "60s"),
    )
    .option("--model <model>", `what it measures: ${SENSOR_MODELS.join(", ")}`, parseModel, "sine")
    .option("--format <format>", `how it says so: ${DEVICE_FORMATS.join(", ")}`, parseFormat, "packed")
    .option(
      "--count <n>",
      "so many devices, each with a number after its name",
      (text) => parseInteger(text, 1, 1_000),
      1,
    )
    .option("--readings <n>", "end after so many readings of each device", (text) => parseInteger(text, 1, 1_000_000))
    .option("--sequence <n>", "the first sequence number", (text) => parseInteger(text, 0, 2 ** 48))
    .option("--link <name>", "the link that it is behind (hectobit sim --list)", (name) => requireLink(name, "near"))
    .addHelpText("after", HELP)
    .action((flags: Flags) => closingAfter((closing) => execute(flags, closing)));
}

const parseModel = (text: string): SensorModel => parseChoice(text, SENSOR_MODELS);
const parseFormat = (text: string): DeviceFormat => parseChoice(text, DEVICE_FORMATS);

/** Never zero: that would be a device that does nothing else. */
const parsePeriod = (text: string): Duration => seconds(Math.max(0.1, parseDuration(text) / 1000));

async function execute(flags: Flags, closing: Closing): Promise<void> {
  const address = await resolveHost(flags.gateway.host);
  const names =
    flags.count === 1 ? [flags.name] : Array.from({ length: flags.count }, (_, i) => `${flags.name}-${i + 1}`);
  const finished = names.map((name) => run(name, address, flags, closing));
  const interrupted = new Promise<"interrupted">((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve("interrupted"));
  });
  const outcome = await Promise.race([Promise.all(finished), interrupted]);
  // a device without an end is meant to be interrupted
  const isDone = outcome === "interrupted" ? flags.readings === undefined : !outcome.includes("incomplete");
  if (!isDone) process.exitCode = 1;
}

/** Resolves when all its readings are sent or given up; never, when it has no end. */
async function run(name: string, address: string, flags: Flags, closing: Closing): Promise<"complete" | "incomplete"> {
  const random = new SystemRandom();
  const machine = new Device(
    {
      name,
      random,
      gateway: addressPeer(address, flags.gateway.port),
      period: flags.period,
      model: flags.model,
      format: flags.format,
      firstSequence: flags.sequence ?? Math.floor(Date.now() / 1000),
      ...(flags.link !== undefined && { link: flags.link }),
      ...(flags.readings !== undefined && { readings: flags.readings }),
    },
    now(),
  );
  let isComplete = true;
  let finish: () => void = () => {};
  const end = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const driver = await Driver.open<DeviceEvent, DeviceEffect>({
    machine,
    address: address.includes(":") ? "::" : "0.0.0.0",
    port: 0,
    onEffect: (effect) => {
      if (effect.kind === "given-up") isComplete = false;
      if (effect.kind === "finished") finish();
      else process.stdout.write(`${name} ${describe(effect, now())}\n`);
    },
  });
  closing.add(() => driver.close());
  await end;
  return isComplete ? "complete" : "incomplete";
}

function describe(effect: Exclude<DeviceEffect, { kind: "finished" }>, at: number): string {
  const number = `#${effect.sequence}`;
  switch (effect.kind) {
    case "measured":
      return `${number} measured: ${effect.text}`;
    case "accepted":
      return `${number} in its room after ${(effect.after / 1000).toFixed(1)} s`;
    case "postponed":
      return `${number} postponed by ${Math.ceil((effect.until - at) / 1000)} s: ${effect.reason}`;
    case "given-up":
      return `${number} given up: ${effect.reason}`;
  }
}
