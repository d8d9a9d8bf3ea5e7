import type { Random } from "../base/random.ts";
import { add, type Duration, type Instant } from "../base/time.ts";

/**
 * Ids come in runs; a run is noted once, with the time its last id was given out, so that a peer costs a few numbers
 * and not one per message. Smaller: more notes. Larger: ids wait longer than needed before they return.
 */
const RUN = 1024;

/**
 * Message ids for one peer: sequential from a random start, none twice within EXCHANGE_LIFETIME (RFC 7252 §4.4), and
 * never 0: a server in use (lb) keeps its own answers under that id and would mistake our message for a repeated one.
 */
export class MessageIds {
  #next: number;
  /** When the ids of each run of the 65536 may be used again; only runs that were used. */
  readonly #freeAt = new Map<number, Instant>();
  #run = -1;

  constructor(random: Random) {
    this.#next = 1 + random.integer(0xffff);
  }

  /** Undefined while all are inside their lifetime: the message must wait until `availableAt`. */
  take(now: Instant, lifetime: Duration): number | undefined {
    const id = this.#next;
    const run = Math.floor(id / RUN);
    if (run !== this.#run) {
      if ((this.#freeAt.get(run) ?? now) > now) return undefined;
      this.#run = run;
    }
    this.#freeAt.set(run, add(now, lifetime));
    this.#next = id === 0xffff ? 1 : id + 1;
    return id;
  }

  /** When `take` gives an id again. */
  availableAt(now: Instant): Instant {
    const run = Math.floor(this.#next / RUN);
    if (run === this.#run) return now;
    const free = this.#freeAt.get(run);
    return free === undefined || free < now ? now : free;
  }
}
