import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import t from "tap";
import { skipLoudly } from "../peers/skip-loudly.ts";

const native = fileURLToPath(new URL("../../native", import.meta.url));

/** How native/test/main.mjs ends when there was no compiler to build anything with. */
const NOTHING_BUILT = 2;

const node = (...args: string[]) =>
  spawnSync(process.execPath, ["--import=tsx", ...args], { encoding: "utf8", cwd: join(native, "..") });

t.test("the vectors, with each compiler and on each machine at hand", { timeout: 280_000 }, async (t) => {
  const { status, stdout, stderr } = node(join(native, "test", "main.mjs"));
  for (const line of stdout.trim().split("\n")) t.comment(line);
  if (status === NOTHING_BUILT) return skipLoudly(t, "the C core is not tested: there is no C compiler");
  t.equal(status, 0, `every build passes${status === 0 ? "" : `\n${stdout}${stderr}`}`);
});

t.test("the same as the TypeScript codec under sanitizers, which the addon can't have", async (t) => {
  const program = join(t.testdir(), "transcode");
  const sources = readdirSync(join(native, "core"))
    .filter((name) => name.endsWith(".c"))
    .map((name) => join(native, "core", name));
  const flags = ["-std=c11", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", `-I${native}/core`];
  const built = spawnSync("gcc", [...flags, ...sources, join(native, "test", "transcode.c"), "-o", program]);
  if (built.status !== 0) return skipLoudly(t, "there is no gcc with sanitizers, or it does not compile the core");
  const { status, stdout, stderr } = node(join(native, "test", "differential.ts"), program, "20000", "1");
  t.comment(stdout.trim().split("\n").at(-1) ?? "");
  t.equal(status, 0, `no difference${status === 0 ? "" : `\n${stdout}${stderr}`}`);
});
