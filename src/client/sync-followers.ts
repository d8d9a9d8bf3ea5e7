/**
 * /sync without polling over the link. When a program follows the chain (its `since` is the `next_batch` that it was
 * given last), the gateway is asked once to be observed, and the program's long polls are answered here: with news when
 * they come, and with nothing new, at no airtime, when its time has passed. Everything else is a plain request.
 *
 * While the link is down the polls go on to say that nothing new is known: that is so, and it keeps the program calm.
 */
import { KEEP_ORPHANED_ANSWER } from "../base/limits.ts";
import { add, type Duration, type Instant, milliseconds, minutes } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import type { HttpExchangeId, HttpRequest, HttpResponse } from "../matrix/http.ts";
import type { LinkMonitor } from "./link-monitor.ts";
import { newsUnknown } from "./local-error.ts";
import type { LocalRequests } from "./local-requests.ts";
import { authorization } from "./request-identity.ts";
import { SyncEcho } from "./sync-echo.ts";
import {
  type ExchangeEffect,
  followerKey,
  type LocalSync,
  type StateEffect,
  SyncFollower,
  type SyncPoll,
  type SyncTimer,
} from "./sync-follower.ts";
import { SyncRegistrar, type SyncRegistrarOptions } from "./sync-registrar.ts";

/** A program that has not polled for so long is not there: its observation ends, the chain stays. */
const IDLE: Duration = minutes(10);
/** After a gateway would not be observed. */
const PLAIN_FOR: Duration = minutes(10);

export interface SyncFollowersOptions extends SyncRegistrarOptions {
  readonly local: LocalRequests;
  readonly link: LinkMonitor;
  readonly most: number;
  /** How long after a program's own message its echo may take on this link. */
  readonly echoPatience: Duration;
}

export class SyncFollowers {
  readonly #options: SyncFollowersOptions;
  readonly #registrar: SyncRegistrar;
  readonly #echo: SyncEcho;
  /** The least used first. */
  readonly #followers = new Map<string, SyncFollower>();
  readonly #timers = new TimerQueue<SyncTimer>();
  /** Polls that can't be served from here after all. */
  readonly #plain: SyncPoll[] = [];

  constructor(options: SyncFollowersOptions) {
    this.#options = options;
    this.#registrar = new SyncRegistrar(options, this.#timers);
    this.#echo = new SyncEcho(options.endpoint, this.#timers, options.echoPatience);
  }

