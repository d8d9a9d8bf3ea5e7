import type { Instant } from "../base/time.ts";
import type { OutageSchedule } from "./link-model.ts";
import { touchesOutage } from "./outages.ts";
import { dropped, type Frame, ImmediateStage, passed, type StageOutput } from "./stage.ts";

/** Loses what was on the air while the link was away. */
export class OutageLoss<Tag> extends ImmediateStage<Tag> {
  readonly #schedule: OutageSchedule;

  constructor(schedule: OutageSchedule) {
    super();
    this.#schedule = schedule;
  }

  protected override decide(frame: Frame<Tag>, now: Instant): StageOutput<Tag>[] {
    const away = touchesOutage(this.#schedule, frame.start ?? now, frame.end ?? now);
    return [away ? dropped(frame, now, "outage") : passed(frame, now)];
  }
}
