import type { Instant } from "../base/time.ts";
import { ChanceStage } from "./chance-stage.ts";
import { type Frame, passed, type StageOutput } from "./stage.ts";

/** Lets some datagrams arrive twice; the network makes the copy, so it takes no airtime. */
export class Duplication<Tag> extends ChanceStage<Tag> {
  protected override decide(frame: Frame<Tag>, now: Instant): StageOutput<Tag>[] {
    const first = passed(frame, now);
    return this.happens() ? [first, passed({ ...frame, copy: true }, now)] : [first];
  }
}
