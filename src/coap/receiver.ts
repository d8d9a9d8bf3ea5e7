import { utf8 } from "../base/bytes.ts";
import type { Peer } from "../base/peer.ts";
import { add, type Instant } from "../base/time.ts";
import { BAD_OPTION, EMPTY_CODE, isRequest, isResponse, PROXYING_NOT_SUPPORTED } from "./codes.ts";
import { type DecodeOptions, decode, type FormatError } from "./decode.ts";
import { fingerprintOf, type Received } from "./deduplicator.ts";
import { emptyMessage, type IncomingRequests } from "./incoming-requests.ts";
import type { LayerContext } from "./layer-context.ts";
import type { Message } from "./message.ts";
import { newReply } from "./new-transmission.ts";
import { judgeOptions, type OptionVerdict } from "./option-verdict.ts";
import type { PeerState, Queued, Transmission } from "./peer-state.ts";
import type { PeerTable } from "./peer-table.ts";
import { ReplyMatcher } from "./reply-matcher.ts";
import { expectUnasked, heard } from "./timing.ts";
import { largestUnasked } from "./transmission-parameters.ts";
import type { Transmitter } from "./transmitter.ts";

/** What the receiving side works on. */
export interface ReceiverParts {
  readonly context: LayerContext;
  readonly peers: PeerTable;
  readonly transmitter: Transmitter;
  readonly requests: IncomingRequests;
  readonly decodeOptions: DecodeOptions;
}

/** The receiving side (RFC 7252 §4.2 to §4.5): sorts what comes, and lets each message count once. */
export class Receiver {
  readonly #parts: ReceiverParts;
  readonly #matcher: ReplyMatcher;
  /** Requests that the layer answers by itself need a number for a separate answer, which they never get. */
  static readonly #NO_TRANSMISSION = 0;

  constructor(parts: ReceiverParts) {
    this.#parts = parts;
    this.#matcher = new ReplyMatcher(parts);
  }

  receive(datagram: Uint8Array, peer: Peer, now: Instant): void {
    const decoded = decode(datagram, this.#parts.decodeOptions);
    if (!decoded.ok) this.#malformed(decoded.error, datagram.length, peer, now);
    else if (decoded.value.type === "ACK" || decoded.value.type === "RST") {
      this.#matcher.receive(decoded.value, datagram.length, peer, now);
    } else if (decoded.value.code === EMPTY_CODE) this.#empty(decoded.value, datagram.length, peer, now);
    else this.#message(decoded.value, datagram, peer, now);
    // the peer is there: what waited for a sign of it may go
    const { peers, transmitter } = this.#parts;
    const state = peers.find(peer);
    if (state === undefined) return;
    transmitter.heard(state, decoded.ok && isResponse(decoded.value.code) ? decoded.value.token : undefined, now);
    if (state.queue !== undefined) transmitter.pump(state, now);
  }

  /** A response that came on its own was taken, or nobody knows its token. */
  conclude(peer: Peer, message: Message, accepted: boolean, now: Instant): void {
    const { peers, transmitter } = this.#parts;
    const state = peers.find(peer);
    const received = state?.deduplicator?.find(message.messageId, now);
    if (state === undefined || received === undefined || !received.pending || message.type === "ACK") return;
    received.pending = false;
    if (accepted && message.type === "NON") return;
    const reply = newReply(emptyMessage(accepted ? "ACK" : "RST", message.messageId), "acknowledgement");
    received.reply = reply;
    transmitter.reply(state, reply, now);
  }

  /** RFC 7252 §4.2: a CON that cannot be processed is reset; of the rest, nothing is said. */
  #malformed(error: FormatError, bytes: number, peer: Peer, now: Instant): void {
    const { context, peers } = this.#parts;
    context.rejects.count(error);
    const state = peers.find(peer);
    if (state !== undefined) heard(state, bytes, undefined, context, now);
    if (error.header?.type === "CON") this.#reset(error.header.messageId, peer, now);
  }

