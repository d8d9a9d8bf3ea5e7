/** The ETSI CoAP plugtest resources on our endpoint: `npm run plugtest-server -- --port 5683`. */
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { GET } from "../../src/coap/codes.ts";
import type { Body } from "../../src/coap/message.ts";
import { Endpoint } from "../../src/endpoint/endpoint.ts";
import type { EndpointEffect, EndpointEvent, ObservationId } from "../../src/endpoint/types.ts";
import { Driver } from "../../src/io/driver.ts";
import { SystemRandom } from "../../src/io/system-random.ts";
import { OBSERVED_EVERY, observedState, type Reply } from "./plugtest-handlers.ts";
import { isObservable, pathOf, serve } from "./plugtest-resources.ts";
import { INITIAL, type PlugtestState, tick } from "./plugtest-state.ts";

type RequestEffect = EndpointEffect & { readonly kind: "request" };

/** Longer than our endpoint waits before it acknowledges without an answer, and than clients wait for one. */
const LATE = 3000;

export class PlugtestServer {
  #state: PlugtestState = INITIAL;
  readonly #observers = new Set<ObservationId>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #driver: Driver<EndpointEvent, EndpointEffect> | undefined;
  readonly #ticking: NodeJS.Timeout;

  private constructor() {
    this.#ticking = setInterval(() => this.#tick(), OBSERVED_EVERY * 1000);
  }

  static async open(address: string, port: number): Promise<PlugtestServer> {
    const server = new PlugtestServer();
    try {
      server.#driver = await Driver.open<EndpointEvent, EndpointEffect>({
        machine: new Endpoint({ random: new SystemRandom() }),
        address,
        port,
        onEffect: (effect) => server.#effect(effect),
      });
    } catch (error) {
      clearInterval(server.#ticking);
      throw error;
    }
    return server;
  }

  get address(): { readonly address: string; readonly port: number } {
    return this.#driver?.address ?? { address: "", port: 0 };
  }

  async close(): Promise<void> {
    clearInterval(this.#ticking);
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#driver?.close();
  }

  #effect(effect: EndpointEffect): void {
    if (effect.kind === "request") this.#request(effect);
    else if (effect.kind === "observation-gone") this.#observers.delete(effect.observation);
  }

  #request(effect: RequestEffect): void {
    const reply = serve(effect.request, this.#state);
    this.#state = reply.state;
    if (reply.late !== true) {
      this.#reply(effect, reply);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#reply(effect, reply);
    }, LATE);
    this.#timers.add(timer);
  }

  #reply({ exchange, request, observe: observation }: RequestEffect, { response, observers, ending }: Reply): void {
    const observe = observation !== undefined && request.code === GET && isObservable(pathOf(request));
    if (observe) this.#observers.add(observation);
    this.#driver?.handle({ kind: "respond", exchange, response, observe });
    if (observers === "notify") this.#notify(observedState(this.#state));
    else if (observers === "forget") this.#forget();
    else if (observers === "end" && ending !== undefined) this.#end(ending);
  }

  #tick(): void {
    this.#state = tick(this.#state);
    this.#notify(observedState(this.#state));
  }

  #notify(response: Body): void {
    for (const observation of this.#observers) this.#driver?.handle({ kind: "notify", observation, response });
  }

  #end(ending: Body): void {
    this.#notify(ending);
    this.#observers.clear();
  }

  #forget(): void {
    for (const observation of this.#observers) this.#driver?.handle({ kind: "forget-observation", observation });
    this.#observers.clear();
  }
}

async function main(): Promise<void> {
  const options = {
    port: { type: "string", default: "5683" },
    host: { type: "string", default: "127.0.0.1" },
  } as const;
  const { port, host } = parseArgs({ options }).values;
  const server = await PlugtestServer.open(host, Number(port));
  const { address, port: bound } = server.address;
  console.log(`CoAP plugtest server on ${address.includes(":") ? `[${address}]` : address}:${bound}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
