import type { Duration, Instant } from "../base/time.ts";

/** A pause of virtual time for one effect of the real world. */
export interface Hold {
  readonly order: number;
}

/** Something that takes events: a node of the world. */
export interface EventTarget<Event> {
  readonly name: string;
  handle(event: Event, now: Instant): void;
}

/** What effects may do to the world that they came from. */
export interface WorldControl {
  readonly now: Instant;
  /** Gives a node an event now. */
  handle<Event>(node: EventTarget<Event>, event: Event): void;
  /** Runs an action at an instant; one that has passed means now. */
  at(instant: Instant, action: () => void): void;
  /** Virtual time stands still until the hold is released or dropped. */
  hold(): Hold;
  /**
   * Gives the node the event `processing` after the instant of the hold. With several holds at once, time goes on when
   * the last is released, and the events come in the order of the holds: so a run does not depend on who answers first.
   */
  release<Event>(hold: Hold, node: EventTarget<Event>, event: Event, processing: Duration): void;
  /** Ends a hold with nothing to say. */
  drop(hold: Hold): void;
}
