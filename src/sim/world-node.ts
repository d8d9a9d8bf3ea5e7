import type { Machine, Output } from "../base/machine.ts";
import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import type { WorldControl } from "./world-control.ts";

export interface NodeOptions<Event, Effect> {
  /** Unique in its world; the account and the timeline use it. */
  readonly name: string;
  readonly machine: Machine<Event, Effect>;
  /** Where its datagrams come from. Without one it only handles events. */
  readonly peer?: Peer;
  readonly onEffect?: (effect: Effect, now: Instant, world: WorldControl) => void;
}

export type DatagramOutput = Extract<Output<never>, { kind: "datagram" }>;

/** What a world needs of a node, whatever its events and effects are. */
export interface AnyNode {
  readonly name: string;
  readonly peer: Peer | undefined;
  receive(datagram: Uint8Array, peer: Peer, now: Instant): void;
  wake(now: Instant): void;
  deadline(): Instant | undefined;
  /** Carries out waiting effects and gives waiting datagrams; undefined when there was nothing. */
  pump(now: Instant, world: WorldControl): DatagramOutput[] | undefined;
}

/** How many outputs are drained at a time. */
const BATCH = 64;

/** A machine in a world, and the handle by which to give it events. */
export class MachineNode<Event, Effect> implements AnyNode {
  readonly name: string;
  readonly peer: Peer | undefined;
  readonly #machine: Machine<Event, Effect>;
  readonly #onEffect: NodeOptions<Event, Effect>["onEffect"];

  constructor({ name, machine, peer, onEffect }: NodeOptions<Event, Effect>) {
    this.name = name;
    this.peer = peer;
    this.#machine = machine;
    this.#onEffect = onEffect;
  }

  receive(datagram: Uint8Array, peer: Peer, now: Instant): void {
    this.#machine.receive(datagram, peer, now);
  }

  handle(event: Event, now: Instant): void {
    this.#machine.handle(event, now);
  }

  wake(now: Instant): void {
    this.#machine.wake(now);
  }

  deadline(): Instant | undefined {
    return this.#machine.deadline();
  }

  pump(now: Instant, world: WorldControl): DatagramOutput[] | undefined {
    const outputs = this.#machine.drain(BATCH);
    if (outputs.length === 0) return undefined;
    const datagrams: DatagramOutput[] = [];
    for (const output of outputs) {
      if (output.kind === "datagram") datagrams.push(output);
      else this.#onEffect?.(output.effect, now, world);
    }
    return datagrams;
  }
}
