import { toHex } from "../base/bytes.ts";
import type { Peer } from "../base/peer.ts";
import { add, type Instant, sum, ZERO } from "../base/time.ts";
import type { Timer } from "../base/timer-queue.ts";
import type { Body, Message } from "../coap/message.ts";
import type { MessageEvent, TransmissionId } from "../coap/message-layer-types.ts";
import { hasOption, uintOption } from "../coap/option-values.ts";
import { OBSERVE } from "../coap/options.ts";
import type { RequestTransfer } from "../coap/transfer/request-transfer.ts";
import { type EndpointCore, type EndpointTimer, exchangeLifetime, type FollowedId, type RunId } from "./core.ts";
import type { ExchangeId, FailureReason, RequestPolicy } from "./types.ts";

/** What a request is for, so that its outcome finds its way. */
export type RunOwner =
  | { readonly kind: "request"; readonly exchange: ExchangeId }
  /** Begins an observation or renews it. */
  | { readonly kind: "registration"; readonly followed: FollowedId }
  /** Fetches the blocks of a notification after its first. */
  | { readonly kind: "rest"; readonly followed: FollowedId }
  | { readonly kind: "deregistration" };

/** A request to run. */
export interface Start {
  readonly owner: RunOwner;
  readonly peer: Peer;
  readonly transfer: RequestTransfer;
  readonly policy: RequestPolicy;
  /** An observation's, which outlives the run; otherwise one is allocated, and released with the run. */
  readonly token?: Uint8Array;
  /** The token is released with the run; by default when the run allocated it. */
  readonly ownsToken?: boolean;
}

export interface Run extends Start {
  readonly id: RunId;
  readonly token: Uint8Array;
  readonly ownsToken: boolean;
  readonly since: Instant;
  transmission: TransmissionId | undefined;
  /** Its first message has left. */
  sent: boolean;
  /** When the message that is under way left; until then, when it was handed down. */
  messageSince: Instant;
  /** Bytes of the response that came, while more are to come. */
  held: number;
  /** Value of Observe in the first block of the response. */
  observe: number | undefined;
  timer: Timer<EndpointTimer> | undefined;
}

/** How a run ended. Each run has exactly one outcome, or none when it was cancelled. */
export type Outcome =
  | { readonly kind: "response"; readonly run: Run; readonly response: Body; readonly observe: number | undefined }
  | { readonly kind: "failed"; readonly run: Run; readonly reason: FailureReason; readonly detail: string };

type ResponseEvent = MessageEvent & { readonly kind: "response" };

const tokenKey = (peer: Peer, token: Uint8Array): string => `${peer.key} ${toHex(token)}`;

/** Requests under way to any peer: each a transfer of one or more exchanges of messages, all with one token. */
export class RunningRequests {
  readonly #core: EndpointCore;
  readonly #runs = new Map<RunId, Run>();
  readonly #byToken = new Map<string, Run>();
  readonly #byTransmission = new Map<TransmissionId, Run>();
  readonly #perPeer = new Map<string, number>();
  /** Bytes of responses that are not whole yet, over all runs. */
  #held = 0;
  #nextId = 1;

  constructor(core: EndpointCore) {
    this.#core = core;
  }

