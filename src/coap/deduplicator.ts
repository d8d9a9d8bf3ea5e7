import { MAX_DEDUPLICATION_BYTES, MAX_DEDUPLICATION_PER_PEER } from "../base/limits.ts";
import type { Instant } from "../base/time.ts";
import type { MessageType } from "./message.ts";

/** What is kept to be sent again. */
export interface Kept {
  readonly datagram: Uint8Array;
}

/** A CON or NON that came, remembered so that a copy of it is recognised and does nothing new. */
export interface Received<Reply extends Kept = Kept, Separate = unknown> {
  readonly messageId: number;
  readonly type: MessageType;
  /** Distinguishes messages under message id 0, see `fingerprintOf`; 0 for all other ids. */
  readonly fingerprint: number;
  expires: Instant;
  /** `pending` until it is answered, acknowledged or reset for good; only then may it be forgotten for space. */
  pending: boolean;
  /** The last thing sent in return: empty ACK, piggybacked answer, RST. Gone when its bytes were needed for others. */
  reply: Reply | undefined;
  /** The answer that goes on its own, after an empty ACK. */
  separate: Separate | undefined;
}

/** The bytes of answers kept for repeated requests, over all peers: the oldest go first. */
export class AnswerBudget {
  readonly #kept = new Map<Received, number>();
  #bytes = 0;

  /** Counts `bytes` for what `received` keeps as its reply and separate answer. */
  keep(received: Received, bytes: number): void {
    this.#uncount(received);
    this.#kept.set(received, bytes);
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= MAX_DEDUPLICATION_BYTES) return;
      this.forget(oldest);
    }
  }

  forget(received: Received): void {
    this.#uncount(received);
    received.reply = undefined;
    received.separate = undefined;
  }

  #uncount(received: Received): void {
    this.#bytes -= this.#kept.get(received) ?? 0;
    this.#kept.delete(received);
  }
}

/** What one peer sent within the lifetime of its message ids (RFC 7252 §4.5). */
export class Deduplicator<Reply extends Kept, Separate> {
  readonly #budget: AnswerBudget;
  readonly #received = new Map<number, Received<Reply, Separate>>();

  constructor(budget: AnswerBudget) {
    this.#budget = budget;
  }

  get size(): number {
    return this.#received.size;
  }

  find(messageId: number, now: Instant): Received<Reply, Separate> | undefined {
    const received = this.#received.get(messageId);
    if (received === undefined || received.pending || received.expires > now) return received;
    this.#forget(received);
    return undefined;
  }

  /** False when everything that is remembered still waits for its answer, so that nothing may be forgotten. */
  add(received: Received<Reply, Separate>, now: Instant): boolean {
    const previous = this.#received.get(received.messageId);
    if (previous !== undefined) this.#forget(previous);
    if (this.#received.size >= MAX_DEDUPLICATION_PER_PEER && !this.#makeRoom(now)) return false;
    this.#received.set(received.messageId, received);
    return true;
  }

  /** True when something is left that will expire by itself. */
  sweep(now: Instant): boolean {
    let left = false;
    for (const received of this.#received.values()) {
      if (received.pending) continue;
      if (received.expires <= now) this.#forget(received);
      else left = true;
    }
    return left;
  }

  clear(): void {
    for (const received of this.#received.values()) this.#forget(received);
  }

  #makeRoom(now: Instant): boolean {
    for (const received of this.#received.values()) {
      if (received.pending) continue;
      this.#forget(received);
      if (received.expires > now) return true;
    }
    return this.#received.size < MAX_DEDUPLICATION_PER_PEER;
  }

  #forget(received: Received<Reply, Separate>): void {
    if (this.#received.get(received.messageId) === received) this.#received.delete(received.messageId);
    this.#budget.forget(received);
  }
}

/**
 * RFC 7252 knows a message by peer and id alone. Id 0 is different: lb sends every registration and every notification
 * under it, so there only the same bytes are the same message (FNV-1a, 32 bits).
 */
export function fingerprintOf(messageId: number, datagram: Uint8Array): number {
  if (messageId !== 0) return 0;
  let hash = 0x811c9dc5;
  for (const byte of datagram) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
