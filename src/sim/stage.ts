import type { Instant } from "../base/time.ts";

/** Why a datagram did not arrive. */
export type DropReason =
  | "mtu"
  | "queue-full"
  | "duty-cycle"
  | "outage"
  | "loss"
  | "burst-loss"
  | "stale-address"
  | "no-route";

/** A datagram on its way. `tag` is the sender's and passes untouched. */
export interface Frame<Tag> {
  readonly datagram: Uint8Array;
  /** Bytes on the link: the datagram and the overhead. */
  readonly size: number;
  readonly tag: Tag;
  /** When it was given to the link. */
  readonly sentAt: Instant;
  /** When its first and its last bit were on the air; undefined until it was sent. */
  readonly start: Instant | undefined;
  readonly end: Instant | undefined;
  /** The second arrival of a duplicated datagram: it took no airtime of its own. */
  readonly copy: boolean;
  readonly corrupted: boolean;
}

export type StageOutput<Tag> =
  | { readonly kind: "passed"; readonly frame: Frame<Tag>; readonly at: Instant }
  | { readonly kind: "dropped"; readonly frame: Frame<Tag>; readonly at: Instant; readonly reason: DropReason };

/**
 * One property of a link. Stages are chained by Pipeline, which is a stage itself. A stage that is woken late (real
 * time) gives its outputs with the instants at which they were due, so that lateness does not add up.
 */
export interface Stage<Tag> {
  push(frame: Frame<Tag>, now: Instant): void;
  wake(now: Instant): void;
  deadline(): Instant | undefined;
  /** All outputs since the last call, in order. */
  drain(): StageOutput<Tag>[];
}

/** A stage that decides on the spot. */
export abstract class ImmediateStage<Tag> implements Stage<Tag> {
  #out: StageOutput<Tag>[] = [];

  protected abstract decide(frame: Frame<Tag>, now: Instant): readonly StageOutput<Tag>[];

  push(frame: Frame<Tag>, now: Instant): void {
    this.#out.push(...this.decide(frame, now));
  }

  wake(): void {}

  deadline(): undefined {
    return undefined;
  }

  drain(): StageOutput<Tag>[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }
}

export const passed = <Tag>(frame: Frame<Tag>, at: Instant): StageOutput<Tag> => ({ kind: "passed", frame, at });
export const dropped = <Tag>(frame: Frame<Tag>, at: Instant, reason: DropReason): StageOutput<Tag> => ({
  kind: "dropped",
  frame,
  at,
  reason,
});
