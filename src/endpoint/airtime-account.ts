/** The account of a link's airtime: where each byte that we sent went, and how much came in. */
import { BoundedMap } from "../base/bounded-map.ts";
import { MAX_AIRTIME_PEERS } from "../base/limits.ts";
import type { Account, Layers, Purpose } from "../base/machine.ts";
import type { Peer } from "../base/peer.ts";
import { add, airtime, type Duration, hours, type Instant } from "../base/time.ts";
import type { LinkParameters } from "./types.ts";

/** Bytes of UDP payload; `overhead` of the link comes on top for each datagram. */
export interface AirtimeLine {
  readonly datagrams: number;
  readonly bytes: number;
  readonly layers: Layers;
  /** Part of the above that was sent before. */
  readonly retransmitted: { readonly datagrams: number; readonly bytes: number };
}

export interface AirtimeSheet {
  readonly sent: Readonly<Partial<Record<Purpose, AirtimeLine>>>;
  readonly received: { readonly datagrams: number; readonly bytes: number };
}

const NO_LAYERS: Layers = { header: 0, options: 0, payload: 0, security: 0 };
const NOTHING: AirtimeLine = {
  datagrams: 0,
  bytes: 0,
  layers: NO_LAYERS,
  retransmitted: { datagrams: 0, bytes: 0 },
};
const PEER_LIFETIME: Duration = hours(24);

/** How long the datagrams of these lines occupied the link, headers of IP and UDP included. */
export const airtimeSent = (sheet: AirtimeSheet, link: LinkParameters): Readonly<Partial<Record<Purpose, Duration>>> =>
  Object.fromEntries(
    Object.entries(sheet.sent).map(([purpose, line]) => [
      purpose,
      airtime(line.bytes + line.datagrams * link.overhead, link.sendRate),
    ]),
  );

export const airtimeReceived = (sheet: AirtimeSheet, link: LinkParameters): Duration =>
  airtime(sheet.received.bytes + sheet.received.datagrams * link.overhead, link.receiveRate);

/** Keeps one sheet for all peers together and one for each of the latest peers. */
export class AirtimeAccount {
  readonly #total = new Sheet();
  readonly #peers = new BoundedMap<string, Sheet>(MAX_AIRTIME_PEERS, "evict-oldest");

  sent(datagram: Uint8Array, peer: Peer, account: Account, now: Instant): void {
    this.#total.sent(datagram.length, account);
    this.#peer(peer, now).sent(datagram.length, account);
  }

  received(datagram: Uint8Array, peer: Peer, now: Instant): void {
    this.#total.received(datagram.length);
    this.#peer(peer, now).received(datagram.length);
  }

  total(): AirtimeSheet {
    return this.#total.snapshot();
  }

  /** By `Peer.key`; peers not heard of for a day, and the oldest beyond the cap, are in the total only. */
  byPeer(now: Instant): Readonly<Record<string, AirtimeSheet>> {
    return Object.fromEntries([...this.#peers.entries(now)].map(([key, sheet]) => [key, sheet.snapshot()]));
  }

  #peer(peer: Peer, now: Instant): Sheet {
    const sheet = this.#peers.get(peer.key, now) ?? new Sheet();
    this.#peers.set(peer.key, sheet, add(now, PEER_LIFETIME), now);
    return sheet;
  }
}

class Sheet {
  readonly #sent = new Map<Purpose, AirtimeLine>();
  #datagrams = 0;
  #bytes = 0;

  sent(length: number, { purpose, layers, retransmission }: Account): void {
    const line = this.#sent.get(purpose) ?? NOTHING;
    this.#sent.set(purpose, {
      datagrams: line.datagrams + 1,
      bytes: line.bytes + length,
      layers: {
        header: line.layers.header + layers.header,
        options: line.layers.options + layers.options,
        payload: line.layers.payload + layers.payload,
        security: line.layers.security + layers.security,
      },
      retransmitted: {
        datagrams: line.retransmitted.datagrams + (retransmission ? 1 : 0),
        bytes: line.retransmitted.bytes + (retransmission ? length : 0),
      },
    });
  }

  received(length: number): void {
    this.#datagrams += 1;
    this.#bytes += length;
  }

  snapshot(): AirtimeSheet {
    return { sent: Object.fromEntries(this.#sent), received: { datagrams: this.#datagrams, bytes: this.#bytes } };
  }
}
