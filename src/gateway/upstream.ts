/** The way to the homeserver: who may ask how much at once, whose turn it is, and whom an answer belongs to. */
import { GATEWAY } from "../base/limits.ts";
import type { OutputQueue } from "../base/output-queue.ts";
import type { Duration } from "../base/time.ts";
import type { HttpClientEvent, HttpExchangeId, HttpRequest } from "../matrix/http.ts";
import { FairQueue } from "./fair-queue.ts";
import type { GatewayEffect, GatewayLimits, UpstreamStatus } from "./types.ts";

/** Long polls have a lane of their own, so that idle waiting never keeps a request from being made. */
export type Lane = "request" | "poll";

export interface UpstreamJob<Owner> {
  readonly owner: Owner;
  /** Flows take turns: the peer that asks. */
  readonly flow: string;
  readonly lane: Lane;
  readonly request: HttpRequest;
  readonly timeout: Duration;
}

interface Entry<Owner> extends UpstreamJob<Owner> {
  readonly id: HttpExchangeId;
  running: boolean;
}

export class Upstream<Owner> {
  readonly #limits: GatewayLimits;
  readonly #output: OutputQueue<GatewayEffect>;
  readonly #entries = new Map<HttpExchangeId, Entry<Owner>>();
  readonly #queues: Readonly<Record<Lane, FairQueue<Entry<Owner>>>> = {
    request: new FairQueue(),
    poll: new FairQueue(),
  };
  readonly #running: Record<Lane, number> = { request: 0, poll: 0 };
  /** At the homeserver by flow. */
  readonly #byFlow: Readonly<Record<Lane, Map<string, number>>> = { request: new Map(), poll: new Map() };
  /** Of request bodies, by flow and of all. */
  readonly #bytesByFlow = new Map<string, number>();
  #bytes = 0;
  #nextId: HttpExchangeId = 1;

  constructor(limits: GatewayLimits, output: OutputQueue<GatewayEffect>) {
    this.#limits = limits;
    this.#output = output;
  }

  /** Starts the request or queues it. Refused when the flow, or everybody together, has too much waiting. */
  submit(job: UpstreamJob<Owner>): HttpExchangeId | "flow-full" | "full" {
    const queue = this.#queues[job.lane];
    if (queue.waiting(job.flow) >= this.#limits.waitingPerPeer) return "flow-full";
    if (queue.size >= this.#limits.waiting) return "full";
    const { length } = job.request.body;
    if ((this.#bytesByFlow.get(job.flow) ?? 0) + length > GATEWAY.bodyBytesPerPeer) return "flow-full";
    if (this.#bytes + length > GATEWAY.bodyBytes) return "full";
    this.#hold(job.flow, length);
    const entry: Entry<Owner> = { ...job, id: this.#nextId++, running: false };
    this.#entries.set(entry.id, entry);
    queue.push(entry.flow, entry);
    this.#start(entry.lane);
    return entry.id;
  }

  /** The answer is no longer wanted. */
  abort(id: HttpExchangeId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    if (entry.running) {
      this.#output.effect({ kind: "http-abort", id });
      this.#finish(entry);
    } else {
      this.#entries.delete(id);
      this.#hold(entry.flow, -entry.request.body.length);
      this.#queues[entry.lane].remove(entry.flow, entry);
    }
  }

  /** Whose answer this is; undefined when it was aborted. */
  settle(event: HttpClientEvent): Owner | undefined {
    const entry = this.#entries.get(event.id);
    if (entry === undefined || !entry.running) return undefined;
    this.#finish(entry);
    return entry.owner;
  }

  status(): UpstreamStatus {
    return {
      running: this.#running.request,
      waiting: this.#queues.request.size,
      polls: this.#running.poll,
      pollsWaiting: this.#queues.poll.size,
    };
  }

  #hold(flow: string, bytes: number): void {
    this.#bytes += bytes;
    const held = (this.#bytesByFlow.get(flow) ?? 0) + bytes;
    if (held > 0) this.#bytesByFlow.set(flow, held);
    else this.#bytesByFlow.delete(flow);
  }

  #finish(entry: Entry<Owner>): void {
    this.#entries.delete(entry.id);
    this.#hold(entry.flow, -entry.request.body.length);
    this.#running[entry.lane] -= 1;
    const byFlow = this.#byFlow[entry.lane];
    const left = (byFlow.get(entry.flow) ?? 1) - 1;
    if (left > 0) byFlow.set(entry.flow, left);
    else byFlow.delete(entry.flow);
    this.#start(entry.lane);
  }

  #start(lane: Lane): void {
    const byFlow = this.#byFlow[lane];
    const cap = lane === "poll" ? this.#limits.polls : this.#limits.requests;
    const capPerFlow = lane === "poll" ? this.#limits.pollsPerPeer : this.#limits.requestsPerPeer;
    const mayRun = (flow: string): boolean => (byFlow.get(flow) ?? 0) < capPerFlow;
    while (this.#running[lane] < cap) {
      const entry = this.#queues[lane].shift(mayRun);
      if (entry === undefined) return;
      entry.running = true;
      this.#running[lane] += 1;
      byFlow.set(entry.flow, (byFlow.get(entry.flow) ?? 0) + 1);
      const { id, request, timeout } = entry;
      this.#output.effect({ kind: "http-request", id, request, timeout });
    }
  }
}
