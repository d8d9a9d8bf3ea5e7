import type { Duration, Instant } from "../base/time.ts";
import type { DropReason } from "./stage.ts";

/** A rule on when a transmitter may be on the air. */
export interface Gate {
  /** Why a datagram is dropped that it never lets through. */
  readonly reason: DropReason;
  /** The earliest start, not before `from`, of a transmission of that length; undefined when it is never allowed. */
  earliest(from: Instant, airtime: Duration): Instant | undefined;
  /** It was on the air. */
  commit(start: Instant, airtime: Duration): void;
}
