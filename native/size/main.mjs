// Builds the core as a microcontroller has it, and says what it takes: `npm run size`. Fails when it takes more than
// limits.mjs allows. Needs arm-none-eabi-gcc (Debian: gcc-arm-none-eabi and libnewlib-arm-none-eabi).
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deepest, readGraphs } from "./call-graph.mjs";
import { LIMITS } from "./limits.mjs";

const core = fileURLToPath(new URL("../core/", import.meta.url));
const TARGET = ["-mcpu=cortex-m4", "-mthumb", "-std=c11", "-Os"];
const ENTRY_POINTS = ["hectobit_encode", "hectobit_decode", "hectobit_encode_sequence", "hectobit_decode_sequence"];
/** What devices don't have: the index of hosts. Their own is counted with their tables. */
const HOST_INDEX = /^hectobit_(index|single|pairs|pair_first)$/;

function run(tool, args, input) {
  const { status, stdout, stderr, error } = spawnSync(`arm-none-eabi-${tool}`, args, { encoding: "utf8", input });
  if (error !== undefined)
    throw new Error(`arm-none-eabi-${tool} does not run (${error.code}): gcc-arm-none-eabi is needed`);
  if (status !== 0) throw new Error(`arm-none-eabi-${tool} ended with ${status}:\n${stderr}`);
  return stdout;
}

/** Text, data and bss of objects, added up. */
function sizes(objects) {
  const rows = run("size", objects).trim().split("\n").slice(1);
  const sum = { text: 0, data: 0, bss: 0 };
  for (const row of rows) {
    const [text, data, bss] = row.trim().split(/\s+/).map(Number);
    sum.text += text;
    sum.data += data;
    sum.bss += bss;
  }
  return sum;
}

/** Sizes of an object's symbols by name. */
const symbols = (object) =>
  new Map(
    run("nm", ["-S", object])
      .trim()
      .split("\n")
      .map((line) => line.split(" "))
      .filter((parts) => parts.length === 4)
      .map(([, size, , name]) => [name, Number.parseInt(size, 16)]),
  );

function build(folder) {
  const sources = readdirSync(core).filter((name) => name.endsWith(".c"));
  for (const name of sources) {
    const object = join(folder, name.replace(/c$/, "o"));
    run("gcc", [...TARGET, "-DHECTOBIT_DEVICE", "-fcallgraph-info=su", "-c", join(core, name), "-o", object]);
  }
  run("gcc", [...TARGET, "-c", join(core, "tables.c"), "-o", join(folder, "all-tables")]);
  const work = '#include "hectobit.h"\nhectobit_work work;\n';
  run("gcc", [...TARGET, "-DHECTOBIT_DEVICE", "-I", core, "-x", "c", "-c", "-", "-o", join(folder, "work")], work);
}

const failures = [];
function line(what, bytes, limit, more = "") {
  const over = bytes > limit;
  if (over) failures.push(`${what}: ${bytes} bytes, ${bytes - limit} more than the limit of ${limit}`);
  console.log(
    `${what.padEnd(44)} ${String(bytes).padStart(6)} of ${String(limit).padStart(6)}${over ? "  TOO MUCH" : ""}${more}`,
  );
}

function report(folder) {
  const all = readdirSync(folder).map((name) => join(folder, name));
  const objects = all.filter((name) => name.endsWith(".o") && !name.endsWith("/tables.o"));
  const { text, data, bss } = sizes(objects);
  console.log(`Cortex-M4, -Os, HECTOBIT_DEVICE; bytes (core: text ${text}, data ${data}, bss ${bss})`);
  line("core: text, data and bss, without tables", text + data + bss, LIMITS.core);
  const tables = sizes([join(folder, "tables.o")]);
  line("tables of a device, with their index", tables.text + tables.data + tables.bss, LIMITS.deviceTables);
  const entries = [...symbols(join(folder, "all-tables"))].filter(([name]) => !HOST_INDEX.test(name));
  line(
    "all tables, without the index of hosts",
    entries.reduce((sum, [, size]) => sum + size, 0),
    LIMITS.allTables,
  );
  line("work area", symbols(join(folder, "work")).get("work") ?? Number.NaN, LIMITS.workArea);
  const graphs = readGraphs(all.filter((name) => name.endsWith(".ci")));
  for (const name of ENTRY_POINTS) {
    const { bytes, path } = deepest(graphs, name);
    line(`stack of ${name}`, bytes, LIMITS.stack, `  ${path.map((at) => at.replace(/^.*:/, "")).join(" > ")}`);
  }
}

const folder = mkdtempSync(join(tmpdir(), "hectobit-size-"));
try {
  build(folder);
  report(folder);
} catch (error) {
  failures.push(error.message);
} finally {
  rmSync(folder, { recursive: true });
}
for (const failure of failures) console.error(`size: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
