// Builds the core in several ways and runs the vectors with each: `node native/test/main.mjs`. The first compiler found
// is needed; what else is there is used: both gcc and clang, valgrind, and other machines by qemu (big endian, NEON).
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { vectorLines } from "./vectors.mjs";

const native = fileURLToPath(new URL("..", import.meta.url));
const STRICT = ["-std=c11", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"];
const SANITIZERS = ["-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"];
const DEVICE = ["-DHECTOBIT_DEVICE"];

const VARIANTS = [
  { name: "gcc -O2", compiler: "gcc", flags: ["-O2"] },
  { name: "gcc -O3, scalar", compiler: "gcc", flags: ["-O3", "-DHECTOBIT_SCALAR"] },
  { name: "clang -O2", compiler: "clang", flags: ["-O2"] },
  { name: "gcc, sanitizers", compiler: "gcc", flags: SANITIZERS },
  { name: "gcc, sanitizers, scalar", compiler: "gcc", flags: [...SANITIZERS, "-DHECTOBIT_SCALAR"] },
  { name: "clang, sanitizers", compiler: "clang", flags: SANITIZERS },
  { name: "gcc -Os, device", compiler: "gcc", flags: ["-Os", ...DEVICE], limited: true },
  { name: "gcc, sanitizers, device", compiler: "gcc", flags: [...SANITIZERS, ...DEVICE], limited: true },
  {
    name: "valgrind",
    compiler: "gcc",
    flags: ["-O1"],
    under: ["valgrind", "--quiet", "--error-exitcode=9", "--leak-check=full"],
  },
  { name: "aarch64 (NEON)", compiler: "aarch64-linux-gnu-gcc", flags: ["-O2", "-static"], under: ["qemu-aarch64"] },
  { name: "s390x (big endian)", compiler: "s390x-linux-gnu-gcc", flags: ["-O2", "-static"], under: ["qemu-s390x"] },
];

const works = (program) => spawnSync(program, ["--version"]).status === 0;

function fail(what, { status, signal, stdout, stderr }) {
  return `not ok: ${what} (${signal ?? status})\n${stdout}${stderr}`;
}

/** What was found out, and whether it is good. */
function runVariant({ name, compiler, flags, under = [], limited = false }, folder, vectors) {
  const sources = readdirSync(join(native, "core"))
    .filter((file) => file.endsWith(".c"))
    .map((file) => join(native, "core", file));
  const program = join(folder, "vectors");
  const args = [...STRICT, ...flags, `-I${native}core`, ...sources, join(native, "test", "vectors.c"), "-o", program];
  const built = spawnSync(compiler, args, { encoding: "utf8" });
  if (built.status !== 0) return { good: false, text: fail(`${name} does not compile`, built) };
  const [command = program, ...rest] = [...under, program, ...(limited ? ["limited"] : [])];
  const ran = spawnSync(command, rest, { encoding: "utf8", input: vectors, maxBuffer: 2 ** 28 });
  if (ran.status !== 0) return { good: false, text: fail(name, ran) };
  return { good: true, text: `ok: ${name}: ${ran.stdout.trim()}` };
}

const vectors = vectorLines();
const folder = mkdtempSync(join(tmpdir(), "hectobit-core-"));
let ran = 0;
let skipped = 0;
let bad = 0;
try {
  for (const variant of VARIANTS) {
    const missing = [variant.compiler, ...(variant.under ?? []).slice(0, 1)].find((program) => !works(program));
    if (missing !== undefined) {
      skipped++;
      console.log(`skipped: ${variant.name}: no ${missing}`);
      continue;
    }
    const { good, text } = runVariant(variant, folder, vectors);
    ran++;
    if (!good) bad++;
    console.log(text);
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`core: ${ran} builds tested, ${bad} failed, ${skipped} skipped`);
process.exitCode = bad > 0 ? 1 : ran === 0 ? 2 : 0;
