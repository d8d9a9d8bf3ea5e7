import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import type { Deployment } from "./deployment.ts";
import { Recorder } from "./recorder.ts";
import { sampleOf, summaryOf } from "./sample.ts";
import { runScenario } from "./scenario.ts";
import { Scope } from "./scope.ts";
import { TEST } from "./test-deployment.ts";
import { TRAIN } from "./train-deployment.ts";
import { startWorld } from "./world.ts";

const FULL = fileURLToPath(new URL("../../.corpus/", import.meta.url));
const SAMPLE = fileURLToPath(new URL("../../test/corpus/", import.meta.url));

const program = new Command("corpus")
  .description("Records what real Matrix servers and clients say, in two deployments that have nothing in common")
  .addOption(new Option("--only <deployment>", "record only this one").choices(["train", "test"]))
  .parse();
const { only } = program.opts<{ only?: string }>();

const report = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

async function record(deployment: Deployment): Promise<boolean> {
  const scope = new Scope();
  const recorder = new Recorder();
  let complete = false;
  try {
    const world = await startWorld(deployment, recorder, scope);
    complete = await runScenario(world, report);
  } finally {
    await scope.end();
  }
  const full = recorder.lines.map(({ text }) => `${text}\n`).join("");
  writeFileSync(`${FULL}${deployment.name}-full.jsonl`, full);
  writeFileSync(`${SAMPLE}${deployment.name}.jsonl`, sampleOf(recorder.lines, deployment.seed));
  report(`${deployment.name}: ${summaryOf(recorder.lines)}`);
  return complete;
}

// The libraries' logs: the one of matrix-sdk-crypto goes to the console whatever logger it is given.
for (const level of ["log", "debug", "info", "warn", "error"] as const) console[level] = () => undefined;

mkdirSync(FULL, { recursive: true });
mkdirSync(SAMPLE, { recursive: true });
let complete = true;
for (const deployment of [TRAIN, TEST]) {
  if (only === undefined || only === deployment.name) complete = (await record(deployment)) && complete;
}
// matrix-js-sdk leaves timers behind that would keep the process for minutes.
process.exit(complete ? 0 : 1);
