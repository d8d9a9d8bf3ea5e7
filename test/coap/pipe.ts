import { EMPTY } from "../../src/base/bytes.ts";
import type { LinkParameters } from "../../src/base/link-parameters.ts";
import type { Account, Output } from "../../src/base/machine.ts";
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { add, airtime, type Duration, earliest, type Instant, instant, milliseconds } from "../../src/base/time.ts";
import { TimerQueue } from "../../src/base/timer-queue.ts";
import { MessageLayer, type MessageLayerOptions } from "../../src/coap/message-layer.ts";
import type { MessageEvent, Outgoing } from "../../src/coap/message-layer-types.ts";

export interface PipeOptions {
  readonly seed?: number;
  /** Known to both ends, and what the channel really does. Without it, datagrams cross at once. */
  readonly link?: LinkParameters;
  /** Chance that a datagram is lost, or crosses twice. */
  readonly loss?: number;
  readonly duplication?: number;
  /** Up to this much is added to each crossing, so that datagrams overtake. */
  readonly jitter?: Duration;
  readonly layer?: Partial<MessageLayerOptions>;
  /** What the channel really does, when the ends do not know it. */
  readonly channel?: LinkParameters;
}

export interface Crossing {
  readonly from: string;
  readonly at: Instant;
  readonly datagram: Uint8Array;
  readonly account: Account;
}

/** One end of the pipe: a layer, and what is done with its events. */
export class End {
  readonly peer: Peer;
  readonly layer: MessageLayer;
  other: Peer;
  readonly seen: MessageEvent[] = [];
  onEvent: (event: MessageEvent, now: Instant) => void = () => {};

  constructor(address: string, other: string, layer: MessageLayer) {
    this.peer = addressPeer(address, 5683);
    this.other = addressPeer(other, 5683);
    this.layer = layer;
  }

  of<Kind extends MessageEvent["kind"]>(kind: Kind): Extract<MessageEvent, { kind: Kind }>[] {
    return this.seen.filter((event): event is Extract<MessageEvent, { kind: Kind }> => event.kind === kind);
  }
}

/** Two message layers and a channel between them, in virtual time. Ends share a half-duplex channel first come, first served. */
export class Pipe {
  readonly a: End;
  readonly b: End;
  readonly crossings: Crossing[] = [];
  now: Instant = instant(0);
  /** Chooses what is lost, by the number of the datagram; instead of chance. */
  lose: (crossing: Crossing, index: number) => boolean;
  readonly #options: PipeOptions;
  readonly #random: SeededRandom;
  readonly #actions = new TimerQueue<() => void>();
  readonly #freeAt = { a: instant(0), b: instant(0) };

  constructor(options: PipeOptions = {}) {
    const seed = options.seed ?? 1;
    const { link } = options;
    this.#options = options;
    this.#random = new SeededRandom(seed);
    const layer = (n: number, l: LinkParameters | undefined) =>
      new MessageLayer({
        random: new SeededRandom(seed * 2 + n),
        ...(l === undefined ? {} : { link: l }),
        ...options.layer,
      });
    this.a = new End("10.0.0.1", "10.0.0.2", layer(0, link));
    this.b = new End("10.0.0.2", "10.0.0.1", layer(1, link === undefined ? undefined : turned(link)));
    this.lose = () => this.#random.next() < (options.loss ?? 0);
  }

  at(when: number, action: () => void): void {
    this.#actions.schedule(instant(Math.max(when, this.now)), action);
  }

  after(span: number, action: () => void): void {
    this.at(this.now + span, action);
  }

