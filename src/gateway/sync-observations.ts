/**
 * /sync followed by Observe (RFC 7641): the homeserver is polled only after the last notification was delivered, so
 * all that piled up comes as one, and nothing new costs nothing.
 *
 * A /sync answer is a difference, not a state: none may be skipped. So the registration itself is answered with an empty
 * 2.05, and whatever is new follows as confirmable notification, of which the endpoint says when it was delivered. (A
 * first difference in the registration's answer could be lost with it and be overtaken by the next.)
 */
import { EMPTY } from "../base/bytes.ts";
import { add, type Duration, type Instant, seconds, sum } from "../base/time.ts";
import { type Timer, TimerQueue } from "../base/timer-queue.ts";
import { CONTENT } from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import type { Endpoint } from "../endpoint/endpoint.ts";
import type { ObservationId, ServerExchangeId } from "../endpoint/types.ts";
import type { HttpClientEvent, HttpExchangeId, HttpRequest, HttpResponse } from "../matrix/http.ts";
import { matrixError } from "../matrix/matrix-error.ts";
import { type AnswerForm, agreementOptions, answerToCoap } from "../matrix/response.ts";
import type { SyncRequest } from "../matrix/sync.ts";
import { POLL_TIMEOUT, SyncObservation, type Verdict } from "./sync-observation.ts";
import type { SyncStatus } from "./types.ts";
import type { Upstream } from "./upstream.ts";
import { overloaded, upstreamError } from "./upstream-error.ts";
import type { UpstreamOwner } from "./upstream-owner.ts";

/** What a homeserver may take beyond the poll itself. */
const POLL_MARGIN: Duration = seconds(30);
/** Between polls, whatever the homeserver does: one that answers long polls at once must not be asked in a loop. */
const SHORTEST_POLL: Duration = seconds(1);
const OVERLOADED_RETRY: Duration = seconds(60);

export interface Registration {
  readonly observation: ObservationId;
  readonly exchange: ServerExchangeId;
  readonly peer: string;
  readonly form: AnswerForm;
  readonly http: HttpRequest;
  readonly sync: SyncRequest;
  readonly token: string;
}

interface Slot {
  readonly sync: SyncObservation;
  /** The registration, until it is answered. */
  exchange: ServerExchangeId | undefined;
  /** The observation that this one takes the place of, until then. */
  former: ObservationId | undefined;
  poll: HttpExchangeId | undefined;
  polledAt: Instant;
  retry: Timer<ObservationId> | undefined;
}

export interface SyncObservationsOptions {
  readonly endpoint: Endpoint;
  readonly upstream: Upstream<UpstreamOwner>;
  readonly homeserver: string;
}

export class SyncObservations {
  readonly #options: SyncObservationsOptions;
  readonly #slots = new Map<ObservationId, Slot>();
  readonly #byKey = new Map<string, ObservationId>();
  readonly #timers = new TimerQueue<ObservationId>();

  constructor(options: SyncObservationsOptions) {
    this.#options = options;
  }

  /** The endpoint bounds how many there are. */
  register(registration: Registration, now: Instant): void {
    const { observation, exchange, peer, form, http, sync, token } = registration;
    const key = `${peer}\n${token}\n${sync.stream}`;
    const replaced = this.#slots.get(this.#byKey.get(key) ?? observation);
    if (replaced !== undefined) this.#drop(replaced.sync.id);
    const { since } = sync;
    const slot: Slot = {
      sync: new SyncObservation({ observation, peer, key, form, http, since }, replaced?.sync),
      exchange,
      former: replaced === undefined ? undefined : this.#standing(replaced, now),
      poll: undefined,
      polledAt: now,
      retry: undefined,
    };
    this.#slots.set(observation, slot);
    this.#byKey.set(key, observation);
    // one that stands is confirmed whatever the homeserver does just now
    if (slot.sync.registered) this.#accept(slot, now);
    this.#poll(slot, now);
  }

