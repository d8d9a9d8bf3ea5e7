import { closeSync, openSync, writeSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { HectobitError } from "../base/errors.ts";
import { add, instant } from "../base/time.ts";
import { Relay, type RelayStatus } from "../io/relay.ts";
import { resolveHost } from "../io/resolve.ts";
import { findProfile } from "../sim/find-profile.ts";
import type { LinkModel, OutageSchedule } from "../sim/link-model.ts";
import { LINK_PROFILES, type LinkProfile } from "../sim/profiles.ts";
import { type Address, parseAddress, parseChoice, parseDuration, parseInteger } from "./arguments.ts";
import { formatRate, linkTable } from "./link-table.ts";
import { formatBytes, formatSpan } from "./live-line.ts";
import { createLog } from "./log.ts";
import { untilSignal } from "./shutdown.ts";
import { Terminal } from "./terminal.ts";

interface SimOptions {
  readonly list?: boolean;
  readonly json?: boolean;
  readonly link?: LinkProfile;
  readonly listen?: Address;
  readonly to?: Address;
  readonly seed: number;
  readonly pcap?: string;
  readonly outage?: readonly OutageSpan[];
}

type OutageSpan = Extract<OutageSchedule, { kind: "list" }>["spans"][number];

const EXAMPLES = `
Examples:
  $ hectobit sim --list
  $ hectobit sim --link hf-100 --listen 127.0.0.1:5684 --to 127.0.0.1:5683
  $ hectobit sim --link iridium --listen :5684 --to gateway.example:5683 --outage 60s..5m --pcap link.pcap

Whoever sends to the listening address reaches --to, and is answered, over the link; all share its capacity.`;

/** `hectobit sim`: a UDP relay that behaves like a slow link. */
export function simCommand(): Command {
  const command = new Command("sim").description("put any UDP program behind a simulated slow link");
  const link = new Option("--link <name>", "the link's profile").argParser(readLink);
  return command
    .addOption(link)
    .option("--listen <addr:port>", "where the near end's programs send to", readListen)
    .option("--to <addr:port>", "the far end", (text) => parseAddress(text))
    .option("--seed <n>", "repeats the same losses", (text) => parseInteger(text, 0, 0xffffffff), 1)
    .option("--pcap <file>", "write what crosses the link, for Wireshark")
    .option("--outage <from..to>", "no link in this span after the start, such as 60s..5m (repeatable)", readOutage)
    .option("--list", "print the profiles and end")
    .option("--json", "print the list, or the summary at the end, as JSON")
    .addHelpText("after", EXAMPLES)
    .action(async (options: SimOptions) => {
      if (options.list === true)
        process.stdout.write(options.json === true ? toJson(LINK_PROFILES) : linkTable(LINK_PROFILES));
      else await relay(command, options);
    });
}

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const readLink = (text: string): LinkProfile =>
  findProfile(
    parseChoice(
      text,
      LINK_PROFILES.map(({ name }) => name),
    ),
  );

const readListen = (text: string): Address => parseAddress(text, { allowZero: true, defaultHost: "127.0.0.1" });

function readOutage(text: string, before: readonly OutageSpan[] = []): OutageSpan[] {
  const [from, to, ...more] = text.split("..");
  if (from === undefined || to === undefined || more.length > 0) {
    throw new InvalidArgumentError(`"${text}" is no span; give FROM..TO, such as 60s..5m.`);
  }
  const span = { from: add(instant(0), parseDuration(from)), to: add(instant(0), parseDuration(to)) };
  if (span.from >= span.to) throw new InvalidArgumentError(`the outage ${text} ends before it begins.`);
  return [...before, span];
}

async function relay(command: Command, options: SimOptions): Promise<void> {
  const { link, listen, to, outage = [] } = options;
  if (link === undefined) command.error("error: --link is missing (or --list, to see which links there are)");
  if (listen === undefined || to === undefined) command.error("error: --listen and --to are both needed");
  const model = withOutages(link.model, outage);
  const [near, far] = await Promise.all([resolveHost(listen.host), resolveHost(to.host)]);
  const capture = options.pcap === undefined ? undefined : new CaptureFile(options.pcap);
  let status: () => string = () => "";
  const terminal = process.stderr.isTTY === true ? new Terminal(process.stderr, () => status()) : undefined;
  const log = await createLog({ level: "info", ...(terminal === undefined ? {} : { terminal }) });
  const running = await Relay.open({
    model,
    seed: options.seed,
    listen: { address: near, port: listen.port },
    to: { address: far, port: to.port },
    onTrouble: (what, error) => log.warn(`${what}: ${error.message}`),
    ...(capture === undefined ? {} : { onCapture: (bytes: Uint8Array) => capture.write(bytes) }),
  });
  status = () => statusLine(running.status());
  const { address, port } = running.local;
  log.info(
    { link: link.name, listen: `${address}:${port}`, to: `${far}:${to.port}` },
    `relaying over ${link.name} (${speed(model)})`,
  );
  terminal?.start();
  await untilSignal(log);
  terminal?.stop();
  await running.close();
  capture?.close();
  const end = running.status();
  process.stdout.write(options.json === true ? toJson(end) : summary(end));
}

function withOutages(model: LinkModel, spans: readonly OutageSpan[]): LinkModel {
  if (spans.length === 0) return model;
  const extra = { schedule: { kind: "list", spans }, meanwhile: "lost" } as const;
  return { ...model, outages: [...(model.outages ?? []), extra] };
}

const speed = ({ up, down }: LinkModel): string =>
  up.rate === down.rate ? formatRate(up.rate) : `${formatRate(up.rate)} up, ${formatRate(down.rate)} down`;

class CaptureFile {
  readonly #file: number;

  constructor(path: string) {
    try {
      this.#file = openSync(path, "w");
    } catch (error) {
      throw new HectobitError("usage.pcap", `cannot write ${path}: ${(error as Error).message}`, { cause: error });
    }
  }

  write(bytes: Uint8Array): void {
    writeSync(this.#file, bytes);
  }

  close(): void {
    closeSync(this.#file);
  }
}

type Way = RelayStatus["up"];

const lost = (way: Way): number => Object.values(way.dropped).reduce((sum, count) => sum + count, 0);

function statusLine({ up, down, clients }: RelayStatus): string {
  const one = (arrow: string, way: Way) => {
    const waits = way.queuedBytes > 0 ? `, ${formatBytes(way.queuedBytes)} wait` : "";
    return `${arrow} ${way.delivered} (${formatBytes(way.bytes)}), ${lost(way)} dropped${waits}`;
  };
  return `${clients} client${clients === 1 ? "" : "s"} · ${one("↑", up)} · ${one("↓", down)}`;
}

function summary({ up, down, uptime }: RelayStatus): string {
  const line = (name: string, way: Way) => {
    const reasons = Object.entries(way.dropped).map(([reason, count]) => `${reason} ${count}`);
    const dropped = reasons.length === 0 ? "none dropped" : `dropped: ${reasons.join(", ")}`;
    const under = Math.max(0, way.received - way.delivered - lost(way));
    const left = under === 0 ? "" : `, ${under} still under way`;
    const air = `${way.linkBytes} B and ${way.airtime.toFixed(1)} s on the link`;
    return `${name}  ${way.received} datagrams came, ${way.delivered} delivered (${way.bytes} B), ${air}, ${dropped}${left}\n`;
  };
  return `${line("up  ", up)}${line("down", down)}ran for ${formatSpan(uptime)}\n`;
}
