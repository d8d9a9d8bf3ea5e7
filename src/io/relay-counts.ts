import type { LinkOutput } from "../sim/link.ts";
import type { Direction } from "../sim/link-model.ts";
import type { DropReason } from "../sim/stage.ts";

/** What one direction of a relay carried. Bytes are UDP payload; `linkBytes` has the link's overhead too. */
export interface DirectionCounts {
  readonly received: number;
  readonly delivered: number;
  readonly bytes: number;
  readonly linkBytes: number;
  /** Seconds on the air. */
  readonly airtime: number;
  readonly dropped: Readonly<Partial<Record<DropReason | "too-many-clients", number>>>;
}

const NONE: DirectionCounts = { received: 0, delivered: 0, bytes: 0, linkBytes: 0, airtime: 0, dropped: {} };

export class RelayCounts {
  readonly #counts: Record<Direction, DirectionCounts> = { up: NONE, down: NONE };

  received(direction: Direction): void {
    const counts = this.#counts[direction];
    this.#counts[direction] = { ...counts, received: counts.received + 1 };
  }

  dropped(direction: Direction, reason: DropReason | "too-many-clients"): void {
    const counts = this.#counts[direction];
    const dropped = { ...counts.dropped, [reason]: (counts.dropped[reason] ?? 0) + 1 };
    this.#counts[direction] = { ...counts, dropped };
  }

  /** What the link says of a datagram: delivered or dropped, and what it cost. */
  output({ direction, kind, frame }: LinkOutput<unknown>): void {
    const counts = this.#counts[direction];
    const { start, end, size, copy, datagram } = frame;
    const airtime = start === undefined || end === undefined || copy ? 0 : (end - start) / 1000;
    this.#counts[direction] = {
      ...counts,
      delivered: counts.delivered + (kind === "passed" ? 1 : 0),
      bytes: counts.bytes + (kind === "passed" ? datagram.length : 0),
      linkBytes: counts.linkBytes + (start === undefined || copy ? 0 : size),
      airtime: counts.airtime + airtime,
    };
  }

  snapshot(): Readonly<Record<Direction, DirectionCounts>> {
    return { ...this.#counts };
  }
}
