import { SeededRandom } from "../../src/base/random.ts";
import type { Line } from "./recorder.ts";

/** Both samples together stay below 3 MB. */
const BUDGET = 1_480_000;
const MOST_OF_A_KIND = 8;
/** A body larger than this is taken only when its kind has no smaller one, and a kind gets one such at most. */
const LARGE = 8_000;
/** An event may not be larger (Matrix specification, size limits): such a body was made to be refused. */
const LARGEST_EVENT = 65_536;

/** The same lines for the same recording: at least one of each kind, then evenly more as long as there is room. */
export function sampleOf(lines: readonly Line[], seed: number): string {
  const random = new SeededRandom(seed);
  const chosen = new Set<Line>();
  const queues = [...byKind(lines).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => candidates(group, random));
  let size = 0;
  for (let round = 0; round < MOST_OF_A_KIND; round++) {
    for (const queue of queues) {
      const line = queue[round];
      if (line === undefined) continue;
      const length = Buffer.byteLength(line.text) + 1;
      if (round > 0 && size + length > BUDGET) continue;
      size += length;
      chosen.add(line);
    }
  }
  return lines
    .filter((line) => chosen.has(line))
    .map(({ text }) => `${text}\n`)
    .join("");
}

/** In the order in which they are taken: spread over the recording, the first of ordinary size, no body twice. */
function candidates(group: readonly Line[], random: SeededRandom): Line[] {
  const different = [...new Map(group.map((line) => [bodyOf(line), line])).values()];
  const shuffled = different.map((line) => ({ line, rank: random.next() })).sort((a, b) => a.rank - b.rank);
  const small = shuffled.filter(({ line }) => line.text.length <= LARGE).map(({ line }) => line);
  const large = shuffled.filter(({ line }) => line.text.length > LARGE).map(({ line }) => line);
  large.sort((a, b) => a.text.length - b.text.length);
  const one = large.filter(({ text }) => small.length === 0 || text.length < LARGEST_EVENT).slice(0, 1);
  return small.length === 0 ? one : [...small.slice(0, 2), ...one, ...small.slice(2)];
}

const bodyOf = ({ text }: Line): string => text.slice(text.indexOf(',"json":'));

export function byKind(lines: readonly Line[]): Map<string, Line[]> {
  const kinds = new Map<string, Line[]>();
  for (const line of lines) {
    const group = kinds.get(line.kind);
    if (group === undefined) kinds.set(line.kind, [line]);
    else group.push(line);
  }
  return kinds;
}

export function summaryOf(lines: readonly Line[]): string {
  const bytes = lines.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0);
  return `${lines.length} bodies of ${byKind(lines).size} kinds, ${(bytes / 1e6).toFixed(1)} MB`;
}
