/** The local programs that wait for an answer: each is answered at most once. */
import type { OutputQueue } from "../base/output-queue.ts";
import type { HttpExchangeId, HttpResponse } from "../matrix/http.ts";
import { withCors } from "./cors.ts";
import type { ClientEffect } from "./types.ts";

export class LocalRequests {
  readonly #open = new Set<HttpExchangeId>();
  readonly #output: OutputQueue<ClientEffect>;

  constructor(output: OutputQueue<ClientEffect>) {
    this.#output = output;
  }

  get size(): number {
    return this.#open.size;
  }

  opened(id: HttpExchangeId): void {
    this.#open.add(id);
  }

  /** The program is gone, or it was answered. */
  closed(id: HttpExchangeId): void {
    this.#open.delete(id);
  }

  answer(id: HttpExchangeId, response: HttpResponse): void {
    if (!this.#open.delete(id)) return;
    this.#output.effect({ kind: "served-response", id, response: withCors(response) });
  }
}
