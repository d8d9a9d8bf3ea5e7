import type { Peer } from "../base/peer.ts";
import { between, type Instant } from "../base/time.ts";
import type { MessageEvent, TransmissionId } from "../coap/message-layer-types.ts";
import type { EndpointCore } from "./core.ts";
import type { ExchangeId } from "./types.ts";

interface Ping {
  readonly exchange: ExchangeId;
  readonly transmission: TransmissionId;
  /** When it left; until then, when it was asked for. */
  from: Instant;
}

/** CoAP pings under way (RFC 7252 §4.3). */
export class Pings {
  readonly #core: EndpointCore;
  readonly #byTransmission = new Map<TransmissionId, Ping>();
  readonly #byExchange = new Map<ExchangeId, Ping>();

  constructor(core: EndpointCore) {
    this.#core = core;
  }

  has(exchange: ExchangeId): boolean {
    return this.#byExchange.has(exchange);
  }

  ping(exchange: ExchangeId, peer: Peer, now: Instant): void {
    const ping: Ping = { exchange, transmission: this.#core.messages.ping(peer, now), from: now };
    this.#byTransmission.set(ping.transmission, ping);
    this.#byExchange.set(exchange, ping);
  }

  cancel(exchange: ExchangeId, now: Instant): void {
    const ping = this.#byExchange.get(exchange);
    if (ping === undefined) return;
    this.#core.messages.cancel(ping.transmission, now);
    this.#forget(ping);
  }

  /** True when the event is about a ping. */
  transmission(event: MessageEvent, now: Instant): boolean {
    if (event.kind === "request" || event.kind === "response") return false;
    const ping = this.#byTransmission.get(event.transmission);
    if (ping === undefined) return false;
    if (event.kind === "sent") ping.from = now;
    else if (event.kind === "reset" || event.kind === "acknowledged") {
      // RFC 7252 has the pong be a RST; lb's proxy sends an ACK, and is there all the same
      this.#forget(ping);
      this.#core.output.effect({ kind: "pong", exchange: ping.exchange, roundTrip: between(ping.from, now) });
    } else {
      this.#forget(ping);
      const detail = event.kind === "timeout" ? `no answer to ${event.attempts} pings` : "it was not sent in time";
      this.#core.output.effect({ kind: "failed", exchange: ping.exchange, reason: event.kind, detail });
    }
    return true;
  }

  #forget(ping: Ping): void {
    this.#byTransmission.delete(ping.transmission);
    this.#byExchange.delete(ping.exchange);
  }
}
