import { CARRIERS, type CarrierName, type ExchangeCosts } from "./exchange-costs.ts";

/** A part of the chart with a scale of its own: a start takes a hundred times as long as a receipt. */
interface Panel {
  readonly title: string;
  readonly operations: readonly string[];
}

const WIDTH = 860;
const LABEL = 210;
const RIGHT = 80;
const BAR = 13;
const GAP = 2;
const GROUP_GAP = 13;
const PANEL_TOP = 34;
const PANEL_GAP = 26;
const TOP = 84;

/** Class of the bars of a carrier; colours for light and dark are in STYLE. */
const CLASSES: Readonly<Record<CarrierName, string>> = {
  hectobit: "a",
  msc3079: "d",
  "HTTP/2 + gzip": "b",
  "HTTP/1.1": "c",
};

const STYLE = `
  text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #1f2328; }
  .title { font-size: 17px; font-weight: 600; }
  .quiet, .value { fill: #59636e; }
  .small { font-size: 12px; }
  .value { font-size: 12px; font-variant-numeric: tabular-nums; }
  .strong { font-weight: 600; fill: #1f2328; }
  .line { stroke: #d1d9e0; }
  .a { fill: #0969da; } .b { fill: #bf8700; } .c { fill: #8c959f; } .d { fill: #80b3f0; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; }
    .quiet, .value { fill: #9198a1; }
    .strong { fill: #f0f6fc; }
    .line { stroke: #3d444d; }
    .a { fill: #4493f8; } .b { fill: #d29922; } .c { fill: #656c76; } .d { fill: #2a5a9c; }
  }
`;

/** Seconds on a 100 bit/s link, by operation, side by side, as SVG that can be read on light and dark pages. */
export function airtimeChart(result: ExchangeCosts): string {
  const operations = Object.keys(result.costs.hectobit);
  const isLong = (operation: string) => Math.max(...CARRIERS.map((name) => seconds(result, name, operation))) > 250;
  const panels: Panel[] = [
    { title: "Every day", operations: operations.filter((operation) => !isLong(operation)) },
    { title: "Starting", operations: operations.filter(isLong) },
  ].filter((panel) => panel.operations.length > 0);
  const parts: string[] = [];
  let y = TOP;
  for (const panel of panels) {
    const drawn = drawPanel(result, panel, y);
    parts.push(drawn.svg);
    y = drawn.bottom + PANEL_GAP;
  }
  const height = y + 14;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    "<title>Seconds that Matrix operations take on a link of 100 bit/s</title>",
    `<style>${STYLE}</style>`,
    `<text class="title" x="16" y="30">Seconds on a 100 bit/s link, both directions added</text>`,
    legend(),
    ...parts,
    `<text class="quiet small" x="16" y="${height - 14}">${xml(footnote(result))}</text>`,
    "</svg>\n",
  ].join("\n");
}

const seconds = (result: ExchangeCosts, name: CarrierName, operation: string): number =>
  result.costs[name][operation]?.seconds ?? 0;

function legend(): string {
  const texts: Record<CarrierName, string> = {
    hectobit: "hectobit (no security yet)",
    msc3079: "MSC3079 through hectobit",
    "HTTP/2 + gzip": "HTTP/2 + gzip, TLS 1.3",
    "HTTP/1.1": "HTTP/1.1, TLS 1.3",
  };
  const places = [16, 226, 456, 656];
  return CARRIERS.map((name, index) => {
    const x = places[index] ?? 0;
    return `<rect class="${CLASSES[name]}" x="${x}" y="48" width="12" height="12" rx="2"/><text x="${x + 18}" y="58.5">${xml(texts[name])}</text>`;
  }).join("\n");
}

function drawPanel(result: ExchangeCosts, panel: Panel, top: number): { svg: string; bottom: number } {
  const longest = Math.max(
    ...panel.operations.flatMap((operation) => CARRIERS.map((name) => seconds(result, name, operation))),
  );
  const scale = (WIDTH - LABEL - RIGHT) / longest;
  const parts = [
    `<line class="line" x1="16" x2="${WIDTH - 16}" y1="${top}" y2="${top}"/>`,
    `<text class="quiet" x="16" y="${top + 21}">${xml(panel.title)}</text>`,
  ];
  let y = top + PANEL_TOP;
  for (const operation of panel.operations) {
    const middle = y + (CARRIERS.length * (BAR + GAP) - GAP) / 2 + 4.5;
    parts.push(`<text x="${LABEL - 12}" y="${middle}" text-anchor="end">${xml(operation)}</text>`);
    for (const name of CARRIERS) {
      parts.push(bar(name, seconds(result, name, operation), y, scale));
      y += BAR + GAP;
    }
    y += GROUP_GAP;
  }
  return { svg: parts.join("\n"), bottom: y - GROUP_GAP };
}

function bar(name: CarrierName, value: number, y: number, scale: number): string {
  const width = value === 0 ? 0 : Math.max(1.5, value * scale);
  const text =
    value === 0 ? "0 s" : value < 10 ? `${value.toFixed(1)} s` : `${Math.round(value).toLocaleString("en")} s`;
  const strong = name === "hectobit" ? " strong" : "";
  const rect = `<rect class="${CLASSES[name]}" x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>`;
  return `${width > 0 ? rect : ""}<text class="value${strong}" x="${(LABEL + width + 6).toFixed(1)}" y="${y + BAR - 2.5}">${text}</text>`;
}

const footnote = ({ homeserver }: ExchangeCosts): string =>
  `Measured by "npm run bench" against ${homeserver}: bytes with IP headers × 8 / 100, no loss, connections already open.`;

const xml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
