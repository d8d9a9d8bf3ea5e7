import { add, airtime, type Duration, type Instant, instant, sum, ZERO } from "../base/time.ts";
import { DropTailQueue } from "./drop-tail-queue.ts";
import type { Gate } from "./gate.ts";
import type { Direction } from "./link-model.ts";
import type { DropReason, Frame, Stage, StageOutput } from "./stage.ts";

/** One end's transmitter: its rate, what waits for it, and when it may be on the air. */
interface Transmitter<Tag> {
  readonly direction: Direction;
  readonly rate: number;
  readonly preamble: Duration;
  readonly queue: DropTailQueue<Tag>;
  readonly gates: readonly Gate[];
  out: StageOutput<Tag>[];
}

export interface TransmitterModel {
  /** bit/s */
  readonly rate: number;
  readonly preamble: Duration;
  /** Bytes that may wait. */
  readonly queue: number;
  readonly gates: readonly Gate[];
}

/** Decided anew whenever something is pushed. */
interface Planned<Tag> {
  readonly kind: "planned";
  readonly transmitter: Transmitter<Tag>;
  readonly start: Instant;
  readonly span: Duration;
}

interface OnAir<Tag> {
  readonly kind: "on-air";
  readonly transmitter: Transmitter<Tag>;
  readonly frame: Frame<Tag>;
  readonly end: Instant;
}

type Activity<Tag> = { readonly kind: "idle" } | Planned<Tag> | OnAir<Tag>;

interface Head {
  readonly start: Instant;
  readonly since: Instant;
  readonly span: Duration;
}

/**
 * What can carry one transmission at a time: a direction of a full-duplex link, or both directions of a half-duplex
 * one. Serialisation, the queue before it, turnaround, and the gates. Who has waited longest goes first.
 */
export class Channel<Tag> {
  readonly #turnaround: Duration;
  readonly #transmitters: Transmitter<Tag>[] = [];
  #activity: Activity<Tag> = { kind: "idle" };
  #freeAt: Instant = instant(Number.NEGATIVE_INFINITY);
  #last: Direction | undefined;

  constructor(turnaround: Duration = ZERO) {
    this.#turnaround = turnaround;
  }

  /** Adds the transmitter of a direction; it is a stage of that direction's pipeline. */
  join(direction: Direction, model: TransmitterModel): ChannelPort<Tag> {
    const { rate, preamble, gates } = model;
    const queue = new DropTailQueue<Tag>(model.queue);
    const transmitter: Transmitter<Tag> = { direction, rate, preamble, gates, queue, out: [] };
    this.#transmitters.push(transmitter);
    return new ChannelPort<Tag>(this, transmitter);
  }

  deadline(): Instant | undefined {
    if (this.#activity.kind === "idle") return undefined;
    return this.#activity.kind === "planned" ? this.#activity.start : this.#activity.end;
  }

  push(transmitter: Transmitter<Tag>, frame: Frame<Tag>, now: Instant): void {
    this.wake(now);
    if (!transmitter.queue.offer(frame)) this.#drop(transmitter, frame, now, "queue-full");
    else if (this.#activity.kind !== "on-air") {
      this.#activity = { kind: "idle" };
      this.wake(now);
    }
  }

  wake(now: Instant): void {
    for (;;) {
      const activity = this.#activity;
      if (activity.kind === "idle") this.#plan(now);
      else if (activity.kind === "planned" && activity.start <= now) this.#begin(activity);
      else if (activity.kind === "on-air" && activity.end <= now) this.#finish(activity);
      else return;
      if (this.#activity.kind === "idle" && !this.#transmitters.some(({ queue }) => queue.length > 0)) return;
    }
  }

  #plan(now: Instant): void {
    let best: Planned<Tag> | undefined;
    let bestRank: readonly [number, number] = [0, 0];
    for (const transmitter of this.#transmitters) {
      const changes = this.#last !== undefined && this.#last !== transmitter.direction;
      const free = changes ? add(this.#freeAt, this.#turnaround) : this.#freeAt;
      const head = this.#head(transmitter, free, now);
      if (head === undefined) continue;
      // Turnaround is left out of the comparison: otherwise the direction that has the channel would keep it for ever.
      const rank = [head.start === free ? this.#freeAt : head.start, head.since] as const;
      if (best !== undefined && (rank[0] > bestRank[0] || (rank[0] === bestRank[0] && rank[1] >= bestRank[1])))
        continue;
      best = { kind: "planned", transmitter, start: head.start, span: head.span };
      bestRank = rank;
    }
    this.#activity = best ?? { kind: "idle" };
  }

  /** When the first frame of a queue may be on the air, if the channel is free from `free` on. */
  #head(transmitter: Transmitter<Tag>, free: Instant, now: Instant): Head | undefined {
    for (let frame = transmitter.queue.head(); frame !== undefined; frame = transmitter.queue.head()) {
      const span = sum(transmitter.preamble, airtime(frame.size, transmitter.rate));
      let start: Instant | undefined = instant(Math.max(frame.sentAt, free));
      let closed: Gate | undefined;
      for (const gate of transmitter.gates) {
        if (start === undefined) break;
        start = gate.earliest(start, span);
        if (start === undefined) closed = gate;
      }
      if (start !== undefined) return { start, since: frame.sentAt, span };
      transmitter.queue.take();
      this.#drop(transmitter, frame, now, closed?.reason ?? "queue-full");
    }
    return undefined;
  }

  #begin({ transmitter, start, span }: Planned<Tag>): void {
    const waiting = transmitter.queue.take();
    if (waiting === undefined) return;
    for (const gate of transmitter.gates) gate.commit(start, span);
    const end = add(start, span);
    this.#activity = { kind: "on-air", transmitter, frame: { ...waiting, start, end }, end };
  }

  #finish({ transmitter, frame, end }: OnAir<Tag>): void {
    transmitter.out.push({ kind: "passed", frame, at: end });
    this.#freeAt = end;
    this.#last = transmitter.direction;
    this.#activity = { kind: "idle" };
  }

  #drop(transmitter: Transmitter<Tag>, frame: Frame<Tag>, at: Instant, reason: DropReason): void {
    transmitter.out.push({ kind: "dropped", frame, at, reason });
  }
}

/** A direction's view of its channel. */
export class ChannelPort<Tag> implements Stage<Tag> {
  readonly #channel: Channel<Tag>;
  readonly #transmitter: Transmitter<Tag>;

  constructor(channel: Channel<Tag>, transmitter: Transmitter<Tag>) {
    this.#channel = channel;
    this.#transmitter = transmitter;
  }

  /** Bytes that wait, without what is on the air. */
  get queuedBytes(): number {
    return this.#transmitter.queue.bytes;
  }

  push(frame: Frame<Tag>, now: Instant): void {
    this.#channel.push(this.#transmitter, frame, now);
  }

  wake(now: Instant): void {
    this.#channel.wake(now);
  }

  deadline(): Instant | undefined {
    return this.#channel.deadline();
  }

  drain(): StageOutput<Tag>[] {
    const out = this.#transmitter.out;
    this.#transmitter.out = [];
    return out;
  }
}
