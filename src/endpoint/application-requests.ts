import { HectobitError } from "../base/errors.ts";
import { MAX_BODY } from "../base/limits.ts";
import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import { isRequest } from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import { szxForLink } from "../coap/transfer/block-choice.ts";
import { Block1Sender } from "../coap/transfer/block1-sender.ts";
import { RequestTransfer } from "../coap/transfer/request-transfer.ts";
import type { EndpointCore, RunId } from "./core.ts";
import type { Outcome, Run, RunningRequests } from "./running-requests.ts";
import type { EndpointEvent, ExchangeId, FailureReason } from "./types.ts";

/** A transfer to this peer, with blocks that cross the way to it; undefined when the body is too long for any. */
export function transferTo(core: EndpointCore, peer: Peer, request: Body): RequestTransfer | undefined {
  if (!isRequest(request.code)) {
    throw new HectobitError("endpoint.method", `${request.code} is not the code of a request`, {
      hint: "Use a method of coap/codes.ts: 1 (GET) to 31.",
    });
  }
  const szx = szxForLink(core.messages.link(peer)?.mtu, request.options);
  const length = request.payload.length;
  if (length > MAX_BODY || !Block1Sender.fits(length, szx)) return undefined;
  return new RequestTransfer(request, { szx, body: core.limits.body });
}

/** The application's requests: each ends in exactly one `response` or `failed`, unless it was cancelled. */
export class ApplicationRequests {
  readonly #core: EndpointCore;
  readonly #running: RunningRequests;
  readonly #runs = new Map<ExchangeId, RunId>();
  /** Requests that a newer one with the same key replaces while they wait. */
  readonly #replaceable = new Map<string, ExchangeId>();

  constructor(core: EndpointCore, running: RunningRequests) {
    this.#core = core;
    this.#running = running;
  }

  has(exchange: ExchangeId): boolean {
    return this.#runs.has(exchange);
  }

  request(event: EndpointEvent & { readonly kind: "request" }, now: Instant): void {
    const { exchange, peer, request, policy } = event;
    const transfer = transferTo(this.#core, peer, request);
    if (transfer === undefined) {
      this.#failed(exchange, "too-large", `a body of ${request.payload.length} bytes can't be sent to this peer`);
      return;
    }
    const key = policy.replaces === undefined ? undefined : replacementKey(peer, policy.replaces);
    if (key !== undefined) this.#supersede(key, now);
    const run = this.#running.start({ owner: { kind: "request", exchange }, peer, transfer, policy }, now);
    if (run === undefined) {
      this.#failed(exchange, "queue-full", `${this.#core.limits.exchangesPerPeer} requests wait for this peer`);
      return;
    }
    this.#runs.set(exchange, run.id);
    if (key !== undefined) this.#replaceable.set(key, exchange);
  }

  cancel(exchange: ExchangeId, now: Instant): void {
    const id = this.#runs.get(exchange);
    if (id === undefined) return;
    this.#forget(exchange, this.#running.get(id));
    this.#running.cancel(id, now);
  }

  /** A run whose owner is one of our requests has ended. */
  ended(exchange: ExchangeId, outcome: Outcome): void {
    this.#forget(exchange, outcome.run);
    if (outcome.kind === "failed") this.#failed(exchange, outcome.reason, outcome.detail);
    else this.#core.output.effect({ kind: "response", exchange, response: outcome.response });
  }

  #supersede(key: string, now: Instant): void {
    const older = this.#replaceable.get(key);
    const id = older === undefined ? undefined : this.#runs.get(older);
    if (older === undefined || id === undefined || this.#running.get(id)?.sent !== false) return;
    this.cancel(older, now);
    this.#failed(older, "superseded", "a newer request took its place before it was sent");
  }

  #forget(exchange: ExchangeId, run: Run | undefined): void {
    this.#runs.delete(exchange);
    if (run?.policy.replaces === undefined) return;
    const key = replacementKey(run.peer, run.policy.replaces);
    if (this.#replaceable.get(key) === exchange) this.#replaceable.delete(key);
  }

  #failed(exchange: ExchangeId, reason: FailureReason, detail: string): void {
    this.#core.output.effect({ kind: "failed", exchange, reason, detail });
  }
}

const replacementKey = (peer: Peer, replaces: string): string => `${peer.key} ${replaces}`;
