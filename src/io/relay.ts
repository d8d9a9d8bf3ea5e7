import { performance } from "node:perf_hooks";
import { BoundedMap } from "../base/bounded-map.ts";
import { MAX_RELAY_CLIENTS, MAX_RELAY_QUEUE, RELAY_CLIENT_IDLE } from "../base/limits.ts";
import { addressPeer, type Peer } from "../base/peer.ts";
import { add, type Duration, type Instant, instant } from "../base/time.ts";
import { Link } from "../sim/link.ts";
import type { Direction, LinkModel } from "../sim/link-model.ts";
import { PcapWriter, pcapHeader } from "../sim/pcap.ts";
import { now as clock } from "./clock.ts";
import { RelayClient } from "./relay-client.ts";
import { type DirectionCounts, RelayCounts } from "./relay-counts.ts";
import { UdpSocket } from "./udp-socket.ts";

export interface RelayOptions {
  /** Instants in it count from the relay's start. */
  readonly model: LinkModel;
  readonly seed: number;
  readonly listen: { readonly address: string; readonly port: number };
  readonly to: { readonly address: string; readonly port: number };
  /** Takes the bytes of a pcap file, piece by piece. */
  readonly onCapture?: (bytes: Uint8Array) => void;
  readonly onTrouble?: (what: string, error: Error) => void;
  /** By default MAX_RELAY_CLIENTS and RELAY_CLIENT_IDLE. */
  readonly maxClients?: number;
  readonly idle?: Duration;
}

export interface RelayStatus {
  readonly clients: number;
  /** Milliseconds since the start. */
  readonly uptime: number;
  readonly up: DirectionCounts & { readonly queuedBytes: number };
  readonly down: DirectionCounts & { readonly queuedBytes: number };
}

/** setTimeout's longest; a later deadline is looked at again by then. */
const LONGEST_TIMER = 0x7fffffff;
const CAPTURE_FLUSH_MS = 500;

