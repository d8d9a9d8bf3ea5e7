import type { LayerBytes } from "../sim/account.ts";
import type { World } from "../sim/world.ts";
import { clockText, secondsText } from "./demo-table.ts";

/** What crossed one station's link; bytes with IP and UDP headers. */
export interface LinkUse {
  readonly up: number;
  readonly down: number;
  /** Milliseconds on the air, both directions added. */
  readonly airtime: number;
  readonly layers: LayerBytes;
  readonly retransmissions: number;
}

/** The kinds of exchange that are compared with HTTPS. */
export const KINDS = [
  "log in",
  "join",
  "first sync",
  "send a line",
  "a line arrives",
  "typing",
  "receipt",
  "reading",
] as const;
export type Kind = (typeof KINDS)[number];

const HEAD = ["time", "who", "what", "up", "down", "IP", "CoAP", "opts", "body", "secs"] as const;
const WIDTHS = [8, 6, 42, 5, 5, 4, 4, 5, 5, 5] as const;
const TEXTS = 3;

/** Prints who did what, and what it put on their link since their line before. */
export class Timeline {
  readonly #world: World;
  readonly #write: (text: string) => void;
  /** Passages looked at so far, by station. */
  readonly #seen = new Map<string, number>();
  readonly #byKind = new Map<Kind, LinkUse[]>();

  readonly #epoch: number;

  /** `epoch`: Unix milliseconds of the world's instant zero. */
  constructor(world: World, epoch: number, write: (text: string) => void) {
    this.#world = world;
    this.#epoch = epoch;
    this.#write = write;
  }

  head(): void {
    this.#write(`${cells(HEAD)}\n${cells(WIDTHS.map((width) => "-".repeat(width)))}\n`);
  }

  /**
   * What a station does or sees, and what its link has carried since its last line; several texts are lines of their
   * own with the figures at the last. `kind` when it is one whole exchange.
   */
  line(station: string, what: string | readonly string[], kind?: Kind): LinkUse {
    const use = this.#since(station);
    if (kind !== undefined) this.#byKind.set(kind, [...(this.#byKind.get(kind) ?? []), use]);
    const { overhead, header, options, payload } = use.layers;
    const texts = [...(typeof what === "string" ? [what] : what)];
    if (use.retransmissions > 0) texts.push(`  (sent again: ${use.retransmissions})`);
    const last = texts.pop() ?? "";
    const isSilent = use.up + use.down === 0;
    const numbers = isSilent
      ? []
      : [use.up, use.down, overhead, header, options, payload, secondsText(use.airtime)].map(String);
    for (const text of texts) this.#write(`${cells([this.#clock(), station, text])}\n`);
    this.#write(`${cells([this.#clock(), station, last, ...numbers])}\n`);
    return use;
  }

  /** A line without figures: what happens outside the links. */
  remark(text: string): void {
    this.#write(`${this.#clock()}  -- ${text}\n`);
  }

  uses(kind: Kind): readonly LinkUse[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** Everything on all links so far, or on one station's. */
  total(station?: string): LinkUse {
    return sumUse(this.#world.timeline, ({ from, to }) => station === undefined || from === station || to === station);
  }

  #clock(): string {
    return clockText(this.#epoch + this.#world.now);
  }

  #since(station: string): LinkUse {
    const { timeline } = this.#world;
    const first = this.#seen.get(station) ?? 0;
    this.#seen.set(station, timeline.length);
    return sumUse(timeline.slice(first), ({ from, to }) => from === station || to === station);
  }
}

/** Texts and numbers in the columns of the timeline. */
function cells(texts: readonly string[]): string {
  const padded = texts.map((text, i) => {
    const width = WIDTHS[i] ?? 0;
    return i < TEXTS ? `${shortened(text, width).padEnd(width)} ` : text.padStart(width);
  });
  return padded.join(" ").trimEnd();
}

const shortened = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

type Passages = World["timeline"];

/** `up` is what came to the gateway. What was dropped before it was on the air has cost nothing. */
function sumUse(passages: Passages, wanted: (passage: Passages[number]) => boolean): LinkUse {
  const layers = { overhead: 0, header: 0, options: 0, payload: 0, security: 0 };
  let [up, down, airtime, retransmissions] = [0, 0, 0, 0];
  for (const passage of passages) {
    if (passage.start === undefined || passage.copy || !wanted(passage)) continue;
    if (passage.from === "gateway") down += passage.size;
    else up += passage.size;
    airtime += passage.airtime;
    if (passage.retransmission) retransmissions++;
    layers.overhead += passage.size - passage.datagram.length;
    layers.header += passage.layers.header;
    layers.options += passage.layers.options;
    layers.payload += passage.layers.payload;
    layers.security += passage.layers.security;
  }
  return { up, down, airtime, layers, retransmissions };
}
