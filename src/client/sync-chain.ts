/** The answers to /sync that one program was given or will be: each continues the one before. */
import { CLIENT } from "../base/limits.ts";
import type { HttpResponse } from "../matrix/http.ts";
import { type SyncContent, syncContent } from "../matrix/sync-content.ts";

interface Link {
  /** Undefined for an initial sync, which is never given again. */
  readonly since: string | undefined;
  readonly response: HttpResponse;
  /** The homeserver can't say it again: its messages to the device are gone there since the observation went on. */
  readonly only: boolean;
  given: number;
}

/**
 * An answer that was lost is given again once; a program that asks a third time really wants to know. Unless it is the
 * only copy: keys of encrypted rooms come as messages to the device.
 */
const GIVEN_AT_MOST = 2;

export class SyncChain {
  #links: Link[] = [];
  #bytes = 0;
  #tail: string | undefined;
  #standing = "{}";

  /** The `since` that continues all that is here. */
  get tail(): string | undefined {
    return this.#tail;
  }

  get kept(): number {
    return this.#links.length;
  }

  /** What every answer repeats, as the last one said it. */
  get standing(): string {
    return this.#standing;
  }

  /** Begins anew where a program says that it stands. */
  restart(since: string): void {
    this.#links = [];
    this.#bytes = 0;
    this.#tail = since;
  }

  /**
   * Adds the answer to `since`. One that does not continue the chain begins a new one. Undefined when it is no /sync answer.
   * `given` says how often it was handed out.
   */
  add(since: string | undefined, response: HttpResponse, given: number): SyncContent | undefined {
    const content = response.status === 200 ? syncContent(response.body) : undefined;
    if (content === undefined) return undefined;
    if (since === undefined || since !== this.#tail) this.restart(content.nextBatch);
    this.#tail = content.nextBatch;
    if (content.standing !== "{}") this.#standing = content.standing;
    if (since === content.nextBatch) return content;
    this.#links.push({ since, response, only: content.toDevice, given });
    this.#bytes += response.body.length;
    while (this.#links.length > 1 && this.#full()) this.#bytes -= this.#links.shift()?.response.body.length ?? 0;
    return content;
  }

  /** The kept answer to `since`, if it may still be given. */
  take(since: string): HttpResponse | undefined {
    const link = this.#links.find((candidate) => candidate.since === since);
    if (link === undefined || (link.given >= GIVEN_AT_MOST && !link.only)) return undefined;
    link.given += 1;
    return link.response;
  }

  #full(): boolean {
    return this.#links.length > CLIENT.answersPerFollower || this.#bytes > CLIENT.answerBytesPerFollower;
  }
}
