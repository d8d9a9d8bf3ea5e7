import { EMPTY } from "../base/bytes.ts";
import { HectobitError, RejectCounter } from "../base/errors.ts";
import type { LinkParameters } from "../base/link-parameters.ts";
import type { Output, Purpose } from "../base/machine.ts";
import { OutputQueue } from "../base/output-queue.ts";
import type { Peer } from "../base/peer.ts";
import type { Random } from "../base/random.ts";
import { type Duration, type Instant, ZERO } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import { EMPTY_CODE, isRequest } from "./codes.ts";
import { IncomingRequests } from "./incoming-requests.ts";
import type { LayerContext } from "./layer-context.ts";
import type { Message } from "./message.ts";
import type { Answer, IncomingId, MessageEvent, Outgoing, TransmissionId } from "./message-layer-types.ts";
import { newTransmission } from "./new-transmission.ts";
import { hasOption } from "./option-values.ts";
import { OBSERVE } from "./options.ts";
import type { LayerTimer, PeerState } from "./peer-state.ts";
import { PeerTable } from "./peer-table.ts";
import { Receiver } from "./receiver.ts";
import { expectUnasked } from "./timing.ts";
import type { TransmissionParameters, TransmissionSpans } from "./transmission-parameters.ts";
import { Transmitter } from "./transmitter.ts";

export interface MessageLayerOptions {
  readonly random: Random;
  /** Instead of the values of RFC 7252 or of the link, for every peer. */
  readonly defaults?: Partial<TransmissionParameters>;
  /** Link of every peer that `configurePeer` does not name. */
  readonly link?: LinkParameters;
  /** Bytes of a token at least, 1 to 8: see Tokens. */
  readonly minimumTokenLength?: number;
  /**
   * No peer has anything to ask of us: what comes answers our requests, or notifies us of what we observe. Then no time
   * is allowed for a datagram that comes unasked until we observe something. Where it is not so, a request of a peer
   * makes us repeat one of ours for nothing, once.
   */
  readonly onlyAnswered?: boolean;
  /** Take an ACK of code 0.00 that has content for a response (lb's proxy sends it for statuses without a code). */
  readonly tolerateEmptyWithContent?: boolean;
}

export interface MessageLayerPeerStatus {
  readonly link: LinkParameters | undefined;
  readonly lastHeard: Instant | undefined;
  /** Smoothed round-trip time beyond airtime, once measured. */
  readonly roundTrip: Duration | undefined;
  readonly queued: Readonly<Record<Purpose, number>>;
  readonly queuedBytes: number;
  readonly outstanding: number;
  readonly retransmissions: number;
}

const PING_ANSWER = 4;

/**
 * RFC 7252 §4 for many peers: CON, NON, ACK and RST, retransmission, deduplication, pacing. It knows no tokens beyond
 * giving them out, no blocks and no observations; `message-layer-types.ts` is the seam.
 */
export class MessageLayer {
  readonly #timers = new TimerQueue<LayerTimer>();
  readonly #outputs = new OutputQueue<never>();
  readonly #rejects = new RejectCounter();
  readonly #peers: PeerTable;
  readonly #transmitter: Transmitter;
  readonly #requests: IncomingRequests;
  readonly #receiver: Receiver;
  #events: MessageEvent[] = [];
  #lastTransmission: TransmissionId = 0;

