// Sets up what a fresh clone lacks, and nothing when all is there: `npm ci` when the
// installed packages are not those of package-lock.json; with the argument `build` a
// compile into dist/ when a source is newer than the last one; with `test` tap's plugins;
// and always the native codec, when a C compiler is there and its sources changed.
// It needs no package, so that it can run before there are any.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function run(what, command, args) {
  process.stderr.write(`hectobit: ${what}\n`);
  // npm sets npm_config_* for its scripts; a nested npm must see the user's own settings only.
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) {
    process.stderr.write(
      `hectobit: ${command} ${args.join(" ")} failed${error ? ` (${error.message})` : ""}. ` +
        "The npm registry must be reachable, and Node 20.10 or newer is needed.\n",
    );
    process.exit(1);
  }
}

function install() {
  const lock = join(root, "package-lock.json");
  const stamp = join(root, "node_modules", ".hectobit-lock");
  // An installed copy of the package (npm install hectobit) has no lock file and needs no set-up.
  if (!existsSync(lock)) return;
  const hash = createHash("sha256").update(readFileSync(lock)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  run("installing the packages of package-lock.json (first run, or they changed)", "npm", [
    "ci",
    "--no-audit",
    "--no-fund",
  ]);
  writeFileSync(stamp, hash);
}

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function build() {
  const stamp = join(root, "dist", ".built");
  const sources = Math.max(newest(join(root, "src")), statSync(join(root, "package-lock.json")).mtimeMs);
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= sources) return;
  mkdirSync(join(root, "dist"), { recursive: true });
  run("compiling src/ into dist/", process.execPath, [
    join(root, "node_modules", "typescript", "bin", "tsc"),
    "-p",
    join(".ci", "tsconfig.build.json"),
  ]);
  writeFileSync(stamp, "");
}

/** tap writes down its plugins at its first run, but that run itself still has all of them: a second compiler. */
function testRunner() {
  if (existsSync(join(root, ".tap", "plugins", "package.json"))) return;
  run("preparing the test runner", "npx", ["--no-install", "tap", "build"]);
}

/** Never fails: without a compiler the TypeScript codec does the work, and it says so. */
function nativeCodec() {
  spawnSync(process.execPath, [join(root, "native", "build.mjs")], { cwd: root, stdio: ["ignore", 2, 2] });
}

install();
nativeCodec();
if (process.argv.includes("test")) testRunner();
if (process.argv.includes("build")) build();
