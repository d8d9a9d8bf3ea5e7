/**
 * Requests of local programs over the link.
 *
 * - A program that gave up and asks the same again joins the exchange in flight, so its own timeouts cost no airtime.
 * - An answer that came when its program had gone is kept, and given once to the same request asked again.
 * - A message with a transaction id is kept until it arrives, also when its program is gone and the link is down: its
 *   user meant to send it. Other requests that change something run to their end. One that only reads is given up when
 *   nobody has wanted its answer for five minutes.
 * - Requests that replace each other while they wait (typing, receipts) all get the answer of the latest.
 */
import { CLIENT } from "../base/limits.ts";
import type { Peer } from "../base/peer.ts";
import { add, type Duration, hours, type Instant, milliseconds, minutes, scale } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import type { Body } from "../coap/message.ts";
import type { Endpoint } from "../endpoint/endpoint.ts";
import type { EndpointEffect, ExchangeId, RequestPolicy } from "../endpoint/types.ts";
import { describe } from "../matrix/describe.ts";
import type { HttpExchangeId, HttpRequest, HttpResponse } from "../matrix/http.ts";
import type { MappingSettings } from "../matrix/mapping-settings.ts";
import { requestToCoap } from "../matrix/request.ts";
import { syncRequest } from "../matrix/sync.ts";
import type { ExchangeIds } from "./exchange-ids.ts";
import type { LinkMonitor } from "./link-monitor.ts";
import { exchangeFailed, linkDown, overloaded } from "./local-error.ts";
import { type ExchangeTimer, hasTransactionId, isIdempotent, isSafe, type LocalExchange } from "./local-exchange.ts";
import type { LocalRequests } from "./local-requests.ts";
import { OrphanedAnswers } from "./orphaned-answers.ts";
import { flow, identity } from "./request-identity.ts";

/** Without a program that waits, a request that only reads is given up after this: most ask again within a minute. */
const ABANDONED: Duration = minutes(5);
/** A message that waits for the link is answered with an error after this, and kept all the same. */
const IMPATIENT: Duration = minutes(30);
/** Older messages are given up: nobody expects them any more. */
const KEEP_MESSAGE: Duration = hours(24);
const FIRST_RETRY: Duration = minutes(1);
const LONGEST_RETRY: Duration = minutes(10);
const RETRY_FULL: Duration = minutes(1);

/** Of an attempt to send a message: the next may succeed. */
const PASSING: ReadonlySet<string> = new Set(["timeout", "transfer-failed", "reset", "expired", "queue-full"]);
/** Of the homeserver, or of the gateway that can't reach it. */
const PASSING_STATUS: ReadonlySet<number> = new Set([429, 502, 503, 504]);

type Failure = Extract<EndpointEffect, { kind: "failed" }>;

/** An exchange that has ended, for those who learn from its answer. */
export interface Settled {
  readonly http: HttpRequest;
  readonly from: string;
  readonly response: HttpResponse;
  /** A program was there to get it. */
  readonly given: boolean;
}

export interface ExchangesOptions {
  readonly endpoint: Endpoint;
  readonly gateway: Peer;
  readonly mapping: MappingSettings | undefined;
  readonly ids: ExchangeIds;
  readonly local: LocalRequests;
  readonly link: LinkMonitor;
  readonly heldMessages: number;
  readonly orphanedAnswers: number;
}

export class Exchanges {
  readonly #options: ExchangesOptions;
  readonly #byIdentity = new Map<string, Set<LocalExchange>>();
  readonly #byAttempt = new Map<ExchangeId, LocalExchange>();
  readonly #byWaiter = new Map<HttpExchangeId, LocalExchange>();
  /** The latest of those that replace each other. */
  readonly #latest = new Map<string, LocalExchange>();
  readonly #kept = new Set<LocalExchange>();
  readonly #orphans: OrphanedAnswers;
  readonly #timers = new TimerQueue<ExchangeTimer>();

  constructor(options: ExchangesOptions) {
    this.#options = options;
    this.#orphans = new OrphanedAnswers(options.orphanedAnswers);
  }

  /** Messages that are not known to have arrived. */
  get messages(): number {
    return this.#kept.size;
  }

  get orphanedAnswers(): number {
    return this.#orphans.size;
  }

