import type { Test } from "tap";
import { runStep, type Side } from "./run-step.ts";
import { scenario } from "./scenario.ts";

/** Runs the whole scenario on both sides; one assertion for each request. */
export async function runScenario(t: Test, direct: Side, through: Side): Promise<void> {
  for (const [part, steps] of scenario) {
    await t.test(part, async (t) => {
      for (const step of steps) {
        // A step that cannot even be asked (an earlier one kept nothing) fails alone, and the rest still runs.
        const found = await runStep(step, direct, through).catch((error: Error) => [String(error)]);
        t.strictSame(found, [], step.name);
      }
    });
  }
}
