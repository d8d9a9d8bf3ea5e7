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
import { CLIENT, PACKED } from "../base/limits.ts";
import type { Peer } from "../base/peer.ts";
import { add, type Duration, hours, type Instant, minutes, scale } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import type { Body } from "../coap/message.ts";
import type { Endpoint } from "../endpoint/endpoint.ts";
import type { EndpointEffect, ExchangeId } from "../endpoint/types.ts";
import { describe } from "../matrix/describe.ts";
import type { HttpExchangeId, HttpRequest, HttpResponse } from "../matrix/http.ts";
import type { ExchangeIds } from "./exchange-ids.ts";
import { ExchangeTable } from "./exchange-table.ts";
import type { LinkMonitor } from "./link-monitor.ts";
import { exchangeFailed, linkDown, NOT_TAKEN, overloaded } from "./local-error.ts";
import { type ExchangeTimer, hasTransactionId, isSafe, type LocalExchange } from "./local-exchange.ts";
import type { LocalRequests } from "./local-requests.ts";
import { OrphanedAnswers } from "./orphaned-answers.ts";
import { identity } from "./request-identity.ts";
import { requestPolicy } from "./request-policy.ts";
import type { Utterance, WireSession } from "./wire-session.ts";

/** Without a program that waits, a request that only reads is given up after this: most ask again within a minute. */
const ABANDONED: Duration = minutes(5);
/** A message that waits for the link is answered with an error after this, and kept all the same. */
const IMPATIENT: Duration = minutes(30);
/** Older messages are given up: nobody expects them any more. */
const KEEP_MESSAGE: Duration = hours(24);
const FIRST_RETRY: Duration = minutes(1);
const LONGEST_RETRY: Duration = minutes(10);

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
  readonly wire: WireSession;
  readonly ids: ExchangeIds;
  readonly local: LocalRequests;
  readonly link: LinkMonitor;
  readonly heldMessages: number;
  readonly orphanedAnswers: number;
  /** Without a word from the gateway for this long after a request, the link is taken for down. */
  readonly patience: Duration;
}

export class Exchanges {
  readonly #options: ExchangesOptions;
  readonly #table = new ExchangeTable();
  readonly #orphans: OrphanedAnswers;
  readonly #timers = new TimerQueue<ExchangeTimer>();

  constructor(options: ExchangesOptions) {
    this.#options = options;
    this.#orphans = new OrphanedAnswers(options.orphanedAnswers);
  }

  /** Messages that are not known to have arrived. */
  get messages(): number {
    return this.#table.kept.size;
  }

  get orphanedAnswers(): number {
    return this.#orphans.size;
  }

  ask(id: HttpExchangeId, http: HttpRequest, from: string, now: Instant): void {
    const key = identity(http);
    const { local, wire } = this.#options;
    const running = this.#table.joinable(key, http.method);
    if (running !== undefined) {
      this.#join(running, id);
      return;
    }
    const orphan = this.#orphans.take(key, now);
    if (orphan !== undefined) {
      local.answer(id, orphan);
      return;
    }
    if (this.#table.bytes + http.body.length > CLIENT.bodyBytes) {
      local.answer(id, overloaded("too many large requests wait for the link"));
      return;
    }
    const first = wire.say(http, now);
    if (!first.ok) local.answer(id, first.error);
    else this.#begin({ id, http, from, key, first: first.value }, now);
  }

  /** The program is gone. */
  abort(id: HttpExchangeId, now: Instant): void {
    const exchange = this.#table.ofWaiter(id);
    if (exchange === undefined) return;
    this.#table.removeWaiter(exchange, id);
    if (exchange.waiters.size === 0) this.#deserted(exchange, now);
  }

