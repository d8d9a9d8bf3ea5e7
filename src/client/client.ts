import { EMPTY } from "../base/bytes.ts";
import { Counts } from "../base/counts.ts";
import { CLIENT, MAX_BODY, MAX_LOCAL_REQUESTS, MAX_ORPHANED_ANSWERS } from "../base/limits.ts";
import type { Machine, Output } from "../base/machine.ts";
import { OutputQueue } from "../base/output-queue.ts";
import type { Peer } from "../base/peer.ts";
import {
  airtime,
  type Duration,
  earliest,
  hours,
  type Instant,
  longest,
  minutes,
  scale,
  seconds,
  sum,
} from "../base/time.ts";
import { NOT_FOUND } from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import { AirtimeAccount, airtimeReceived, airtimeSent } from "../endpoint/airtime-account.ts";
import { Endpoint } from "../endpoint/endpoint.ts";
import type { EndpointEffect, LinkParameters } from "../endpoint/types.ts";
import { describe } from "../matrix/describe.ts";
import type { HttpExchangeId, HttpRequest, HttpServerEvent } from "../matrix/http.ts";
import { isPackedRequest } from "../matrix/packed/packed-payload.ts";
import { syncRequest } from "../matrix/sync.ts";
import { PREFLIGHT } from "./cors.ts";
import { ExchangeIds } from "./exchange-ids.ts";
import { Exchanges, type Settled } from "./exchanges.ts";
import { LinkMonitor } from "./link-monitor.ts";
import { overloaded, tooLarge } from "./local-error.ts";
import { LocalRequests } from "./local-requests.ts";
import { withoutCacheBuster } from "./request-identity.ts";
import { SyncFollowers } from "./sync-followers.ts";
import type { ClientEffect, ClientEvent, ClientLimits, ClientOptions, ClientStatus } from "./types.ts";
import { WireSession } from "./wire-session.ts";

const DEFAULTS: ClientLimits = {
  localRequests: MAX_LOCAL_REQUESTS,
  heldMessages: CLIENT.heldMessages,
  followers: CLIENT.followers,
  orphanedAnswers: MAX_ORPHANED_ANSWERS,
  body: MAX_BODY,
};

const SLICE = 256;

/** HTTP in, CoAP out: local Matrix clients, served over one slow link. */
export class Client implements Machine<ClientEvent, ClientEffect> {
  readonly #options: ClientOptions;
  readonly #limits: ClientLimits;
  readonly #output = new OutputQueue<ClientEffect>();
  readonly #endpoint: Endpoint;
  readonly #local: LocalRequests;
  readonly #link: LinkMonitor;
  readonly #wire: WireSession;
  readonly #exchanges: Exchanges;
  readonly #followers: SyncFollowers;
  readonly #airtime = new AirtimeAccount();
  readonly #counts = new Counts();
  #saidDown = false;
  #saidFallback: string | undefined;

