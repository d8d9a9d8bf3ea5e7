import type { Instant } from "../base/time.ts";
import { ChanceStage } from "./chance-stage.ts";
import { dropped, type Frame, passed, type StageOutput } from "./stage.ts";

/** Loses each datagram with the same probability. */
export class IndependentLoss<Tag> extends ChanceStage<Tag> {
  protected override decide(frame: Frame<Tag>, now: Instant): StageOutput<Tag>[] {
    return [this.happens() ? dropped(frame, now, "loss") : passed(frame, now)];
  }
}