  /** The answer came. */
  answered(attempt: ExchangeId, answer: Body, now: Instant): Settled | undefined {
    const exchange = this.#table.ofAttempt(attempt);
    if (exchange === undefined) return undefined;
    const heard = this.#options.wire.hear(answer, exchange.utterance.said, now);
    if (heard.kind === "again" && exchange.repetitions++ < PACKED.repetitions) {
      this.#table.stopped(exchange);
      this.#again(exchange, now);
      return undefined;
    }
    const response = heard.kind === "again" ? NOT_TAKEN : heard.response;
    return this.#settled(exchange, response, now);
  }

  #settled(exchange: LocalExchange, response: HttpResponse, now: Instant): Settled | undefined {
    const given = exchange.waiters.size > 0;
    const passing = exchange.keep && !given && PASSING_STATUS.has(response.status);
    if (passing && this.#hold(exchange, now)) return undefined;
    if (!given) this.#orphans.keep(exchange.identity, response, now);
    this.#finish(exchange, response);
    return { http: exchange.http, from: exchange.from, response, given };
  }

  failed({ exchange: attempt, reason, detail }: Failure, now: Instant): void {
    const exchange = this.#table.ofAttempt(attempt);
    if (exchange === undefined) return;
    const { link } = this.#options;
    if (reason === "timeout") link.unanswered(exchange.attemptedAt);
    if (reason === "superseded" && this.#handOver(exchange)) return;
    if (exchange.keep && PASSING.has(reason) && this.#hold(exchange, now)) return;
    this.#finish(exchange, reason === "timeout" && link.down ? this.#linkDown() : exchangeFailed(reason, detail));
  }

  /** The gateway was heard again. */
  linkUp(now: Instant): void {
    for (const exchange of this.#table.kept) if (exchange.attempt === undefined) this.#again(exchange, now);
  }

  wake(now: Instant): void {
    for (let timer = this.#timers.expire(now); timer !== undefined; timer = this.#timers.expire(now)) {
      const { kind, exchange } = timer.value;
      if (kind === "retry") this.#retry(exchange, now);
      else if (kind === "abandoned") this.#abandon(exchange, now);
      else if (kind === "silence") this.#silence(exchange, now);
      else this.#dismiss(exchange, this.#linkDown("; this one will still be sent"), now);
    }
  }

  deadline(): Instant | undefined {
    return this.#timers.next();
  }

  #join(exchange: LocalExchange, id: HttpExchangeId): void {
    const { local, link } = this.#options;
    if (exchange.waiters.size >= CLIENT.waitersPerExchange) {
      local.answer(id, overloaded("too many programs wait for the same answer"));
    } else if (link.down && !exchange.keep) local.answer(id, this.#linkDown());
    else {
      this.#timers.cancel(exchange.abandoned);
      this.#table.addWaiter(exchange, id);
    }
  }

  #begin({ id, http, from, key, first }: Begin, now: Instant): void {
    const { link, local, heldMessages } = this.#options;
    const keep = hasTransactionId(http.method, describe(http).operation) && this.messages < heldMessages;
    const probing = link.down && this.#table.runs;
    if (probing && !keep) {
      // one request at a time finds out whether the link is back; the others need not wait for that
      local.answer(id, this.#linkDown());
      return;
    }
    const policy = requestPolicy(http, from);
    const exchange: LocalExchange = {
      ...{ identity: key, http, from, utterance: first, policy, keep, waiters: new Set([id]), asked: now },
      ...{ attempt: undefined, attemptedAt: now, retryAfter: FIRST_RETRY, repetitions: 0 },
      ...{ retry: undefined, impatient: undefined, silence: undefined, abandoned: undefined },
    };
    this.#table.add(exchange);
    if (keep) exchange.impatient = this.#timers.schedule(add(now, IMPATIENT), { kind: "impatient", exchange });
    if (!(probing && this.#hold(exchange, now))) this.#attempt(exchange, now);
  }

  /** Another attempt: by now the gateway may know more, or less. */
  #again(exchange: LocalExchange, now: Instant): void {
    const anew = this.#options.wire.say(exchange.http, now);
    if (anew.ok) exchange.utterance = anew.value;
    this.#attempt(exchange, now);
  }

  #attempt(exchange: LocalExchange, now: Instant): void {
    const { endpoint, gateway: peer, ids, patience } = this.#options;
    this.#timers.cancel(exchange.retry);
    this.#timers.cancel(exchange.silence);
    exchange.silence = this.#timers.schedule(add(now, patience), { kind: "silence", exchange });
    const attempt = ids.take();
    this.#table.started(exchange, attempt);
    exchange.attemptedAt = now;
    const { policy, utterance } = exchange;
    endpoint.handle({ kind: "request", exchange: attempt, peer, request: utterance.request, policy }, now);
  }

  /** Keeps it for a later attempt. False when it is too old for that. */
  #hold(exchange: LocalExchange, now: Instant): boolean {
    if (now - exchange.asked >= KEEP_MESSAGE) return false;
    this.#table.stopped(exchange);
    exchange.retry = this.#timers.schedule(add(now, exchange.retryAfter), { kind: "retry", exchange });
    exchange.retryAfter = Math.min(scale(exchange.retryAfter, 2), LONGEST_RETRY) as Duration;
    return true;
  }

  #retry(exchange: LocalExchange, now: Instant): void {
    if (this.#options.link.down && this.#table.runs) {
      exchange.retry = this.#timers.schedule(add(now, FIRST_RETRY), { kind: "retry", exchange });
    } else this.#again(exchange, now);
  }

  #deserted(exchange: LocalExchange, now: Instant): void {
    if (!isSafe(exchange.http.method)) return;
    this.#timers.cancel(exchange.abandoned);
    exchange.abandoned = this.#timers.schedule(add(now, ABANDONED), { kind: "abandoned", exchange });
  }

