/** The last words of the demo: sums by layer, the comparison with HTTPS, and whether anything was lost. */
import type { LinkProfile } from "../sim/profiles.ts";
import type { HttpsCost, HttpsCosts } from "./demo-https.ts";
import type { Person } from "./demo-person.ts";
import { POLL_MS } from "./demo-person.ts";
import type { Outcome } from "./demo-scenario.ts";
import { grouped, secondsText, table } from "./demo-table.ts";
import { KINDS, type Kind, type LinkUse, type Timeline } from "./demo-timeline.ts";

export function layerTable(timeline: Timeline, stations: readonly string[]): string {
  const row = (name: string, { up, down, layers, airtime, retransmissions }: LinkUse) => [
    name,
    ...[up, down, layers.overhead, layers.header, layers.options, layers.payload].map(grouped),
    secondsText(airtime),
    retransmissions,
  ];
  const rows = stations.map((station) => row(station, timeline.total(station)));
  const head = ["link of", "up", "down", "IP+UDP", "CoAP header", "options", "payload", "seconds", "sent again"];
  return table(head, [...rows, row("all", timeline.total())]);
}

/** The middle one by its bytes: not the first, which may carry more, and not one that an outage made longer. */
function median(uses: readonly LinkUse[]): LinkUse | undefined {
  const sorted = [...uses].sort((a, b) => a.up + a.down - (b.up + b.down));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

export function comparison(
  timeline: Timeline,
  { model }: LinkProfile,
  idle: Outcome["idle"],
  https: readonly HttpsCosts[],
): string {
  const airtimeOf = ({ up, down }: HttpsCost) => ((up * 8) / model.up.rate + (down * 8) / model.down.rate) * 1000;
  const totals = [0, 0, 0, 0, 0, 0];
  const row = (name: string, own: readonly [number, number], costs: readonly HttpsCost[]) => {
    const numbers = [...own, ...costs.flatMap((cost) => [cost.up + cost.down, airtimeOf(cost)])];
    for (const [i, number] of numbers.entries()) totals[i] = (totals[i] ?? 0) + number;
    return [name, ...texts(numbers)];
  };
  const kindRow = (kind: Kind) => {
    const use = median(timeline.uses(kind));
    if (use === undefined) return [];
    return [
      row(
        kind,
        [use.up + use.down, use.airtime],
        https.map(({ kinds }) => kinds[kind]),
      ),
    ];
  };
  const polls = (idle.minutes * 60_000) / POLL_MS;
  const many = ({ up, down }: HttpsCost): HttpsCost => ({ up: up * polls, down: down * polls });
  const rows = [
    row(
      "open a connection",
      [0, 0],
      https.map(({ opening }) => opening),
    ),
    ...KINDS.flatMap(kindRow),
    row(
      `${idle.minutes} min, nothing new`,
      [idle.bytes, 0],
      https.map(({ poll }) => many(poll)),
    ),
  ];
  const head = ["one exchange", "hectobit", "seconds", "HTTP/1.1", "seconds", "HTTP/2+gzip", "seconds"];
  return table(head, [...rows, ["one of each", ...texts(totals)]], { widths: [20] });
}

const texts = (numbers: readonly number[]): string[] =>
  numbers.map((number, i) => (i % 2 === 0 ? grouped(number) : secondsText(number)));

export interface Verdict {
  readonly isComplete: boolean;
  readonly text: string;
}

/** Every line must have been seen once by everybody, and every reading once. */
export function verdict(outcome: Outcome, people: readonly Person[]): Verdict {
  const faults = people.flatMap((person) =>
    outcome.sent.flatMap((text) => {
      const times = person.lines.filter(({ body }) => body === text).length;
      if (times === 1) return [];
      return [`${person.name} saw ${times === 0 ? "never" : `${times} times`}: ${text}`];
    }),
  );
  const readings = people.map(({ lines }) => lines.filter(({ sender }) => sender.includes("_hectobit_")).length);
  if (readings.some((count) => count !== outcome.measured))
    faults.push(`${outcome.measured} readings were measured; people saw ${readings.join(" and ")}`);
  if (faults.length > 0) return { isComplete: false, text: `Not everything arrived:\n  ${faults.join("\n  ")}` };
  const buoy =
    outcome.measured === 0 ? "" : `, ${outcome.measured} readings measured, ${outcome.readingsAccepted} in the room`;
  return {
    isComplete: true,
    text: `${outcome.sent.length} lines sent, each seen once by both${buoy}. Nothing lost, nothing twice.`,
  };
}
