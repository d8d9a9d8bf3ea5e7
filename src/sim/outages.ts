import { type Instant, instant } from "../base/time.ts";
import type { OutageSchedule } from "./link-model.ts";

/** True when any moment of [from, to] lies in an outage. */
export function touchesOutage(schedule: OutageSchedule, from: Instant, to: Instant): boolean {
  if (schedule.kind === "list") return schedule.spans.some((span) => span.from <= to && from < span.to);
  if (to < schedule.first || schedule.length <= 0) return false;
  if (from < schedule.first) return true;
  const phase = (from - schedule.first) % schedule.every;
  return phase < schedule.length || phase + (to - from) >= schedule.every;
}

/**
 * The earliest instant, not before `from`, at which something of length `span` fits between outages; undefined when
 * it never does.
 */
export function clearOfOutages(schedule: OutageSchedule, from: Instant, span: number): Instant | undefined {
  let start = from;
  if (schedule.kind === "list") {
    for (const outage of [...schedule.spans].sort((a, b) => a.from - b.from)) {
      if (outage.from <= start + span && start < outage.to) start = outage.to;
    }
    return start;
  }
  if (!touchesOutage(schedule, start, instant(start + span))) return start;
  if (span >= schedule.every - schedule.length) return undefined;
  const period = Math.floor(Math.max(0, start - schedule.first) / schedule.every);
  const phase = start - schedule.first - period * schedule.every;
  const next = phase < schedule.length ? period : period + 1;
  return instant(schedule.first + next * schedule.every + schedule.length);
}