  get polls(): number {
    return [...this.#followers.values()].reduce((sum, { polls }) => sum + polls.size, 0);
  }

  /** Serves the request now or later, or leaves it to be made over the link. */
  poll(id: HttpExchangeId, request: LocalSync, now: Instant): "served" | "plain" {
    const { http, sync, from } = request;
    const { since, timeout, fullState, presence } = sync;
    const key = followerKey(http, sync);
    const known = this.#followers.get(key);
    if (since === undefined || fullState || (known === undefined && timeout === 0)) return "plain";
    const follower = known ?? new SyncFollower(key, http, from);
    this.#used(follower, request, now);
    const kept = follower.chain.take(since) ?? (since === follower.chain.tail ? follower.takeLastWord(now) : undefined);
    if (kept !== undefined) return this.#serve(id, kept);
    const plain = follower.plainUntil !== undefined && now < follower.plainUntil;
    if (since !== follower.chain.tail) {
      // somebody else may follow the chain that is here
      if (timeout === 0 || plain || follower.state !== "idle" || follower.polls.size > 0) return "plain";
      follower.chain.restart(since);
      follower.verified = false;
    }
    // the homeserver learns of another presence by being asked anew
    if (follower.state === "following" && presence !== follower.presence) this.#registrar.cancel(follower, now);
    if (timeout === 0 && follower.state === "following") return this.#serve(id, follower.nothingNew());
    if (timeout === 0 || plain) return "plain";
    const poll: SyncPoll = { id, http, from, timer: undefined };
    poll.timer = this.#timers.schedule(add(now, milliseconds(timeout)), { kind: "poll", follower, poll });
    follower.polls.add(poll);
    if (follower.state === "idle" && follower.retry === undefined) this.#advance(follower, now);
    this.#makeRoom(now);
    return "served";
  }

  /** A plain /sync was answered: what follows it may be observed. `given` when a program got the answer. */
  learn(request: LocalSync, response: HttpResponse, given: boolean, now: Instant): void {
    const { http, sync, from } = request;
    const key = followerKey(http, sync);
    const follower = this.#followers.get(key) ?? new SyncFollower(key, http, from);
    const continues = sync.since !== undefined && sync.since === follower.chain.tail;
    // somebody else follows the chain that is here
    if (!continues && (follower.state !== "idle" || follower.polls.size > 0)) return;
    if (follower.chain.add(sync.since, response, given ? 1 : 0) === undefined) return;
    follower.verified = true;
    // the observation goes on from where the chain was, so it would say again what this answer said
    this.#registrar.cancel(follower, now);
    this.#answerPolls(follower, response);
    this.#used(follower, request, now);
    this.#makeRoom(now);
  }

  /** A message of this account was accepted. */
  sent(http: HttpRequest, now: Instant): void {
    const token = authorization(http);
    for (const follower of this.#followers.values()) if (follower.token === token) this.#echo.expect(follower, now);
  }

  /** The program is gone. True when it was one of ours. */
  abort(id: HttpExchangeId): boolean {
    for (const follower of this.#followers.values()) {
      for (const poll of follower.polls) {
        if (poll.id !== id) continue;
        this.#timers.cancel(poll.timer);
        return follower.polls.delete(poll);
      }
    }
    return false;
  }

  /** True when the effect is about one of the observations. */
  react(effect: ExchangeEffect, now: Instant): boolean {
    const follower = this.#registrar.follower(effect.exchange);
    if (follower === undefined) return false;
    switch (effect.kind) {
      case "response":
      case "notification":
        this.#state(follower, effect, now);
        break;
      case "observation-ended":
        this.#registrar.lost(follower);
        this.#registrar.retryLater(follower, now);
        break;
      case "failed":
        this.#failed(follower, effect, now);
        break;
    }
    return true;
  }

  /** The gateway was heard again: it is worth asking now. */
  linkUp(now: Instant): void {
    for (const follower of this.#followers.values()) if (follower.retry !== undefined) this.#advance(follower, now);
  }

  /** To be called when all that the endpoint had to say was heard. */
  settle(now: Instant): void {
    this.#registrar.settle(now);
  }

  /** Polls that must be made over the link; each is said once. */
  takePlain(): readonly SyncPoll[] {
    return this.#plain.splice(0);
  }

  wake(now: Instant): void {
    for (let timer = this.#timers.expire(now); timer !== undefined; timer = this.#timers.expire(now)) {
      const { value } = timer;
      if (value.kind === "poll") this.#due(value.follower, value.poll);
      else if (value.kind === "retry") {
        value.follower.retry = undefined;
        this.#advance(value.follower, now);
      } else if (value.kind === "idle") this.#idle(value.follower, now);
      else if (this.#echo.missed(value.follower, now)) {
        this.#registrar.cancel(value.follower, now);
        this.#advance(value.follower, now);
      }
    }
  }

  deadline(): Instant | undefined {
    return this.#timers.next();
  }

  status(): { readonly state: string; readonly answersKept: number; readonly polls: number }[] {
    return [...this.#followers.values()].map(({ state, chain, polls }) => ({
      state,
      answersKept: chain.kept,
      polls: polls.size,
    }));
  }

  #serve(id: HttpExchangeId, response: HttpResponse): "served" {
    this.#options.local.answer(id, response);
    return "served";
  }

  #advance(follower: SyncFollower, now: Instant): void {
    if (!this.#registrar.advance(follower, now)) this.#goPlain(follower, now);
  }

