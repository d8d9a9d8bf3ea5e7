/** A gateway and CoAP clients in one place, without a link between them; the test plays the homeserver. */
import { utf8 } from "../../src/base/bytes.ts";
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { add, type Duration, earliest, type Instant, instant } from "../../src/base/time.ts";
import type { Body } from "../../src/coap/message.ts";
import { Endpoint } from "../../src/endpoint/endpoint.ts";
import type { EndpointEffect } from "../../src/endpoint/types.ts";
import { Gateway } from "../../src/gateway/gateway.ts";
import type { GatewayEffect, GatewayOptions } from "../../src/gateway/types.ts";
import type { HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import { requestToCoap } from "../../src/matrix/request.ts";
import { coapToResponse } from "../../src/matrix/response.ts";

const GATEWAY: Peer = addressPeer("10.0.0.1", 5_683);

export const get = (target: string, token = "token"): HttpRequest => ({
  method: "GET",
  target,
  headers: [["authorization", `Bearer ${token}`]],
  body: new Uint8Array(),
});

export type HttpAsked = Extract<GatewayEffect, { kind: "http-request" }>;

/** A CoAP client of the gateway. */
export class Caller {
  readonly endpoint: Endpoint;
  readonly peer: Peer;
  readonly effects: EndpointEffect[] = [];
  #next = 1;

  constructor(number: number) {
    this.peer = addressPeer(`10.1.${number >> 8}.${number & 255}`, 5_683);
    this.endpoint = new Endpoint({ random: new SeededRandom(number) });
  }

  ask(request: Body | HttpRequest, now: Instant, kind: "request" | "observe" = "request"): number {
    const exchange = this.#next++;
    const body = "code" in request ? request : translated(request);
    this.endpoint.handle({ kind, exchange, peer: GATEWAY, request: body, policy: { priority: "message" } }, now);
    return exchange;
  }

  response(exchange: number): Body | undefined {
    const effect = this.effects.find((one) => one.kind === "response" && one.exchange === exchange);
    return effect?.kind === "response" ? effect.response : undefined;
  }

  http(exchange: number): HttpResponse | undefined {
    const body = this.response(exchange);
    return body && coapToResponse(body);
  }

  notifications(): HttpResponse[] {
    return this.effects.flatMap((effect) => (effect.kind === "notification" ? [coapToResponse(effect.response)] : []));
  }
}

function translated(request: HttpRequest): Body {
  const body = requestToCoap(request);
  if (!body.ok) throw new Error("not for the wire");
  return body.value;
}

export class Bench {
  readonly gateway: Gateway;
  readonly callers: Caller[];
  /** Asked of the homeserver and not yet answered, failed or aborted. */
  readonly pending: HttpAsked[] = [];
  readonly said: GatewayEffect[] = [];
  now: Instant = instant(0);

  constructor(callers: number, options: Partial<GatewayOptions> = {}) {
    this.gateway = new Gateway({ random: new SeededRandom(99), ...options }, this.now);
    this.callers = Array.from({ length: callers }, (_, i) => new Caller(i + 1));
  }

  caller(number = 0): Caller {
    const caller = this.callers[number];
    if (caller === undefined) throw new Error(`there is no caller ${number}`);
    return caller;
  }

  /** Carries datagrams until nobody says more. */
  settle(): void {
    for (let busy = true; busy; ) {
      busy = false;
      for (const output of this.gateway.drain(1_000)) {
        busy = true;
        if (output.kind === "effect") this.#said(output.effect);
        else
          this.callers
            .find(({ peer }) => peer.key === output.peer.key)
            ?.endpoint.receive(output.datagram, GATEWAY, this.now);
      }
      for (const { endpoint, peer, effects } of this.callers) {
        for (const output of endpoint.drain(1_000)) {
          busy = true;
          if (output.kind === "effect") effects.push(output.effect);
          else this.gateway.receive(output.datagram, peer, this.now);
        }
      }
    }
  }

  elapse(span: Duration): void {
    const end = add(this.now, span);
    for (;;) {
      this.settle();
      let next = this.gateway.deadline();
      for (const { endpoint } of this.callers) next = earliest(next, endpoint.deadline());
      if (next === undefined || next > end) break;
      this.now = instant(Math.max(next, this.now));
      this.gateway.wake(this.now);
      for (const { endpoint } of this.callers) endpoint.wake(this.now);
    }
    this.now = end;
  }

  /** The homeserver answers the oldest request that waits, or the one given. */
  answer(status: number, body: unknown, asked = this.pending[0]): void {
    const { id } = this.#take(asked);
    const headers = [["content-type", "application/json"]] as const;
    this.gateway.handle(
      { kind: "http-response", id, response: { status, headers, body: utf8(JSON.stringify(body)) } },
      this.now,
    );
    this.settle();
  }

  fail(
    reason: "unreachable" | "timeout" | "too-large" | "protocol",
    detail = "of course",
    asked = this.pending[0],
  ): void {
    const { id } = this.#take(asked);
    this.gateway.handle({ kind: "http-failed", id, reason, detail }, this.now);
    this.settle();
  }

  #take(asked: HttpAsked | undefined): HttpAsked {
    if (asked === undefined) throw new Error("nothing was asked of the homeserver");
    this.pending.splice(this.pending.indexOf(asked), 1);
    return asked;
  }

  #said(effect: GatewayEffect): void {
    this.said.push(effect);
    if (effect.kind === "http-request") this.pending.push(effect);
    else if (effect.kind === "http-abort") {
      const at = this.pending.findIndex(({ id }) => id === effect.id);
      if (at < 0) throw new Error(`aborted ${effect.id}, which does not run`);
      this.pending.splice(at, 1);
    }
  }
}
