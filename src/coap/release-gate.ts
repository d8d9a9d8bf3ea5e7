import { earliest, type Instant } from "../base/time.ts";
import type { PeerState, Queued, Transmission } from "./peer-state.ts";

/**
 * A NON that nobody asked for and nobody answers: only these need PROBING_RATE (RFC 7252 §4.7), because nothing else
 * would slow them down when the peer is gone.
 */
export const isProbe = (transmission: Transmission): boolean =>
  !transmission.confirmable && transmission.kind === "response" && !transmission.silent;

/** Which of the waiting datagrams may leave, and when the next one may. */
export class ReleaseGate {
  opensAt: Instant | undefined = undefined;
  readonly #slotFree: boolean;
  readonly #idsAt: Instant;
  readonly #probeAt: Instant;
  readonly #now: Instant;

  constructor(peer: PeerState, idsAt: Instant, now: Instant) {
    this.#slotFree = peer.slots < peer.settings.parameters.nstart;
    this.#idsAt = idsAt;
    this.#probeAt = peer.probeAt;
    this.#now = now;
  }

  passes(queued: Queued): boolean {
    const { transmission } = queued;
    if (transmission === undefined || transmission.state !== "queued") return true;
    if (transmission.usesSlot && !this.#slotFree) return false;
    if (this.#idsAt > this.#now) return this.#waits(this.#idsAt);
    if (isProbe(transmission) && this.#probeAt > this.#now) return this.#waits(this.#probeAt);
    return true;
  }

  #waits(at: Instant): boolean {
    this.opensAt = earliest(this.opensAt, at);
    return false;
  }
}
