import type { Account, Output } from "./machine.ts";
import type { Peer } from "./peer.ts";

/** The outputs of a machine that wait to be drained, in order. */
export class OutputQueue<Effect> {
  #queue: Output<Effect>[] = [];

  get size(): number {
    return this.#queue.length;
  }

  datagram(datagram: Uint8Array, peer: Peer, account: Account): void {
    this.#queue.push({ kind: "datagram", datagram, peer, account });
  }

  effect(effect: Effect): void {
    this.#queue.push({ kind: "effect", effect });
  }

  drain(max: number): Output<Effect>[] {
    if (this.#queue.length <= max) {
      const all = this.#queue;
      this.#queue = [];
      return all;
    }
    return this.#queue.splice(0, max);
  }
}
