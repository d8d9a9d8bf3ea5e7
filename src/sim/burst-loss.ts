import type { Random } from "../base/random.ts";
import { type Instant, instant } from "../base/time.ts";
import type { BurstLossModel } from "./link-model.ts";
import { dropped, type Frame, ImmediateStage, passed, type StageOutput } from "./stage.ts";

/** The two-state channel: was it bad at any moment of a span, or for this datagram? Spans come in order. */
interface Channel {
  bad(from: Instant, to: Instant): boolean;
}

/** Loses datagrams in bursts (Gilbert–Elliott). */
export class BurstLoss<Tag> extends ImmediateStage<Tag> {
  readonly #model: BurstLossModel;
  readonly #random: Random;
  readonly #channel: Channel;

  constructor(model: BurstLossModel, random: Random) {
    super();
    this.#model = model;
    this.#random = random;
    this.#channel = model.by === "time" ? new TimedChannel(model, random) : new CountedChannel(model, random);
  }

  protected override decide(frame: Frame<Tag>, now: Instant): StageOutput<Tag>[] {
    const bad = this.#channel.bad(frame.start ?? now, frame.end ?? now);
    const loss = bad ? this.#model.lossBad : this.#model.lossGood;
    return [this.#random.next() < loss ? dropped(frame, now, "burst-loss") : passed(frame, now)];
  }
}

class CountedChannel implements Channel {
  readonly #model: Extract<BurstLossModel, { by: "datagrams" }>;
  readonly #random: Random;
  #bad = false;

  constructor(model: Extract<BurstLossModel, { by: "datagrams" }>, random: Random) {
    this.#model = model;
    this.#random = random;
  }

  bad(): boolean {
    const change = this.#bad ? this.#model.toGood : this.#model.toBad;
    if (this.#random.next() < change) this.#bad = !this.#bad;
    return this.#bad;
  }
}

class TimedChannel implements Channel {
  readonly #model: Extract<BurstLossModel, { by: "time" }>;
  readonly #random: Random;
  #bad: boolean;
  #until: Instant | undefined;

  constructor(model: Extract<BurstLossModel, { by: "time" }>, random: Random) {
    this.#model = model;
    this.#random = random;
    // It was running before we looked: the first state by its share of time.
    this.#bad = random.next() < model.meanBad / (model.meanBad + model.meanGood);
  }

  bad(from: Instant, to: Instant): boolean {
    let until = this.#until ?? this.#after(from);
    while (until <= from) {
      this.#bad = !this.#bad;
      until = this.#after(until);
    }
    let any = this.#bad;
    while (until < to) {
      this.#bad = !this.#bad;
      any = true;
      until = this.#after(until);
    }
    this.#until = until;
    return any;
  }

  #after(at: Instant): Instant {
    const mean = this.#bad ? this.#model.meanBad : this.#model.meanGood;
    // A span of at least 1 µs: the loops above always move on.
    return instant(at + Math.max(0.001, -Math.log(1 - this.#random.next()) * mean));
  }
}
