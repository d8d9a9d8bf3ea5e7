import t from "tap";
import { Http } from "../peers/http.ts";
import { startSynapse } from "../peers/synapse.ts";
import { runScenario } from "./run-scenario.ts";
import { side } from "./run-step.ts";
import { SETTINGS } from "./scenario.ts";

// What makes the transparency test believable: where nothing is in between, it finds nothing; so whatever it finds
// elsewhere was changed on the way. It also shows that Synapse answers each step as the scenario says.
t.test("straight to Synapse twice, there is no difference", async (t) => {
  const synapse = await startSynapse(t, { settings: SETTINGS });
  if (synapse === undefined) return;
  const http = new Http(synapse.url);
  t.teardown(() => http.close());
  const straight = side((request) => http.send(request), "straight", synapse.serverName);
  const again = side((request) => http.send(request), "again", synapse.serverName);
  await runScenario(t, straight, again);
});
