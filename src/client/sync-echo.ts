/**
 * A message that was accepted from an account should soon come back in the account's observation. If it does not, the
 * gateway has forgotten the observation (it was restarted), and is asked anew, long before that would be done anyway.
 */
import { add, type Duration, hours, type Instant } from "../base/time.ts";
import type { TimerQueue } from "../base/timer-queue.ts";
import type { Endpoint } from "../endpoint/endpoint.ts";
import type { SyncFollower, SyncTimer } from "./sync-follower.ts";

/** Between doubts in the same observation: a program may have filtered its own messages out. */
const DOUBT_EVERY: Duration = hours(1);

export class SyncEcho {
  readonly #endpoint: Endpoint;
  readonly #timers: TimerQueue<SyncTimer>;
  /** How long an echo may take on this link. */
  readonly #patience: Duration;

  constructor(endpoint: Endpoint, timers: TimerQueue<SyncTimer>, patience: Duration) {
    this.#endpoint = endpoint;
    this.#timers = timers;
    this.#patience = patience;
  }

  /** A message of the account was accepted. */
  expect(follower: SyncFollower, now: Instant): void {
    const { state, echo, doubtedAt } = follower;
    if (state !== "following" || echo !== undefined) return;
    if (doubtedAt === undefined || now - doubtedAt >= DOUBT_EVERY) this.#wait(follower, now);
  }

  /** News came. */
  heard(follower: SyncFollower): void {
    this.#timers.cancel(follower.echo);
    follower.echo = undefined;
  }

  /** The time has passed. True when there is reason for doubt. */
  missed(follower: SyncFollower, now: Instant): boolean {
    follower.echo = undefined;
    if (follower.state !== "following") return false;
    // perhaps it is what is coming
    const receiving = this.#endpoint.status(now).transfers.some(({ direction }) => direction === "receiving");
    if (receiving) this.#wait(follower, now);
    else follower.doubtedAt = now;
    return !receiving;
  }

  #wait(follower: SyncFollower, now: Instant): void {
    follower.echo = this.#timers.schedule(add(now, this.#patience), { kind: "echo", follower });
  }
}
