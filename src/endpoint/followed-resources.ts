import { EMPTY, equalBytes } from "../base/bytes.ts";
import type { Peer } from "../base/peer.ts";
import { add, type Duration, type Instant, longest, milliseconds, scale, seconds, sum } from "../base/time.ts";
import { CONTENT, codeText, isSuccess, VALID } from "../coap/codes.ts";
import type { Body, Message } from "../coap/message.ts";
import { hasOption, opaqueOption, opaqueValue, uintOption, uintValue, withoutOptions } from "../coap/option-values.ts";
import { ETAG, MAX_AGE, NO_RESPONSE, OBSERVE, REQUEST_TAG } from "../coap/options.ts";
import { ObserveOrder } from "../coap/transfer/observe-order.ts";
import { withoutTransferOptions } from "../coap/transfer/request-transfer.ts";
import { transferTo } from "./application-requests.ts";
import { type EndpointCore, exchangeLifetime, type FollowedId } from "./core.ts";
import { type Followed, FollowedTable } from "./followed-table.ts";
import type { Outcome, RunningRequests } from "./running-requests.ts";
import type { EndpointEvent, ExchangeId, FailureReason, RequestPolicy } from "./types.ts";

const REGISTER = 0;
const DEREGISTER = 1;
/** RFC 7967 §2.1: no interest in 2.xx. */
const NO_SUCCESS = 2;

/** Observations of others' resources: the client's side of RFC 7641. */
export class FollowedResources {
  readonly #core: EndpointCore;
  readonly #running: RunningRequests;
  readonly #silence: Duration;
  readonly #table: FollowedTable;

  /** `silence`: how long an observation whose state has no Max-Age may be silent. */
  constructor(core: EndpointCore, running: RunningRequests, silence: Duration) {
    this.#core = core;
    this.#running = running;
    this.#silence = silence;
    this.#table = new FollowedTable(core.limits);
  }

  get size(): number {
    return this.#table.size;
  }

  has(exchange: ExchangeId): boolean {
    const followed = this.#table.ofExchange(exchange);
    return followed !== undefined && followed.state !== "unconfirmed";
  }

  observe(event: EndpointEvent & { readonly kind: "observe" }, now: Instant): void {
    const { exchange, peer, request, policy } = event;
    const known = this.#table.ofExchange(exchange);
    if (known !== undefined) {
      known.next = request;
      return;
    }
    if (this.#table.full(peer)) {
      const detail = `${this.#table.size} observations, and no more for this peer`;
      this.#core.output.effect({ kind: "failed", exchange, reason: "queue-full", detail });
      return;
    }
    const token = this.#core.messages.allocateToken(peer, now);
    const { maxLatency } = this.#core.messages.parameters(peer);
    // RFC 7641 §3.4: 128 s is somewhat more than MAX_LATENCY, 100 s
    const order = new ObserveOrder(longest(seconds(128), scale(maxLatency, 1.28)));
    const followed = this.#table.add({ exchange, peer, request, policy, token, order });
    try {
      this.#register(followed, [], now);
    } catch (error) {
      this.#end(followed, now, false);
      throw error;
    }
  }