  /** A poll's time has passed. That nothing is new can't be said while it is being found out, or could not be. */
  #due(follower: SyncFollower, poll: SyncPoll): void {
    poll.timer = undefined;
    const { verified, exchange } = follower;
    if (!verified && exchange !== undefined) return;
    follower.polls.delete(poll);
    const { link, local } = this.#options;
    local.answer(poll.id, verified ? follower.nothingNew() : newsUnknown(link.status().text));
  }

  #overdue(follower: SyncFollower): void {
    for (const poll of follower.polls) if (poll.timer === undefined) this.#due(follower, poll);
  }

  /** What the gateway says: news, nothing (it only confirms), or its last word. */
  #state(follower: SyncFollower, effect: StateEffect, now: Instant): void {
    const response = this.#registrar.heard(follower, effect, now);
    if (response === "plain") this.#goPlain(follower, now);
    else if (response === "again") return;
    else if (response.status >= 400) this.#over(follower, response, now);
    else this.#answered(follower, effect, response, now);
  }

  #answered(follower: SyncFollower, effect: StateEffect, response: HttpResponse, now: Instant): void {
    const { state } = follower;
    const content = follower.chain.add(follower.chain.tail, response, follower.polls.size > 0 ? 1 : 0);
    if (content !== undefined) this.#echo.heard(follower);
    if (state === "probing") this.#probed(follower, response, content?.news ?? true, now);
    else {
      if (content !== undefined) this.#answerPolls(follower, response);
      if (effect.kind === "response" && effect.observing !== true) this.#goPlain(follower, now);
      else this.#registrar.confirmed(follower, now);
    }
  }

  /** The chain is up to date. Programs that wait go on waiting when nothing is new. */
  #probed(follower: SyncFollower, response: HttpResponse, news: boolean, now: Instant): void {
    this.#registrar.lost(follower);
    follower.verified = true;
    if (news) this.#answerPolls(follower, response);
    this.#overdue(follower);
    if (follower.polls.size > 0) this.#advance(follower, now);
  }

  #failed(follower: SyncFollower, effect: Extract<ExchangeEffect, { kind: "failed" }>, now: Instant): void {
    if (effect.reason === "timeout") this.#options.link.unanswered(follower.askedAt ?? now);
    this.#registrar.lost(follower);
    const passing = ["timeout", "transfer-failed", "reset", "expired"].includes(effect.reason);
    if (passing) {
      this.#overdue(follower);
      this.#registrar.retryLater(follower, now);
    } else this.#goPlain(follower, now);
  }

  #over(follower: SyncFollower, response: HttpResponse, now: Instant): void {
    this.#registrar.lost(follower);
    if (follower.polls.size === 0) follower.keepLastWord(response, add(now, KEEP_ORPHANED_ANSWER));
    this.#answerPolls(follower, response);
  }

  #goPlain(follower: SyncFollower, now: Instant): void {
    this.#registrar.cancel(follower, now);
    follower.plainUntil = add(now, PLAIN_FOR);
    for (const poll of follower.polls) {
      this.#timers.cancel(poll.timer);
      this.#plain.push(poll);
    }
    follower.polls.clear();
  }

  #answerPolls(follower: SyncFollower, response: HttpResponse): void {
    for (const poll of follower.polls) {
      this.#timers.cancel(poll.timer);
      this.#options.local.answer(poll.id, response);
    }
    follower.polls.clear();
  }

  #used(follower: SyncFollower, { http, from }: LocalSync, now: Instant): void {
    follower.latest = { http, from };
    this.#followers.delete(follower.key);
    this.#followers.set(follower.key, follower);
    this.#timers.cancel(follower.idle);
    follower.idle = this.#timers.schedule(add(now, IDLE), { kind: "idle", follower });
  }

  #idle(follower: SyncFollower, now: Instant): void {
    if (follower.polls.size > 0) follower.idle = this.#timers.schedule(add(now, IDLE), { kind: "idle", follower });
    else {
      follower.idle = undefined;
      this.#registrar.cancel(follower, now);
    }
  }

  #makeRoom(now: Instant): void {
    for (const follower of this.#followers.values()) {
      if (this.#followers.size <= this.#options.most) return;
      this.#goPlain(follower, now);
      this.#timers.cancel(follower.idle);
      this.#followers.delete(follower.key);
    }
  }
}