  constructor(options: MessageLayerOptions) {
    const context: LayerContext = {
      random: options.random,
      timers: this.#timers,
      outputs: this.#outputs,
      rejects: this.#rejects,
      report: (event) => this.#events.push(event),
    };
    const {
      defaults = {},
      link,
      minimumTokenLength = 1,
      tolerateEmptyWithContent = false,
      onlyAnswered = false,
    } = options;
    this.#peers = new PeerTable(context, { defaults, link, minimumTokenLength, onlyAnswered });
    this.#transmitter = new Transmitter(context, this.#peers);
    this.#requests = new IncomingRequests(context, this.#peers, this.#transmitter);
    this.#receiver = new Receiver({
      ...{ context, peers: this.#peers, transmitter: this.#transmitter, requests: this.#requests },
      decodeOptions: { tolerateEmptyWithContent },
    });
  }

  /** What remotes sent and we did not take, by reason. */
  get rejects(): RejectCounter {
    return this.#rejects;
  }

  get peerCount(): number {
    return this.#peers.size;
  }

  /** The peers that something is remembered of. */
  *peers(): Generator<Peer> {
    for (const state of this.#peers.states()) yield state.peer;
  }

  /** Takes effect at once; what is under way keeps its timers. Without a link, the peer is one that nothing is known of. */
  configurePeer(peer: Peer, link: LinkParameters | undefined, overrides: Partial<TransmissionParameters> = {}): void {
    this.#peers.configure(peer, link, overrides);
  }

  parameters(peer: Peer): TransmissionParameters {
    return this.#peers.settings(peer).parameters;
  }

  spans(peer: Peer): TransmissionSpans {
    return this.#peers.settings(peer).spans;
  }

  link(peer: Peer): LinkParameters | undefined {
    return this.#peers.settings(peer).link;
  }

  receive(datagram: Uint8Array, peer: Peer, now: Instant): void {
    this.#receiver.receive(datagram, peer, now);
  }

  wake(now: Instant): void {
    for (let timer = this.#timers.expire(now); timer !== undefined; timer = this.#timers.expire(now)) {
      const { value } = timer;
      if (value.kind === "transmission") this.#transmitter.due(value.transmission, now);
      else if (value.kind === "release") this.#transmitter.released(value.peer, now);
      else if (value.kind === "acknowledge") this.#requests.late(value.incoming, now);
      else this.#peers.sweep(value.peer, now);
    }
  }

  deadline(): Instant | undefined {
    return this.#timers.next();
  }

  drain(max: number): Output<never>[] {
    return this.#outputs.drain(max);
  }

  /** What happened since the last call, in order. */
  events(): MessageEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** A token that is not in use with this peer. Give it back with `releaseToken`. */
  allocateToken(peer: Peer, now: Instant): Uint8Array {
    return this.#peers.tokens(this.#state(peer, now)).take(now);
  }

  /** It may be used again after EXCHANGE_LIFETIME. */
  releaseToken(peer: Peer, token: Uint8Array, now: Instant): void {
    const state = this.#peers.find(peer);
    if (state === undefined) return;
    state.tokens?.release(token, now, state.settings.spans.exchangeLifetime);
    this.#peers.touch(state, now);
  }

  /** Throws a HectobitError when the message cannot be encoded, or MAX_QUEUED_PER_PEER messages wait. */
  send(outgoing: Outgoing, now: Instant): TransmissionId {
    const { code, token, options, payload, purpose, flow = "", answerBytes, processing = ZERO } = outgoing;
    if (code === EMPTY_CODE) {
      throw new HectobitError("coap.code", "an empty message is no request or response", { hint: "Use ping." });
    }
    // whoever is asked to notify us sends unasked from now on what is like the first answer
    if (isRequest(code) && hasOption(options, OBSERVE)) expectUnasked(this.#state(outgoing.peer, now), answerBytes);
    const type = outgoing.confirmable ? "CON" : "NON";
    const message: Message = { type, code, messageId: 0, token, options, payload };
    return this.#start(outgoing.peer, message, { purpose, flow, answerBytes, processing }, outgoing.expires, now);
  }

  /** No more of it is sent, and no more is said of it. */
  cancel(transmission: TransmissionId, now: Instant): void {
    const found = this.#transmitter.named(transmission);
    if (found !== undefined) this.#transmitter.settle(found, "cancelled", 0, now);
  }

  /** Undefined when the answer is piggybacked on the ACK, or a NON: nothing more is said of those. */
  respond(incoming: IncomingId, answer: Answer, now: Instant): TransmissionId | undefined {
    return this.#requests.respond(incoming, answer, ++this.#lastTransmission, now);
  }

  /** No answer will come (RFC 7967): a CON is acknowledged. */
  ignore(incoming: IncomingId, now: Instant): void {
    this.#requests.ignore(incoming, now);
  }

  /** The token of a response is known: a CON is acknowledged. */
  accept(peer: Peer, message: Message, now: Instant): void {
    this.#receiver.conclude(peer, message, true, now);
  }

  /** Nobody knows the token: a CON or NON is reset (RFC 7252 §4.2, §4.3; RFC 7641 §3.6). */
  reject(peer: Peer, message: Message, now: Instant): void {
    this.#receiver.conclude(peer, message, false, now);
  }

  /** The response to a request came on its own: it is no longer repeated and its slot is free (RFC 7252 §5.2.2). */
  answered(transmission: TransmissionId, now: Instant): void {
    const found = this.#transmitter.named(transmission);
    if (found !== undefined) this.#transmitter.settle(found, "answered", 0, now);
  }

  /** CoAP ping (RFC 7252 §4.3): `reset` is the pong. */
  ping(peer: Peer, now: Instant): TransmissionId {
    const message: Message = {
      ...{ type: "CON", code: EMPTY_CODE, messageId: 0, token: EMPTY, options: [], payload: EMPTY },
    };
    const plan = { purpose: "command", flow: "", answerBytes: PING_ANSWER, processing: ZERO } as const;
    return this.#start(peer, message, plan, undefined, now);
  }

  status(peer: Peer): MessageLayerPeerStatus {
    const state = this.#peers.find(peer);
    const queued = { acknowledgement: 0, handshake: 0, command: 0, message: 0, state: 0, bulk: 0 };
    let queuedBytes = 0;
    for (const item of state?.queue?.items() ?? []) {
      queued[item.purpose]++;
      queuedBytes += item.datagram.length;
    }
    return {
      link: this.#peers.settings(peer).link,
      lastHeard: state?.lastHeard,
      roundTrip: state?.estimator?.smoothed,
      queued,
      queuedBytes,
      outstanding: state?.slots ?? 0,
      retransmissions: state?.retransmissions ?? 0,
    };
  }

  #start(
    peer: Peer,
    message: Message,
    plan: { purpose: Purpose; flow: string; answerBytes: number; processing: Duration },
    expires: Instant | undefined,
    now: Instant,
  ): TransmissionId {
    const id = ++this.#lastTransmission;
    const [transmission, queued] = newTransmission(
      { ...plan, id, peer: this.#state(peer, now), message, silent: false },
      now,
    );
    this.#transmitter.start(transmission, queued, expires, now);
    return id;
  }

  #state(peer: Peer, now: Instant): PeerState {
    const state = this.#peers.get(peer, now);
    if (state !== undefined) return state;
    throw new HectobitError("coap.peers", "messages to too many peers are under way", {
      hint: "Wait until some of them are done.",
    });
  }
}