/**
 * Puts any UDP program behind a simulated link, in real time. All clients share the link's capacity; each has its own
 * socket towards the far side, as if a NAT stood between. `up` is from the clients.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #link: Link<RelayClient>;
  readonly #started = clock();
  readonly #counts = new RelayCounts();
  readonly #clients: BoundedMap<string, RelayClient>;
  readonly #capture: PcapWriter | undefined;
  readonly #far: Peer;
  readonly #timers = new Set<NodeJS.Timeout>();
  #socket: UdpSocket | undefined;
  #timer: NodeJS.Timeout | undefined;

  private constructor(options: RelayOptions) {
    this.#options = options;
    this.#link = new Link<RelayClient>(bounded(options.model), options.seed);
    this.#clients = new BoundedMap(options.maxClients ?? MAX_RELAY_CLIENTS, "refuse");
    this.#far = addressPeer(options.to.address, options.to.port);
    if (options.onCapture !== undefined) {
      this.#capture = new PcapWriter(performance.timeOrigin + this.#started);
      options.onCapture(pcapHeader());
      this.#timers.add(setInterval(() => this.#flush(), CAPTURE_FLUSH_MS));
    }
    for (const change of options.model.addressChanges ?? []) {
      if (change <= LONGEST_TIMER) this.#timers.add(setTimeout(() => this.#rebind(), change));
    }
  }

  static async open(options: RelayOptions): Promise<Relay> {
    const relay = new Relay(options);
    try {
      relay.#socket = await UdpSocket.open({
        ...options.listen,
        onDatagram: (datagram, address, port) => relay.#fromClient(datagram, addressPeer(address, port)),
        ...(options.onTrouble === undefined ? {} : { onTrouble: options.onTrouble }),
      });
    } catch (error) {
      await relay.close();
      throw error;
    }
    return relay;
  }

  get local(): { readonly address: string; readonly port: number } {
    return this.#socket?.local ?? this.#options.listen;
  }

  status(): RelayStatus {
    const { up, down } = this.#counts.snapshot();
    this.#expire();
    return {
      clients: this.#clients.size,
      uptime: this.#now(),
      up: { ...up, queuedBytes: this.#link.queuedBytes("up") },
      down: { ...down, queuedBytes: this.#link.queuedBytes("down") },
    };
  }

  /** What is on its way is lost. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#flush();
    const clients = [...this.#clients.entries(instant(Number.NEGATIVE_INFINITY))];
    await Promise.all([this.#socket?.close(), ...clients.map(([, client]) => client.close())]);
  }

  #now(): Instant {
    return instant(clock() - this.#started);
  }

  #fromClient(datagram: Uint8Array, peer: Peer): void {
    this.#counts.received("up");
    const client = this.#client(peer);
    if (client === undefined) this.#counts.dropped("up", "too-many-clients");
    else this.#send("up", datagram, client);
  }

  #client(peer: Peer): RelayClient | undefined {
    const now = this.#now();
    this.#expire();
    const known = this.#clients.get(peer.key, now);
    const client = known ?? this.#newClient(peer);
    if (client !== undefined)
      this.#clients.set(peer.key, client, add(now, this.#options.idle ?? RELAY_CLIENT_IDLE), now);
    return client;
  }

  #newClient(peer: Peer): RelayClient | undefined {
    if (this.#clients.size >= this.#clients.cap) return undefined;
    return new RelayClient({
      peer,
      to: this.#options.to,
      onAnswer: (client, datagram) => {
        this.#counts.received("down");
        this.#send("down", datagram, client);
      },
      onTrouble: (what, error) => this.#options.onTrouble?.(what, error),
    });
  }

  /** The map is in the order of use: the longest idle is first. */
  #expire(): void {
    const now = this.#now();
    const living = new Set([...this.#clients.entries(now)].map(([key]) => key));
    if (living.size === this.#clients.size) return;
    for (const [key, client] of this.#clients.entries(instant(Number.NEGATIVE_INFINITY))) {
      if (!living.has(key)) void client.close();
    }
    this.#clients.sweep(now);
  }

  #send(direction: Direction, datagram: Uint8Array, client: RelayClient): void {
    this.#link.send(direction, datagram, this.#now(), client);
    this.#pump();
  }

  #pump(): void {
    this.#link.wake(this.#now());
    for (const output of this.#link.drain()) {
      const { direction, frame } = output;
      const client = frame.tag;
      this.#counts.output(output);
      this.#record(direction, client.peer, frame.datagram, frame.start ?? frame.sentAt);
      if (output.kind === "dropped") this.#counts.dropped(direction, output.reason);
      else if (direction === "up") client.send(frame.datagram);
      else this.#socket?.send(frame.datagram, client.peer.address, client.peer.port);
    }
    clearTimeout(this.#timer);
    const due = this.#link.deadline();
    if (due === undefined) return;
    const wait = Math.min(Math.max(0, Math.ceil(due - this.#now())), LONGEST_TIMER);
    this.#timer = setTimeout(() => this.#pump(), wait);
  }

  #rebind(): void {
    for (const [, client] of this.#clients.entries(this.#now())) client.rebind();
  }

  #record(direction: Direction, client: Peer, datagram: Uint8Array, at: Instant): void {
    const [from, to] = direction === "up" ? [client, this.#far] : [this.#far, client];
    this.#capture?.add(at, from, to, datagram);
  }

  #flush(): void {
    if (this.#capture !== undefined && this.#capture.packets > 0) this.#options.onCapture?.(this.#capture.take());
  }
}

/** What arrives faster than the link carries must not fill the memory. */
const bounded = (model: LinkModel): LinkModel => ({
  ...model,
  up: { queue: MAX_RELAY_QUEUE, ...model.up },
  down: { queue: MAX_RELAY_QUEUE, ...model.down },
});
