import type { HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import { ageless, differences, type Seen, seen, withoutAdded } from "./compare.ts";
import { Normaliser } from "./normaliser.ts";
import type { Json, Step } from "./step.ts";
import { World } from "./world.ts";

export type Way = (request: HttpRequest) => Promise<HttpResponse>;

/** One of the two runs of the scenario. */
export interface Side {
  readonly way: Way;
  readonly world: World;
  readonly normaliser: Normaliser;
}

export function side(way: Way, name: string, serverName: string): Side {
  const world = new World(name, serverName);
  return { way, world, normaliser: new Normaliser(world) };
}

/**
 * Runs a step on both sides and lists what the way through hectobit changed. What a step only reads is also asked for
 * once more, straight, in the world of the way through: the same thing seen both ways must be the same to the digit.
 */
export async function runStep(step: Step, direct: Side, through: Side): Promise<string[]> {
  const straight = await answer(step, direct);
  const carried = await answer(step, through);
  const found: string[] = [];
  if (straight.status !== step.status)
    found.push(`the homeserver itself answered ${straight.status}, not ${step.status}: ${text(straight)}`);
  if (step.shared !== true) {
    const [one, other] = looks(straight, carried, step);
    found.push(...differences(normal(one, step, direct), normal(other, step, through), "two worlds"));
  }
  const request = step.call(through.world);
  if (request.method === "GET" && step.fresh !== true) {
    const [one, other] = looks(await direct.way(request), carried, step);
    found.push(...differences(ageless(one), ageless(other), "one world"));
  }
  return [...new Set(found)];
}

async function answer(step: Step, { way, world }: Side): Promise<HttpResponse> {
  const response = await way(step.call(world));
  if (step.keep && response.status === step.status) {
    const body: Json = JSON.parse(text(response));
    step.keep(body, world);
  }
  return response;
}

const text = (response: HttpResponse): string => new TextDecoder().decode(response.body);

/** Both answers as they are compared. */
function looks(straight: HttpResponse, carried: HttpResponse, { bytes = false }: Step): [Seen, Seen] {
  const expected = seen(straight, bytes);
  return [expected, withoutAdded(expected, seen(carried, bytes))];
}

const normal = ({ status, headers, body }: Seen, step: Step, { normaliser }: Side): unknown => ({
  status,
  headers: normaliser.value(headers),
  body: normaliser.value(body, step.anyOrder === true),
});
