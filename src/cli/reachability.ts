import type { HttpClientEvent } from "../matrix/http.ts";

/** The part of a logger that we use. */
export interface ReachabilityLog {
  info(message: string): void;
  warn(fields: { readonly detail: string }, message: string): void;
}

/** Tells the operator when the homeserver can no longer be reached, and when it can again; not for each request. */
export class Reachability {
  readonly #log: ReachabilityLog;
  readonly #server: string;
  #lost = false;

  constructor(log: ReachabilityLog, server: string) {
    this.#log = log;
    this.#server = server;
  }

  seen(event: HttpClientEvent): void {
    const lost = event.kind === "http-failed" && event.reason === "unreachable";
    if (lost === this.#lost) return;
    this.#lost = lost;
    if (event.kind === "http-failed" && lost)
      this.#log.warn({ detail: event.detail }, `the homeserver ${this.#server} is unreachable`);
    else this.#log.info(`the homeserver ${this.#server} can be reached again`);
  }
}
