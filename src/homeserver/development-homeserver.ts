import { DEVELOPMENT_HOMESERVER as CAPS } from "../base/limits.ts";
import type { Machine, Output } from "../base/machine.ts";
import { OutputQueue } from "../base/output-queue.ts";
import type { Random } from "../base/random.ts";
import { add, type Instant, milliseconds } from "../base/time.ts";
import type { Timer } from "../base/timer-queue.ts";
import type {
  HttpClientEffect,
  HttpClientEvent,
  HttpExchangeId,
  HttpRequest,
  HttpResponse,
  HttpServerEffect,
  HttpServerEvent,
} from "../matrix/http.ts";
import { matrixError } from "./answer.ts";
import type { Context } from "./context.ts";
import { dispatch } from "./dispatch.ts";
import { syncAgain } from "./handlers/sync.ts";
import { stopTyping } from "./handlers/typing.ts";
import { RateLimit } from "./rate-limit.ts";
import { ServiceTransactions } from "./service-transactions.ts";
import { Store } from "./store.ts";
import type { HomeserverOptions, HomeserverTimer } from "./types.ts";

export type HomeserverEvent = HttpServerEvent | HttpClientEvent;
export type HomeserverEffect = HttpServerEffect | HttpClientEffect;

interface Poll {
  readonly context: Context;
  readonly timer: Timer<HomeserverTimer>;
}

/** Longest wait of a /sync, whatever the client asks for: a poll is memory. */
const LONGEST_POLL = 10 * 60_000;

/**
 * A homeserver for development, tests and the demo: the client-server API in the parts that clients use daily and the
 * application service API, in memory, without federation, encryption of its own, or any promise to keep what it holds.
 *
 * HTTP requests come in as events and answers go out as effects; long polls are deadlines. Transactions to application
 * services go out as `http-request` effects with a target in absolute form. It has no datagrams.
 */
export class DevelopmentHomeserver implements Machine<HomeserverEvent, HomeserverEffect> {
  readonly #store: Store;
  readonly #outputs = new OutputQueue<HomeserverEffect>();
  readonly #services: ServiceTransactions;
  readonly #rateLimit: RateLimit | undefined;
  readonly #polls = new Map<HttpExchangeId, Poll>();
  #seen = 0;

  constructor(options: HomeserverOptions, random: Random) {
    this.#store = new Store(options, random);
    this.#services = new ServiceTransactions(this.#store, (effect) => this.#outputs.effect(effect));
    const limit = options.rateLimit;
    this.#rateLimit = limit === undefined ? undefined : new RateLimit(limit.perSecond, limit.burst);
  }

  /** It listens to HTTP only: a datagram has nothing to say to it. */
  receive(): void {}

  handle(event: HomeserverEvent, now: Instant): void {
    if (event.kind === "served-request") this.#serve(event.id, event.request, now);
    else if (event.kind === "served-abort") this.#forget(event.id);
    else this.#services.finished(event.id, event.kind === "http-response" && event.response.status === 200, now);
    this.#spread(now);
  }

  wake(now: Instant): void {
    for (let timer = this.#store.timers.expire(now); timer !== undefined; timer = this.#store.timers.expire(now)) {
      const due = timer.value;
      if (due.kind === "typing") this.#stopTyping(due.roomId, due.user);
      else if (due.kind === "retry") this.#services.retry(due.service, now);
      else this.#pollAgain(due.id, true, now);
    }
    this.#spread(now);
  }

  deadline(): Instant | undefined {
    return this.#store.timers.next();
  }

  drain(max: number): Output<HomeserverEffect>[] {
    return this.#outputs.drain(max);
  }

  /** For people and tests: what it holds. */
  status(): Readonly<Record<string, number>> {
    const { users, sessions, rooms, aliases, media } = this.#store;
    return {
      users: users.size,
      sessions: sessions.size,
      rooms: rooms.size,
      aliases: aliases.size,
      media: media.size,
      longPolls: this.#polls.size,
    };
  }

  #serve(id: HttpExchangeId, request: HttpRequest, now: Instant): void {
    const done = dispatch(this.#store, this.#rateLimit, request, now);
    if (done.kind === "answer") this.#respond(id, done.answer);
    else if (this.#polls.size >= CAPS.longPolls) this.#respond(id, syncAgain(done.context, true, now) ?? busy());
    else this.#hold(id, done.context, now);
  }

  #hold(id: HttpExchangeId, context: Context, now: Instant): void {
    const asked = Math.min(Number(context.query.get("timeout")), LONGEST_POLL);
    const timer = this.#store.timers.schedule(add(now, milliseconds(asked)), { kind: "poll", id });
    this.#polls.set(id, { context, timer });
  }

  /** Tells whoever waits what has changed since the last time, and the application services too. */
  #spread(now: Instant): void {
    if (this.#store.changes === this.#seen) return;
    this.#seen = this.#store.changes;
    this.#services.collect(this.#store.takeTouched(), now);
    for (const id of [...this.#polls.keys()]) this.#pollAgain(id, false, now);
  }

  #pollAgain(id: HttpExchangeId, isTimeUp: boolean, now: Instant): void {
    const poll = this.#polls.get(id);
    if (poll === undefined) return;
    const isLoggedOut =
      poll.context.session.applicationService === undefined &&
      this.#store.sessions.get(poll.context.session.token) !== poll.context.session;
    const answer = isLoggedOut ? unknownToken() : syncAgain(poll.context, isTimeUp, now);
    if (answer === undefined) return;
    this.#forget(id);
    this.#respond(id, answer);
  }

  #stopTyping(roomId: string, user: string): void {
    const room = this.#store.rooms.get(roomId);
    if (room !== undefined) stopTyping(this.#store, room, user);
  }

  #forget(id: HttpExchangeId): void {
    this.#store.timers.cancel(this.#polls.get(id)?.timer);
    this.#polls.delete(id);
  }

  #respond(id: HttpExchangeId, response: HttpResponse): void {
    this.#outputs.effect({ kind: "served-response", id, response });
  }
}

const busy = (): HttpResponse => matrixError(503, "M_UNKNOWN", "Too many long polls");
const unknownToken = (): HttpResponse =>
  matrixError(401, "M_UNKNOWN_TOKEN", "Invalid access token passed.", { soft_logout: false });
