import { toHex } from "../base/bytes.ts";
import type { Peer } from "../base/peer.ts";
import { add, type Instant } from "../base/time.ts";
import type { Timer } from "../base/timer-queue.ts";
import { type EndpointCore, type EndpointTimer, exchangeLifetime, type TransferId } from "./core.ts";

/** A body that is put together from blocks, or held to be served in blocks. */
export interface TransferEntry<T> {
  readonly id: TransferId;
  readonly peer: Peer;
  /** The cache key of the request, without its blocks. */
  readonly key: string;
  readonly token: string;
  readonly value: T;
  readonly since: Instant;
  /** When its last block came, or was asked for. */
  touched: Instant;
  bytes: number;
  /** It is kept only while there is room: its last block was served, or the client has begun another like it. */
  spent: boolean;
  timer: Timer<EndpointTimer> | undefined;
}

export interface TransferCaps {
  readonly transfers: number;
  readonly perPeer: number;
  readonly bytes: number;
}

/**
 * Bodies of remotes, bounded in number, by peer and in bytes, each forgotten one EXCHANGE_LIFETIME after its last use.
 *
 * A transfer is found by peer and cache key (RFC 7959 §2.4, §2.5): the token is not part of its name, and clients may
 * change it with each block. But where it is the same, it tells apart two transfers of one key at a time.
 */
export class TransferTable<T> {
  readonly #core: EndpointCore;
  readonly #caps: TransferCaps;
  /** Shared by all tables, so that a timer names one entry only. */
  readonly #nextId: () => TransferId;
  readonly #byId = new Map<TransferId, TransferEntry<T>>();
  readonly #byPeer = new Map<string, TransferEntry<T>[]>();
  #bytes = 0;

  constructor(core: EndpointCore, caps: TransferCaps, nextId: () => TransferId) {
    this.#core = core;
    this.#caps = caps;
    this.#nextId = nextId;
  }

  get size(): number {
    return this.#byId.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  all(): Iterable<TransferEntry<T>> {
    return this.#byId.values();
  }

  /** The transfer of this key with this token, or the latest of this key that `matches`. */
  find(peer: Peer, key: string, token: Uint8Array, matches?: (value: T) => boolean): TransferEntry<T> | undefined {
    const hex = toHex(token);
    const candidates = (this.#byPeer.get(peer.key) ?? []).filter((entry) => entry.key === key);
    const exact = candidates.findLast((entry) => entry.token === hex);
    return exact ?? candidates.findLast((entry) => matches === undefined || matches(entry.value));
  }

  /** Undefined when there is no room. One of the same key and token is replaced. */
  add(peer: Peer, key: string, token: Uint8Array, value: T, bytes: number, now: Instant): TransferEntry<T> | undefined {
    const hex = toHex(token);
    const same = this.#byPeer.get(peer.key)?.find((entry) => entry.key === key && entry.token === hex);
    if (same !== undefined) this.remove(same);
    if (!this.#makeRoom(peer, bytes)) return undefined;
    const entry: TransferEntry<T> = {
      id: this.#nextId(),
      peer,
      key,
      token: hex,
      value,
      since: now,
      touched: now,
      bytes,
      spent: false,
      timer: undefined,
    };
    this.#byId.set(entry.id, entry);
    const ofPeer = this.#byPeer.get(peer.key);
    if (ofPeer === undefined) this.#byPeer.set(peer.key, [entry]);
    else ofPeer.push(entry);
    this.#bytes += bytes;
    this.touch(entry, now);
    return entry;
  }

  /** It is in use: it lives for another lifetime. */
  touch(entry: TransferEntry<T>, now: Instant): void {
    entry.touched = now;
    this.#core.timers.cancel(entry.timer);
    const until = add(now, exchangeLifetime(this.#core, entry.peer));
    entry.timer = this.#core.timers.schedule(until, { kind: "transfer", transfer: entry.id });
  }

  /** Those of this key are kept only while there is room. */
  spend(peer: Peer, key: string): void {
    for (const entry of this.#byPeer.get(peer.key) ?? []) if (entry.key === key) entry.spent = true;
  }

  /** False, and unchanged, when there is no room for that much. */
  resize(entry: TransferEntry<T>, bytes: number): boolean {
    const more = bytes - entry.bytes;
    while (more > 0 && this.#bytes + more > this.#caps.bytes) {
      const spent = this.#oldestSpent(this.#byId.values());
      if (spent === undefined) return false;
      this.remove(spent);
    }
    this.#bytes += more;
    entry.bytes = bytes;
    return true;
  }

  expire(id: TransferId): TransferEntry<T> | undefined {
    const entry = this.#byId.get(id);
    if (entry !== undefined) this.remove(entry);
    return entry;
  }

  remove(entry: TransferEntry<T>): void {
    if (!this.#byId.delete(entry.id)) return;
    this.#core.timers.cancel(entry.timer);
    this.#bytes -= entry.bytes;
    const left = (this.#byPeer.get(entry.peer.key) ?? []).filter((other) => other !== entry);
    if (left.length > 0) this.#byPeer.set(entry.peer.key, left);
    else this.#byPeer.delete(entry.peer.key);
  }

  #makeRoom(peer: Peer, bytes: number): boolean {
    while (this.#ofPeer(peer) >= this.#caps.perPeer) {
      const spent = this.#oldestSpent(this.#byPeer.get(peer.key) ?? []);
      if (spent === undefined) return false;
      this.remove(spent);
    }
    while (this.#byId.size >= this.#caps.transfers || this.#bytes + bytes > this.#caps.bytes) {
      const spent = this.#oldestSpent(this.#byId.values());
      if (spent === undefined) return false;
      this.remove(spent);
    }
    return true;
  }

  #ofPeer(peer: Peer): number {
    return this.#byPeer.get(peer.key)?.length ?? 0;
  }

  #oldestSpent(entries: Iterable<TransferEntry<T>>): TransferEntry<T> | undefined {
    for (const entry of entries) if (entry.spent) return entry;
    return undefined;
  }
}