  #abandon(exchange: LocalExchange, now: Instant): void {
    const { attempt } = exchange;
    this.#remove(exchange);
    if (attempt !== undefined) this.#options.endpoint.handle({ kind: "cancel", exchange: attempt }, now);
  }

  /** The attempt goes on, but programs that wait for an answer are told when that is in vain for now. */
  #silence(exchange: LocalExchange, now: Instant): void {
    const { link } = this.#options;
    if (exchange.attempt === undefined) return;
    link.unanswered(exchange.attemptedAt);
    if (!link.down) return;
    for (const running of this.#table.running) {
      if (!running.keep && running.waiters.size > 0) this.#dismiss(running, this.#linkDown(), now);
    }
  }

  /** Answers the programs, and goes on without them. */
  #dismiss(exchange: LocalExchange, response: HttpResponse, now: Instant): void {
    this.#answerWaiters(exchange, response);
    this.#deserted(exchange, now);
  }

  /** A newer request took its place before it was sent: whoever waits for it waits for the newer one. */
  #handOver(exchange: LocalExchange): boolean {
    const successor = this.#table.successor(exchange);
    if (successor === undefined) return false;
    for (const id of this.#table.takeWaiters(exchange)) this.#table.addWaiter(successor, id);
    this.#remove(exchange);
    return true;
  }

  #finish(exchange: LocalExchange, response: HttpResponse): void {
    this.#answerWaiters(exchange, response);
    this.#remove(exchange);
  }

  #answerWaiters(exchange: LocalExchange, response: HttpResponse): void {
    for (const id of this.#table.takeWaiters(exchange)) this.#options.local.answer(id, response);
  }

  #remove(exchange: LocalExchange): void {
    this.#table.remove(exchange);
    const { retry, impatient, silence, abandoned } = exchange;
    for (const timer of [retry, impatient, silence, abandoned]) this.#timers.cancel(timer);
  }

  #linkDown(more = ""): HttpResponse {
    return linkDown(`${this.#options.link.status(this.messages).text}${more}`);
  }
}

interface Begin {
  readonly id: HttpExchangeId;
  readonly http: HttpRequest;
  readonly from: string;
  readonly key: string;
  readonly first: Utterance;
}
