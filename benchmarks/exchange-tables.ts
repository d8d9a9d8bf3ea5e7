import type { Cost } from "./carrier.ts";
import { CARRIERS, type ExchangeCosts, START } from "./exchange-costs.ts";
import { table } from "./table.ts";

const secondsText = (cost: Cost | undefined): string => (cost === undefined ? "" : cost.seconds.toFixed(1));
const bytesText = (cost: Cost | undefined): string => (cost === undefined ? "" : `${cost.up}+${cost.down}`);

/** Bytes up and down and seconds on a 100 bit/s link, side by side, and hectobit's bytes by layer. */
export function exchangeTables({ costs, opening, homeserver }: ExchangeCosts): string {
  const operations = Object.keys(costs.hectobit);
  const head = ["operation", ...CARRIERS.flatMap((name) => [`${name}, B`, "s"]), "best HTTPS ÷ hectobit"];
  const row = (title: string, of: (name: (typeof CARRIERS)[number]) => Cost | undefined): string[] => [
    title,
    ...CARRIERS.flatMap((name) => [bytesText(of(name)), secondsText(of(name))]),
    ratio(of("HTTP/2 + gzip"), of("hectobit")),
  ];
  const rows = [
    ...operations.map((operation) => row(operation, (name) => costs[name][operation])),
    row("opening a connection", (name) => opening[name]),
  ];
  const layers = (name: "hectobit" | "msc3079") =>
    table(
      LAYERS,
      operations.map((operation) => layerRow(operation, costs[name][operation])),
    );
  return [
    `Bytes (IP, up + down) and seconds at 100 bit/s, both directions added; homeserver: ${homeserver}`,
    table(head, rows),
    "hectobit by layer, in bytes; waited: from request to answer on that link, in seconds",
    layers("hectobit"),
    "msc3079 by layer",
    layers("msc3079"),
    `"${START}": no end-to-end encryption, one room, 20 messages, to PREPARED.`,
    "",
  ].join("\n");
}

const LAYERS = ["operation", "datagrams", "again", "IP+UDP", "header", "options", "payload", "waited"];

const ratio = (theirs: Cost | undefined, ours: Cost | undefined): string => {
  if (theirs === undefined || ours === undefined || theirs.seconds === 0) return "";
  return ours.seconds === 0 ? "∞" : (theirs.seconds / ours.seconds).toFixed(1);
};

function layerRow(operation: string, cost: Cost | undefined): string[] {
  const { datagrams = 0, retransmissions = 0, layers, waited } = cost ?? {};
  const bytes = layers && [layers.overhead, layers.header, layers.options, layers.payload].map(String);
  return [operation, `${datagrams}`, `${retransmissions}`, ...(bytes ?? ["", "", "", ""]), waited?.toFixed(1) ?? ""];
}
