import { add, type Duration, type Instant, seconds } from "../base/time.ts";
import type { HttpClientEvent, HttpExchangeId, HttpRequest } from "../matrix/http.ts";
import { syncRequest, withSync } from "../matrix/sync.ts";
import { syncContent } from "../matrix/sync-content.ts";
import type { World } from "../sim/world.ts";
import type { HomeserverPort, HttpOutcome } from "./homeserver-port.ts";
import { HttpClient } from "./http-client.ts";
import type { WorldRunner } from "./world-runner.ts";

/** How often a long poll looks again, in virtual time. Shorter: more requests; longer: news come that much later. */
const POLL_EVERY: Duration = seconds(1);

/**
 * A homeserver at a URL. The world stands still for each request. A long poll would make it wait in real time for what
 * happens in virtual time, so it is put as short polls, one each virtual second, until there is news.
 */
export class RealHomeserverPort implements HomeserverPort {
  readonly #world: World;
  readonly #runner: WorldRunner;
  readonly #processing: Duration;
  readonly #client: HttpClient;
  readonly #waiting = new Map<HttpExchangeId, (event: HttpClientEvent) => void>();
  #lastId = 0;

  constructor(world: World, runner: WorldRunner, url: URL, processing: Duration) {
    this.#world = world;
    this.#runner = runner;
    this.#processing = processing;
    const onEvent = (event: HttpClientEvent) => {
      this.#waiting.get(event.id)?.(event);
      this.#waiting.delete(event.id);
    };
    this.#client = new HttpClient({ server: url, onEvent });
  }

  ask(request: HttpRequest, timeout: number, answer: (outcome: HttpOutcome) => void): () => void {
    let wanted = true;
    const give = (outcome: HttpOutcome) => {
      if (wanted) answer(outcome);
    };
    const sync = syncRequest(request);
    if (sync === undefined || sync.timeout === 0) this.#once(request, timeout, give);
    else
      this.#poll(withSync(request, { timeout: 0 }), add(this.#world.now, sync.timeout as Duration), give, () => wanted);
    return () => {
      wanted = false;
    };
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #poll(request: HttpRequest, until: Instant, answer: (outcome: HttpOutcome) => void, isWanted: () => boolean): void {
    if (!isWanted()) return;
    this.#once(request, 60_000, (outcome) => {
      const next = add(this.#world.now, POLL_EVERY);
      const quiet = outcome.kind === "http-response" && syncContent(outcome.response.body)?.news === false;
      if (quiet && next < until) this.#world.at(next, () => this.#poll(request, until, answer, isWanted));
      else answer(outcome);
    });
  }

  #once(request: HttpRequest, timeout: number, answer: (outcome: HttpOutcome) => void): void {
    const id = ++this.#lastId;
    const work = new Promise<HttpOutcome>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#client.handle({ kind: "http-request", id, request, timeout });
    });
    this.#runner.perform({ name: "homeserver", handle: answer }, work, this.#processing);
  }
}
