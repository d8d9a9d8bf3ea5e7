import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { z } from "zod";
import { HectobitError } from "../base/errors.ts";
import { now } from "../io/clock.ts";
import { findProfile } from "../sim/find-profile.ts";
import type { LinkProfile } from "../sim/profiles.ts";
import { parseServerUrl } from "./arguments.ts";
import { type Closing, closingAfter } from "./closing.ts";
import { readConfigurationFile } from "./configuration-file.ts";
import { httpsCosts } from "./demo-https.ts";
import { comparison, layerTable, verdict } from "./demo-report.ts";
import { Scenario } from "./demo-scenario.ts";
import { type ApplicationTokens, buildScene, SENSOR } from "./demo-scene.ts";
import { Timeline } from "./demo-timeline.ts";
import { formatRate } from "./link-table.ts";

interface Flags {
  readonly homeserver?: URL;
  readonly registration?: string;
  readonly link: LinkProfile;
  readonly realtime?: boolean;
  readonly pcap?: string;
}

const HELP = `
Without --homeserver, everything runs in this process: no other software is needed, and nothing is kept.

Examples:
  $ hectobit demo
  $ hectobit demo --link hf-100
  $ hectobit demo --homeserver http://127.0.0.1:8008 --registration hectobit-registration.yaml`;

/** `hectobit demo`: two people and a buoy in one room, over simulated slow links, and what HTTPS would have cost. */
export function demoCommand(): Command {
  return new Command("demo")
    .description("show it all in one process: homeserver, gateway, clients, a sensor, and links of 100 bit/s")
    .option("--homeserver <url>", "use this homeserver, which must have open registration", parseServerUrl)
    .option("--registration <file>", "what hectobit register wrote and that homeserver has read; without it no sensor")
    .addOption(
      new Option("--link <name>", "the links (hectobit sim --list)")
        .argParser(findProfile)
        .default(findProfile("ideal-100"), "ideal-100"),
    )
    .option("--realtime", "at the speed of the wall clock: about an hour")
    .option("--pcap <file>", "where to write the capture (default: in the system's folder for temporary files)")
    .addHelpText("after", HELP)
    .action((flags: Flags) => closingAfter((closing) => execute(flags, closing)));
}

const write = (text: string): void => {
  process.stdout.write(text);
};

async function execute(flags: Flags, closing: Closing): Promise<void> {
  const began = now();
  const isOwn = flags.homeserver === undefined;
  const run = isOwn ? "" : `-${Date.now().toString(36)}`;
  const tokens = flags.registration === undefined ? undefined : readTokens(flags.registration);
  const scene = await buildScene({
    homeserver: flags.homeserver,
    tokens,
    profile: flags.link,
    realtime: flags.realtime === true,
    run,
  });
  closing.add(() => scene.matrix.close());
  introduce(flags);
  const { matrix, epoch, password, anna, bert } = scene;
  closing.add(() => {
    for (const person of [anna, bert]) person.stop();
  });
  const timeline = new Timeline(matrix.world, epoch, write);
  for (const person of [anna, bert])
    person.onRetry = ({ name }, status) => timeline.line(name, `no answer in time (${status}): asks again`);
  timeline.head();
  const outcome = await new Scenario(scene, timeline).play();
  const stations = ["anna", "bert", ...(outcome.measured > 0 ? [SENSOR] : [])];
  write(`\nWhat each link carried, by layer (bytes)\n\n${layerTable(timeline, stations)}\n`);
  const virtual = matrix.world.now;
  const pcap = capture(flags, matrix.world.pcap());
  const https = [];
  for (const variant of ["http1", "http2-gzip"] as const) {
    const name = `${variant === "http1" ? "1" : "2"}${run}`;
    https.push(await httpsCosts({ matrix, variant, name, password, line: outcome.sent[0] ?? "", epoch }));
  }
  write(`\nThe same exchanges over HTTPS, measured now on TLS 1.3 connections to the same homeserver (bytes)\n\n`);
  write(`${comparison(timeline, flags.link, outcome.idle, https)}\n`);
  const { isComplete, text } = verdict(outcome, [anna, bert]);
  write(closingWords(text, pcap, flags, virtual, now() - began));
  if (!isComplete) process.exitCode = 1;
}

const registrationSchema = z.looseObject({
  as_token: z.string().min(1),
  hs_token: z.string().min(1),
  sender_localpart: z.string().min(1),
});

function readTokens(path: string): ApplicationTokens {
  const file = readConfigurationFile(path, registrationSchema);
  return { asToken: file.as_token, hsToken: file.hs_token, senderLocalpart: file.sender_localpart };
}

function introduce({ link, homeserver, registration, realtime }: Flags): void {
  const { model } = link;
  const server = homeserver === undefined ? "the development homeserver of this process" : homeserver.origin;
  const sensor = homeserver === undefined || registration !== undefined ? ", and a buoy that speaks CoAP" : "";
  write(`hectobit demo: Anna and Bert with Matrix programs that speak HTTP to their hectobit client${sensor}.
Each is behind a link of its own: ${link.name}, ${link.summary}.
A hectobit gateway at the other end speaks HTTP to ${server}.
Time is ${realtime === true ? "the wall clock's" : "virtual"}; bytes include ${model.overhead} per datagram for IP and UDP; up is towards the homeserver.
Figures are what a link has carried since its last line: up and down, then both by layer, then seconds on the air.

`);
}

function capture({ pcap }: Flags, bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  const path = pcap ?? join(tmpdir(), `hectobit-demo-${process.pid}.pcap`);
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    throw new HectobitError("io.write", `cannot write ${path}: ${(error as Error).message}`, {
      cause: error,
      hint: "Name a file that you may write with --pcap.",
    });
  }
  return path;
}

const closingWords = (
  text: string,
  pcap: string | undefined,
  { link }: Flags,
  virtual: number,
  wall: number,
): string => `
Seconds: bytes × 8 / rate (${formatRate(link.model.up.rate)} up, ${formatRate(link.model.down.rate)} down), both directions added; no losses, no TCP
timers. hectobit: the median of the exchanges above, with what went wrong in them. HTTPS: bytes of the real sockets,
TCP/IP headers and acknowledgements computed; of the 20 polls of idle minutes one is measured. gzip comes nearest in
the first sync: the longer an answer, the more it finds to compress, and the hectobit profile compresses nothing across
a whole message. Plain CoAP here, as on a loopback: DTLS would add 29 to 37 bytes to each datagram, and its handshake.

${text}
${(virtual / 60_000).toFixed(0)} minutes on the links took ${(wall / 1000).toFixed(1)} s.
${pcap === undefined ? "" : `Capture of all links: ${pcap} (Wireshark shows it as CoAP)\n`}`;
