/** Pushes events to application services: in order, one transaction at a time, repeated until it is accepted. */
import { utf8 } from "../base/bytes.ts";
import { DEVELOPMENT_HOMESERVER as CAPS } from "../base/limits.ts";
import { add, type Instant, seconds } from "../base/time.ts";
import type { HttpClientEffect, HttpExchangeId } from "../matrix/http.ts";
import { clientEvent } from "./events.ts";
import type { JsonObject } from "./json.ts";
import { matchesNamespace } from "./namespaces.ts";
import type { Room } from "./room.ts";
import type { Store } from "./store.ts";
import type { ApplicationService, StoredEvent } from "./types.ts";

interface Delivery {
  readonly queue: StoredEvent[];
  /** Position up to which the server's stream was looked at. */
  seen: number;
  transaction: number;
  attempts: number;
  /** Events of the transaction under way; they stay until it is acknowledged. */
  sending: readonly StoredEvent[];
}

const TIMEOUT = 60_000;
const EVENTS_PER_TRANSACTION = 100;
/** Doubled from one second up to this after each failure. */
const LONGEST_PAUSE = seconds(60);

export class ServiceTransactions {
  readonly #store: Store;
  readonly #emit: (effect: HttpClientEffect) => void;
  readonly #deliveries = new Map<ApplicationService, Delivery>();
  readonly #requests = new Map<HttpExchangeId, ApplicationService>();
  #nextRequest = 1;

  constructor(store: Store, emit: (effect: HttpClientEffect) => void) {
    this.#store = store;
    this.#emit = emit;
    for (const service of store.options.applicationServices ?? [])
      if (service.url !== undefined)
        this.#deliveries.set(service, { queue: [], seen: 0, transaction: 0, attempts: 0, sending: [] });
  }

  /** Looks at what came into these rooms since the last time. */
  collect(rooms: readonly Room[], now: Instant): void {
    const end = this.#store.positions.events;
    for (const [service, delivery] of this.#deliveries) {
      if (delivery.seen === end) continue;
      const events = rooms
        .flatMap((room) =>
          isInterested(service, room, this.#store) ? room.timeline.slice(room.indexAfter(delivery.seen)) : [],
        )
        .sort((a, b) => a.position - b.position);
      delivery.queue.push(...events);
      if (delivery.queue.length > CAPS.applicationServiceQueue)
        delivery.queue.splice(0, delivery.queue.length - CAPS.applicationServiceQueue);
      delivery.seen = end;
      if (delivery.sending.length === 0) this.#send(service, delivery, now);
    }
  }

  /** The end of a transaction's request; false when it is none of ours. */
  finished(id: HttpExchangeId, isAccepted: boolean, now: Instant): boolean {
    const service = this.#requests.get(id);
    const delivery = service === undefined ? undefined : this.#deliveries.get(service);
    if (service === undefined || delivery === undefined) return false;
    this.#requests.delete(id);
    if (isAccepted) {
      delivery.sending = [];
      delivery.attempts = 0;
      this.#send(service, delivery, now);
      return true;
    }
    const pause = Math.min(LONGEST_PAUSE, 1000 * 2 ** delivery.attempts++);
    this.#store.timers.schedule(add(now, seconds(pause / 1000)), { kind: "retry", service });
    return true;
  }

  retry(service: ApplicationService, now: Instant): void {
    const delivery = this.#deliveries.get(service);
    if (delivery !== undefined) this.#request(service, delivery, now);
  }

  #send(service: ApplicationService, delivery: Delivery, now: Instant): void {
    delivery.sending = delivery.queue.splice(0, EVENTS_PER_TRANSACTION);
    if (delivery.sending.length === 0) return;
    delivery.transaction++;
    this.#request(service, delivery, now);
  }

  /** The target is in absolute form: each service has its own address. */
  #request(service: ApplicationService, delivery: Delivery, now: Instant): void {
    const sender = this.#store.users.get(this.#store.userId(service.senderLocalpart));
    const session = sender === undefined ? undefined : this.#store.serviceSession(service, sender);
    const events = delivery.sending.map((event): JsonObject => {
      if (session === undefined) return { ...plain(event) };
      return clientEvent(event, session, this.#store.clock(now));
    });
    const id = this.#nextRequest++;
    this.#requests.set(id, service);
    this.#emit({
      kind: "http-request",
      id,
      timeout: TIMEOUT,
      request: {
        method: "PUT",
        target: `${(service.url ?? "").replace(/\/$/, "")}/_matrix/app/v1/transactions/${delivery.transaction}`,
        headers: [
          ["authorization", `Bearer ${service.hsToken}`],
          ["content-type", "application/json"],
        ],
        body: utf8(JSON.stringify({ events })),
      },
    });
  }
}

const plain = (event: StoredEvent): JsonObject => ({
  type: event.type,
  room_id: event.roomId,
  sender: event.sender,
  content: event.content,
  ...(event.stateKey === undefined ? {} : { state_key: event.stateKey }),
  origin_server_ts: event.originServerTs,
  unsigned: {},
  event_id: event.eventId,
});

/** A service hears of every event in a room where one of its users is or was, or is invited. */
function isInterested(service: ApplicationService, room: Room, store: Store): boolean {
  for (const member of room.members()) if (matchesNamespace(service, member.stateKey ?? "", store)) return true;
  return false;
}
