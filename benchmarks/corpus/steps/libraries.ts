import { runNio } from "../nio.ts";
import { sdkConversation } from "../sdk.ts";
import type { Steps } from "../step.ts";
import type { World } from "../world.ts";

export const librarySteps: Steps = { "matrix-nio": nio, "matrix-js-sdk with encryption": sdkConversation };

async function nio(world: World): Promise<void> {
  const { people, guests, words, rooms, deployment, home } = world;
  for (const [index, each] of [...people.slice(2, 4), ...guests.slice(1, 2)].entries()) {
    await runNio({
      base: each.base,
      user: each.userId,
      password: each.password,
      other: people[1]?.userId,
      name: deployment.homePeople.find(({ local }) => local === each.localpart)?.display ?? each.localpart,
      room: rooms.get(deployment.rooms[index]?.alias ?? "") ?? "",
      alias: `#nio-${index}:${each.server === home.name ? home.name : each.server}`,
      texts: words.texts(5),
      device: words.pick(deployment.devices),
    });
  }
}
