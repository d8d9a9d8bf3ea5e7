import { HectobitError, RejectCounter } from "../base/errors.ts";
import type { Machine, Output } from "../base/machine.ts";
import { OutputQueue } from "../base/output-queue.ts";
import type { Peer } from "../base/peer.ts";
import type { Random } from "../base/random.ts";
import { type Duration, earliest, hours, type Instant } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import type { Code, Option } from "../coap/message.ts";
import { MessageLayer, type MessageLayerOptions } from "../coap/message-layer.ts";
import type { MessageEvent } from "../coap/message-layer-types.ts";
import { ApplicationRequests } from "./application-requests.ts";
import { DEFAULT_LIMITS, type EndpointCore, type EndpointLimits, type EndpointTimer } from "./core.ts";
import { endpointStatus } from "./endpoint-status.ts";
import { FollowedResources } from "./followed-resources.ts";
import { Pings } from "./pings.ts";
import { type Outcome, RunningRequests } from "./running-requests.ts";
import { Server } from "./server.ts";
import type { EndpointEffect, EndpointEvent, EndpointStatus, ExchangeId, LinkParameters } from "./types.ts";

export interface EndpointOptions {
  readonly random: Random;
  /** The link to every peer of which nothing else is said; without it RFC 7252's defaults apply. */
  readonly defaultLink?: LinkParameters;
  readonly limits?: Partial<EndpointLimits>;
  /**
   * How long an observation whose last state has no Max-Age may be silent before the client asks whether it still
   * stands; 24 hours by default. Too low: a link on which nothing is new carries that. Too high: a server that forgot
   * the observation is noticed late.
   */
  readonly observationSilence?: Duration;
  /**
   * Requests of which all ask for one resource, so that only their tokens tell them apart: for them, blocks of one
   * request bear one token, and Request-Tag (RFC 9175) names another where a second token is needed. None by default.
   */
  readonly operationsByToken?: (method: Code, options: readonly Option[]) => boolean;
  /** What else the message layer may be told. */
  readonly messageLayer?: Omit<MessageLayerOptions, "random" | "link">;
}

/**
 * CoAP requests, responses and observations with whole bodies, with many peers (RFC 7252, 7641, 7959, 7967, 8132,
 * 8516). Each request of the application ends in exactly one `response` or `failed`; each request of a remote comes as
 * exactly one `request`.
 */
export class Endpoint implements Machine<EndpointEvent, EndpointEffect> {
  readonly #core: EndpointCore;
  readonly #running: RunningRequests;
  readonly #requests: ApplicationRequests;
  readonly #followed: FollowedResources;
  readonly #server: Server;
  readonly #pings: Pings;

