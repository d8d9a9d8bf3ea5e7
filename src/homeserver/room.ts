import type { Timer } from "../base/timer-queue.ts";
import { type JsonObject, objectAt, stringAt } from "./json.ts";
import type { HomeserverTimer, StoredEvent } from "./types.ts";

export type Membership = "join" | "invite" | "leave" | "ban" | "knock";

export interface Receipt {
  readonly eventId: string;
  readonly ts: number;
  readonly threadId: string | undefined;
  readonly position: number;
}

export const stateKeyOf = (type: string, stateKey: string): string => `${type}\u0000${stateKey}`;

/** One room: its current state, the tail of its timeline, and what is in it only for a while. */
export class Room {
  readonly id: string;
  readonly version: string;
  /** Their power has no bound since room version 12. */
  readonly creators: ReadonlySet<string>;
  readonly state = new Map<string, StoredEvent>();
  readonly timeline: StoredEvent[] = [];
  readonly byId = new Map<string, StoredEvent>();
  /** Who types, and the timer that ends it. */
  readonly typing = new Map<string, Timer<HomeserverTimer>>();
  typingPosition = 0;
  /** By `type user`. */
  readonly receipts = new Map<string, Receipt>();
  listed = false;
  #depth = 0;

  constructor(id: string, version: string, creators: ReadonlySet<string>) {
    this.id = id;
    this.version = version;
    this.creators = creators;
  }

  get nextDepth(): number {
    return this.#depth + 1;
  }

  append(event: StoredEvent, cap: number): void {
    this.#depth = event.depth;
    if (event.stateKey !== undefined) this.state.set(stateKeyOf(event.type, event.stateKey), event);
    this.timeline.push(event);
    this.byId.set(event.eventId, event);
    if (this.timeline.length <= cap) return;
    const forgotten = this.timeline.shift();
    if (forgotten === undefined) return;
    forgotten.replaces = undefined;
    if (!this.#isCurrent(forgotten)) this.byId.delete(forgotten.eventId);
  }

  #isCurrent(event: StoredEvent): boolean {
    return event.stateKey !== undefined && this.stateEvent(event.type, event.stateKey) === event;
  }

  stateEvent(type: string, stateKey = ""): StoredEvent | undefined {
    return this.state.get(stateKeyOf(type, stateKey));
  }

  stateContent(type: string, stateKey = ""): JsonObject {
    return this.stateEvent(type, stateKey)?.content ?? {};
  }

  membership(userId: string): Membership | undefined {
    return stringAt(this.stateContent("m.room.member", userId), "membership") as Membership | undefined;
  }

  isJoined(userId: string): boolean {
    return this.membership(userId) === "join";
  }

  *members(membership?: Membership): Generator<StoredEvent> {
    for (const event of this.state.values())
      if (event.type === "m.room.member" && (membership === undefined || event.content.membership === membership))
        yield event;
  }

  count(membership: Membership): number {
    let count = 0;
    for (const _ of this.members(membership)) count++;
    return count;
  }

  power(userId: string): number {
    if (this.creators.has(userId)) return Number.POSITIVE_INFINITY;
    const levels = this.stateContent("m.room.power_levels");
    const own = objectAt(levels, "users")[userId];
    return typeof own === "number" ? own : this.level("users_default", 0);
  }

  level(name: string, otherwise: number): number {
    const level = this.stateContent("m.room.power_levels")[name];
    return typeof level === "number" ? level : otherwise;
  }

  /** Power that an event of that type needs (client-server API, m.room.power_levels). */
  powerFor(type: string, isState: boolean): number {
    const own = objectAt(this.stateContent("m.room.power_levels"), "events")[type];
    if (typeof own === "number") return own;
    return isState ? this.level("state_default", 50) : this.level("events_default", 0);
  }

  /** The state as it was before the timeline's event at `index`. */
  stateBefore(index: number): Map<string, StoredEvent> {
    const state = new Map(this.state);
    for (let i = this.timeline.length - 1; i >= index; i--) {
      const event = this.timeline[i];
      if (event?.stateKey === undefined) continue;
      const key = stateKeyOf(event.type, event.stateKey);
      if (event.replaces === undefined) state.delete(key);
      else state.set(key, event.replaces);
    }
    return state;
  }

  /** Index of the first event after `position` in the timeline; its length when there is none. */
  indexAfter(position: number): number {
    let low = 0;
    let high = this.timeline.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.timeline[middle]?.position ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
