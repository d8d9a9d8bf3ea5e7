import type { Test } from "tap";
import { bothWays, type Way } from "./both-ways.ts";
import { runScenario } from "./run-scenario.ts";
import { side } from "./run-step.ts";
import { SETTINGS } from "./scenario.ts";

/** Puts the whole scenario to one Synapse both ways, and compares the answers. */
export async function sameAnswers(t: Test, way: Way): Promise<void> {
  const ways = await bothWays(t, { settings: SETTINGS }, way);
  if (ways === undefined) return;
  const { synapse, straight, carried } = ways;
  await runScenario(
    t,
    side((request) => straight.send(request), "straight", synapse.serverName),
    side((request) => carried.send(request), "carried", synapse.serverName),
  );
}
