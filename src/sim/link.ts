import { type Random, SeededRandom } from "../base/random.ts";
import { earliest, type Instant, ZERO } from "../base/time.ts";
import { BurstLoss } from "./burst-loss.ts";
import { Channel, type ChannelPort } from "./channel.ts";
import { Corruption } from "./corruption.ts";
import { Delay } from "./delay.ts";
import { Duplication } from "./duplication.ts";
import { DutyCycle } from "./duty-cycle.ts";
import type { Gate } from "./gate.ts";
import { IndependentLoss } from "./independent-loss.ts";
import { checkLinkModel } from "./link-check.ts";
import type { Direction, DirectionModel, LinkModel } from "./link-model.ts";
import { MtuLimit } from "./mtu-limit.ts";
import { OutageGate } from "./outage-gate.ts";
import { OutageLoss } from "./outage-loss.ts";
import { Pipeline } from "./pipeline.ts";
import { Reordering } from "./reordering.ts";
import type { Stage, StageOutput } from "./stage.ts";

/** What became of a datagram: `passed` is its arrival at the other end. */
export type LinkOutput<Tag> = StageOutput<Tag> & { readonly direction: Direction };

/** Two directions, each a pipeline of stages; repeatable for a seed. */
export class Link<Tag = undefined> {
  readonly model: LinkModel;
  readonly #ports: Record<Direction, ChannelPort<Tag>>;
  readonly #pipelines: Record<Direction, Pipeline<Tag>>;

  /** HectobitError `link-model` when the model makes no sense. */
  constructor(model: LinkModel, seed: number) {
    checkLinkModel(model);
    this.model = model;
    const { halfDuplex } = model;
    const up = new Channel<Tag>(halfDuplex?.turnaround);
    const down = halfDuplex === undefined ? new Channel<Tag>() : up;
    this.#ports = {
      up: up.join("up", transmitterModel(model.up, model)),
      down: down.join("down", transmitterModel(model.down, model)),
    };
    this.#pipelines = {
      up: new Pipeline(stages(model.up, model, this.#ports.up, seed)),
      down: new Pipeline(stages(model.down, model, this.#ports.down, ~seed)),
    };
  }

  send(direction: Direction, datagram: Uint8Array, now: Instant, tag: Tag): void {
    const size = datagram.length + this.model.overhead;
    const unsent = { start: undefined, end: undefined, copy: false, corrupted: false };
    this.#pipelines[direction].push({ datagram, size, tag, sentAt: now, ...unsent }, now);
  }

  deadline(): Instant | undefined {
    return earliest(this.#pipelines.up.deadline(), this.#pipelines.down.deadline());
  }

  wake(now: Instant): void {
    this.#pipelines.up.wake(now);
    this.#pipelines.down.wake(now);
  }

  /** Arrivals and drops since the last call. */
  drain(): LinkOutput<Tag>[] {
    const up = this.#pipelines.up.drain().map((output) => ({ ...output, direction: "up" as const }));
    const down = this.#pipelines.down.drain().map((output) => ({ ...output, direction: "down" as const }));
    return up.length === 0 ? down : [...up, ...down].sort((a, b) => a.at - b.at);
  }

  /** Bytes that wait for the transmitter of that direction. */
  queuedBytes(direction: Direction): number {
    return this.#ports[direction].queuedBytes;
  }
}

function transmitterModel(direction: DirectionModel, link: LinkModel) {
  const gates: Gate[] = [];
  // The duty cycle before outages: a start that an outage moves to a later instant still is within the budget.
  if (direction.dutyCycle !== undefined) gates.push(new DutyCycle(direction.dutyCycle));
  for (const outage of link.outages ?? []) if (outage.meanwhile === "held") gates.push(new OutageGate(outage.schedule));
  return {
    rate: direction.rate,
    preamble: direction.preamble ?? ZERO,
    queue: direction.queue ?? Number.POSITIVE_INFINITY,
    gates,
  };
}

function stages<Tag>(model: DirectionModel, link: LinkModel, port: ChannelPort<Tag>, seed: number): Stage<Tag>[] {
  // A random source for each stage, so that adding one leaves what the others do as it was.
  const random = (stage: number): Random => new SeededRandom(Math.imul(seed | 0, 0x9e3779b1) + stage);
  const lost = (link.outages ?? []).filter((outage) => outage.meanwhile === "lost");
  const all: (Stage<Tag> | undefined)[] = [
    model.mtu === undefined ? undefined : new MtuLimit<Tag>(model.mtu),
    port,
    ...lost.map((outage) => new OutageLoss<Tag>(outage.schedule)),
    model.burstLoss && new BurstLoss<Tag>(model.burstLoss, random(1)),
    model.loss ? new IndependentLoss<Tag>(model.loss, random(2)) : undefined,
    model.corruption ? new Corruption<Tag>(model.corruption, random(3)) : undefined,
    model.duplication ? new Duplication<Tag>(model.duplication, random(4)) : undefined,
    new Delay<Tag>(model.latency ?? ZERO, model.jitter ?? ZERO, random(5)),
    model.reordering && new Reordering<Tag>(model.reordering, random(6)),
  ];
  return all.filter((stage) => stage !== undefined);
}
