import type { DirectionModel } from "../sim/link-model.ts";
import { linkParameters } from "../sim/link-parameters.ts";
import type { LinkProfile } from "../sim/profiles.ts";
import { formatSpan } from "./live-line.ts";

/** The profiles for people: one line each, aligned. */
export function linkTable(profiles: readonly LinkProfile[]): string {
  const rows = profiles.map(row);
  const head = ["NAME", "UP", "DOWN", "LATENCY", "MTU", "OVERHEAD", "LOSS", "WHAT IT IS"];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  return `${[head, ...rows].map(line).join("\n")}\n`;
}

function row({ name, summary, model }: LinkProfile): string[] {
  const { latency, mtu } = linkParameters(model, "near");
  return [
    name,
    formatRate(model.up.rate),
    formatRate(model.down.rate),
    latency < 1000 ? `${Math.round(latency)} ms` : `${(latency / 1000).toFixed(1)} s`,
    mtu > 1_500 ? "-" : `${mtu}`,
    `${model.overhead}`,
    loss(model.up),
    summary,
  ];
}

/** `100 bit/s`, `2.4 kbit/s`, `1 Gbit/s`. */
export function formatRate(rate: number): string {
  const [divisor, unit] =
    rate >= 1e9 ? [1e9, "Gbit/s"] : rate >= 1e6 ? [1e6, "Mbit/s"] : rate >= 1e3 ? [1e3, "kbit/s"] : [1, "bit/s"];
  return `${Number((rate / divisor).toPrecision(3))} ${unit}`;
}

function loss(direction: DirectionModel): string {
  const parts: string[] = [];
  if (direction.loss) parts.push(`${Number((direction.loss * 100).toPrecision(2))} %`);
  const burst = direction.burstLoss;
  if (burst?.by === "time")
    parts.push(`${formatSpan(burst.meanBad)} per ${formatSpan(burst.meanGood + burst.meanBad)}`);
  if (burst?.by === "datagrams") parts.push("bursts");
  return parts.join(", ") || "-";
}
