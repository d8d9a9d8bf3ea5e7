import type { Machine, Output } from "../base/machine.ts";
import { OutputQueue } from "../base/output-queue.ts";
import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import type { ClientEffect, ClientEvent, ClientOptions, ClientStatus } from "./types.ts";

/** HTTP in, CoAP out: local Matrix clients, served over one slow link. */
export class Client implements Machine<ClientEvent, ClientEffect> {
  readonly #output = new OutputQueue<ClientEffect>();

  constructor(_options: ClientOptions, _now: Instant) {}

  receive(_datagram: Uint8Array, _peer: Peer, _now: Instant): void {}

  handle(_event: ClientEvent, _now: Instant): void {}

  wake(_now: Instant): void {}

  deadline(): Instant | undefined {
    return undefined;
  }

  drain(max: number): Output<ClientEffect>[] {
    return this.#output.drain(max);
  }

  status(_now: Instant): ClientStatus {
    throw new Error("being written");
  }
}
