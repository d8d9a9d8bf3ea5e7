import type { ExchangeId } from "../endpoint/types.ts";

/** One series of names for all exchanges of a client. */
export class ExchangeIds {
  #next: ExchangeId = 1;

  take(): ExchangeId {
    return this.#next++;
  }
}