  /** Runs until nothing is to happen, or until `end`. */
  run(end = Number.POSITIVE_INFINITY): void {
    for (let steps = 0; steps < 1_000_000; steps++) {
      this.#settle();
      const next = [this.a.layer.deadline(), this.b.layer.deadline(), this.#actions.next()].reduce(earliest, undefined);
      if (next === undefined || next > end) return;
      this.now = instant(Math.max(next, this.now));
      this.a.layer.wake(this.now);
      this.b.layer.wake(this.now);
      for (let due = this.#actions.expire(this.now); due; due = this.#actions.expire(this.now)) due.value();
    }
    throw new Error("the pipe does not come to rest");
  }

  /** What crossed as a retransmission. */
  get repeated(): Crossing[] {
    return this.crossings.filter((crossing) => crossing.account.retransmission);
  }

  #settle(): void {
    for (let busy = true; busy; ) {
      busy = false;
      for (const end of [this.a, this.b]) {
        for (const output of end.layer.drain(100)) {
          busy = true;
          this.#carry(end, output);
        }
        for (const event of end.layer.events()) {
          busy = true;
          end.seen.push(event);
          end.onEvent(event, this.now);
        }
      }
    }
  }

  #carry(from: End, output: Output<never>): void {
    if (output.kind !== "datagram") return;
    const crossing = { from: from.peer.address, at: this.now, datagram: output.datagram, account: output.account };
    const lost = this.lose(crossing, this.crossings.push(crossing) - 1);
    const arrives = this.#transmit(from, output.datagram.length);
    if (lost) return;
    const copies = this.#random.next() < (this.#options.duplication ?? 0) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const jitter = milliseconds(this.#random.next() * (this.#options.jitter ?? 0));
      const [to, datagram] = [from === this.a ? this.b : this.a, output.datagram.slice()];
      this.at(add(arrives, jitter), () => to.layer.receive(datagram, from.peer, this.now));
    }
  }

  #transmit(from: End, length: number): Instant {
    const link = this.#options.channel ?? this.#options.link;
    if (link === undefined) return this.now;
    const rate = from === this.a ? link.sendRate : link.receiveRate;
    const direction = link.halfDuplex || from === this.a ? "a" : "b";
    const start = instant(Math.max(this.now, this.#freeAt[direction]));
    this.#freeAt[direction] = add(start, airtime(length + link.overhead, rate));
    return add(this.#freeAt[direction], link.latency);
  }
}

const turned = (link: LinkParameters): LinkParameters => ({
  ...link,
  sendRate: link.receiveRate,
  receiveRate: link.sendRate,
});

export const linkOf = (rate: number, more: Partial<LinkParameters> = {}): LinkParameters => ({
  ...{ sendRate: rate, receiveRate: rate, latency: milliseconds(50), overhead: 28, halfDuplex: false, mtu: 1280 },
  ...more,
});

/** A GET that expects a small answer. */
export const request = (pipe: Pipe, from: End, more: Partial<Outgoing> = {}): Outgoing => ({
  ...{ peer: from.other, code: 1, token: from.layer.allocateToken(from.other, pipe.now), options: [], payload: EMPTY },
  ...{ confirmable: true, purpose: "message", answerBytes: 16 },
  ...more,
});

/** Answers each request after `delay` with `bytes` of payload. */
export function serve(pipe: Pipe, end: End, delay = 0, bytes = 10): void {
  end.onEvent = (event) => {
    if (event.kind !== "request") return;
    const answer = { code: 69, options: [], payload: new Uint8Array(bytes).fill(1), purpose: "message" } as const;
    const respond = () => end.layer.respond(event.incoming, answer, pipe.now);
    if (delay === 0) respond();
    else pipe.after(delay, respond);
  };
}

/** Takes responses as a client with a table of tokens does. */
export function client(pipe: Pipe, end: End, alsoServes?: (event: MessageEvent) => void): Map<string, number> {
  const answers = new Map<string, number>();
  const open = new Map<string, number>();
  const key = (token: Uint8Array) => Buffer.from(token).toString("hex");
  const send = end.layer.send.bind(end.layer);
  end.layer.send = (outgoing, now) => {
    const id = send(outgoing, now);
    open.set(key(outgoing.token), id);
    return id;
  };
  end.onEvent = (event) => {
    if (event.kind === "response") {
      const token = key(event.message.token);
      const id = open.get(token);
      if (event.transmission === undefined) {
        if (id === undefined) end.layer.reject(end.other, event.message, pipe.now);
        else end.layer.accept(end.other, event.message, pipe.now);
        if (id !== undefined) end.layer.answered(id, pipe.now);
      }
      if (id !== undefined) answers.set(token, (answers.get(token) ?? 0) + 1);
    } else alsoServes?.(event);
  };
  return answers;
}
