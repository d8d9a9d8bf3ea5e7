import type { Peer } from "../base/peer.ts";
import { type Instant, milliseconds, ZERO } from "../base/time.ts";
import type { Passage } from "./account.ts";
import { AddressTranslation } from "./address-translation.ts";
import { Link, type LinkOutput } from "./link.ts";
import type { Direction, LinkModel } from "./link-model.ts";
import type { AnyNode, DatagramOutput } from "./world-node.ts";

/** A node that has an address. */
export type Station = AnyNode & { readonly peer: Peer };

interface Sending {
  readonly output: DatagramOutput;
  readonly direction: Direction;
}

/** A datagram that came to the end of its way. */
export interface Arrival {
  readonly node: Station;
  readonly datagram: Uint8Array;
  /** The sender as the receiver sees it. */
  readonly source: Peer;
}

export interface LinkEvent {
  readonly passage: Passage;
  /** Undefined when it was dropped. */
  readonly arrival: Arrival | undefined;
}

/** A link between two nodes of a world; the first is the near end, behind the NAT if there is one. */
export class WorldLink {
  readonly model: LinkModel;
  readonly near: Station;
  readonly far: Station;
  readonly #link: Link<Sending>;
  readonly #translation: AddressTranslation;

  constructor(near: Station, far: Station, model: LinkModel, seed: number) {
    this.model = model;
    this.near = near;
    this.far = far;
    this.#link = new Link<Sending>(model, seed);
    this.#translation = new AddressTranslation(model.addressChanges ?? []);
  }

  send(from: Station, output: DatagramOutput, now: Instant): void {
    const direction = from === this.near ? "up" : "down";
    this.#link.send(direction, output.datagram, now, { output, direction });
  }

  /** The near end as the far end sees it. */
  nearFromOutside(now: Instant): Peer {
    return this.#translation.outside(this.near.peer, now);
  }

  deadline(): Instant | undefined {
    return this.#link.deadline();
  }

  wake(now: Instant): void {
    this.#link.wake(now);
  }

  drain(): LinkEvent[] {
    return this.#link.drain().map((output) => this.#event(output));
  }

  #event(output: LinkOutput<Sending>): LinkEvent {
    const { frame, at, direction } = output;
    const { peer } = frame.tag.output;
    const stale = direction === "down" && !this.#translation.current(peer, this.near.peer, frame.start ?? at);
    const outcome: Passage["outcome"] = output.kind === "dropped" ? output.reason : stale ? "stale-address" : "arrived";
    const [from, to] = direction === "up" ? [this.near, this.far] : [this.far, this.near];
    const { account, datagram } = frame.tag.output;
    const { sentAt, start, end, size, copy } = frame;
    const airtime = start === undefined || end === undefined ? ZERO : milliseconds(end - start);
    const { purpose, layers, retransmission } = account;
    const way = { sentAt, start, end, at, from: from.name, to: to.name, datagram, size, airtime, outcome, copy };
    const source = direction === "up" ? this.nearFromOutside(at) : this.far.peer;
    return {
      passage: { ...way, purpose, layers, retransmission },
      arrival: outcome === "arrived" ? { node: to, datagram: frame.datagram, source } : undefined,
    };
  }

  /** The other end. */
  opposite(node: AnyNode): Station {
    return node === this.near ? this.far : this.near;
  }
}
