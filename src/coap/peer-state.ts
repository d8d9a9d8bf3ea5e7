import type { LinkParameters } from "../base/link-parameters.ts";
import type { Account, Layers, Purpose } from "../base/machine.ts";
import type { Peer } from "../base/peer.ts";
import type { Duration, Instant } from "../base/time.ts";
import type { Timer } from "../base/timer-queue.ts";
import { Channel } from "./channel.ts";
import type { Deduplicator, Received } from "./deduplicator.ts";
import type { MessageType } from "./message.ts";
import type { MessageIds } from "./message-ids.ts";
import type { IncomingId, TransmissionId } from "./message-layer-types.ts";
import type { PurposeQueue, Waiting } from "./purpose-queue.ts";
import { RecentLargest } from "./recent-largest.ts";
import type { RoundTripEstimator } from "./round-trip-estimator.ts";
import type { Tokens } from "./tokens.ts";
import { largestUnasked, type TransmissionParameters, type TransmissionSpans } from "./transmission-parameters.ts";

/** A datagram on its way through the pacer. */
export interface Queued extends Waiting {
  readonly datagram: Uint8Array;
  readonly account: Account;
  /** Set for what has a message id of ours; for replies it is the remote's. */
  readonly transmission: Transmission | undefined;
  /** True from being put into the queue until it leaves or is taken back. */
  waiting: boolean;
}

/** A message of ours, from the queue to its end. */
export interface Transmission {
  readonly id: TransmissionId;
  readonly peer: PeerState;
  readonly kind: "request" | "response" | "ping";
  readonly confirmable: boolean;
  /** Its message id is written into it when it first leaves. */
  readonly datagram: Uint8Array;
  readonly layers: Layers;
  readonly token: Uint8Array;
  readonly purpose: Purpose;
  readonly answerBytes: number;
  readonly processing: Duration;
  /** Nobody above knows its id: nothing is reported. */
  readonly silent: boolean;
  /**
   * queued: not sent yet; sent: waits for ACK or answer; acknowledged: a request whose answer comes on its own;
   * spent: a NON for which nothing more is done, remembered for a RST; given-up: never acknowledged; ended: over.
   */
  state: "queued" | "sent" | "acknowledged" | "spent" | "given-up" | "ended";
  messageId: number;
  attempts: number;
  firstSent: Instant;
  /** Last bit of the latest attempt. */
  lastEnd: Instant;
  /** Of the first attempt: `timing.ts`'s, and jitter; without `processing`. */
  timeout: Duration;
  /** How often the timeout was doubled for the latest attempt; -1 when it will not be for the next. */
  doublings: number;
  /** The latest attempt's place among everything sent to the peer. */
  order: number;
  /** Time since the latest attempt that did not count, because the channel was busy with something else. */
  extended: Duration;
  /** Bytes that stopped the clock though nothing we asked for earlier caused them. */
  unaskedBytes: number;
  /** The peer answered something that we sent later: nothing stops the clock any more. */
  passed: boolean;
  usesSlot: boolean;
  waits: Queued | undefined;
  timer: Timer<LayerTimer> | undefined;
}

/** A remote's request that has no answer yet. */
export interface IncomingRequest {
  readonly id: IncomingId;
  readonly peer: PeerState;
  readonly messageId: number;
  /** ACK: lb's client acknowledges a notification and asks for the next block in one message. */
  readonly type: MessageType;
  readonly token: Uint8Array;
  /** Missing for an ACK, which is matched to the message that it acknowledges and not repeated. */
  readonly received: Received<Queued, Transmission> | undefined;
  timer: Timer<LayerTimer> | undefined;
}

/** Every deadline of the message layer. */
export type LayerTimer =
  /** A queued message expires, an acknowledgement or an answer is late, or a record is no longer needed. */
  | { readonly kind: "transmission"; readonly transmission: Transmission }
  /** The channel is free, or message ids are. */
  | { readonly kind: "release"; readonly peer: PeerState }
  /** A request was not answered in time for a piggybacked answer. */
  | { readonly kind: "acknowledge"; readonly incoming: IncomingRequest }
  | { readonly kind: "sweep"; readonly peer: PeerState };

/** What was said of a peer by configuration, shared by all peers of which nothing else is known. */
export interface PeerSettings {
  readonly link: LinkParameters | undefined;
  readonly parameters: TransmissionParameters;
  readonly spans: TransmissionSpans;
}

/**
 * All that is remembered of one peer. It is made when there is something to remember; most of its tables are made
 * later still, because there may be 100 000 idle ones.
 */
export class PeerState {
  readonly peer: Peer;
  settings: PeerSettings;
  channel: Channel;
  lastHeard: Instant | undefined = undefined;
  /** When a first attempt of ours was late. */
  lostAt: Instant | undefined = undefined;
  lastActive: Instant;
  /** It may send what answers no request of ours: requests of its own, or news of what we observe. */
  speaks: boolean;
  /** UDP payload of what it sends us unasked; the largest is possible until it is known better. */
  unasked: RecentLargest;
  /** Confirmable messages and unanswered requests under way (NSTART). */
  slots = 0;
  /** Requests and responses of it that have no answer or acknowledgement yet. */
  unanswered = 0;
  order = 0;
  retransmissions = 0;
  /** Until when nothing that the peer need not answer may be sent (PROBING_RATE); the past once it was heard. */
  probeAt: Instant;
  releaseTimer: Timer<LayerTimer> | undefined = undefined;
  sweepTimer: Timer<LayerTimer> | undefined = undefined;
  queue: PurposeQueue<Queued> | undefined = undefined;
  outstanding: Map<number, Transmission> | undefined = undefined;
  deduplicator: Deduplicator<Queued, Transmission> | undefined = undefined;
  messageIds: MessageIds | undefined = undefined;
  tokens: Tokens | undefined = undefined;
  estimator: RoundTripEstimator | undefined = undefined;

  constructor(peer: Peer, settings: PeerSettings, speaks: boolean, now: Instant) {
    this.peer = peer;
    this.settings = settings;
    this.channel = new Channel(settings.link);
    this.speaks = speaks;
    this.unasked = new RecentLargest(speaks ? largestUnasked(settings.link) : 0);
    this.lastActive = now;
    this.probeAt = now;
  }

  configure(settings: PeerSettings): void {
    this.settings = settings;
    this.channel = new Channel(settings.link, this.channel.freeAt);
    this.unasked = new RecentLargest(this.speaks ? largestUnasked(settings.link) : 0);
  }

  /** Nothing is under way: it may be forgotten, at the price of recognising its old messages. */
  get idle(): boolean {
    return (
      this.unanswered === 0 &&
      (this.queue?.size ?? 0) === 0 &&
      (this.outstanding?.size ?? 0) === 0 &&
      (this.tokens?.inUse ?? 0) === 0
    );
  }
}
