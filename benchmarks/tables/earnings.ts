import type { HectobitTables } from "../../src/codec/tables/hectobit-v1.ts";
import type { Measure, Ratios } from "./measure.ts";

export type TableName = "keys" | "values" | "fragments";

/** What one entry earns: by how much the ratios were higher without it. */
export interface Earning extends Ratios {
  readonly table: TableName;
  readonly index: number;
  readonly entry: string;
  /** Different kinds of body that contain it. */
  readonly kinds: number;
}

/** A text that no body has, in place of an entry: others keep their index. */
const NOWHERE = "\u0000\u0001\u0002";

/** Bodies by the strings in them. */
function bodiesByContent({ bodies }: Measure): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { contents }] of bodies.entries()) {
    for (const content of contents) {
      const list = found.get(content);
      if (list === undefined) found.set(content, [index]);
      else list.push(index);
    }
  }
  return found;
}

const kindsOf = ({ bodies }: Measure, indices: Iterable<number>): number =>
  new Set([...indices].map((index) => bodies[index]?.kind)).size;

function without(tables: HectobitTables, table: TableName, index: number): HectobitTables {
  return { ...tables, [table]: tables[table].with(index, NOWHERE) };
}

/** What each key and value earns. */
export function earningsOfStrings(measure: Measure, tables: HectobitTables): Earning[] {
  const where = bodiesByContent(measure);
  const earning =
    (table: TableName) =>
    (entry: string, index: number): Earning => {
      const bodies = where.get(entry) ?? [];
      const ratios = measure.longer(without(tables, table, index), bodies);
      return { table, index, entry, kinds: kindsOf(measure, bodies), ...ratios };
    };
  return [...tables.keys.map(earning("keys")), ...tables.values.map(earning("values"))];
}

/** What each fragment of more than one character earns. */
export function earningsOfFragments(measure: Measure, tables: HectobitTables): Earning[] {
  const bodiesWith = (fragment: string): number[] =>
    measure.bodies.flatMap(({ contents }, index) =>
      [...contents].some((content) => content.includes(fragment)) ? [index] : [],
    );
  return tables.fragments.flatMap((entry, index): Earning[] => {
    if (entry.length < 2) return [];
    const bodies = bodiesWith(entry);
    const ratios = measure.longer(without(tables, "fragments", index), bodies);
    return [{ table: "fragments", index, entry, kinds: kindsOf(measure, bodies), ...ratios }];
  });
}

/** Strings that are in no table, and what they would earn as the last of the values; the best first. */
export function candidates(measure: Measure, tables: HectobitTables, count: number): Earning[] {
  const known = new Set([...tables.keys, ...tables.values]);
  return [...bodiesByContent(measure)]
    .filter(([entry]) => !known.has(entry) && isPlain(entry))
    .map(([entry, bodies]) => ({ entry, bodies, most: bodies.length * entry.length }))
    .sort((a, b) => b.most - a.most)
    .slice(0, 20 * count)
    .map(({ entry, bodies }): Earning => {
      const longer = measure.longer({ ...tables, values: tables.values.with(-1, entry) }, bodies);
      const earned = { overKinds: -longer.overKinds, byBytes: -longer.byBytes };
      return { table: "values", index: tables.values.length, entry, kinds: kindsOf(measure, bodies), ...earned };
    })
    .sort((a, b) => b.overKinds - a.overKinds)
    .slice(0, count);
}

/** No identifier, nothing that JSON escapes, nothing random. */
const isPlain = (content: string): boolean =>
  content.length >= 3 &&
  content.length <= 120 &&
  !/^[@!#$].*:|^[!$][\w-]{43}$|["\\\p{Cc}]|^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w+/=-]{16,}$/u.test(content);
