import { equalBytes } from "../base/bytes.ts";
import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import { EMPTY_CODE, isRequest } from "./codes.ts";
import type { IncomingRequests } from "./incoming-requests.ts";
import type { LayerContext } from "./layer-context.ts";
import type { Message } from "./message.ts";
import { judgeOptions } from "./option-verdict.ts";
import type { PeerState, Transmission } from "./peer-state.ts";
import type { PeerTable } from "./peer-table.ts";
import { heard } from "./timing.ts";
import type { Transmitter } from "./transmitter.ts";

export interface ReplyMatcherParts {
  readonly context: LayerContext;
  readonly peers: PeerTable;
  readonly transmitter: Transmitter;
  readonly requests: IncomingRequests;
}

/** ACK and RST: they count only for a message of ours, to this peer, that still waits (RFC 7252 §4.2, §5.3.2). */
export class ReplyMatcher {
  readonly #parts: ReplyMatcherParts;

  constructor(parts: ReplyMatcherParts) {
    this.#parts = parts;
  }

  receive(message: Message, bytes: number, peer: Peer, now: Instant): void {
    const { context, peers, transmitter } = this.#parts;
    const state = peers.find(peer);
    if (state === undefined) {
      this.#refuse("coap.unmatched");
      return;
    }
    const found = transmitter.find(state, message.messageId);
    const transmission = found !== undefined && fits(message, found) ? found : undefined;
    heard(state, bytes, transmission, context, now);
    peers.touch(state, now);
    if (message.type === "RST" && message.code !== EMPTY_CODE) {
      this.#refuse("coap.reset-with-content");
      return;
    }
    if (transmission === undefined) {
      this.#refuse("coap.unmatched");
      return;
    }
    if (message.type === "RST") this.#reset(transmission, bytes, now);
    else if (carriesContent(message)) this.#content(state, transmission, message, bytes, now);
    else this.#acknowledged(transmission, bytes, now);
  }

  #reset(transmission: Transmission, bytes: number, now: Instant): void {
    this.#report(transmission, { kind: "reset", transmission: transmission.id });
    this.#parts.transmitter.settle(transmission, "reset", bytes, now);
  }

  #acknowledged(transmission: Transmission, bytes: number, now: Instant): void {
    if (transmission.state === "acknowledged") {
      this.#refuse("coap.duplicate");
      return;
    }
    // some answer a ping with an ACK (lb does): it says the same as a RST, that the peer is there
    const kind = transmission.kind === "ping" ? "reset" : "acknowledged";
    this.#report(transmission, { kind, transmission: transmission.id });
    this.#parts.transmitter.settle(transmission, "acknowledged", bytes, now);
  }

  /** A piggybacked response, or lb's "acknowledged, and the next block please". */
  #content(state: PeerState, transmission: Transmission, message: Message, bytes: number, now: Instant): void {
    const { context, requests, transmitter } = this.#parts;
    const verdict = judgeOptions(message);
    if (isRequest(message.code)) {
      if (transmission.state === "acknowledged") {
        this.#refuse("coap.duplicate");
        return;
      }
      this.#acknowledged(transmission, bytes, now);
      if (verdict.kind !== "accepted") {
        this.#refuse(`coap.${verdict.kind}`);
        return;
      }
      const incoming = requests.open(state, verdict.message, undefined, now);
      context.report({ kind: "request", incoming, peer: state.peer, message: verdict.message });
      return;
    }
    if (verdict.kind !== "accepted") {
      // The response is rejected without a word (RFC 7252 §5.4.1). Asking again would bring the same one.
      this.#refuse(`coap.${verdict.kind}`);
      this.#reset(transmission, bytes, now);
      return;
    }
    const { id } = transmission;
    context.report({ kind: "response", peer: state.peer, message: verdict.message, transmission: id });
    transmitter.settle(transmission, "answered", bytes, now);
  }

  #report(transmission: Transmission, event: Parameters<LayerContext["report"]>[0]): void {
    if (!transmission.silent) this.#parts.context.report(event);
  }

  #refuse(reason: string): void {
    this.#parts.context.rejects.count({ reason });
  }
}

/** Code 0.00 with content gets this far only when it is to be tolerated. */
const carriesContent = (message: Message): boolean =>
  message.code !== EMPTY_CODE || message.token.length + message.options.length + message.payload.length > 0;

/**
 * A RST fits all that we sent. An ACK fits only a CON, and with a response in it only a request with its token; the
 * second ACK to one request, with the response that the first lacked, fits as well (lb answers late like that).
 */
function fits(message: Message, transmission: Transmission): boolean {
  if (message.type === "RST") return true;
  if (!transmission.confirmable) return false;
  if (!carriesContent(message) || isRequest(message.code)) return true;
  return transmission.kind === "request" && equalBytes(message.token, transmission.token);
}
