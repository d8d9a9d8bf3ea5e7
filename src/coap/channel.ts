import type { LinkParameters } from "../base/link-parameters.ts";
import { add, type Duration, type Instant, instant, longest, milliseconds } from "../base/time.ts";
import { receivingTime, sendingTime } from "./transmission-parameters.ts";

/**
 * What we believe of the channel to one peer: when the last bit of what we gave it will have left. So nothing waits in
 * a modem's buffer, where it can be neither reordered nor dropped.
 */
export class Channel {
  readonly link: LinkParameters | undefined;
  #freeAt: Instant;

  constructor(link: LinkParameters | undefined, freeAt = instant(Number.NEGATIVE_INFINITY)) {
    this.link = link;
    this.#freeAt = freeAt;
  }

  /** In the past when it is free. With an unknown link it always is. */
  get freeAt(): Instant {
    return this.#freeAt;
  }

  /** Takes the channel for a datagram; returns when its last bit will have left. */
  occupy(bytes: number, now: Instant): Instant {
    if (this.link === undefined) return now;
    const start = this.#freeAt > now ? this.#freeAt : now;
    this.#freeAt = add(start, sendingTime(this.link, bytes));
    return this.#freeAt;
  }

  /**
   * A datagram of the peer came whole. On a channel that both directions share, ours waited while it was on its way:
   * returns for how long.
   */
  heard(bytes: number, now: Instant): Duration {
    const { link } = this;
    if (link === undefined || !link.halfDuplex) return milliseconds(0);
    const span = receivingTime(link, bytes);
    const began = now - link.latency - span;
    const overlap = milliseconds(Math.min(span, longest(milliseconds(this.#freeAt - began))));
    this.#freeAt = add(this.#freeAt, overlap);
    return overlap;
  }
}
