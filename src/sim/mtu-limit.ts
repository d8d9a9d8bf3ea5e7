import type { Instant } from "../base/time.ts";
import { dropped, type Frame, ImmediateStage, passed, type StageOutput } from "./stage.ts";

/** Drops datagrams larger than `mtu` bytes of UDP payload: the link does not fragment. */
export class MtuLimit<Tag> extends ImmediateStage<Tag> {
  readonly #mtu: number;

  constructor(mtu: number) {
    super();
    this.#mtu = mtu;
  }

  protected override decide(frame: Frame<Tag>, now: Instant): StageOutput<Tag>[] {
    return [frame.datagram.length > this.#mtu ? dropped(frame, now, "mtu") : passed(frame, now)];
  }
}