  constructor(options: EndpointOptions) {
    const { random, defaultLink, limits, observationSilence = hours(24), messageLayer } = options;
    const { operationsByToken = () => false } = options;
    const link = defaultLink === undefined ? {} : { link: defaultLink };
    this.#core = {
      random,
      messages: new MessageLayer({ ...messageLayer, random, ...link }),
      output: new OutputQueue<EndpointEffect>(),
      timers: new TimerQueue<EndpointTimer>(),
      limits: { ...DEFAULT_LIMITS, ...limits },
      rejects: new RejectCounter(),
      operationsByToken,
    };
    this.#running = new RunningRequests(this.#core);
    this.#requests = new ApplicationRequests(this.#core, this.#running);
    this.#followed = new FollowedResources(this.#core, this.#running, observationSilence);
    this.#server = new Server(this.#core);
    this.#pings = new Pings(this.#core);
  }

  receive(datagram: Uint8Array, peer: Peer, now: Instant): void {
    this.#core.messages.receive(datagram, peer, now);
    this.#settle(now);
  }

  handle(event: EndpointEvent, now: Instant): void {
    this.#handle(event, now);
    this.#settle(now);
  }

  wake(now: Instant): void {
    this.#core.messages.wake(now);
    this.#settle(now);
    const { timers } = this.#core;
    for (let timer = timers.expire(now); timer !== undefined; timer = timers.expire(now)) {
      this.#expired(timer.value, now);
      this.#settle(now);
    }
  }

  deadline(): Instant | undefined {
    return earliest(this.#core.messages.deadline(), this.#core.timers.next());
  }

  drain(max: number): Output<EndpointEffect>[] {
    const datagrams: Output<EndpointEffect>[] = this.#core.messages.drain(max);
    return datagrams.length >= max ? datagrams : [...datagrams, ...this.#core.output.drain(max - datagrams.length)];
  }

  /** For people: what is under way, and with whom. */
  status(now: Instant): EndpointStatus {
    return endpointStatus(this.#core, this.#running, this.#server, this.#followed.size, now);
  }

  #handle(event: EndpointEvent, now: Instant): void {
    switch (event.kind) {
      case "request":
      case "observe":
      case "ping":
        this.#start(event, now);
        break;
      case "cancel":
        this.#requests.cancel(event.exchange, now);
        this.#followed.cancel(event.exchange, now);
        this.#pings.cancel(event.exchange, now);
        break;
      case "configure-peer":
        this.#core.messages.configurePeer(event.peer, event.link);
        break;
      default:
        this.#server.handle(event, now);
    }
  }

  #start(event: EndpointEvent & { readonly kind: "request" | "observe" | "ping" }, now: Instant): void {
    const again = event.kind === "observe" && this.#followed.has(event.exchange);
    if (!again) this.#mustBeFree(event.exchange);
    if (event.kind === "request") this.#requests.request(event, now);
    else if (event.kind === "observe") this.#followed.observe(event, now);
    else this.#pings.ping(event.exchange, event.peer, now);
  }

  #mustBeFree(exchange: ExchangeId): void {
    if (!this.#requests.has(exchange) && !this.#followed.has(exchange) && !this.#pings.has(exchange)) return;
    throw new HectobitError("endpoint.exchange-in-use", `exchange ${exchange} is still running`, {
      hint: "Choose a number that no running request, observation or ping has.",
    });
  }

  /** Works off what the message layer has to say; acting on it may give it more. */
  #settle(now: Instant): void {
    for (let events = this.#core.messages.events(); events.length > 0; events = this.#core.messages.events()) {
      for (const event of events) this.#event(event, now);
    }
  }

  #event(event: MessageEvent, now: Instant): void {
    if (event.kind === "request") this.#server.receive(event.incoming, event.peer, event.message, now);
    else if (event.kind === "response") this.#response(event, now);
    else {
      const ofRun = this.#running.transmission(event, now);
      if (ofRun !== undefined) this.#ended(ofRun.outcome, now);
      else if (!this.#pings.transmission(event, now)) this.#server.transmission(event, now);
    }
  }

  #response(event: MessageEvent & { readonly kind: "response" }, now: Instant): void {
    const ofRun = this.#running.response(event, now);
    if (ofRun !== undefined) this.#ended(ofRun.outcome, now);
    else if (!this.#followed.notification(event.peer, event.message, now)) {
      this.#core.rejects.count({ reason: "endpoint.unknown-token" });
      this.#core.messages.reject(event.peer, event.message, now);
    }
  }

  #ended(outcome: Outcome | undefined, now: Instant): void {
    if (outcome === undefined) return;
    const { owner } = outcome.run;
    if (owner.kind === "request") this.#requests.ended(owner.exchange, outcome);
    else if (owner.kind !== "deregistration") this.#followed.ended(owner.followed, outcome, now);
  }

  #expired(timer: EndpointTimer, now: Instant): void {
    if (timer.kind === "silence") this.#ended(this.#running.overdue(timer.run, now), now);
    else if (timer.kind === "stale") this.#followed.stale(timer.followed, now);
    else this.#server.expired(timer, now);
  }
}