  #empty(message: Message, bytes: number, peer: Peer, now: Instant): void {
    const { context, peers } = this.#parts;
    const state = peers.find(peer);
    if (state !== undefined) heard(state, bytes, undefined, context, now);
    if (message.type === "CON") this.#reset(message.messageId, peer, now);
    else context.rejects.count({ reason: "coap.empty-non" });
  }

  /** Needs no memory of the peer, so that strangers get none by pinging. */
  #reset(messageId: number, peer: Peer, now: Instant): void {
    const { context, peers, transmitter } = this.#parts;
    const reply = newReply(emptyMessage("RST", messageId), "acknowledgement");
    const state = peers.find(peer);
    if (state === undefined) context.outputs.datagram(reply.datagram, peer, reply.account);
    else transmitter.reply(state, reply, now);
  }

  /** A request or a response, CON or NON. */
  #message(message: Message, datagram: Uint8Array, peer: Peer, now: Instant): void {
    const { context, peers } = this.#parts;
    const state = peers.get(peer, now);
    if (state === undefined) {
      context.rejects.count({ reason: "coap.peers" });
      return;
    }
    peers.touch(state, now);
    heard(state, datagram.length, undefined, context, now);
    const fingerprint = fingerprintOf(message.messageId, datagram);
    const known = state.deduplicator?.find(message.messageId, now);
    if (known !== undefined && known.fingerprint === fingerprint) {
      this.#duplicate(state, known, message, now);
      return;
    }
    const verdict = judgeOptions(message);
    if (verdict.kind === "bad-option" && message.type === "NON") {
      context.rejects.count({ reason: `coap.${verdict.kind}`, detail: verdict.detail });
      return;
    }
    const received = this.#remember(state, message, fingerprint, now);
    if (received === undefined) {
      context.rejects.count({ reason: "coap.unanswered" });
      return;
    }
    if (isRequest(message.code)) this.#request(state, message, verdict, received, now);
    else this.#response(state, message, verdict, now);
  }

  #remember(state: PeerState, message: Message, fingerprint: number, now: Instant) {
    const { messageId, type } = message;
    const received: Received<Queued, Transmission> = {
      ...{ messageId, type, fingerprint, pending: true, reply: undefined, separate: undefined },
      expires: add(now, lifetime(state, type)),
    };
    return this.#parts.peers.deduplicator(state).add(received, now) ? received : undefined;
  }

  #duplicate(state: PeerState, known: Received<Queued, Transmission>, message: Message, now: Instant): void {
    this.#parts.context.rejects.count({ reason: "coap.duplicate" });
    // a peer whose timers are longer than we think still repeats: its message lives on
    known.expires = add(now, lifetime(state, message.type));
    this.#parts.requests.repeat(state, known, now);
  }

  #request(
    state: PeerState,
    message: Message,
    verdict: OptionVerdict,
    received: Received<Queued, Transmission>,
    now: Instant,
  ): void {
    const { context, requests } = this.#parts;
    if (!state.speaks) expectUnasked(state, largestUnasked(state.settings.link));
    if (verdict.kind === "accepted") {
      const incoming = requests.open(state, verdict.message, received, now);
      context.report({ kind: "request", incoming, peer: state.peer, message: verdict.message });
      return;
    }
    context.rejects.count({ reason: `coap.${verdict.kind}`, detail: verdict.detail });
    const incoming = requests.open(state, message, received, now);
    const code = verdict.kind === "proxying" ? PROXYING_NOT_SUPPORTED : BAD_OPTION;
    const answer = { code, options: [], payload: utf8(verdict.detail), purpose: "message" } as const;
    requests.respond(incoming, answer, Receiver.#NO_TRANSMISSION, now);
  }

  #response(state: PeerState, message: Message, verdict: OptionVerdict, now: Instant): void {
    const { context } = this.#parts;
    if (verdict.kind === "accepted") {
      context.report({ kind: "response", peer: state.peer, message: verdict.message, transmission: undefined });
      return;
    }
    context.rejects.count({ reason: `coap.${verdict.kind}`, detail: verdict.detail });
    this.conclude(state.peer, message, false, now);
  }
}

function lifetime(state: PeerState, type: Message["type"]) {
  const { spans } = state.settings;
  return type === "CON" ? spans.exchangeLifetime : spans.nonLifetime;
}
