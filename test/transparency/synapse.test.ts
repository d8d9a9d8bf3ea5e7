import t from "tap";
import { bothWays } from "./both-ways.ts";
import { runScenario } from "./run-scenario.ts";
import { side } from "./run-step.ts";
import { SETTINGS } from "./scenario.ts";

t.test("through client and gateway, Synapse answers as it does straight", async (t) => {
  const ways = await bothWays(t, { settings: SETTINGS });
  if (ways === undefined) return;
  const { synapse, straight, carried } = ways;
  await runScenario(
    t,
    side((request) => straight.send(request), "straight", synapse.serverName),
    side((request) => carried.send(request), "carried", synapse.serverName),
  );
});
