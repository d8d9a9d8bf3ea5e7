import type { RejectCounter } from "../base/errors.ts";
import type { OutputQueue } from "../base/output-queue.ts";
import type { Random } from "../base/random.ts";
import type { TimerQueue } from "../base/timer-queue.ts";
import type { MessageEvent } from "./message-layer-types.ts";
import type { LayerTimer } from "./peer-state.ts";

/** What the parts of the message layer share. */
export interface LayerContext {
  readonly random: Random;
  readonly timers: TimerQueue<LayerTimer>;
  readonly outputs: OutputQueue<never>;
  readonly rejects: RejectCounter;
  report(event: MessageEvent): void;
}