  /** The application wants no more of it: the server is told, if it may know of the observation (RFC 7641 §3.6). */
  cancel(exchange: ExchangeId, now: Instant): void {
    const followed = this.#table.ofExchange(exchange);
    if (followed === undefined) return;
    const { peer, policy, request, token } = followed;
    const tell = followed.state !== "registering";
    this.#end(followed, now, tell);
    if (!tell) return;
    const options = [
      ...withoutOptions(request.options, NO_RESPONSE),
      uintValue(OBSERVE, DEREGISTER),
      uintValue(NO_RESPONSE, NO_SUCCESS),
    ];
    // where the token alone names the observation, nothing else has to
    const payload = this.#core.operationsByToken(request.code, request.options) ? EMPTY : request.payload;
    const transfer = transferTo(this.#core, peer, { ...request, options, payload });
    const { processing: _none, ...prompt } = lasting(policy);
    const start = { owner: { kind: "deregistration" }, peer, policy: prompt, token, ownsToken: true } as const;
    const run = transfer === undefined ? undefined : this.#running.start({ ...start, transfer }, now);
    if (run === undefined) this.#core.messages.releaseToken(peer, token, now);
  }

  /** A response that no run was waiting for. True when its token is one of ours: then it was a notification. */
  notification(peer: Peer, message: Message, now: Instant): boolean {
    const followed = this.#table.ofToken(peer, message.token);
    if (followed === undefined) return false;
    this.#core.messages.accept(peer, message, now);
    const sequence = uintOption(message.options, OBSERVE);
    if (sequence === undefined || !isSuccess(message.code)) {
      if (followed.state === "registering") return true;
      this.#final(followed, message, now);
      return true;
    }
    if (followed.order.accept(sequence, now)) this.#newer(followed, message, now);
    return true;
  }

  /** A run that fetched something for an observation has ended. */
  ended(id: FollowedId, outcome: Outcome, now: Instant): void {
    const followed = this.#table.get(id);
    if (followed === undefined) return;
    followed.run = undefined;
    if (outcome.run.owner.kind === "rest") this.#restEnded(followed, outcome, now);
    else if (followed.state === "registering") this.#registrationEnded(followed, outcome, now);
    else this.#renewalEnded(followed, outcome, now);
  }

  /** The state is no longer fresh, and nothing came: perhaps the server has forgotten us (RFC 7641 §3.3.1). */
  stale(id: FollowedId, now: Instant): void {
    const followed = this.#table.get(id);
    if (followed === undefined) return;
    followed.timer = undefined;
    if (followed.state === "unconfirmed") this.#end(followed, now, false);
    // the blocks of a long state are still coming: that is no silence, and renewing would throw them away
    else if (followed.run !== undefined) this.#watch(followed, this.#silence, now);
    else this.#renew(followed, now);
  }

  #renew(followed: Followed, now: Instant): void {
    followed.request = followed.next ?? followed.request;
    const { etag } = followed;
    this.#register(followed, etag === undefined ? [] : [opaqueValue(ETAG, etag)], now);
  }

  #register(followed: Followed, extra: Body["options"], now: Instant): void {
    const { peer, request, token } = followed;
    const policy = followed.state === "registering" ? followed.policy : lasting(followed.policy);
    const options = [...request.options, ...extra, uintValue(OBSERVE, REGISTER)];
    const transfer = transferTo(this.#core, peer, { ...request, options });
    if (transfer === undefined) {
      this.#fail(followed, "too-large", "the request is too long for this peer", now);
      return;
    }
    if (followed.run !== undefined) this.#running.cancel(followed.run, now);
    const owner = { kind: "registration", followed: followed.id } as const;
    const run = this.#running.start({ owner, peer, transfer, policy, token, ownsToken: false }, now);
    if (run === undefined) this.#fail(followed, "queue-full", "too many requests wait for this peer", now);
    else followed.run = run.id;
  }

