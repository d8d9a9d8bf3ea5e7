import { add, hours, type Instant } from "../base/time.ts";
import { isError, SERVICE_UNAVAILABLE } from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import type { MessageEvent, TransmissionId } from "../coap/message-layer-types.ts";
import { uintValue } from "../coap/option-values.ts";
import { OBSERVE } from "../coap/options.ts";
import { SEQUENCE_MODULUS } from "../coap/transfer/observe-order.ts";
import { withoutTransferOptions } from "../coap/transfer/request-transfer.ts";
import type { EndpointCore } from "./core.ts";
import type { BodyName, HeldBodies } from "./held-bodies.ts";
import { type Notify, type Observer, Observers } from "./observers.ts";
import type { ObservationId } from "./types.ts";

/** RFC 7641 §4.5: one notification a day at least asks whether the client is still there. */
const CONFIRM_EVERY = hours(24);
/** UDP payload of an empty ACK. */
const ACKNOWLEDGEMENT = 4;

/** Tells observers of our resources about new states: the latest only, one at a time (RFC 7641 §4.5.2). */
export class Notifications {
  readonly #core: EndpointCore;
  readonly #bodies: HeldBodies;
  readonly #observers: Observers;

  constructor(core: EndpointCore, bodies: HeldBodies) {
    this.#core = core;
    this.#bodies = bodies;
    this.#observers = new Observers(core.limits);
  }

  get size(): number {
    return this.#observers.size;
  }

  reserve(name: BodyName): ObservationId | undefined {
    return this.#observers.reserve(name);
  }

  /** The application accepted it. The sequence number of the response; undefined when there is no room by now. */
  register(id: ObservationId, name: BodyName, now: Instant): number | undefined {
    const previous = this.#observers.previous(name);
    // lb's client wants numbers from 1 on; a client that registers anew compares with what it had
    const sequence = previous === undefined ? 1 : next(previous.sequence);
    if (previous !== undefined) this.#gone(previous, "replaced by a new registration", now);
    return this.#observers.add(id, name, sequence, now)?.sequence;
  }

  /** The first state is longer than a block: the next may go out when it was fetched. */
  fetching(id: ObservationId): void {
    const observer = this.#observers.get(id);
    if (observer !== undefined) observer.fetching = true;
  }

  /** A GET with Observe 1 (RFC 7641 §3.6). */
  deregister(name: BodyName, now: Instant): void {
    const observer = this.#observers.ofToken(name);
    if (observer !== undefined) this.#gone(observer, "cancelled by the client", now);
  }

  notify(event: Notify, now: Instant): void {
    const observer = this.#observers.get(event.observation);
    if (observer === undefined || observer.ending) return;
    observer.waiting = event;
    this.#sendWaiting(observer, now);
  }

  forget(id: ObservationId, now: Instant): void {
    const observer = this.#observers.get(id);
    if (observer !== undefined) this.#remove(observer, now);
  }

  /** True when the event is about a notification. */
  transmission(event: MessageEvent, now: Instant): boolean {
    if (event.kind === "request" || event.kind === "response") return false;
    const observer = this.#observers.ofTransmission(event.transmission);
    if (observer === undefined) return false;
    if (event.kind === "reset") this.#gone(observer, "the client does not know it any more (RST)", now);
    else if (event.kind === "timeout") this.#gone(observer, `no answer to ${event.attempts} attempts`, now);
    else if (event.kind === "acknowledged" || (event.kind === "sent" && !observer.confirmable)) {
      observer.inFlight = false;
      this.#arrived(observer, now);
    }
    return true;
  }

  /**
   * The last block of a state was served; it arrived when this transmission is acknowledged (at once for a NON). A
   * piggybacked one could be lost unnoticed, and the next state would take the place of one that never arrived.
   */
  lastBlock(id: ObservationId, transmission: TransmissionId | undefined, now: Instant): void {
    const observer = this.#observers.get(id);
    if (observer === undefined || !observer.fetching) return;
    observer.fetching = false;
    if (transmission === undefined) this.#arrived(observer, now);
    else {
      observer.confirmable = true;
      this.#observers.flying(observer, transmission);
    }
  }

  /** Nobody asked for the other blocks of a state. */
  abandoned(id: ObservationId, now: Instant): void {
    const observer = this.#observers.get(id);
    if (observer?.fetching === true) this.#gone(observer, "the client did not fetch the rest of a state", now);
  }

  #arrived(observer: Observer, now: Instant): void {
    if (observer.inFlight || observer.fetching) return;
    if (observer.ending) {
      this.#gone(observer, "ended by the application", now);
      return;
    }
    this.#core.output.effect({ kind: "notification-delivered", observation: observer.id });
    this.#sendWaiting(observer, now);
  }

  #sendWaiting(observer: Observer, now: Instant): void {
    const event = observer.waiting;
    if (event === undefined || observer.inFlight || observer.fetching) return;
    observer.waiting = undefined;
    const { code, options, payload } = event.response;
    const response = { code, options: withoutTransferOptions(options), payload };
    if (isError(code)) this.#sendLast(observer, response, now);
    else this.#sendState(observer, response, event.confirmable !== false, now);
  }

  #sendState(observer: Observer, response: Body, confirmable: boolean, now: Instant): void {
    const presented = this.#bodies.present(observer.name, response, undefined, observer.id, now);
    if (typeof presented === "string") {
      this.#sendLast(observer, { code: SERVICE_UNAVAILABLE, options: [], payload: new Uint8Array(0) }, now);
      return;
    }
    observer.sequence = next(observer.sequence);
    const options = [...presented.options, uintValue(OBSERVE, observer.sequence)];
    const due = now >= add(observer.lastConfirmable, CONFIRM_EVERY);
    this.#send(observer, { code: response.code, options, payload: presented.payload }, confirmable || due, now);
    observer.fetching = presented.hold !== undefined;
  }

  /** An error has no Observe option, and ends the observation (RFC 7641 §4.2). */
  #sendLast(observer: Observer, response: Body, now: Instant): void {
    observer.ending = true;
    this.#send(observer, response, true, now);
  }

  #send(observer: Observer, message: Body, confirmable: boolean, now: Instant): void {
    if (confirmable) observer.lastConfirmable = now;
    observer.confirmable = confirmable;
    const { peer, token } = observer.name;
    const transmission = this.#core.messages.send(
      {
        peer,
        code: message.code,
        token,
        options: message.options,
        payload: message.payload,
        confirmable,
        purpose: "message",
        flow: `observation ${observer.id}`,
        answerBytes: ACKNOWLEDGEMENT,
      },
      now,
    );
    this.#observers.flying(observer, transmission);
  }

  #gone(observer: Observer, reason: string, now: Instant): void {
    this.#remove(observer, now);
    this.#core.output.effect({ kind: "observation-gone", observation: observer.id, reason });
  }

  #remove(observer: Observer, now: Instant): void {
    const { inFlight, transmission } = observer;
    if (inFlight && transmission !== undefined) this.#core.messages.cancel(transmission, now);
    this.#observers.remove(observer);
    this.#bodies.forget(observer.id);
  }
}

const next = (sequence: number): number => (sequence + 1) % SEQUENCE_MODULUS;
