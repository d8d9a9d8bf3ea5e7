import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Duration, Instant } from "../base/time.ts";
import type { World } from "../sim/world.ts";
import type { EventTarget } from "../sim/world-control.ts";
import { now as wallClock } from "./clock.ts";

export interface RunOptions {
  /** Ends when virtual time is there; without it, when nothing is left to happen. */
  readonly until?: Instant;
  /** Asked after each step: true ends the run. */
  readonly stop?: () => boolean;
  /** Virtual seconds per second of the wall clock; as fast as it goes when left out. */
  readonly speed?: number;
}

/** Steps between two turns of the event loop: servers in this process must come to their turn too. */
const STEPS_PER_TURN = 200;
/** Longest sleep with `speed`, so that `stop` is asked often enough. */
const NAP_MS = 100;

/**
 * Runs a world whose effects reach into the real one. Virtual time stands still until the answer is there, and then
 * counts a given processing time: a run is repeatable, and never waits for nothing.
 */
export class WorldRunner {
  readonly #world: World;
  readonly #failures: unknown[] = [];
  #pending = 0;
  #wake: (() => void) | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * Holds the world until `work` is done, and gives the node its result as an event, `processing` later; `undefined`
   * is no event. When `work` fails, so does the run.
   */
  perform<Event>(node: EventTarget<Event>, work: Promise<Event | undefined>, processing: Duration): void {
    const hold = this.#world.hold();
    this.#pending++;
    work
      .then(
        (event) => {
          if (event === undefined) this.#world.drop(hold);
          else this.#world.release(hold, node, event, processing);
        },
        (error: unknown) => {
          this.#failures.push(error);
          this.#world.drop(hold);
        },
      )
      .finally(() => {
        this.#pending--;
        this.#wake?.();
      });
  }

  async run(options: RunOptions = {}): Promise<"until" | "stopped" | "idle"> {
    const started = wallClock() - this.#world.now / (options.speed ?? 1);
    for (let steps = 1; ; steps++) {
      const ended = await this.#step(options, started);
      if (this.#failures.length > 0) throw this.#failures[0];
      if (options.stop?.() === true) return "stopped";
      if (ended !== undefined) return ended;
      if (steps % STEPS_PER_TURN === 0) await nextTurn();
    }
  }

  async #step({ until, stop, speed }: RunOptions, started: number): Promise<"until" | "idle" | undefined> {
    const settled = this.#world.run({ until: this.#world.now });
    if (settled === "held") {
      if (this.#pending === 0) throw new Error("the world is held by nobody who could release it");
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      return undefined;
    }
    const next = this.#world.deadline();
    if (next === undefined || (until !== undefined && next > until)) {
      if (until !== undefined) this.#world.run({ until });
      return next === undefined ? "idle" : "until";
    }
    if (speed !== undefined) {
      const wait = started + next / speed - wallClock();
      if (wait > 0) {
        await sleep(Math.min(wait, NAP_MS));
        if (wait > NAP_MS || stop?.() === true) return undefined;
      }
    }
    this.#world.step();
    return undefined;
  }
}