  ask(id: HttpExchangeId, http: HttpRequest, from: string, now: Instant): void {
    const key = identity(http);
    const { local } = this.#options;
    for (const running of this.#byIdentity.get(key) ?? []) {
      if (isIdempotent(http.method) || running.waiters.size === 0) {
        this.#join(running, id);
        return;
      }
    }
    const orphan = this.#orphans.take(key, now);
    if (orphan !== undefined) {
      local.answer(id, orphan);
      return;
    }
    const request = requestToCoap(http, this.#options.mapping);
    if (!request.ok) local.answer(id, request.error);
    else this.#begin({ id, http, from, key, request: request.value }, now);
  }

  /** The program is gone. */
  abort(id: HttpExchangeId, now: Instant): void {
    const exchange = this.#byWaiter.get(id);
    if (exchange === undefined) return;
    this.#byWaiter.delete(id);
    exchange.waiters.delete(id);
    if (exchange.waiters.size > 0 || !isSafe(exchange.http.method)) return;
    exchange.abandoned = this.#timers.schedule(add(now, ABANDONED), { kind: "abandoned", exchange });
  }

  /** The answer came. */
  answered(attempt: ExchangeId, response: HttpResponse, now: Instant): Settled | undefined {
    const exchange = this.#byAttempt.get(attempt);
    if (exchange === undefined) return undefined;
    if (exchange.keep && exchange.waiters.size === 0 && PASSING_STATUS.has(response.status)) {
      if (this.#hold(exchange, now)) return undefined;
    }
    const given = exchange.waiters.size > 0;
    if (!given) this.#orphans.keep(exchange.identity, response, now);
    this.#finish(exchange, response);
    return { http: exchange.http, from: exchange.from, response, given };
  }

  failed({ exchange: attempt, reason, detail }: Failure, now: Instant): void {
    const exchange = this.#byAttempt.get(attempt);
    if (exchange === undefined) return;
    const { link } = this.#options;
    if (reason === "timeout") link.unanswered(exchange.attemptedAt);
    if (reason === "superseded" && this.#handOver(exchange)) return;
    if (exchange.keep && PASSING.has(reason) && this.#hold(exchange, now)) return;
    const down = reason === "timeout" && link.down;
    this.#finish(exchange, down ? linkDown(link.status(this.messages).text) : exchangeFailed(reason, detail));
  }

  /** The gateway was heard again. */
  linkUp(now: Instant): void {
    for (const exchange of this.#kept) if (exchange.attempt === undefined) this.#attempt(exchange, now);
  }

  wake(now: Instant): void {
    for (let timer = this.#timers.expire(now); timer !== undefined; timer = this.#timers.expire(now)) {
      const { kind, exchange } = timer.value;
      if (kind === "retry") this.#retry(exchange, now);
      else if (kind === "abandoned") this.#abandon(exchange, now);
      else {
        const text = `${this.#options.link.status(this.messages).text}; this one will still be sent`;
        this.#answerWaiters(exchange, linkDown(text));
      }
    }
  }

  deadline(): Instant | undefined {
    return this.#timers.next();
  }

  #join(exchange: LocalExchange, id: HttpExchangeId): void {
    if (exchange.waiters.size >= CLIENT.waitersPerExchange) {
      this.#options.local.answer(id, overloaded("too many programs wait for the same answer", RETRY_FULL));
      return;
    }
    this.#timers.cancel(exchange.abandoned);
    exchange.waiters.add(id);
    this.#byWaiter.set(id, exchange);
  }

  #begin({ id, http, from, key, request }: Begin, now: Instant): void {
    const { link, local, heldMessages } = this.#options;
    const { label, operation, priority, replaces } = describe(http);
    const keep = hasTransactionId(http.method, operation) && this.#kept.size < heldMessages;
    if (link.down && !keep && this.#byAttempt.size > 0) {
      // one request at a time finds out whether the link is back; the others need not wait for that
      local.answer(id, linkDown(link.status(this.messages).text));
      return;
    }
    const turn = flow(http, from);
    const policy: RequestPolicy = {
      priority,
      flow: turn,
      processing: milliseconds(syncRequest(http)?.timeout ?? 0),
      ...(replaces !== undefined && { replaces: `${turn} ${replaces}` }),
    };
    const exchange: LocalExchange = {
      ...{ identity: key, http, from, request, label, policy, keep, waiters: new Set([id]), asked: now },
      ...{ attempt: undefined, attemptedAt: now, retryAfter: FIRST_RETRY },
      ...{ retry: undefined, impatient: undefined, abandoned: undefined },
    };
    this.#byWaiter.set(id, exchange);
    this.#index(exchange, now);
    const probing = link.down && this.#byAttempt.size > 0;
    if (!(probing && this.#hold(exchange, now))) this.#attempt(exchange, now);
  }

  #index(exchange: LocalExchange, now: Instant): void {
    const alike = this.#byIdentity.get(exchange.identity) ?? new Set();
    this.#byIdentity.set(exchange.identity, alike.add(exchange));
    if (exchange.policy.replaces !== undefined) this.#latest.set(exchange.policy.replaces, exchange);
    if (!exchange.keep) return;
    this.#kept.add(exchange);
    exchange.impatient = this.#timers.schedule(add(now, IMPATIENT), { kind: "impatient", exchange });
  }

  #attempt(exchange: LocalExchange, now: Instant): void {
    this.#timers.cancel(exchange.retry);
    const attempt = this.#options.ids.take();
    exchange.attempt = attempt;
    exchange.attemptedAt = now;
    this.#byAttempt.set(attempt, exchange);
    const { endpoint, gateway: peer } = this.#options;
    endpoint.handle(
      { kind: "request", exchange: attempt, peer, request: exchange.request, policy: exchange.policy },
      now,
    );
  }

  /** Keeps it for a later attempt. False when it is too old for that. */
  #hold(exchange: LocalExchange, now: Instant): boolean {
    if (now - exchange.asked >= KEEP_MESSAGE) return false;
    if (exchange.attempt !== undefined) this.#byAttempt.delete(exchange.attempt);
    exchange.attempt = undefined;
    exchange.retry = this.#timers.schedule(add(now, exchange.retryAfter), { kind: "retry", exchange });
    exchange.retryAfter = Math.min(scale(exchange.retryAfter, 2), LONGEST_RETRY) as Duration;
    return true;
  }

  #retry(exchange: LocalExchange, now: Instant): void {
    if (this.#options.link.down && this.#byAttempt.size > 0) {
      exchange.retry = this.#timers.schedule(add(now, FIRST_RETRY), { kind: "retry", exchange });
    } else this.#attempt(exchange, now);
  }

  #abandon(exchange: LocalExchange, now: Instant): void {
    const { attempt } = exchange;
    this.#remove(exchange);
    if (attempt !== undefined) this.#options.endpoint.handle({ kind: "cancel", exchange: attempt }, now);
  }

