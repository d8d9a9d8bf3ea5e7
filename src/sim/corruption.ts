import type { Instant } from "../base/time.ts";
import { ChanceStage } from "./chance-stage.ts";
import { type Frame, passed, type StageOutput } from "./stage.ts";

const MOST_BITS = 8;

/** Flips 1 to 8 bits of some datagrams: what a link without a checksum, or a checksum's luck, lets through. */
export class Corruption<Tag> extends ChanceStage<Tag> {
  protected override decide(frame: Frame<Tag>, now: Instant): StageOutput<Tag>[] {
    if (!this.happens() || frame.datagram.length === 0) return [passed(frame, now)];
    const datagram = frame.datagram.slice();
    // Distinct positions, so that two flips never undo each other.
    const positions = new Set<number>();
    const bits = 1 + this.random.integer(MOST_BITS);
    for (let i = 0; i < bits; i++) positions.add(this.random.integer(datagram.length * 8));
    for (const bit of positions) datagram[bit >> 3] = (datagram[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return [passed({ ...frame, datagram, corrupted: true }, now)];
  }
}
