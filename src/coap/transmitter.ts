import { equalBytes } from "../base/bytes.ts";
import { HectobitError } from "../base/errors.ts";
import { MAX_QUEUED_PER_PEER, MAX_RESETTABLE_PER_PEER } from "../base/limits.ts";
import { add, between, type Instant, milliseconds, sum, ZERO } from "../base/time.ts";
import type { LayerContext } from "./layer-context.ts";
import type { TransmissionId } from "./message-layer-types.ts";
import type { PeerState, Queued, Transmission } from "./peer-state.ts";
import type { PeerTable } from "./peer-table.ts";
import { isProbe, ReleaseGate } from "./release-gate.ts";
import { dueAt, exhausted, newlyLost, wasThere } from "./repetition.ts";
import { baseTimeout, measure, spoke, withJitter } from "./timing.ts";
import { sendingTime } from "./transmission-parameters.ts";

/** How a message of ours ended or went on. */
export type Outcome = "acknowledged" | "reset" | "answered" | "cancelled";

/**
 * The sending side (RFC 7252 §4.2, §4.3, §4.7): lets datagrams leave in their order and at the link's rate, gives out
 * message ids, repeats what is not acknowledged, and gives up.
 */
export class Transmitter {
  readonly #context: LayerContext;
  readonly #peers: PeerTable;
  readonly #transmissions = new Map<TransmissionId, Transmission>();

  constructor(context: LayerContext, peers: PeerTable) {
    this.#context = context;
    this.#peers = peers;
  }

  /** A message of ours; `expires` is when it is no longer worth sending. */
  start(transmission: Transmission, queued: Queued, expires: Instant | undefined, now: Instant): void {
    const { peer } = transmission;
    if ((peer.queue?.size ?? 0) >= MAX_QUEUED_PER_PEER) {
      throw new HectobitError("coap.queue-full", `${MAX_QUEUED_PER_PEER} messages wait for ${peer.peer.key}`, {
        hint: "Wait for some of them to be sent, or cancel them.",
      });
    }
    this.#transmissions.set(transmission.id, transmission);
    if (expires !== undefined) this.#arm(transmission, expires);
    transmission.waits = queued;
    this.#put(peer, queued, false, now);
  }

  /**
   * A reply: it carries the remote's message id. The remote's clock runs, so it goes before messages of our own that
   * are as urgent. Dropped when the queue is full; the remote will ask again.
   */
  reply(peer: PeerState, queued: Queued, now: Instant): void {
    if ((peer.queue?.size ?? 0) >= MAX_QUEUED_PER_PEER) this.#context.rejects.count({ reason: "coap.queue-full" });
    else this.#put(peer, queued, true, now);
  }

  /** Takes back what did not leave yet; false when it did. */
  takeBack(peer: PeerState, queued: Queued): boolean {
    if (!queued.waiting) return false;
    queued.waiting = false;
    return peer.queue?.remove(queued) ?? false;
  }

  /** Undefined when it is over. */
  named(id: TransmissionId): Transmission | undefined {
    return this.#transmissions.get(id);
  }

  /** The message of ours that has this message id, if anything of it is remembered. */
  find(peer: PeerState, messageId: number): Transmission | undefined {
    return peer.outstanding?.get(messageId);
  }

  /** A datagram of `bytes` settles it. `acknowledged` keeps a request, whose answer is still to come. */
  settle(transmission: Transmission, outcome: Outcome, bytes: number, now: Instant): void {
    const strong = outcome !== "cancelled" && transmission.state === "sent" && transmission.confirmable;
    const sample = strong && bytes > 0 ? measure(transmission, bytes, now) : undefined;
    if (sample !== undefined) this.#peers.estimator(transmission.peer).sample(sample);
    if (outcome === "acknowledged" && transmission.kind === "request") this.#acknowledged(transmission, now);
    else this.#end(transmission);
    this.#peers.touch(transmission.peer, now);
    this.pump(transmission.peer, now);
  }