  constructor(options: ClientOptions, now: Instant) {
    this.#options = options;
    this.#limits = { ...DEFAULTS, ...options.limits };
    this.#endpoint = new Endpoint({
      random: options.random,
      messageLayer: { onlyAnswered: true },
      operationsByToken: isPackedRequest,
      observationSilence: options.reregisterAfter ?? reregistration(options.link),
      ...(options.endpointLimits && { limits: options.endpointLimits }),
    });
    this.#endpoint.handle({ kind: "configure-peer", peer: options.gateway, link: options.link }, now);
    this.#local = new LocalRequests(this.#output);
    this.#link = new LinkMonitor(options.clock);
    const { gateway, mapping, wire = "auto", random } = options;
    this.#wire = new WireSession({ mapping, wire, random });
    const shared = { endpoint: this.#endpoint, gateway, wire: this.#wire, ids: new ExchangeIds() };
    const common = { ...shared, local: this.#local, link: this.#link };
    const { heldMessages, orphanedAnswers, followers } = this.#limits;
    this.#exchanges = new Exchanges({ ...common, heldMessages, orphanedAnswers, patience: patience(options.link) });
    this.#followers = new SyncFollowers({ ...common, most: followers, echoPatience: echoPatience(options.link) });
  }

  /** Datagrams of others than the gateway are ignored. */
  receive(datagram: Uint8Array, peer: Peer, now: Instant): void {
    if (peer.key !== this.#options.gateway.key) {
      this.#counts.add("datagrams of strangers");
      return;
    }
    this.#airtime.received(datagram, peer, now);
    this.#endpoint.receive(datagram, peer, now);
    if (this.#link.heard(now)) {
      this.#exchanges.linkUp(now);
      this.#followers.linkUp(now);
    }
    this.#pump(now);
  }

  handle(event: ClientEvent, now: Instant): void {
    if (event.kind === "served-request") this.#serve(event, now);
    else {
      this.#local.closed(event.id);
      if (!this.#followers.abort(event.id)) this.#exchanges.abort(event.id, now);
    }
    this.#pump(now);
  }

  wake(now: Instant): void {
    this.#endpoint.wake(now);
    this.#exchanges.wake(now);
    this.#followers.wake(now);
    this.#pump(now);
  }

  deadline(): Instant | undefined {
    return earliest(earliest(this.#endpoint.deadline(), this.#exchanges.deadline()), this.#followers.deadline());
  }

  drain(max: number): Output<ClientEffect>[] {
    return this.#output.drain(max);
  }

  status(now: Instant): ClientStatus {
    const { link } = this.#options;
    const { messages, orphanedAnswers } = this.#exchanges;
    const { polls } = this.#followers;
    const airtime = this.#airtime.total();
    return {
      link: this.#link.status(messages),
      wire: this.#wire.status(now),
      waiting: { requests: this.#local.size - polls, polls, messages, orphanedAnswers },
      syncs: this.#followers.status(),
      endpoint: this.#endpoint.status(now),
      counts: this.#counts.snapshot(),
      airtime,
      airtimeSent: airtimeSent(airtime, link),
      airtimeReceived: airtimeReceived(airtime, link),
    };
  }

  #serve({ id, request: http, from }: Extract<HttpServerEvent, { kind: "served-request" }>, now: Instant): void {
    const full = this.#local.size >= this.#limits.localRequests;
    this.#local.opened(id);
    if (http.method === "OPTIONS") this.#local.answer(id, PREFLIGHT);
    else if (http.body.length > this.#limits.body) {
      this.#local.answer(id, tooLarge(http.body.length, this.#limits.body));
    } else if (full) this.#local.answer(id, overloaded("too many local requests wait"));
    else {
      const isSync = syncRequest(http) !== undefined;
      this.#ask(id, isSync ? withoutCacheBuster(http) : http, from, now);
    }
  }

  #ask(id: HttpExchangeId, http: HttpRequest, from: string, now: Instant): void {
    const sync = syncRequest(http);
    if (sync !== undefined && this.#followers.poll(id, { http, sync, from }, now) === "served") {
      this.#counts.add("syncs served from the observation");
    } else this.#exchanges.ask(id, http, from, now);
  }

  #pump(now: Instant): void {
    for (let busy = true; busy; ) {
      for (const { id, http, from } of this.#followers.takePlain()) this.#exchanges.ask(id, http, from, now);
      const outputs = this.#endpoint.drain(SLICE);
      for (const output of outputs) {
        if (output.kind === "effect") this.#react(output.effect, now);
        else {
          this.#airtime.sent(output.datagram, output.peer, output.account, now);
          this.#output.datagram(output.datagram, output.peer, output.account);
        }
      }
      busy = outputs.length > 0;
    }
    this.#followers.settle(now);
    this.#announce();
    this.#announceProfile(now);
  }

  #announce(): void {
    const { down } = this.#link;
    if (down === this.#saidDown) return;
    this.#saidDown = down;
    const { text } = this.#link.status(this.#exchanges.messages);
    this.#output.effect({ kind: "log", level: down ? "warn" : "info", message: down ? text : "the link is up again" });
  }

  /** Falling back is no failure, but everything then costs three times as much. */
  #announceProfile(now: Instant): void {
    const reason = this.#wire.fallback(now);
    if (reason === this.#saidFallback) return;
    this.#saidFallback = reason;
    const message =
      reason === undefined
        ? "packed exchanges are offered to the gateway again"
        : `${reason}: speaking MSC3079's profile to it, which takes about three times the bytes; update both ends`;
    this.#output.effect({ kind: "log", level: reason === undefined ? "info" : "warn", message });
  }

  #react(effect: EndpointEffect, now: Instant): void {
    switch (effect.kind) {
      case "response":
      case "notification":
      case "observation-ended":
      case "failed":
        this.#counts.add(effect.kind === "failed" ? `exchanges failed: ${effect.reason}` : `${effect.kind}s`);
        if (!this.#followers.react(effect, now)) {
          if (effect.kind === "failed") this.#exchanges.failed(effect, now);
          else if (effect.kind === "response") this.#answered(effect, now);
        }
        break;
      case "request":
        // a gateway has nothing to ask of a client
        this.#endpoint.handle({ kind: "respond", exchange: effect.exchange, response: NOTHING_HERE }, now);
        break;
      default:
        // the client serves no observations and sends no pings
        break;
    }
  }

  #answered(effect: Extract<EndpointEffect, { kind: "response" }>, now: Instant): void {
    const settled = this.#exchanges.answered(effect.exchange, effect.response, now);
    if (settled !== undefined) this.#learn(settled, now);
  }

  #learn({ http, from, response, given }: Settled, now: Instant): void {
    const sync = syncRequest(http);
    if (response.status === 200 && describe(http).operation === "sendMessage") this.#followers.sent(http, now);
    if (sync !== undefined) this.#followers.learn({ http, sync, from }, response, given, now);
  }
}

const NOTHING_HERE: Body = { code: NOT_FOUND, options: [], payload: EMPTY };

/** UDP payload of a registration and of its answer, by and large. */
const REGISTRATION_BYTES = 130;
const CONFIRMATION_BYTES = 12;
/** Of the link's time, for nothing but making sure. */
const SHARE = 0.0025;

/** See ClientOptions.reregisterAfter. */
function reregistration(link: LinkParameters): Duration {
  const cost = sum(
    airtime(REGISTRATION_BYTES + link.overhead, link.sendRate),
    airtime(CONFIRMATION_BYTES + link.overhead, link.receiveRate),
  );
  return Math.min(Math.max(scale(cost, 1 / SHARE), minutes(5)), hours(4)) as Duration;
}

/** One and a half times what the largest datagram takes each way, and a minute and a half at least. */
const patience = (link: LinkParameters): Duration => {
  const bytes = link.mtu + link.overhead;
  return longest(seconds(90), scale(sum(airtime(bytes, link.sendRate), airtime(bytes, link.receiveRate)), 1.5));
};

/** UDP payload of a notification that brings one message. */
const NOTIFICATION_BYTES = 300;

/** Twenty times what the echo of a message needs on an idle link, and a minute at least: much else may go before it. */
const echoPatience = (link: LinkParameters): Duration =>
  longest(minutes(1), scale(airtime(NOTIFICATION_BYTES + link.overhead, link.receiveRate), 20));
