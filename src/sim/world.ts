import { HectobitError } from "../base/errors.ts";
import type { Peer } from "../base/peer.ts";
import { add, type Duration, earliest, type Instant, instant, ZERO } from "../base/time.ts";
import { TimerQueue } from "../base/timer-queue.ts";
import { AirtimeAccount, type Passage } from "./account.ts";
import { InstantGuard } from "./instant-guard.ts";
import type { LinkModel } from "./link-model.ts";
import { PcapWriter } from "./pcap.ts";
import type { EventTarget, Hold, WorldControl } from "./world-control.ts";
import { WorldLink } from "./world-link.ts";
import { type AnyNode, type DatagramOutput, MachineNode, type NodeOptions } from "./world-node.ts";

export interface WorldOptions {
  /** Links without a seed of their own derive theirs from it. */
  readonly seed?: number;
  /** Steps at one instant before `world-loop` is thrown. */
  readonly maxStepsPerInstant?: number;
  /** Keep each datagram for `pcap()`; off saves memory. */
  readonly capture?: boolean;
}

export type Step = "advanced" | "held" | "idle";

/**
 * Runs machines against each other over links in virtual time, from event to event. Repeatable: the same machines,
 * links and seeds give the same run.
 */
export class World implements WorldControl {
  readonly account = new AirtimeAccount();
  /** What crossed the links, or did not, in the order in which it was decided. */
  readonly timeline: Passage[] = [];
  readonly #seed: number;
  readonly #capture: PcapWriter | undefined;
  readonly #guard: InstantGuard;
  readonly #nodes = new Map<string, AnyNode>();
  readonly #links: WorldLink[] = [];
  /** For each node, by the address that it sends to: which link leads there. */
  readonly #routes = new Map<AnyNode, Map<string, WorldLink>>();
  readonly #actions = new TimerQueue<() => void>();
  readonly #dirty = new Set<AnyNode>();
  readonly #holds = new Set<Hold>();
  #released: { readonly order: number; readonly at: Instant; readonly deliver: () => void }[] = [];
  #holdOrder = 0;
  #now: Instant = instant(0);

  constructor(options: WorldOptions = {}) {
    this.#seed = options.seed ?? 1;
    this.#capture = options.capture === true ? new PcapWriter() : undefined;
    this.#guard = new InstantGuard(options.maxStepsPerInstant);
  }

  get now(): Instant {
    return this.#now;
  }

  /** HectobitError `world-node` when the name or the address is taken. */
  add<Event, Effect>(options: NodeOptions<Event, Effect>): MachineNode<Event, Effect> {
    const node = new MachineNode(options);
    for (const other of this.#nodes.values()) {
      if (other.name === node.name) throw new HectobitError("world-node", `there is a node "${node.name}" already`);
      if (node.peer !== undefined && other.peer?.key === node.peer.key) {
        throw new HectobitError("world-node", `"${other.name}" has the address ${node.peer.key} already`);
      }
    }
    this.#nodes.set(node.name, node);
    this.#routes.set(node, new Map());
    this.#dirty.add(node);
    return node;
  }

