/** One endpoint against a peer that sends what the test writes, at times that the test says. */
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { type Instant, instant } from "../../src/base/time.ts";
import { decode } from "../../src/coap/decode.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Message, Option } from "../../src/coap/message.ts";
import { opaqueOption, opaqueValue } from "../../src/coap/option-values.ts";
import { BLOCK1, BLOCK2 } from "../../src/coap/options.ts";
import { type Block, decodeBlock, encodeBlock } from "../../src/coap/transfer/block.ts";
import { Endpoint, type EndpointOptions } from "../../src/endpoint/endpoint.ts";
import type { EndpointEffect, EndpointEvent } from "../../src/endpoint/types.ts";

type Effect<K extends EndpointEffect["kind"]> = EndpointEffect & { readonly kind: K };

export const PEER: Peer = addressPeer("10.9.9.9", 5683);
export const peerNumber = (n: number): Peer => addressPeer("10.9.9.9", 10_000 + n);

export const block1 = (num: number, more: boolean, szx: number): Option =>
  opaqueValue(BLOCK1, encodeBlock({ num, more, szx }));
export const block2 = (num: number, more: boolean, szx: number): Option =>
  opaqueValue(BLOCK2, encodeBlock({ num, more, szx }));

export function blockOf(message: Message | undefined, number: number): Block | undefined {
  const value = message === undefined ? undefined : opaqueOption(message.options, number);
  const block = value === undefined ? undefined : decodeBlock(value);
  return block?.ok === true ? block.value : undefined;
}

export class Scripted {
  readonly endpoint: Endpoint;
  readonly effects: EndpointEffect[] = [];
  now: Instant = instant(0);
  #messageId = 1;

  constructor(options: Partial<EndpointOptions> = {}) {
    this.endpoint = new Endpoint({ random: new SeededRandom(7), ...options });
  }

  handle(event: EndpointEvent): Message[] {
    this.endpoint.handle(event, this.now);
    return this.drain();
  }

  /** Sends a message to the endpoint, and returns what it sends at once. */
  receive(message: Partial<Message> & Pick<Message, "code">, peer: Peer = PEER): Message[] {
    const whole: Message = {
      type: "CON",
      messageId: this.#messageId++,
      token: Uint8Array.of(1),
      options: [],
      payload: new Uint8Array(0),
      ...message,
    };
    this.endpoint.receive(encode(whole), peer, this.now);
    return this.drain();
  }

  /** A piggybacked answer to a message of the endpoint. */
  acknowledge(request: Message | undefined, answer: Partial<Message> & Pick<Message, "code">, peer = PEER): Message[] {
    if (request === undefined) throw new Error("there is nothing to acknowledge");
    return this.receive({ type: "ACK", messageId: request.messageId, token: request.token, ...answer }, peer);
  }

  /** Lets time pass, waking the endpoint whenever it wants to be. */
  advance(seconds: number): Message[] {
    const end = instant(this.now + seconds * 1000);
    const sent: Message[] = [];
    for (let next = this.endpoint.deadline(); next !== undefined && next <= end; next = this.endpoint.deadline()) {
      this.now = instant(Math.max(this.now, next));
      this.endpoint.wake(this.now);
      sent.push(...this.drain());
    }
    this.now = end;
    return sent;
  }

  saw<K extends EndpointEffect["kind"]>(kind: K): Effect<K>[] {
    return this.effects.filter((effect): effect is Effect<K> => effect.kind === kind);
  }

  drain(): Message[] {
    const sent: Message[] = [];
    for (const output of this.endpoint.drain(10_000)) {
      if (output.kind === "effect") this.effects.push(output.effect);
      else {
        const decoded = decode(output.datagram);
        if (!decoded.ok) throw new Error("the endpoint sent what can't be read");
        sent.push(decoded.value);
      }
    }
    return sent;
  }
}
