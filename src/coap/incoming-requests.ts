import { EMPTY } from "../base/bytes.ts";
import { HectobitError } from "../base/errors.ts";
import { add, type Instant, ZERO } from "../base/time.ts";
import { EMPTY_CODE } from "./codes.ts";
import type { Received } from "./deduplicator.ts";
import type { LayerContext } from "./layer-context.ts";
import type { Message, MessageType } from "./message.ts";
import type { Answer, IncomingId, TransmissionId } from "./message-layer-types.ts";
import { again, newReply, newTransmission } from "./new-transmission.ts";
import type { IncomingRequest, PeerState, Queued, Transmission } from "./peer-state.ts";
import type { PeerTable } from "./peer-table.ts";
import type { Transmitter } from "./transmitter.ts";

/** An empty ACK, and what acknowledges an answer of ours. */
const EMPTY_MESSAGE_BYTES = 4;

export const emptyMessage = (type: MessageType, messageId: number): Message => ({
  type,
  code: EMPTY_CODE,
  messageId,
  token: EMPTY,
  options: [],
  payload: EMPTY,
});

/**
 * Requests of remotes from their arrival to their answer (RFC 7252 §5.2): piggybacked when it is there in time, on its
 * own after an empty ACK when not, kept for copies of the request in either case.
 */
export class IncomingRequests {
  readonly #context: LayerContext;
  readonly #peers: PeerTable;
  readonly #transmitter: Transmitter;
  readonly #requests = new Map<IncomingId, IncomingRequest>();
  #last: IncomingId = 0;

  constructor(context: LayerContext, peers: PeerTable, transmitter: Transmitter) {
    this.#context = context;
    this.#peers = peers;
    this.#transmitter = transmitter;
  }

  /** A request that was not seen before. */
  open(
    peer: PeerState,
    message: Message,
    received: Received<Queued, Transmission> | undefined,
    now: Instant,
  ): IncomingId {
    const { type, messageId, token } = message;
    const incoming: IncomingRequest = { id: ++this.#last, peer, messageId, type, token, received, timer: undefined };
    this.#requests.set(incoming.id, incoming);
    peer.unanswered++;
    if (type === "CON") {
      const at = add(now, peer.settings.spans.acknowledgementDelay);
      incoming.timer = this.#context.timers.schedule(at, { kind: "acknowledge", incoming });
    }
    return incoming.id;
  }

  /** No answer in time: an empty ACK keeps the remote from repeating its request. */
  late(incoming: IncomingRequest, now: Instant): void {
    incoming.timer = undefined;
    this.#acknowledge(incoming, now);
  }

  respond(id: IncomingId, answer: Answer, transmissionId: TransmissionId, now: Instant): TransmissionId | undefined {
    const incoming = this.#find(id);
    const { peer, type, received } = incoming;
    if (type === "CON" && answer.confirmable !== true && this.#piggyback(incoming, answer, now)) return undefined;
    const message = this.#message(incoming, answer, type === "NON" ? "NON" : "CON");
    const [transmission, queued] = newTransmission(
      {
        ...{ id: transmissionId, peer, message, purpose: answer.purpose, flow: "" },
        ...{ answerBytes: EMPTY_MESSAGE_BYTES, processing: ZERO, silent: type === "NON" },
      },
      now,
    );
    this.#close(incoming);
    this.#transmitter.start(transmission, queued, undefined, now);
    if (type === "CON" && received !== undefined) {
      received.separate = transmission;
      this.#peers.answers.keep(received, queued.datagram.length);
    }
    return type === "NON" ? undefined : transmissionId;
  }

  /** No answer will come. */
  ignore(id: IncomingId, now: Instant): void {
    const incoming = this.#find(id);
    if (incoming.type === "CON" && incoming.received?.reply === undefined) this.#acknowledge(incoming, now);
    this.#close(incoming);
  }

  /** A copy of a request: the same in return, and nothing runs twice (RFC 7252 §4.2, §4.3). */
  repeat(peer: PeerState, received: Received<Queued, Transmission>, now: Instant): void {
    if (received.type !== "CON") return;
    if (received.reply === undefined) {
      if (!received.pending) this.#context.rejects.count({ reason: "coap.answer-forgotten" });
      return;
    }
    if (!received.reply.waiting) {
      received.reply = again(received.reply);
      this.#transmitter.reply(peer, received.reply, now);
    }
    const { separate } = received;
    if (separate?.state !== "given-up") return;
    // the remote lost our empty ACK and all copies of the answer, and is still there
    const { purpose, layers, datagram } = separate;
    const account = { purpose, layers, retransmission: true };
    this.#transmitter.reply(peer, { ...received.reply, purpose, datagram, account, waiting: false }, now);
  }

  #piggyback(incoming: IncomingRequest, answer: Answer, now: Instant): boolean {
    const { peer, received } = incoming;
    const acknowledgement = received?.reply;
    if (acknowledgement?.waiting === false) return false;
    const reply = newReply(this.#message(incoming, answer, "ACK"), answer.purpose);
    if (acknowledgement !== undefined) this.#transmitter.takeBack(peer, acknowledgement);
    this.#close(incoming);
    if (received !== undefined) {
      received.reply = reply;
      this.#peers.answers.keep(received, reply.datagram.length);
    }
    this.#transmitter.reply(peer, reply, now);
    return true;
  }

  #message(incoming: IncomingRequest, answer: Answer, type: MessageType): Message {
    const { code, options, payload } = answer;
    const messageId = type === "ACK" ? incoming.messageId : 0;
    return { type, code, messageId, token: incoming.token, options, payload };
  }

  #acknowledge(incoming: IncomingRequest, now: Instant): void {
    const reply = newReply(emptyMessage("ACK", incoming.messageId), "acknowledgement");
    if (incoming.received !== undefined) incoming.received.reply = reply;
    this.#transmitter.reply(incoming.peer, reply, now);
  }

  #close(incoming: IncomingRequest): void {
    this.#context.timers.cancel(incoming.timer);
    incoming.timer = undefined;
    this.#requests.delete(incoming.id);
    incoming.peer.unanswered--;
    if (incoming.received !== undefined) incoming.received.pending = false;
  }

  #find(id: IncomingId): IncomingRequest {
    const incoming = this.#requests.get(id);
    if (incoming !== undefined) return incoming;
    throw new HectobitError("coap.incoming", `request ${id} was answered already, or never came`, {
      hint: "Answer each request once.",
    });
  }
}
