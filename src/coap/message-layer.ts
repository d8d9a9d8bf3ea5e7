import { HectobitError, type RejectCounter } from "../base/errors.ts";
import type { Output, Purpose } from "../base/machine.ts";
import type { Peer } from "../base/peer.ts";
import type { Random } from "../base/random.ts";
import type { Duration, Instant } from "../base/time.ts";
import type { LinkParameters } from "./link-parameters.ts";
import type { Message } from "./message.ts";
import type { Answer, IncomingId, MessageEvent, Outgoing, TransmissionId } from "./message-layer-types.ts";
import type { TransmissionParameters } from "./transmission-parameters.ts";

export interface MessageLayerOptions {
  readonly random: Random;
  /** Instead of RFC 7252's values, for every peer without a value of its own. */
  readonly defaults?: Partial<TransmissionParameters>;
  /** Link of every peer that `configurePeer` does not name. */
  readonly link?: LinkParameters;
  /** Bytes of a token at least: 1 to 8. */
  readonly minimumTokenLength?: number;
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

const soon = (): never => {
  throw new HectobitError("coap.soon", "the message layer is being built");
};

export class MessageLayer {
  constructor(_options: MessageLayerOptions) {}
  /** Rejects of what remotes sent, by reason. */
  get rejects(): RejectCounter {
    return soon();
  }
  configurePeer(_peer: Peer, _link: LinkParameters, _overrides?: Partial<TransmissionParameters>): void {
    soon();
  }
  parameters(_peer: Peer): TransmissionParameters {
    return soon();
  }
  link(_peer: Peer): LinkParameters | undefined {
    return soon();
  }
  receive(_datagram: Uint8Array, _peer: Peer, _now: Instant): void {
    soon();
  }
  wake(_now: Instant): void {
    soon();
  }
  deadline(): Instant | undefined {
    return soon();
  }
  drain(_max: number): Output<never>[] {
    return soon();
  }
  /** What happened since the last call, in order. */
  events(): MessageEvent[] {
    return soon();
  }
  /** A token that is not in use with this peer. Give it back with `releaseToken`. */
  allocateToken(_peer: Peer, _now: Instant): Uint8Array {
    return soon();
  }
  /** It may be used again after EXCHANGE_LIFETIME. */
  releaseToken(_peer: Peer, _token: Uint8Array, _now: Instant): void {
    soon();
  }
  send(_outgoing: Outgoing, _now: Instant): TransmissionId {
    return soon();
  }
  /** No more of it is sent, and no more is said of it. */
  cancel(_transmission: TransmissionId, _now: Instant): void {
    soon();
  }
  /** Undefined when the answer is piggybacked on the ACK, or a NON: nothing more is said of those. */
  respond(_incoming: IncomingId, _answer: Answer, _now: Instant): TransmissionId | undefined {
    return soon();
  }
  /** No answer will come (RFC 7967): a CON is acknowledged. */
  ignore(_incoming: IncomingId, _now: Instant): void {
    soon();
  }
  /** The token of a response is known: a CON is acknowledged. */
  accept(_peer: Peer, _message: Message, _now: Instant): void {
    soon();
  }
  /** Nobody knows the token: a CON or NON is reset. */
  reject(_peer: Peer, _message: Message, _now: Instant): void {
    soon();
  }
  /** The response to a request came on its own: it is no longer repeated and its slot is free. */
  answered(_transmission: TransmissionId, _now: Instant): void {
    soon();
  }
  /** CoAP ping (RFC 7252 §4.3): `reset` is the pong. */
  ping(_peer: Peer, _now: Instant): TransmissionId {
    return soon();
  }
  status(_peer: Peer): MessageLayerPeerStatus {
    return soon();
  }
}
