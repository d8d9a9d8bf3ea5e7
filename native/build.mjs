// Builds the native codec for this machine into prebuilds/, where node-gyp-build finds it. A C compiler (cc, or $CC)
// is all that it needs. Without a working one it says so in one line and ends well: the TypeScript codec does the same.
//   node native/build.mjs            when the binary is not from these sources
//   node native/build.mjs --force    always
//   node native/build.mjs --require  and fails when there is no binary that loads in the end
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const native = dirname(fileURLToPath(import.meta.url));
const root = dirname(native);
const sources = (folder, ending) =>
  readdirSync(join(native, folder))
    .filter((name) => ending.test(name))
    .map((name) => join(native, folder, name));

/** The C library is part of the name, so that a binary for one is not tried with the other. */
function binary() {
  const libc = platform() !== "linux" ? "" : existsSync("/etc/alpine-release") ? ".musl" : ".glibc";
  return join(root, "prebuilds", `${platform()}-${arch()}`, `hectobit.napi${libc}.node`);
}

/** By content, since neither git nor npm keeps the time of a file. */
function hashOfSources() {
  const hash = createHash("sha256");
  const files = [fileURLToPath(import.meta.url), ...sources("core", /\.[ch]$/), ...sources("napi", /\.[ch]$/)];
  for (const file of files.sort()) {
    hash
      .update(`${file.slice(native.length)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

/** The hash of what the binary was built from, beside it. */
const stampOf = (target) => target.replace(/\.node$/, ".sources");

const isFresh = (target, hash) =>
  existsSync(target) && existsSync(stampOf(target)) && readFileSync(stampOf(target), "utf8") === hash;

/** Where node_api.h is: beside Node itself, or in a package that has nothing else. */
function headers() {
  const own = join(dirname(dirname(process.execPath)), "include", "node");
  if (existsSync(join(own, "node_api.h"))) return own;
  try {
    return createRequire(import.meta.url)("node-api-headers").include_dir;
  } catch {
    throw new Error("node_api.h was not found: neither beside Node nor as the package node-api-headers");
  }
}

const FLAGS = ["-std=c11", "-O3", "-DNDEBUG", "-fvisibility=hidden"];

/** As one program where the compiler can (a few per cent faster), and else file by file. */
function compile(target, include) {
  const shared = platform() === "darwin" ? ["-bundle", "-undefined", "dynamic_lookup"] : ["-shared", "-fPIC"];
  const files = [...sources("core", /\.c$/), ...sources("napi", /\.c$/)];
  const args = [...FLAGS, ...shared, "-isystem", include, ...files, "-o", target];
  if (runCompiler(["-flto", ...args]).status === 0 && existsSync(target)) return;
  const { status, error, stderr, compiler } = runCompiler(args);
  if (status === 0 && existsSync(target)) return;
  const said = /^.*\berror: .*$/m.exec(stderr ?? "")?.[0].trim();
  throw new Error(error ? `${compiler}: ${error.message}` : `${compiler} failed${said ? `: ${said}` : ""}`);
}

function runCompiler(args) {
  const [compiler, ...given] = (process.env.CC || "cc").trim().split(/\s+/);
  const options = { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] };
  return { ...spawnSync(compiler, [...given, ...args], options), compiler };
}

/** In a process of its own, which a bad binary may end as it likes. */
function loads(path) {
  const { status, stderr } = spawnSync(process.execPath, ["-e", "require(process.argv[1])", path], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status === 0) return;
  const said = /^(?:\w*Error: )(.*)$/m.exec(stderr ?? "")?.[1];
  throw new Error(`the binary does not load${said ? `: ${said}` : ""}`);
}

/** Into a new file, moved when it is good: a running process keeps the old one. */
function build(target, hash) {
  if (platform() === "win32") throw new Error("on Windows it is built by node-gyp (binding.gyp)");
  const draft = join(dirname(target), `.${process.pid}-${Date.now()}.node`);
  mkdirSync(dirname(target), { recursive: true });
  try {
    compile(draft, headers());
    loads(draft);
    renameSync(draft, target);
    writeFileSync(stampOf(target), hash);
  } finally {
    rmSync(draft, { force: true });
  }
}

const say = (line) => process.stderr.write(`hectobit: ${line}\n`);

const target = binary();
try {
  const hash = hashOfSources();
  if (process.argv.includes("--force") || !isFresh(target, hash)) {
    build(target, hash);
    say(`built the native codec (${target.slice(root.length + 1)})`);
  }
} catch (error) {
  // What is left is of other sources: it might do something else than they say.
  for (const old of [target, stampOf(target)]) rmSync(old, { force: true });
  say(`no native codec, TypeScript does its work: ${error.message}`);
  if (process.argv.includes("--require")) process.exitCode = 1;
}
