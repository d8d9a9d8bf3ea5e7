import { EMPTY } from "../base/bytes.ts";
import { Counts } from "../base/counts.ts";
import { GATEWAY, MAX_UPSTREAM_REQUESTS, UPSTREAM_TIMEOUT } from "../base/limits.ts";
import type { Machine, Output } from "../base/machine.ts";
import { OutputQueue } from "../base/output-queue.ts";
import type { Peer } from "../base/peer.ts";
import { type Duration, earliest, hours, type Instant, milliseconds, seconds, sum } from "../base/time.ts";
import { NOT_FOUND } from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import { AirtimeAccount } from "../endpoint/airtime-account.ts";
import { Endpoint } from "../endpoint/endpoint.ts";
import type { EndpointEffect, ServerExchangeId } from "../endpoint/types.ts";
import { type HttpClientEvent, type HttpRequest, type HttpResponse, header } from "../matrix/http.ts";
import { DEFAULT_MAPPING } from "../matrix/mapping-settings.ts";
import { isPacked, isPackedRequest } from "../matrix/packed/packed-payload.ts";
import { coapToRequest } from "../matrix/request.ts";
import { type AnswerForm, answerForm, answerToCoap } from "../matrix/response.ts";
import { syncRequest } from "../matrix/sync.ts";
import { DeviceRoute } from "./device-route.ts";
import { PackedSessions, type Received } from "./packed-sessions.ts";
import { discoveryAnswer, route } from "./routes.ts";
import { SyncObservations } from "./sync-observations.ts";
import type { GatewayEffect, GatewayEvent, GatewayLimits, GatewayOptions, GatewayStatus } from "./types.ts";
import { Upstream } from "./upstream.ts";
import { overloaded, upstreamError } from "./upstream-error.ts";
import type { UpstreamOwner } from "./upstream-owner.ts";

const DEFAULTS: GatewayLimits = {
  requests: MAX_UPSTREAM_REQUESTS,
  requestsPerPeer: GATEWAY.requestsPerPeer,
  waiting: GATEWAY.waiting,
  waitingPerPeer: GATEWAY.waitingPerPeer,
  polls: GATEWAY.polls,
  pollsPerPeer: GATEWAY.pollsPerPeer,
  upstreamTimeout: UPSTREAM_TIMEOUT,
};

/** A client may ask the homeserver to wait this long for news, and not longer. */
const LONGEST_POLL: Duration = hours(1);
const RETRY_OVERLOAD: Duration = seconds(30);
const SLICE = 256;
const NO_DEVICES: Body = { code: NOT_FOUND, options: [], payload: EMPTY };

/** CoAP in, HTTP out: the requests of many peers, translated and put to one homeserver. */
export class Gateway implements Machine<GatewayEvent, GatewayEffect> {
  readonly #options: GatewayOptions;
  readonly #limits: GatewayLimits;
  readonly #homeserver: string;
  readonly #output = new OutputQueue<GatewayEffect>();
  readonly #endpoint: Endpoint;
  readonly #upstream: Upstream<UpstreamOwner>;
  readonly #syncs: SyncObservations;
  readonly #devices: DeviceRoute | undefined;
  /** Undefined when packed exchanges are not served. */
  readonly #sessions: PackedSessions | undefined;
  readonly #airtime = new AirtimeAccount();
  readonly #counts = new Counts();

