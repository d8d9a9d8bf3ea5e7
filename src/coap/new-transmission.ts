import type { Purpose } from "../base/machine.ts";
import { type Duration, type Instant, ZERO } from "../base/time.ts";
import { EMPTY_CODE, isRequest } from "./codes.ts";
import { encode, layersOf } from "./encode.ts";
import type { Message } from "./message.ts";
import type { TransmissionId } from "./message-layer-types.ts";
import type { PeerState, Queued, Transmission } from "./peer-state.ts";

export interface TransmissionPlan {
  readonly id: TransmissionId;
  readonly peer: PeerState;
  /** CON or NON; its message id is given when it first leaves. */
  readonly message: Message;
  readonly purpose: Purpose;
  readonly flow: string;
  readonly answerBytes: number;
  readonly processing: Duration;
  readonly silent: boolean;
}

/** A message of ours before it is put into the queue. Throws what `encode` throws. */
export function newTransmission(plan: TransmissionPlan, now: Instant): [Transmission, Queued] {
  const { id, peer, message, purpose, flow, answerBytes, processing, silent } = plan;
  const datagram = encode(message);
  const layers = layersOf(message, datagram.length);
  const confirmable = message.type === "CON";
  const kind = message.code === EMPTY_CODE ? "ping" : isRequest(message.code) ? "request" : "response";
  const transmission: Transmission = {
    ...{ id, peer, kind, confirmable, datagram, layers, purpose, answerBytes, processing, silent },
    token: message.token,
    state: "queued",
    messageId: 0,
    attempts: 0,
    firstSent: now,
    lastEnd: now,
    timeout: ZERO,
    doublings: 0,
    order: 0,
    extended: ZERO,
    unaskedBytes: 0,
    passed: false,
    usesSlot: confirmable || kind === "request",
    waits: undefined,
    timer: undefined,
  };
  const account = { purpose, layers, retransmission: false };
  return [transmission, { purpose, flow, datagram, account, transmission, waiting: false }];
}

/** All replies to one peer share a flow of their own: they never wait behind what needs a slot. */
const REPLIES = "\u0000reply";

/** A datagram with the remote's message id: ACK, RST. */
export function newReply(message: Message, purpose: Purpose): Queued {
  const datagram = encode(message);
  const account = { purpose, layers: layersOf(message, datagram.length), retransmission: false };
  return { purpose, flow: REPLIES, datagram, account, transmission: undefined, waiting: false };
}

/** The same once more. */
export const again = (reply: Queued): Queued => ({
  ...reply,
  account: { ...reply.account, retransmission: true },
  waiting: false,
});