  /** Links two nodes; `near` is the end behind the link's NAT. HectobitError `world-link` when one has no address. */
  connect(near: AnyNode, far: AnyNode, model: LinkModel, seed?: number): WorldLink {
    if (!hasPeer(near) || !hasPeer(far)) {
      throw new HectobitError("world-link", `"${near.name}" or "${far.name}" has no address to send from`);
    }
    const link = new WorldLink(near, far, model, seed ?? this.#seed + this.#links.length * 7_919);
    this.#links.push(link);
    this.#routes.get(near)?.set(far.peer.key, link);
    this.#routes.get(far)?.set(near.peer.key, link);
    return link;
  }

  handle<Event>(node: EventTarget<Event>, event: Event): void {
    node.handle(event, this.#now);
    const known = this.#nodes.get(node.name);
    if (known !== undefined) this.#dirty.add(known);
  }

  at(when: Instant, action: () => void): void {
    this.#actions.schedule(instant(Math.max(when, this.#now)), action);
  }

  hold(): Hold {
    const hold = { order: this.#holdOrder++ };
    this.#holds.add(hold);
    return hold;
  }

  release<Event>(hold: Hold, node: EventTarget<Event>, event: Event, processing: Duration = ZERO): void {
    if (!this.#holds.delete(hold)) return;
    const deliver = () => this.handle(node, event);
    this.#released.push({ order: hold.order, at: add(this.#now, processing), deliver });
    this.#resume();
  }

  drop(hold: Hold): void {
    if (this.#holds.delete(hold)) this.#resume();
  }

  /** When something happens next; undefined when nothing will by itself. */
  deadline(): Instant | undefined {
    let next = this.#actions.next();
    for (const link of this.#links) next = earliest(next, link.deadline());
    for (const node of this.#nodes.values()) next = earliest(next, node.deadline());
    return next === undefined ? undefined : instant(Math.max(next, this.#now));
  }

  /** Finishes what is to do now; then, unless held, goes to the next instant at which something happens. */
  step(): Step {
    this.#settle();
    if (this.#holds.size > 0) return "held";
    const next = this.deadline();
    if (next === undefined) return "idle";
    this.#advance(next);
    return "advanced";
  }

  /** Steps until nothing is left, a hold, or `until`, which then is the time. HectobitError `world-loop`. */
  run(options: { readonly until?: Instant } = {}): "until" | "held" | "idle" {
    const until = options.until ?? instant(Number.POSITIVE_INFINITY);
    for (;;) {
      this.#settle();
      if (this.#holds.size > 0) return "held";
      const next = this.deadline();
      if (next === undefined || next > until) {
        if (until === Number.POSITIVE_INFINITY) return "idle";
        this.#now = instant(Math.max(this.#now, until));
        return next === undefined ? "idle" : "until";
      }
      this.#advance(next);
    }
  }

  /** A capture of what was sent so far, also what was lost, as the bytes of a file; undefined without `capture`. */
  pcap(): Uint8Array | undefined {
    return this.#capture?.finish();
  }

  #resume(): void {
    if (this.#holds.size > 0) return;
    for (const { at, deliver } of this.#released.sort((a, b) => a.order - b.order)) this.at(at, deliver);
    this.#released = [];
  }

  #advance(to: Instant): void {
    this.#now = to;
    for (const link of this.#links) {
      const due = link.deadline();
      if (due === undefined || due > to) continue;
      this.#guard.count(to, `the link ${link.near.name}–${link.far.name}`);
      link.wake(to);
      this.#collect(link);
    }
    for (let due = this.#actions.expire(to); due !== undefined; due = this.#actions.expire(to)) {
      this.#guard.count(to, "an action");
      due.value();
    }
    for (const node of this.#nodes.values()) {
      const due = node.deadline();
      if (due === undefined || due > to) continue;
      this.#guard.count(to, `node "${node.name}"`);
      node.wake(to);
      this.#dirty.add(node);
    }
    this.#settle();
  }

  /** Carries out all effects and sends all datagrams of this instant. */
  #settle(): void {
    for (const node of this.#dirty) {
      this.#dirty.delete(node);
      for (let out = node.pump(this.#now, this); out !== undefined; out = node.pump(this.#now, this)) {
        this.#guard.count(this.#now, `node "${node.name}"`);
        for (const output of out) this.#send(node, output);
      }
    }
  }

  #send(node: AnyNode, output: DatagramOutput): void {
    const link = this.#routes.get(node)?.get(output.peer.key);
    if (link === undefined || !hasPeer(node)) {
      this.#record(nowhere(node, output, this.#now), node, output.peer);
      return;
    }
    link.send(node, output, this.#now);
    this.#collect(link);
  }

  #collect(link: WorldLink): void {
    for (const { passage, arrival } of link.drain()) {
      const from = passage.from === link.near.name ? link.near : link.far;
      this.#record(passage, from, link.opposite(from).peer);
      if (arrival === undefined) continue;
      // The far end may answer to the address that it sees; the old ones stay routes, on which all is dropped.
      if (from === link.near) this.#routes.get(link.far)?.set(arrival.source.key, link);
      arrival.node.receive(arrival.datagram, arrival.source, this.#now);
      this.#dirty.add(arrival.node);
    }
  }

  #record(passage: Passage, from: AnyNode, to: Peer): void {
    this.account.record(passage);
    this.timeline.push(passage);
    if (passage.copy || from.peer === undefined) return;
    this.#capture?.add(passage.start ?? passage.sentAt, from.peer, to, passage.datagram);
  }
}

const hasPeer = <N extends AnyNode>(node: N): node is N & { readonly peer: Peer } => node.peer !== undefined;

function nowhere(node: AnyNode, output: DatagramOutput, now: Instant): Passage {
  const { datagram, peer, account } = output;
  const way = { from: node.name, to: peer.key, datagram, size: datagram.length, airtime: ZERO };
  const { purpose, layers, retransmission } = account;
  const never = { sentAt: now, start: undefined, end: undefined, at: now, outcome: "no-route", copy: false } as const;
  return { ...way, ...never, purpose, layers, retransmission };
}