  constructor(options: GatewayOptions, now: Instant) {
    this.#options = options;
    this.#limits = { ...DEFAULTS, ...options.limits };
    this.#homeserver = options.homeserver ?? "the homeserver";
    this.#endpoint = new Endpoint({
      random: options.random,
      operationsByToken: isPackedRequest,
      ...(options.defaultLink && { defaultLink: options.defaultLink }),
      ...(options.endpointLimits && { limits: options.endpointLimits }),
    });
    for (const { peer, link } of options.peers ?? []) {
      this.#endpoint.handle({ kind: "configure-peer", peer, link }, now);
    }
    this.#upstream = new Upstream(this.#limits, this.#output);
    this.#syncs = new SyncObservations({
      endpoint: this.#endpoint,
      upstream: this.#upstream,
      homeserver: this.#homeserver,
    });
    const { packed } = options.mapping ?? DEFAULT_MAPPING;
    this.#sessions = packed && new PackedSessions(packed, options.packedLimits);
    this.#devices = options.devices && new DeviceRoute(options.devices, this.#endpoint, this.#upstream, this.#output);
  }

  receive(datagram: Uint8Array, peer: Peer, now: Instant): void {
    this.#airtime.received(datagram, peer, now);
    this.#endpoint.receive(datagram, peer, now);
    this.#pump(now);
  }

  handle(event: GatewayEvent, now: Instant): void {
    switch (event.kind) {
      case "http-response":
      case "http-failed":
        this.#settle(event, now);
        break;
      case "served-request":
      case "served-abort":
        this.#devices?.served(event, now);
        break;
      case "configure-peer":
        this.#endpoint.handle(event, now);
        break;
    }
    this.#pump(now);
  }

  wake(now: Instant): void {
    this.#endpoint.wake(now);
    this.#syncs.wake(now);
    this.#devices?.wake(now);
    this.#pump(now);
  }

  deadline(): Instant | undefined {
    return earliest(earliest(this.#endpoint.deadline(), this.#syncs.deadline()), this.#devices?.deadline());
  }

  drain(max: number): Output<GatewayEffect>[] {
    return this.#output.drain(max);
  }

  status(now: Instant): GatewayStatus {
    return {
      endpoint: this.#endpoint.status(now),
      upstream: this.#upstream.status(),
      observations: this.#syncs.status(),
      packed: this.#sessions?.status(),
      counts: this.#counts.snapshot(),
      airtime: { total: this.#airtime.total(), byPeer: this.#airtime.byPeer(now) },
      devices: this.#options.devices?.status(now),
    };
  }

  /** Takes what the endpoint and the devices have to say until neither says more. */
  #pump(now: Instant): void {
    for (let busy = true; busy; ) {
      const outputs = this.#endpoint.drain(SLICE);
      for (const output of outputs) {
        if (output.kind === "effect") this.#react(output.effect, now);
        else {
          this.#airtime.sent(output.datagram, output.peer, output.account, now);
          this.#output.datagram(output.datagram, output.peer, output.account);
        }
      }
      busy = (this.#devices?.pump(now) ?? false) || outputs.length > 0;
    }
  }

  #react(effect: EndpointEffect, now: Instant): void {
    switch (effect.kind) {
      case "request":
        this.#serve(effect, now);
        break;
      case "notification-delivered":
        this.#syncs.delivered(effect.observation, now);
        break;
      case "observation-gone":
        this.#counts.add("observations gone");
        this.#syncs.gone(effect.observation);
        break;
      default:
        // the gateway makes no requests of its own, so nothing else can come
        break;
    }
  }

  #serve(effect: RequestEffect, now: Instant): void {
    const { exchange, peer, request } = effect;
    const where = route(request);
    this.#counts.add(`requests ${where}`);
    if (where === "discovery") {
      this.#respond(exchange, discoveryAnswer(request, this.#options.devices?.links() ?? []), now);
    } else if (where === "devices") this.#toDevices(effect, request, false, now);
    else {
      const read = this.#read(request, peer, now);
      if (read.kind === "refused") this.#respond(exchange, read.response, now);
      else if (read.kind === "reading") this.#toDevices(effect, read.request, read.agreement, now);
      else if (!this.#follow(effect, read, now)) this.#ask(exchange, peer, read, now);
    }
  }

  #toDevices({ exchange, peer }: RequestEffect, request: Body, agreement: boolean, now: Instant): void {
    if (this.#devices === undefined) this.#respond(exchange, NO_DEVICES, now);
    else this.#devices.accept(request, peer, exchange, now, agreement);
  }

  /** In the profile that it is asked in. */
  #read(request: Body, peer: Peer, now: Instant): Received {
    const { mapping } = this.#options;
    if (this.#sessions === undefined || !isPacked(request)) {
      const http = coapToRequest(request, mapping);
      if (!http.ok) return { kind: "refused", response: http.error, reason: "malformed" };
      return { kind: "request", http: http.value, form: answerForm(request, mapping) };
    }
    const received = this.#sessions.receive(request, peer, now);
    if (received.kind === "refused") this.#counts.add(`packed requests refused: ${received.reason}`);
    return received;
  }

  /** Observe on anything but /sync is ignored, as RFC 7641 §4.1 allows: the answer is a plain one. */
  #follow(effect: RequestEffect, { http, form }: Asked, now: Instant): boolean {
    const { exchange, peer, observe: observation } = effect;
    const sync = syncRequest(http);
    // a body would be kept for as long as the observation lasts, and /sync has none
    if (sync === undefined || observation === undefined || http.body.length > 0) return false;
    const token = header(http.headers, "authorization") ?? "";
    this.#syncs.register({ observation, exchange, peer: peer.key, form, http, sync, token }, now);
    return true;
  }

  #ask(exchange: ServerExchangeId, peer: Peer, { http, form }: Asked, now: Instant): void {
    const wait = longPoll(http);
    const submitted = this.#upstream.submit({
      owner: { kind: "exchange", exchange, form },
      flow: peer.key,
      lane: wait > 0 ? "poll" : "request",
      request: http,
      timeout: sum(wait, this.#limits.upstreamTimeout),
    });
    if (typeof submitted === "number") return;
    this.#counts.add("requests refused");
    this.#answer(exchange, form, overloaded(submitted, RETRY_OVERLOAD), now);
  }

  #settle(event: HttpClientEvent, now: Instant): void {
    const owner = this.#upstream.settle(event);
    if (owner === undefined) return;
    this.#counts.add(event.kind === "http-response" ? "upstream answers" : `upstream ${event.reason}`);
    switch (owner.kind) {
      case "sync":
        this.#syncs.settled(owner.observation, event, now);
        break;
      case "devices":
        this.#devices?.settled({ ...event, id: owner.id }, now);
        break;
      case "exchange": {
        const response = event.kind === "http-response" ? event.response : upstreamError(event, this.#homeserver);
        this.#answer(owner.exchange, owner.form, response, now);
        break;
      }
    }
  }

  #answer(exchange: ServerExchangeId, form: AnswerForm, http: HttpResponse, now: Instant): void {
    this.#respond(exchange, answerToCoap(http, form), now);
  }

  #respond(exchange: ServerExchangeId, response: Body, now: Instant): void {
    this.#endpoint.handle({ kind: "respond", exchange, response }, now);
  }
}

type RequestEffect = Extract<EndpointEffect, { kind: "request" }>;

/** A request, and how its answer is to be written. */
interface Asked {
  readonly http: HttpRequest;
  readonly form: AnswerForm;
}

/** How long the homeserver is asked to wait for news: /sync, /events and sliding sync say it alike. */
function longPoll(http: HttpRequest): Duration {
  const match = /[?&]timeout=(\d{1,9})(?:&|$)/.exec(http.target);
  const isPoll = syncRequest(http) !== undefined || /\/(?:events|sync)\?/.test(http.target);
  return milliseconds(isPoll ? Math.min(Number(match?.[1] ?? 0), LONGEST_POLL) : 0);
}
