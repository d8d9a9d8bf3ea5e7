/** The observations behind followed /syncs: when the gateway is asked to be observed, and what is done when it ends. */
import { PACKED } from "../base/limits.ts";
import type { Peer } from "../base/peer.ts";
import { add, type Duration, type Instant, minutes, scale } from "../base/time.ts";
import type { TimerQueue } from "../base/timer-queue.ts";
import type { Endpoint } from "../endpoint/endpoint.ts";
import type { ExchangeId } from "../endpoint/types.ts";
import { describe } from "../matrix/describe.ts";
import type { HttpResponse } from "../matrix/http.ts";
import { syncRequest, withSync } from "../matrix/sync.ts";
import type { ExchangeIds } from "./exchange-ids.ts";
import { flow } from "./request-identity.ts";
import type { StateEffect, SyncFollower, SyncTimer } from "./sync-follower.ts";
import { asNotification, type WireSession } from "./wire-session.ts";

const FIRST_RETRY: Duration = minutes(1);
const LONGEST_RETRY: Duration = minutes(10);

/**
 * An observation that is confirmed after this was accepted in earnest. Too low: a gateway that accepts and refuses in turn
 * is asked again and again. Too high: one that is restarted often is polled for a while.
 */
const STANDS: Duration = minutes(1);

export interface SyncRegistrarOptions {
  readonly endpoint: Endpoint;
  readonly gateway: Peer;
  readonly wire: WireSession;
  readonly ids: ExchangeIds;
}

export class SyncRegistrar {
  readonly #options: SyncRegistrarOptions;
  readonly #timers: TimerQueue<SyncTimer>;
  readonly #byExchange = new Map<ExchangeId, SyncFollower>();
  readonly #confirmed = new Set<SyncFollower>();

  constructor(options: SyncRegistrarOptions, timers: TimerQueue<SyncTimer>) {
    this.#options = options;
    this.#timers = timers;
  }

  follower(exchange: ExchangeId): SyncFollower | undefined {
    return this.#byExchange.get(exchange);
  }

  /**
   * Asks for what is new at the end of the chain: by a plain request while that is not known, otherwise by asking to be
   * observed from there. False when that can't be said on the wire.
   */
  advance(follower: SyncFollower, now: Instant): boolean {
    this.#stopRetrying(follower);
    if (follower.exchange !== undefined) return true;
    follower.exchange = this.#options.ids.take();
    if (!this.#send(follower.verified ? "observe" : "request", follower, now)) {
      follower.exchange = undefined;
      return false;
    }
    this.#byExchange.set(follower.exchange, follower);
    follower.presence = syncRequest(follower.latest.http)?.presence;
    follower.state = follower.verified ? "registering" : "probing";
    follower.askedAt = now;
    return true;
  }

  /** The observation stands. From here on it is renewed from where the chain ends now; see `settle`. */
  confirmed(follower: SyncFollower, now: Instant): void {
    if (follower.state !== "following") follower.standsSince = now;
    follower.state = "following";
    follower.retryAfter = undefined;
    if (now >= add(follower.standsSince, STANDS)) follower.repetitions = 0;
    this.#confirmed.add(follower);
  }

  /**
   * Tells the endpoint what to renew observations with; nothing is sent. To be called when all that the endpoint had to
   * say was heard: an observation that it has ended already must not begin anew by this.
   */
  settle(now: Instant): void {
    for (const follower of this.#confirmed) if (follower.state === "following") this.#send("observe", follower, now);
    this.#confirmed.clear();
  }

  /**
   * What an answer or a notification says. `again`: the gateway did not understand how it was asked, and was asked anew;
   * `plain`: that does not help.
   */
  heard(follower: SyncFollower, effect: StateEffect, now: Instant): HttpResponse | "again" | "plain" {
    const { said } = follower;
    if (said === undefined) return "plain";
    follower.said = asNotification(said);
    const heard = this.#options.wire.hear(effect.response, effect.kind === "response" ? said : follower.said, now);
    if (heard.kind === "answer") return heard.response;
    if (follower.repetitions++ >= PACKED.repetitions) return "plain";
    this.cancel(follower, now);
    return this.advance(follower, now) ? "again" : "plain";
  }

  /** The endpoint knows no more of it. */
  lost(follower: SyncFollower): void {
    if (follower.exchange !== undefined) this.#byExchange.delete(follower.exchange);
    follower.exchange = undefined;
    follower.state = "idle";
  }

  /** Not wanted any more: the gateway is told, which is cheaper than its next notification. */
  cancel(follower: SyncFollower, now: Instant): void {
    this.#stopRetrying(follower);
    const { exchange } = follower;
    this.lost(follower);
    if (exchange !== undefined) this.#options.endpoint.handle({ kind: "cancel", exchange }, now);
  }

  /** Tries again by itself as long as the program is there; when it comes back, its poll will. */
  retryLater(follower: SyncFollower, now: Instant): void {
    if (follower.idle === undefined || follower.retry !== undefined) return;
    const after = follower.retryAfter ?? FIRST_RETRY;
    follower.retryAfter = Math.min(scale(after, 2), LONGEST_RETRY) as Duration;
    follower.retry = this.#timers.schedule(add(now, after), { kind: "retry", follower });
  }

  #stopRetrying(follower: SyncFollower): void {
    this.#timers.cancel(follower.retry);
    follower.retry = undefined;
  }

  #send(kind: "observe" | "request", follower: SyncFollower, now: Instant): boolean {
    const { exchange, latest, chain } = follower;
    const http = withSync(latest.http, { since: chain.tail, timeout: undefined });
    const utterance = this.#options.wire.say(http, now);
    if (!utterance.ok || exchange === undefined) return false;
    const { request, said } = utterance.value;
    // the answer to a renewal comes as a notification
    follower.said = follower.state === "following" ? asNotification(said) : said;
    const { label, priority } = describe(http);
    const policy = { label, priority, flow: flow(http, latest.from) };
    const { endpoint, gateway: peer } = this.#options;
    endpoint.handle({ kind, exchange, peer, request, policy }, now);
    return true;
  }
}
