import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../test/peers/subprocess.ts";

const PACKAGES = "matrix-nio==0.26.0";
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = join(process.env.HECTOBIT_PEERS ?? join(ROOT, ".peers"), "nio");
const PYTHON = join(FOLDER, "bin", "python");
const STAMP = join(FOLDER, ".hectobit-packages");

/** A Python venv with matrix-nio, made when it is not there (as .ci/peers.sh makes the others). */
function prepare(): void {
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === PACKAGES) return;
  const steps: readonly [string, readonly string[]][] = [
    ["python3", ["-m", "venv", FOLDER]],
    [PYTHON, ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", PACKAGES]],
  ];
  for (const [command, args] of steps) {
    const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`matrix-nio could not be installed: ${stderr}`);
  }
  writeFileSync(STAMP, PACKAGES);
}

/** Runs nio-client.py with `input` as JSON on its standard input. */
export async function runNio(input: unknown): Promise<void> {
  prepare();
  const script = fileURLToPath(new URL("nio-client.py", import.meta.url));
  const { code, stderr } = await run(PYTHON, [script], { input: JSON.stringify(input), patience: 90_000 });
  if (code !== 0) throw new Error(`matrix-nio ended with ${code}: ${stderr.slice(-2000)}`);
}