  /** How a poll ended. */
  settled(observation: ObservationId, event: HttpClientEvent, now: Instant): void {
    const slot = this.#slots.get(observation);
    if (slot === undefined) return;
    slot.poll = undefined;
    const { sync } = slot;
    if (event.kind === "http-response") this.#decide(slot, sync.answered(event.response, now), now);
    else {
      const response = upstreamError(event, this.#options.homeserver);
      this.#decide(slot, sync.failed(event.reason, response, now), now);
    }
  }

  /** The last notification arrived. */
  delivered(observation: ObservationId, now: Instant): void {
    const slot = this.#slots.get(observation);
    if (slot?.sync.state === "delivering") this.#poll(slot, now);
  }

  gone(observation: ObservationId): void {
    this.#drop(observation);
  }

  wake(now: Instant): void {
    for (let timer = this.#timers.expire(now); timer !== undefined; timer = this.#timers.expire(now)) {
      const slot = this.#slots.get(timer.value);
      if (slot === undefined) continue;
      slot.retry = undefined;
      this.#poll(slot, now);
    }
  }

  deadline(): Instant | undefined {
    return this.#timers.next();
  }

  status(): SyncStatus[] {
    return [...this.#slots.values()].map(({ sync }) => sync.status());
  }

  #poll(slot: Slot, now: Instant): void {
    const { sync } = slot;
    if (sync.state !== "registering") sync.state = "polling";
    slot.polledAt = now;
    const id = this.#options.upstream.submit({
      owner: { kind: "sync", observation: sync.id },
      flow: sync.peer,
      lane: "poll",
      request: sync.poll(),
      timeout: sum(POLL_TIMEOUT, POLL_MARGIN),
    });
    if (typeof id === "number") slot.poll = id;
    else this.#decide(slot, sync.failed("gateway overloaded", overloaded(id, OVERLOADED_RETRY), now), now);
  }

  #decide(slot: Slot, verdict: Verdict, now: Instant): void {
    const { sync } = slot;
    switch (verdict.kind) {
      case "over":
        this.#end(slot, verdict.response, now);
        return;
      case "retry":
        sync.state = "retrying";
        slot.retry = this.#timers.schedule(add(now, verdict.after), sync.id);
        return;
      case "nothing-new":
        this.#accept(slot, now);
        if (now - slot.polledAt >= SHORTEST_POLL) this.#poll(slot, now);
        else slot.retry = this.#timers.schedule(add(now, SHORTEST_POLL), sync.id);
        return;
      case "news":
        this.#accept(slot, now);
        sync.state = "delivering";
        this.#notify(slot, verdict.response, now);
        return;
    }
  }

  #accept(slot: Slot, now: Instant): void {
    if (slot.exchange === undefined) return;
    const response: Body = { code: CONTENT, options: agreementOptions(slot.sync.form), payload: EMPTY };
    this.#options.endpoint.handle({ kind: "respond", exchange: slot.exchange, response, observe: true }, now);
    slot.exchange = undefined;
    slot.sync.state = "polling";
    this.#forgetFormer(slot, now);
  }

  #end(slot: Slot, response: HttpResponse, now: Instant): void {
    this.#drop(slot.sync.id);
    this.#forgetFormer(slot, now);
    if (slot.exchange === undefined) {
      // as a notification, a success would be one more state, and nobody would know that it was the last
      this.#notify(slot, response.status < 300 ? this.#noSync() : response, now);
      return;
    }
    const body = answerToCoap(response, slot.sync.form);
    this.#options.endpoint.handle({ kind: "respond", exchange: slot.exchange, response: body }, now);
  }

  #noSync(): HttpResponse {
    return matrixError(502, "M_UNKNOWN", `${this.#options.homeserver} answered /sync with something else`);
  }

  /** The endpoint's observation behind a replaced slot; a registration that waits is answered, or it would for ever. */
  #standing(replaced: Slot, now: Instant): ObservationId | undefined {
    const { exchange, former, sync } = replaced;
    if (exchange === undefined) return sync.id;
    const error = matrixError(503, "M_UNKNOWN", "another request to observe the same /sync took the place of this one");
    const response = answerToCoap(error, sync.form);
    this.#options.endpoint.handle({ kind: "respond", exchange, response }, now);
    return former;
  }

  /** After the answer, so that the numbers of a renewed observation go on from where they were. */
  #forgetFormer(slot: Slot, now: Instant): void {
    const { former } = slot;
    slot.former = undefined;
    if (former !== undefined) this.#options.endpoint.handle({ kind: "forget-observation", observation: former }, now);
  }

  #notify(slot: Slot, http: HttpResponse, now: Instant): void {
    const response = answerToCoap(http, { ...slot.sync.form, agreement: false });
    this.#options.endpoint.handle({ kind: "notify", observation: slot.sync.id, response, confirmable: true }, now);
  }

  #drop(observation: ObservationId): void {
    const slot = this.#slots.get(observation);
    if (slot === undefined) return;
    this.#slots.delete(observation);
    if (this.#byKey.get(slot.sync.key) === observation) this.#byKey.delete(slot.sync.key);
    this.#timers.cancel(slot.retry);
    if (slot.poll !== undefined) this.#options.upstream.abort(slot.poll);
  }
}
