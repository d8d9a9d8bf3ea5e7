import type { Account, Machine, Output } from "../../src/base/machine.ts";
import { OutputQueue } from "../../src/base/output-queue.ts";
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { type Duration, type Instant, instant, milliseconds } from "../../src/base/time.ts";
import { TimerQueue } from "../../src/base/timer-queue.ts";
import type { Link, LinkOutput } from "../../src/sim/link.ts";
import type { DirectionModel, LinkModel } from "../../src/sim/link-model.ts";
import type { Frame, Stage, StageOutput } from "../../src/sim/stage.ts";

export const random = (seed = 1): SeededRandom => new SeededRandom(seed);

export function frame(length: number, at = 0, span?: readonly [number, number]): Frame<number> {
  return {
    datagram: new Uint8Array(length).fill(0xaa),
    size: length + 28,
    tag: length,
    sentAt: instant(at),
    start: span && instant(span[0]),
    end: span && instant(span[1]),
    copy: false,
    corrupted: false,
  };
}

/** Runs a stage or link from deadline to deadline and gives all that came out. */
export function runOut<Output>(
  it: { deadline(): Instant | undefined; wake(now: Instant): void; drain(): Output[] },
  until = Number.POSITIVE_INFINITY,
): Output[] {
  const all = it.drain();
  for (let due = it.deadline(); due !== undefined && due <= until; due = it.deadline()) {
    it.wake(due);
    all.push(...it.drain());
  }
  return all;
}

export function pushAll(stage: Stage<number>, frames: readonly Frame<number>[]): StageOutput<number>[] {
  const out: StageOutput<number>[] = [];
  for (const one of frames) {
    stage.push(one, one.sentAt);
    out.push(...stage.drain());
  }
  return [...out, ...runOut(stage)];
}

export const model = (direction: DirectionModel, rest: Partial<LinkModel> = {}): LinkModel => ({
  overhead: 28,
  up: direction,
  down: direction,
  ...rest,
});

export const passedOf = <T>(outputs: readonly LinkOutput<T>[]): LinkOutput<T>[] =>
  outputs.filter((output) => output.kind === "passed");

export function sendMany(link: Link<number>, count: number, every: number, length: number): LinkOutput<number>[] {
  const all: LinkOutput<number>[] = [];
  for (let i = 0; i < count; i++) {
    all.push(...runOut(link, i * every));
    link.send("up", new Uint8Array(length), instant(i * every), i);
  }
  return [...all, ...runOut(link)];
}

const account = (payload: number, retransmission = false): Account => ({
  purpose: "message",
  layers: { header: 4, options: 2, payload: payload - 6, security: 0 },
  retransmission,
});

export type TalkerEvent = { readonly send: Uint8Array };
export type TalkerEffect = { readonly heard: Uint8Array; readonly from: string };

/** Sends `length` bytes to a peer every period, and answers nothing; tells what it hears. */
export class Talker implements Machine<TalkerEvent, TalkerEffect> {
  readonly #to: Peer;
  readonly #period: Duration | undefined;
  readonly #length: number;
  readonly #timers = new TimerQueue<"send">();
  readonly #out = new OutputQueue<TalkerEffect>();
  readonly #reply: boolean;

  constructor(to: string, options: { period?: Duration; length?: number; reply?: boolean } = {}) {
    this.#to = peer(to);
    this.#period = options.period;
    this.#length = options.length ?? 20;
    this.#reply = options.reply ?? false;
    if (this.#period !== undefined) this.#timers.schedule(instant(this.#period), "send");
  }

  receive(datagram: Uint8Array, from: Peer): void {
    this.#out.effect({ heard: datagram, from: from.key });
    if (this.#reply) this.#out.datagram(new Uint8Array(12), from, account(12));
  }

  handle(event: TalkerEvent): void {
    this.#out.datagram(event.send, this.#to, account(event.send.length));
  }

  wake(now: Instant): void {
    while (this.#timers.expire(now) !== undefined) {
      this.handle({ send: new Uint8Array(this.#length) });
      this.#timers.schedule(instant(now + (this.#period ?? milliseconds(1))), "send");
    }
  }

  deadline(): Instant | undefined {
    return this.#timers.next();
  }

  drain(max: number): Output<TalkerEffect>[] {
    return this.#out.drain(max);
  }
}

/** `10.0.0.1` at CoAP's port. */
export const peer = (address: string): Peer => addressPeer(address, 5683);