  /** The transmission's timer has come. */
  due(transmission: Transmission, now: Instant): void {
    transmission.timer = undefined;
    const { peer } = transmission;
    if (transmission.state === "queued") {
      this.#end(transmission);
      this.#report(transmission, { kind: "expired", transmission: transmission.id });
    } else if (transmission.state === "sent" && transmission.confirmable) this.#late(transmission, now);
    else if (transmission.state === "sent" && transmission.usesSlot) {
      // a NON request: nothing says that it arrived, so others may go on (RFC 7252 §4.7)
      this.#freeSlot(transmission);
      const wait = sum(peer.settings.spans.maxTransmitWait, transmission.processing);
      this.#arm(transmission, add(transmission.firstSent, wait));
    } else if (transmission.state === "sent") this.#giveUp(transmission, now);
    else this.#end(transmission);
    this.#peers.touch(peer, now);
    this.pump(peer, now);
  }

  /**
   * The peer is there: what was repeated into a silence waits no longer than after its first attempt, and is due when
   * that time is over. On a link that loses nothing, nothing was repeated. `answered` is the token of a response that
   * the layers above have yet to take.
   */
  heard(peer: PeerState, answered: Uint8Array | undefined, now: Instant): void {
    if (peer.settings.link === undefined) return;
    for (const transmission of [...(peer.outstanding?.values() ?? [])]) {
      const { state, attempts, waits, token, doublings } = transmission;
      if (state !== "sent" || !transmission.confirmable || attempts < 2 || waits !== undefined) continue;
      if (doublings <= 0 || (answered !== undefined && equalBytes(token, answered))) continue;
      transmission.doublings = 0;
      const at = dueAt(transmission);
      if (at > now) this.#arm(transmission, at);
      else {
        transmission.doublings = -1;
        this.#late(transmission, now);
      }
    }
  }

  /** The peer's release timer has come. */
  released(peer: PeerState, now: Instant): void {
    peer.releaseTimer = undefined;
    this.pump(peer, now);
  }

  /** Lets leave what may leave now, and sets the timer for what may not yet. */
  pump(peer: PeerState, now: Instant): void {
    const { queue } = peer;
    if (queue === undefined) return;
    for (;;) {
      if (queue.size === 0) break;
      if (peer.channel.freeAt > now) {
        this.#wakeAt(peer, peer.channel.freeAt);
        return;
      }
      const gate = new ReleaseGate(peer, this.#peers.messageIds(peer).availableAt(now), now);
      const queued = queue.take((item) => gate.passes(item));
      if (queued === undefined) {
        this.#wakeAt(peer, gate.opensAt);
        return;
      }
      this.#leave(peer, queued, now);
    }
    this.#wakeAt(peer, undefined);
    peer.queue = undefined;
  }

  #put(peer: PeerState, queued: Queued, front: boolean, now: Instant): void {
    queued.waiting = true;
    this.#peers.touch(peer, now);
    this.#peers.queue(peer).put(queued, front);
    this.pump(peer, now);
  }

  #leave(peer: PeerState, queued: Queued, now: Instant): void {
    const { transmission } = queued;
    if (transmission?.state === "queued" && !this.#identify(transmission, now)) {
      peer.queue?.put(queued, true);
      return;
    }
    queued.waiting = false;
    const bytes = queued.datagram.length;
    const ends = peer.channel.occupy(bytes, now);
    peer.order++;
    spoke(peer, sendingTime(peer.settings.link, bytes), bytes, transmission, this.#context);
    if (transmission !== undefined) this.#sent(transmission, queued, ends, now);
    this.#context.outputs.datagram(queued.datagram, peer.peer, queued.account);
  }

