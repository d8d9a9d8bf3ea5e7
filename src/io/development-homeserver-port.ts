import type { Random } from "../base/random.ts";
import { add, type Duration } from "../base/time.ts";
import {
  DevelopmentHomeserver,
  type HomeserverEffect,
  type HomeserverEvent,
} from "../homeserver/development-homeserver.ts";
import type { HomeserverOptions } from "../homeserver/types.ts";
import type { HttpExchangeId, HttpRequest, HttpResponse } from "../matrix/http.ts";
import type { World } from "../sim/world.ts";
import type { MachineNode } from "../sim/world-node.ts";
import type { ApplicationServicePort, HomeserverPort, HttpOutcome } from "./homeserver-port.ts";

/** The development homeserver as a node of the world: no real time passes, and every run is the same. */
export class DevelopmentHomeserverPort implements HomeserverPort {
  readonly #world: World;
  readonly #processing: Duration;
  readonly #node: MachineNode<HomeserverEvent, HomeserverEffect>;
  readonly #waiting = new Map<HttpExchangeId, (outcome: HttpOutcome) => void>();
  #service: ApplicationServicePort | undefined;
  #lastId = 0;

  constructor(world: World, options: HomeserverOptions, random: Random, processing: Duration) {
    this.#world = world;
    this.#processing = processing;
    this.#node = world.add({
      name: "homeserver",
      machine: new DevelopmentHomeserver(options, random),
      onEffect: (effect) => this.#react(effect),
    });
  }

  ask(request: HttpRequest, timeout: number, answer: (outcome: HttpOutcome) => void): () => void {
    const id = ++this.#lastId;
    this.#waiting.set(id, answer);
    const detail = `no answer within ${timeout} ms`;
    const late = add(this.#world.now, timeout as Duration);
    this.#world.at(late, () => this.#give(id, { kind: "http-failed", reason: "timeout", detail }));
    this.#world.handle(this.#node, { kind: "served-request", id, request, from: "world" });
    return () => {
      if (this.#waiting.delete(id)) this.#world.handle(this.#node, { kind: "served-abort", id });
    };
  }

  /** Where transactions for application services go. */
  serveApplicationService(service: ApplicationServicePort): void {
    this.#service = service;
  }

  /** The application service's answer to a request given to it. */
  serviceAnswered(id: HttpExchangeId, response: HttpResponse): void {
    this.#world.handle(this.#node, { kind: "http-response", id, response });
  }

  async close(): Promise<void> {}

  #react(effect: HomeserverEffect): void {
    if (effect.kind === "served-response") {
      const { id, response } = effect;
      const at = add(this.#world.now, this.#processing);
      this.#world.at(at, () => this.#give(id, { kind: "http-response", response }));
    } else if (effect.kind === "http-request") {
      const { pathname, search } = new URL(effect.request.target);
      const request = { ...effect.request, target: pathname + search };
      this.#service?.({ kind: "served-request", id: effect.id, request, from: "homeserver" });
    }
  }

  #give(id: HttpExchangeId, outcome: HttpOutcome): void {
    const answer = this.#waiting.get(id);
    if (!this.#waiting.delete(id)) return;
    answer?.(outcome);
  }
}
