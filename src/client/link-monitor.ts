/** Whether the gateway can be heard. Only requests ask it: a link on which nobody says anything is not known to be down. */
import type { Instant } from "../base/time.ts";
import type { LinkStatus } from "./types.ts";

export class LinkMonitor {
  readonly #clock: (at: Instant) => string;
  #heard: Instant | undefined;
  #downSince: Instant | undefined;

  constructor(clock: (at: Instant) => string) {
    this.#clock = clock;
  }

  get down(): boolean {
    return this.#downSince !== undefined;
  }

  /** A datagram came. True when the link was down before. */
  heard(now: Instant): boolean {
    const wasDown = this.down;
    this.#heard = now;
    this.#downSince = undefined;
    return wasDown;
  }

  /** An exchange that began at `started` had no answer in all its attempts. Silence since then means that the link is down. */
  unanswered(started: Instant): void {
    if (this.#heard !== undefined && this.#heard >= started) return;
    this.#downSince = this.#downSince === undefined || started < this.#downSince ? started : this.#downSince;
  }

  /** `messages`: how many wait for the link, for who knows it. */
  status(messages?: number): LinkStatus {
    if (this.#downSince === undefined) {
      return this.#heard === undefined
        ? { state: "unknown", since: undefined, text: "nothing was heard of the gateway yet" }
        : { state: "up", since: this.#heard, text: `the gateway was last heard at ${this.#clock(this.#heard)}` };
    }
    const wait = messages === 1 ? "; 1 message waits" : messages === undefined ? "" : `; ${messages} messages wait`;
    const text = `the link is down since ${this.#clock(this.#downSince)}${wait}`;
    return { state: "down", since: this.#downSince, text };
  }
}
