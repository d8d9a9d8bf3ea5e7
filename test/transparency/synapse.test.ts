import t from "tap";
import { startHectobit } from "../peers/hectobit.ts";
import { Http } from "../peers/http.ts";
import { startSynapse } from "../peers/synapse.ts";
import { runScenario } from "./run-scenario.ts";
import { side } from "./run-step.ts";
import { SETTINGS } from "./scenario.ts";

t.test("through client and gateway, Synapse answers as it does straight", async (t) => {
  const synapse = await startSynapse(t, { settings: SETTINGS });
  if (synapse === undefined) return;
  const hectobit = await startHectobit(t, { homeserver: synapse.url });
  const straight = new Http(synapse.url);
  const carried = new Http(hectobit.url);
  t.teardown(() => straight.close());
  t.teardown(() => carried.close());
  await runScenario(
    t,
    side((request) => straight.send(request), "straight", synapse.serverName),
    side((request) => carried.send(request), "carried", synapse.serverName),
  );
});
