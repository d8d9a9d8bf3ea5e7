/** Answers that came when their programs had gone: each is given once, to the same request asked again. */
import { BoundedMap } from "../base/bounded-map.ts";
import { CLIENT, KEEP_ORPHANED_ANSWER } from "../base/limits.ts";
import { add, type Instant } from "../base/time.ts";
import type { HttpResponse } from "../matrix/http.ts";

export class OrphanedAnswers {
  readonly #answers: BoundedMap<string, HttpResponse>;

  constructor(most: number) {
    this.#answers = new BoundedMap(most, "evict-oldest");
  }

  get size(): number {
    return this.#answers.size;
  }

  keep(identity: string, response: HttpResponse, now: Instant): void {
    this.#answers.sweep(now);
    let bytes = response.body.length;
    for (const [, kept] of this.#answers.entries(now)) bytes += kept.body.length;
    // the homeserver still has it; asking again costs airtime, not correctness
    if (bytes > CLIENT.orphanedBytes) return;
    this.#answers.set(identity, response, add(now, KEEP_ORPHANED_ANSWER), now);
  }

  take(identity: string, now: Instant): HttpResponse | undefined {
    const response = this.#answers.get(identity, now);
    if (response !== undefined) this.#answers.delete(identity);
    return response;
  }
}