  #registrationEnded(followed: Followed, outcome: Outcome, now: Instant): void {
    const { exchange } = followed;
    if (outcome.kind === "failed") {
      this.#fail(followed, outcome.reason, outcome.detail, now);
      return;
    }
    const { response, observe } = outcome;
    const observing = observe !== undefined && isSuccess(response.code);
    if (observing) {
      followed.etag = opaqueOption(response.options, ETAG);
      this.#confirmed(followed, response, observe, now);
    }
    // lb's proxy answers a registration like this, and then sends notifications all the same
    else if (response.code === CONTENT && response.payload.length === 0) this.#unconfirmed(followed, now);
    else this.#end(followed, now, false);
    this.#core.output.effect({ kind: "response", exchange, response, observing });
  }

  #renewalEnded(followed: Followed, outcome: Outcome, now: Instant): void {
    if (outcome.kind === "failed") {
      this.#over(followed, `asked again after silence: ${outcome.detail}`, now);
      return;
    }
    const { response, observe } = outcome;
    if (!isKnown(followed, response)) this.#tell(followed, response);
    if (observe !== undefined && isSuccess(response.code)) this.#confirmed(followed, response, observe, now);
    else this.#over(followed, `the server answered ${codeText(response.code)} and no longer observes`, now);
  }

  #restEnded(followed: Followed, outcome: Outcome, now: Instant): void {
    // the rest of a state can't be had: its successor can
    if (outcome.kind === "failed" || !isSuccess(outcome.response.code)) this.#renew(followed, now);
    else this.#tell(followed, outcome.response);
  }

  #confirmed(followed: Followed, response: Body, sequence: number, now: Instant): void {
    followed.state = "following";
    followed.order.reset();
    followed.order.accept(sequence, now);
    this.#fresh(followed, response, now);
  }

  #unconfirmed(followed: Followed, now: Instant): void {
    followed.state = "unconfirmed";
    const until = add(now, exchangeLifetime(this.#core, followed.peer));
    followed.timer = this.#core.timers.schedule(until, { kind: "stale", followed: followed.id });
  }

  #newer(followed: Followed, message: Message, now: Instant): void {
    followed.state = "following";
    if (followed.run !== undefined) this.#running.cancel(followed.run, now);
    followed.run = undefined;
    this.#fresh(followed, message, now);
    const { peer, request } = followed;
    if (message.code === VALID && !hasOption(request.options, ETAG)) {
      // the ETag is one that we added to a renewal: the application knows its state, or a later one took its place
      if (!isKnown(followed, message)) this.#register(followed, [], now);
      return;
    }
    const transfer = transferTo(this.#core, peer, this.#ofState(followed));
    const step = transfer?.receive(message);
    if (transfer === undefined || step === undefined) return;
    if (step.kind === "complete") this.#tell(followed, step.response);
    else if (step.kind === "failed")
      this.#core.rejects.count({ reason: `observe.${step.reason}`, detail: step.detail });
    else {
      const owner = { kind: "rest", followed: followed.id } as const;
      followed.run = this.#running.start({ owner, peer, transfer, policy: lasting(followed.policy) }, now)?.id;
    }
  }

  /** The request whose later blocks are those of a notification: asked for under another token (RFC 7959 §3.4). */
  #ofState({ request, token }: Followed): Body {
    const { code, options } = request;
    if (!this.#core.operationsByToken(code, options)) return request;
    return { ...request, options: [...options, opaqueValue(REQUEST_TAG, token)] };
  }

  #final(followed: Followed, message: Message, now: Instant): void {
    const { code, payload } = message;
    this.#tell(followed, { code, options: withoutTransferOptions(message.options), payload });
    const ending = hasOption(message.options, OBSERVE) ? "" : " without Observe";
    this.#over(followed, `the server ended it with ${codeText(code)}${ending}`, now);
  }

  /** Sets the time after which silence is suspicious. */
  #fresh(followed: Followed, state: Body, now: Instant): void {
    this.#core.timers.cancel(followed.timer);
    const maxAge = uintOption(state.options, MAX_AGE);
    const { ackTimeout } = this.#core.messages.parameters(followed.peer);
    // 5 to 15 s (RFC 7641 §3.3.1), and time for the notification to be sent again twice
    const grace = sum(milliseconds(5000 + 10_000 * this.#core.random.next()), milliseconds(3 * ackTimeout));
    const span = sum(maxAge === undefined ? this.#silence : seconds(maxAge), grace);
    this.#watch(followed, span, now);
  }

  #watch(followed: Followed, span: Duration, now: Instant): void {
    followed.timer = this.#core.timers.schedule(add(now, span), { kind: "stale", followed: followed.id });
  }

  #tell(followed: Followed, response: Body): void {
    // only of a state that came whole: what is not known must not be declared valid
    if (response.code !== VALID) followed.etag = opaqueOption(response.options, ETAG);
    this.#core.output.effect({ kind: "notification", exchange: followed.exchange, response });
  }

  #over(followed: Followed, reason: string, now: Instant): void {
    this.#end(followed, now, false);
    this.#core.output.effect({ kind: "observation-ended", exchange: followed.exchange, reason });
  }

  #fail(followed: Followed, reason: FailureReason, detail: string, now: Instant): void {
    if (followed.state !== "registering") {
      this.#over(followed, detail, now);
      return;
    }
    this.#end(followed, now, false);
    this.#core.output.effect({ kind: "failed", exchange: followed.exchange, reason, detail });
  }

  #end(followed: Followed, now: Instant, keepToken: boolean): void {
    this.#core.timers.cancel(followed.timer);
    if (followed.run !== undefined) this.#running.cancel(followed.run, now);
    this.#table.remove(followed);
    if (!keepToken) this.#core.messages.releaseToken(followed.peer, followed.token, now);
  }
}

/** The time by which an observation had to begin says nothing of what is sent for it later. */
function lasting(policy: RequestPolicy): RequestPolicy {
  const { expires: _past, ...rest } = policy;
  return rest;
}

/** 2.03 (Valid): it is the state that the application was told last (RFC 7641 §3.2). */
function isKnown({ etag }: Followed, { code, options }: Body): boolean {
  const tag = opaqueOption(options, ETAG);
  return code === VALID && (tag === undefined || (etag !== undefined && equalBytes(tag, etag)));
}
