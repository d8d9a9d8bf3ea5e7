import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import { MAX_PEERS } from "../src/base/limits.ts";
import { airtimeChart } from "./airtime-chart.ts";
import { type EndpointRates, endpointRates } from "./endpoint-rate.ts";
import { type ExchangeCosts, exchangeCosts } from "./exchange-costs.ts";
import { exchangeTables } from "./exchange-tables.ts";
import type { PeerMemory } from "./peer-memory.ts";

const PARTS = ["exchanges", "rate", "memory"] as const;
type Part = (typeof PARTS)[number];

interface Results {
  readonly exchanges?: ExchangeCosts;
  readonly rates?: EndpointRates;
  readonly memory?: PeerMemory;
}

/** 100 000 idle peers fit into it (issue: 512 MiB); the benchmark fails when they do not. */
const MEMORY_GOAL = 512 * 1024 * 1024;
const CHART = fileURLToPath(new URL("../docs/airtime.svg", import.meta.url));

const program = new Command("bench")
  .description("What hectobit costs on a link of 100 bit/s, beside HTTPS, and what its endpoint can do")
  .addOption(new Option("--only <part...>", "measure only these").choices(PARTS).default(PARTS))
  .option("--homeserver <url>", "measure against a homeserver with open registration", (text) => new URL(text))
  .option("--json <file>", "write all figures")
  .option("--no-chart", "leave docs/airtime.svg as it is")
  .parse();
const options = program.opts<{ only: readonly Part[]; homeserver?: URL; json?: string; chart: boolean }>();
const wants = (part: Part): boolean => options.only.includes(part);

const exchanges = wants("exchanges") ? await exchangeCosts(options.homeserver) : undefined;
if (exchanges !== undefined) {
  process.stdout.write(`${exchangeTables(exchanges)}\n`);
  if (options.chart) writeFileSync(CHART, airtimeChart(exchanges));
}
const rates = wants("rate") ? await endpointRates() : undefined;
if (rates !== undefined) process.stdout.write(rateText(rates));
const memory = wants("memory") ? peerMemory() : undefined;
if (memory !== undefined) process.stdout.write(memoryText(memory));

const results: Results = {
  ...(exchanges && { exchanges }),
  ...(rates && { rates }),
  ...(memory && { memory }),
};
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
// matrix-js-sdk leaves timers behind that would keep the process for minutes.
process.exit(memory !== undefined && memory.rss > MEMORY_GOAL ? 1 : 0);

function rateText({ hectobit, nodeCoap, ratio, withoutSockets }: EndpointRates): string {
  const perSecond = (value: number) => `${Math.round(value).toLocaleString("en")}/s`;
  return [
    `CON exchanges one after the other, loopback UDP: ${perSecond(hectobit)}; npm coap: ${perSecond(nodeCoap)}`,
    `  (${ratio.toFixed(2)} times as many); without sockets, both ends in one thread: ${perSecond(withoutSockets)}\n`,
  ].join("\n");
}

/** In a process of its own: what was measured before would count. */
function peerMemory(): PeerMemory {
  const script = fileURLToPath(new URL("peer-memory.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", script], { encoding: "utf8" });
  if (status !== 0) throw new Error(`peer-memory.ts failed: ${stderr}`);
  return JSON.parse(stdout) as PeerMemory;
}

function memoryText({ peers, fresh, idle, rss }: PeerMemory): string {
  const mib = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
  const each = (bytes: number) => `${Math.round(bytes / peers)} B`;
  const verdict = rss <= MEMORY_GOAL ? "within" : "ABOVE";
  return [
    `${peers.toLocaleString("en")} peers (cap ${MAX_PEERS.toLocaleString("en")}), one exchange each:`,
    `  ${mib(fresh)} held, ${each(fresh)} a peer, process ${mib(rss)} (${verdict} the goal of ${mib(MEMORY_GOAL)});`,
    `  ${mib(idle)} a day later, when all is forgotten\n`,
  ].join("\n");
}