  /** Undefined when the peer has as many as it may. */
  start(start: Start, now: Instant): Run | undefined {
    const { peer } = start;
    const count = this.#perPeer.get(peer.key) ?? 0;
    if (count >= this.#core.limits.exchangesPerPeer) return undefined;
    const token = start.token ?? this.#core.messages.allocateToken(peer, now);
    const run: Run = {
      ...start,
      id: this.#nextId++,
      token,
      ownsToken: start.ownsToken ?? start.token === undefined,
      since: now,
      transmission: undefined,
      sent: false,
      messageSince: now,
      held: 0,
      observe: undefined,
      timer: undefined,
    };
    this.#perPeer.set(peer.key, count + 1);
    this.#runs.set(run.id, run);
    this.#byToken.set(tokenKey(peer, token), run);
    try {
      this.#send(run, now);
    } catch (error) {
      // the caller's mistake, such as an option that is too long: nothing of it may stay
      this.#end(run, now);
      throw error;
    }
    return run;
  }

  get(id: RunId): Run | undefined {
    return this.#runs.get(id);
  }

  all(): Iterable<Run> {
    return this.#runs.values();
  }

  cancel(id: RunId, now: Instant): void {
    const run = this.#runs.get(id);
    if (run !== undefined) this.#end(run, now);
  }

  /** True when the token is one of ours; then the message is accepted, and its run may have ended. */
  response(event: ResponseEvent, now: Instant): { readonly outcome: Outcome | undefined } | undefined {
    const { peer, message } = event;
    const run = this.#byToken.get(tokenKey(peer, message.token));
    if (run === undefined) return undefined;
    // an answer to a message that was given up: the ACK of an earlier block, late
    if (event.transmission !== undefined && event.transmission !== run.transmission) return { outcome: undefined };
    if (event.transmission === undefined && !this.#acceptSeparate(run, message, now)) return { outcome: undefined };
    this.#core.timers.cancel(run.timer);
    this.#forgetTransmission(run);
    return { outcome: this.#advance(run, message, now) };
  }

  /** What became of a message that one of the runs sent. */
  transmission(event: MessageEvent, now: Instant): { readonly outcome: Outcome | undefined } | undefined {
    if (event.kind === "request" || event.kind === "response") return undefined;
    const run = this.#byTransmission.get(event.transmission);
    if (run === undefined) return undefined;
    if (event.kind === "sent") {
      run.sent = true;
      run.messageSince = now;
      if (run.policy.confirmable === false) this.#expectResponse(run, event.ends);
      return { outcome: undefined };
    }
    if (event.kind === "acknowledged") {
      // the end of an observation is asked for without wanting an answer (RFC 7967)
      if (run.owner.kind === "deregistration") this.#end(run, now);
      else this.#expectResponse(run, now);
      return { outcome: undefined };
    }
    this.#forgetTransmission(run);
    return { outcome: this.#fail(run, event.kind, describe(event), now) };
  }

  overdue(id: RunId, now: Instant): Outcome | undefined {
    const run = this.#runs.get(id);
    return run === undefined ? undefined : this.#fail(run, "timeout", "acknowledged, but no response came", now);
  }

  /** False when the message is not an answer to the run's request. */
  #acceptSeparate(run: Run, message: Message, now: Instant): boolean {
    const notification = hasOption(message.options, OBSERVE);
    // of an observation that was in an earlier life, under a token that is used again by chance: no answer to this
    if (notification && run.owner.kind !== "registration") {
      this.#core.messages.reject(run.peer, message, now);
      return false;
    }
    this.#core.messages.accept(run.peer, message, now);
    if (run.transmission === undefined) return true;
    if (notification && run.transfer.receiving) {
      // a newer state came while the blocks of the registration's were being fetched: it takes their place
      this.#core.messages.cancel(run.transmission, now);
      run.transfer.restart();
      run.observe = undefined;
    } else this.#core.messages.answered(run.transmission, now);
    return true;
  }

  #advance(run: Run, message: Message, now: Instant): Outcome | undefined {
    run.observe ??= uintOption(message.options, OBSERVE);
    const step = run.transfer.receive(message);
    this.#hold(run, run.transfer.held);
    if (step.kind === "failed") return this.#fail(run, step.reason, step.detail, now);
    if (step.kind === "send") {
      if (this.#held > this.#core.limits.transferBytes) {
        return this.#fail(run, "too-large", `${this.#held} bytes of unfinished responses, this one's included`, now);
      }
      this.#send(run, now);
      return undefined;
    }
    this.#end(run, now);
    return { kind: "response", run, response: step.response, observe: run.observe };
  }

  #hold(run: Run, bytes: number): void {
    this.#held += bytes - run.held;
    run.held = bytes;
  }

  #fail(run: Run, reason: FailureReason, detail: string, now: Instant): Outcome {
    this.#end(run, now);
    return { kind: "failed", run, reason, detail };
  }

  #send(run: Run, now: Instant): void {
    const message = run.transfer.current();
    const { priority, flow, expires, processing, confirmable } = run.policy;
    run.transmission = this.#core.messages.send(
      {
        peer: run.peer,
        code: run.transfer.method,
        token: run.token,
        options: message.options,
        payload: message.payload,
        // blocks need an answer each, so only a request of one message may be a NON
        confirmable: confirmable !== false || !message.first,
        purpose: message.first ? priority : "bulk",
        ...(flow === undefined ? {} : { flow }),
        ...(expires === undefined || !message.first ? {} : { expires }),
        answerBytes: message.answerBytes,
        ...(processing === undefined || !message.starts ? {} : { processing }),
      },
      now,
    );
    run.messageSince = now;
    this.#byTransmission.set(run.transmission, run);
  }

  #expectResponse(run: Run, from: Instant): void {
    this.#core.timers.cancel(run.timer);
    const patience = sum(exchangeLifetime(this.#core, run.peer), run.policy.processing ?? ZERO);
    run.timer = this.#core.timers.schedule(add(from, patience), { kind: "silence", run: run.id });
  }

  #forgetTransmission(run: Run): void {
    if (run.transmission !== undefined) this.#byTransmission.delete(run.transmission);
    run.transmission = undefined;
  }

  /** Leaves every table. */
  #end(run: Run, now: Instant): void {
    this.#core.timers.cancel(run.timer);
    if (run.transmission !== undefined) this.#core.messages.cancel(run.transmission, now);
    this.#forgetTransmission(run);
    this.#hold(run, 0);
    this.#runs.delete(run.id);
    this.#byToken.delete(tokenKey(run.peer, run.token));
    const left = (this.#perPeer.get(run.peer.key) ?? 1) - 1;
    if (left > 0) this.#perPeer.set(run.peer.key, left);
    else this.#perPeer.delete(run.peer.key);
    if (run.ownsToken) this.#core.messages.releaseToken(run.peer, run.token, now);
  }
}

function describe(event: MessageEvent & { readonly kind: "reset" | "timeout" | "expired" }): string {
  if (event.kind === "reset") return "the peer does not know what to do with the request (RST)";
  if (event.kind === "expired") return "its time ran out before it could be sent";
  return `no answer to ${event.attempts} attempts in ${Math.round(event.elapsed / 1000)} s`;
}
