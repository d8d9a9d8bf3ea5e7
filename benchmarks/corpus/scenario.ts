import type { Steps } from "./step.ts";
import { dataSteps } from "./steps/account-data.ts";
import { accountSteps } from "./steps/accounts.ts";
import { bridgeSteps } from "./steps/bridge.ts";
import { errorSteps } from "./steps/errors.ts";
import { federationSteps } from "./steps/federation.ts";
import { keySteps } from "./steps/keys.ts";
import { librarySteps } from "./steps/libraries.ts";
import { mediaSteps } from "./steps/media.ts";
import { membershipSteps } from "./steps/membership.ts";
import { messageSteps } from "./steps/messages.ts";
import { proposalSteps } from "./steps/proposals.ts";
import { pushSteps } from "./steps/push.ts";
import { readingSteps } from "./steps/reading.ts";
import { roomSteps } from "./steps/rooms.ts";
import { stateSteps } from "./steps/state.ts";
import { syncSteps } from "./steps/syncs.ts";
import type { World } from "./world.ts";

/** Phases in order; what is in one phase depends on nothing else in it, and its order is the deployment's. */
const PHASES: readonly Steps[] = [
  roomSteps,
  { ...accountSteps, ...dataSteps, ...membershipSteps, ...stateSteps, ...messageSteps },
  { ...pushSteps, ...readingSteps, ...syncSteps, ...mediaSteps, ...keySteps, ...messageSteps },
  ...Object.entries(federationSteps).map(([name, step]) => ({ [name]: step })),
  { ...errorSteps, ...proposalSteps, ...messageSteps, ...bridgeSteps, ...librarySteps },
];

/** Runs all of it; a step that fails is told and does not stop the others. False when one failed. */
export async function runScenario(world: World, report: (text: string) => void): Promise<boolean> {
  let complete = true;
  for (const phase of PHASES) {
    for (const [name, step] of world.words.shuffled(Object.entries(phase))) {
      const began = Date.now();
      try {
        await step(world);
        report(`${world.deployment.name}: ${name} (${Date.now() - began} ms)`);
      } catch (error) {
        complete = false;
        report(`${world.deployment.name}: ${name} FAILED: ${error instanceof Error ? error.stack : error}`);
      }
    }
  }
  return complete;
}
