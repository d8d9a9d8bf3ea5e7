// Fuzzes the four entry points with libFuzzer, under the address and undefined sanitizers:
//   node native/fuzz/main.mjs SECONDS [FOLDER [TARGET...]]
// SECONDS are for each of them. FOLDER keeps what was found from one run to the next. TARGETs are some of the four, so
// that several can run at once. Seeds are the vectors and
// seeds.jsonl (bodies of the training half of the corpus, one of a kind). Needs clang with its run-time library (Debian:
// clang and libclang-rt-14-dev). Ends with 1 when something was found, and shows it; with 2 without a compiler.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { vectorLines } from "../test/vectors.mjs";

const native = fileURLToPath(new URL("..", import.meta.url));
const TARGETS = { encode: "e", decode: "d", encode_sequence: "E", decode_sequence: "D" };
const FLAGS = ["-std=c11", "-O1", "-g", "-fsanitize=fuzzer,address,undefined", "-fno-sanitize-recover=all"];
const LONGEST_INPUT = 8192;

const sources = readdirSync(join(native, "core"))
  .filter((file) => file.endsWith(".c"))
  .map((file) => join(native, "core", file));

function build(compiler, flags, main, program) {
  const built = spawnSync(compiler, [...flags, `-I${native}core`, ...sources, join(native, main), "-o", program], {
    encoding: "utf8",
  });
  if (built.error !== undefined) throw Object.assign(new Error(`no ${compiler}`), { exit: 2 });
  if (built.status !== 0) throw Object.assign(new Error(built.stderr), { exit: 2 });
}

/** The core's answers to many inputs, by transcode.c. */
function transcode(program, mode, inputs) {
  const cases = inputs.flatMap((bytes) => {
    const head = Buffer.alloc(5);
    head.write(mode, "latin1");
    head.writeUInt32BE(bytes.length, 1);
    return [head, bytes];
  });
  const { stdout } = spawnSync(program, { input: Buffer.concat(cases), maxBuffer: 2 ** 28 });
  const answers = [];
  for (let at = 0; at < stdout.length; ) {
    const length = stdout.readUInt32BE(at + 9);
    answers.push(stdout.subarray(at + 13, at + 13 + length));
    at += 13 + length;
  }
  return answers;
}

/** Inputs by target: those of the vectors, and the seeds there and back. */
function seeds(transcoder) {
  const json = readFileSync(join(native, "fuzz", "seeds.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => Buffer.from(line));
  const arrays = json.map((text) => Buffer.concat([Buffer.from("["), text, Buffer.from(",1700000000000]")]));
  const all = {
    e: json,
    E: arrays,
    d: transcode(transcoder, "e", json),
    D: transcode(transcoder, "E", arrays),
  };
  for (const line of vectorLines().trim().split("\n")) {
    const [mode, , , , , input] = line.split(" ");
    all[mode].push(input === "-" ? Buffer.alloc(0) : Buffer.from(input, "hex"));
  }
  return all;
}

function fuzz(folder, kept, target, inputs, seconds) {
  const program = join(folder, target);
  const seedFolder = join(folder, `${target}-seeds`);
  const found = join(kept ?? folder, `${target}-found`);
  const artifacts = join(folder, `${target}-artifacts/`);
  for (const name of [seedFolder, found, artifacts]) mkdirSync(name, { recursive: true });
  inputs.forEach((bytes, i) => {
    writeFileSync(join(seedFolder, String(i)), bytes);
  });
  build("clang", [...FLAGS, `-DHECTOBIT_FUZZ=${target}`], "fuzz/target.c", program);
  const options = [
    `-max_total_time=${seconds}`,
    `-max_len=${LONGEST_INPUT}`,
    "-timeout=10",
    "-print_final_stats=1",
    `-artifact_prefix=${artifacts}`,
    `-dict=${join(native, "fuzz", "dictionary")}`,
  ];
  const { status, stderr } = spawnSync(program, [...options, found, seedFolder], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const executions = /stat::number_of_executed_units:\s+(\d+)/.exec(stderr)?.[1] ?? "?";
  const coverage = [...stderr.matchAll(/cov: (\d+)/g)].at(-1)?.[1] ?? "?";
  const crashes = existsSync(artifacts) ? readdirSync(artifacts) : [];
  console.log(
    `fuzz: ${target}: ${executions} executions in ${seconds} s, ${coverage} edges, ${crashes.length} failures`,
  );
  for (const name of crashes) {
    console.log(`${name}: ${readFileSync(join(artifacts, name)).toString("hex")}`);
  }
  if (status !== 0) console.log(stderr.slice(-6000));
  return status === 0;
}

const [seconds = "60", kept, ...targets] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "hectobit-fuzz-"));
try {
  const transcoder = join(folder, "transcode");
  build("clang", ["-std=c11", "-O1"], "test/transcode.c", transcoder);
  const inputs = seeds(transcoder);
  for (const [target, mode] of Object.entries(TARGETS)) {
    if (targets.length > 0 && !targets.includes(target)) continue;
    if (!fuzz(folder, kept, target, inputs[mode], Number(seconds))) process.exitCode = 1;
  }
} catch (error) {
  console.error(`fuzz: ${error.message}`);
  process.exitCode = error.exit ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