  /** Writes the message id into bytes 2 and 3 (RFC 7252 §3). False when all are in use. */
  #identify(transmission: Transmission, now: Instant): boolean {
    const { peer } = transmission;
    const { exchangeLifetime } = peer.settings.spans;
    const ids = this.#peers.messageIds(peer);
    peer.outstanding ??= new Map();
    let id = ids.take(now, exchangeLifetime);
    // an id whose exchange outlives EXCHANGE_LIFETIME (a long poll) is passed over
    while (id !== undefined && peer.outstanding.has(id)) id = ids.take(now, exchangeLifetime);
    if (id === undefined) return false;
    transmission.messageId = id;
    transmission.datagram[2] = id >> 8;
    transmission.datagram[3] = id & 0xff;
    peer.outstanding.set(id, transmission);
    return true;
  }

  #sent(transmission: Transmission, queued: Queued, ends: Instant, now: Instant): void {
    const { peer } = transmission;
    const first = transmission.attempts === 0;
    this.#context.timers.cancel(transmission.timer);
    transmission.waits = undefined;
    transmission.state = "sent";
    transmission.attempts++;
    transmission.lastEnd = ends;
    transmission.order = peer.order;
    transmission.extended = ZERO;
    transmission.unaskedBytes = 0;
    transmission.passed = false;
    if (first) {
      transmission.firstSent = now;
      const base = baseTimeout(transmission);
      transmission.timeout = withJitter(base, peer.settings.parameters.ackRandomFactor, this.#context);
      transmission.doublings = wasThere(transmission) ? -1 : 0;
      if (transmission.usesSlot) peer.slots++;
      this.#report(transmission, { kind: "sent", transmission: transmission.id, ends });
    } else {
      peer.retransmissions++;
      transmission.doublings++;
    }
    if (!transmission.confirmable && transmission.kind !== "request") this.#spend(transmission, queued, ends);
    else this.#arm(transmission, dueAt(transmission));
  }

  /** A NON that needs no answer: only a RST may still come. */
  #spend(transmission: Transmission, queued: Queued, ends: Instant): void {
    const { peer } = transmission;
    const { parameters, spans } = peer.settings;
    transmission.state = "spent";
    const pause = milliseconds((queued.datagram.length * 1000) / parameters.probingRate);
    if (isProbe(transmission)) peer.probeAt = add(ends, pause);
    this.#arm(transmission, add(ends, spans.maxRoundTrip));
    const spent = [...(peer.outstanding?.values() ?? [])].filter((other) => other.state === "spent");
    if (spent.length > MAX_RESETTABLE_PER_PEER && spent[0] !== undefined) this.#end(spent[0]);
  }

  #late(transmission: Transmission, now: Instant): void {
    const { peer } = transmission;
    if (transmission.attempts === 1 && newlyLost(peer)) {
      this.#peers.estimator(peer).lost();
      peer.lostAt = now;
    }
    if (exhausted(transmission, now)) {
      this.#giveUp(transmission, now);
      return;
    }
    const { datagram, purpose, layers } = transmission;
    const account = { purpose, layers, retransmission: true };
    const queued: Queued = { purpose, flow: "", datagram, account, transmission, waiting: true };
    transmission.waits = queued;
    this.#put(peer, queued, true, now);
  }

  #giveUp(transmission: Transmission, now: Instant): void {
    const { id, attempts, firstSent } = transmission;
    this.#end(transmission);
    transmission.state = "given-up";
    this.#report(transmission, { kind: "timeout", transmission: id, attempts, elapsed: between(firstSent, now) });
  }

  #acknowledged(transmission: Transmission, now: Instant): void {
    const { spans } = transmission.peer.settings;
    this.#stop(transmission);
    transmission.state = "acknowledged";
    this.#arm(transmission, add(now, sum(spans.exchangeLifetime, transmission.processing)));
  }

  #end(transmission: Transmission): void {
    const { peer, messageId } = transmission;
    this.#stop(transmission);
    transmission.state = "ended";
    if (peer.outstanding?.get(messageId) === transmission) peer.outstanding.delete(messageId);
    if (peer.outstanding?.size === 0) peer.outstanding = undefined;
    this.#transmissions.delete(transmission.id);
  }

  /** No timer, no place in the queue, no slot. */
  #stop(transmission: Transmission): void {
    this.#context.timers.cancel(transmission.timer);
    transmission.timer = undefined;
    if (transmission.waits !== undefined) this.takeBack(transmission.peer, transmission.waits);
    transmission.waits = undefined;
    this.#freeSlot(transmission);
  }

  #freeSlot(transmission: Transmission): void {
    if (!transmission.usesSlot || transmission.attempts === 0) return;
    transmission.usesSlot = false;
    transmission.peer.slots--;
  }

  #report(transmission: Transmission, event: Parameters<LayerContext["report"]>[0]): void {
    if (!transmission.silent) this.#context.report(event);
  }

  #arm(transmission: Transmission, at: Instant): void {
    this.#context.timers.cancel(transmission.timer);
    transmission.timer = this.#context.timers.schedule(at, { kind: "transmission", transmission });
  }

  #wakeAt(peer: PeerState, at: Instant | undefined): void {
    if (peer.releaseTimer?.at === at) return;
    this.#context.timers.cancel(peer.releaseTimer);
    peer.releaseTimer = at === undefined ? undefined : this.#context.timers.schedule(at, { kind: "release", peer });
  }
}
