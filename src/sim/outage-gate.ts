import type { Duration, Instant } from "../base/time.ts";
import type { Gate } from "./gate.ts";
import type { OutageSchedule } from "./link-model.ts";
import { clearOfOutages } from "./outages.ts";

/** A modem that knows of outages (satellite passes) and holds what does not fit before the next. */
export class OutageGate implements Gate {
  readonly reason = "outage";
  readonly #schedule: OutageSchedule;

  constructor(schedule: OutageSchedule) {
    this.#schedule = schedule;
  }

  earliest(from: Instant, airtime: Duration): Instant | undefined {
    return clearOfOutages(this.#schedule, from, airtime);
  }

  commit(): void {}
}
