import { utf8 } from "../../src/base/bytes.ts";
import { HECTOBIT_TABLES_V1, HECTOBIT_TABLES_V1_HASH } from "../../src/codec/tables/hectobit-v1.ts";
import { table } from "../table.ts";
import { readBodies } from "./bodies.ts";
import { candidates, type Earning, earningsOfFragments, earningsOfStrings } from "./earnings.ts";
import { Measure } from "./measure.ts";
import { writeCTables } from "./write-c.ts";

const HELP = `Usage: npm run tables -- [--write] [FILE.jsonl]

What each entry of the hectobit codec's tables earns on recorded bodies (those for training, when no file is given),
and what strings outside of them would earn. It proposes; src/codec/tables/ is the truth, and grows only at its ends.

  --write  write native/core/tables.c and tables.h from src/codec/tables/, and measure nothing
`;

/** Bodies of a kind that are looked at: more say the same again. */
const OF_A_KIND = 4;
const CANDIDATES = 60;

function report(path: string): void {
  const tables = HECTOBIT_TABLES_V1;
  const measure = new Measure(readBodies(path, OF_A_KIND), tables);
  const { overKinds, byBytes } = measure.ratios;
  console.log(`${measure.bodies.length} bodies of ${measure.kinds} kinds from ${path}`);
  console.log(`mean ratio over kinds ${overKinds.toFixed(4)}, by bytes ${byBytes.toFixed(4)}\n`);
  console.log(sizes());
  const strings = earningsOfStrings(measure, tables);
  const fragments = earningsOfFragments(measure, tables);
  console.log(
    list(
      "What entries earn",
      [...strings, ...fragments].sort((a, b) => b.overKinds - a.overKinds),
    ),
  );
  console.log(list("What strings outside of the tables would earn", candidates(measure, tables, CANDIDATES)));
}

function sizes(): string {
  const { version, keys, values, fragments } = HECTOBIT_TABLES_V1;
  const bytes = (entries: readonly string[]): number => entries.reduce((sum, entry) => sum + utf8(entry).length, 0);
  const rows = Object.entries({ keys, values, fragments }).map(([name, entries]) => [
    name,
    String(entries.length),
    String(bytes(entries)),
  ]);
  const hash = HECTOBIT_TABLES_V1_HASH.toString(16).padStart(8, "0");
  return `${table([`version ${version}, hash ${hash}`, "entries", "bytes of text"], rows)}`;
}

/** Ratios are shown in hundred-thousandths of one: 100 of them are 0.001 of the mean ratio. */
function list(title: string, earnings: readonly Earning[]): string {
  const parts = (ratio: number): string => (ratio * 1e5).toFixed(2);
  const rows = earnings.map(({ table: name, index, entry, kinds, overKinds, byBytes }) => [
    JSON.stringify(entry),
    `${name} ${index}`,
    String(kinds),
    parts(overKinds),
    parts(byBytes),
  ]);
  return table([title, "where", "kinds", "over kinds /100000", "by bytes /100000"], rows);
}

const [option = "test/corpus/train.jsonl"] = process.argv.slice(2);
if (option === "--write") writeCTables();
else if (option.startsWith("-")) console.log(HELP);
else report(option);
