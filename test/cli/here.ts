import type { Test } from "tap";
import { run } from "../../src/cli/run.ts";

/** In this process, which is quicker than one for each; what is written to stdout would spoil the test's own. */
export async function here(t: Test, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  Object.assign(process.env, env);
  const written = t.capture(process.stderr, "write");
  try {
    const code = await run(["node", "hectobit", ...args]);
    return {
      code,
      stderr: written()
        .map(({ args: [text] }) => String(text))
        .join(""),
    };
  } finally {
    written.restore();
    for (const name of Object.keys(env)) delete process.env[name];
  }
}