  /** A newer request took its place before it was sent: whoever waits for it waits for the newer one. */
  #handOver(exchange: LocalExchange): boolean {
    const latest = this.#latest.get(exchange.policy.replaces ?? "");
    if (latest === undefined || latest === exchange) return false;
    for (const id of exchange.waiters) {
      latest.waiters.add(id);
      this.#byWaiter.set(id, latest);
    }
    exchange.waiters.clear();
    this.#remove(exchange);
    return true;
  }

  #finish(exchange: LocalExchange, response: HttpResponse): void {
    this.#answerWaiters(exchange, response);
    this.#remove(exchange);
  }

  #answerWaiters(exchange: LocalExchange, response: HttpResponse): void {
    for (const id of exchange.waiters) {
      this.#byWaiter.delete(id);
      this.#options.local.answer(id, response);
    }
    exchange.waiters.clear();
  }

  #remove(exchange: LocalExchange): void {
    const alike = this.#byIdentity.get(exchange.identity);
    alike?.delete(exchange);
    if (alike?.size === 0) this.#byIdentity.delete(exchange.identity);
    if (exchange.attempt !== undefined) this.#byAttempt.delete(exchange.attempt);
    const { replaces } = exchange.policy;
    if (replaces !== undefined && this.#latest.get(replaces) === exchange) this.#latest.delete(replaces);
    this.#kept.delete(exchange);
    for (const timer of [exchange.retry, exchange.impatient, exchange.abandoned]) this.#timers.cancel(timer);
  }
}

interface Begin {
  readonly id: HttpExchangeId;
  readonly http: HttpRequest;
  readonly from: string;
  readonly key: string;
  readonly request: Body;
}
