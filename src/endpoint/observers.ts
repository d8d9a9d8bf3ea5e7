import { toHex } from "../base/bytes.ts";
import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import type { TransmissionId } from "../coap/message-layer-types.ts";
import type { EndpointLimits } from "./core.ts";
import type { BodyName } from "./held-bodies.ts";
import type { EndpointEvent, ObservationId } from "./types.ts";

export type Notify = EndpointEvent & { readonly kind: "notify" };

/** An observation of one of our resources. */
export interface Observer {
  readonly id: ObservationId;
  readonly name: BodyName;
  /** Of the last state that was sent. */
  sequence: number;
  /** The last notification. */
  transmission: TransmissionId | undefined;
  /** It was not yet acknowledged, or as a NON not yet sent. */
  inFlight: boolean;
  /** The client fetches the blocks of the last state. */
  fetching: boolean;
  /** The state to send next; a newer one replaces it. */
  waiting: Notify | undefined;
  lastConfirmable: Instant;
  /** The last notification was a CON. */
  confirmable: boolean;
  /** The last notification was its last. */
  ending: boolean;
}

const tokenKey = (peer: Peer, token: Uint8Array): string => `${peer.key} ${toHex(token)}`;

/** The observers of our resources (RFC 7641 §4.1): one entry for each client and token, and client and resource. */
export class Observers {
  readonly #limits: EndpointLimits;
  readonly #byId = new Map<ObservationId, Observer>();
  readonly #byToken = new Map<string, Observer>();
  readonly #perPeer = new Map<string, Set<Observer>>();
  readonly #byTransmission = new Map<TransmissionId, Observer>();
  #nextId = 1;

  constructor(limits: EndpointLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** A name for an observation that may come to be; undefined when there is no room for it. */
  reserve(name: BodyName): ObservationId | undefined {
    if (this.previous(name) === undefined) {
      const ofPeer = this.#perPeer.get(name.peer.key)?.size ?? 0;
      if (this.#byId.size >= this.#limits.observations || ofPeer >= this.#limits.observationsPerPeer) return undefined;
    }
    return this.#nextId++;
  }

  /** The observation that a registration with this name would replace. */
  previous(name: BodyName): Observer | undefined {
    const sameToken = this.#byToken.get(tokenKey(name.peer, name.token));
    if (sameToken !== undefined) return sameToken;
    for (const observer of this.#perPeer.get(name.peer.key) ?? []) {
      if (observer.name.key === name.key && observer.name.payloadTag === name.payloadTag) return observer;
    }
    return undefined;
  }

  ofToken(name: BodyName): Observer | undefined {
    return this.#byToken.get(tokenKey(name.peer, name.token));
  }

  get(id: ObservationId): Observer | undefined {
    return this.#byId.get(id);
  }

  add(id: ObservationId, name: BodyName, sequence: number, now: Instant): Observer | undefined {
    const ofPeer = this.#perPeer.get(name.peer.key) ?? new Set();
    if (this.#byId.size >= this.#limits.observations || ofPeer.size >= this.#limits.observationsPerPeer)
      return undefined;
    const observer: Observer = {
      id,
      name,
      sequence,
      transmission: undefined,
      inFlight: false,
      fetching: false,
      waiting: undefined,
      lastConfirmable: now,
      confirmable: true,
      ending: false,
    };
    this.#byId.set(id, observer);
    this.#byToken.set(tokenKey(name.peer, name.token), observer);
    this.#perPeer.set(name.peer.key, ofPeer.add(observer));
    return observer;
  }

  remove(observer: Observer): void {
    this.#forgetTransmission(observer);
    this.#byId.delete(observer.id);
    const { peer, token } = observer.name;
    this.#byToken.delete(tokenKey(peer, token));
    const ofPeer = this.#perPeer.get(peer.key);
    ofPeer?.delete(observer);
    if (ofPeer?.size === 0) this.#perPeer.delete(peer.key);
  }

  flying(observer: Observer, transmission: TransmissionId): void {
    this.#forgetTransmission(observer);
    observer.transmission = transmission;
    observer.inFlight = true;
    this.#byTransmission.set(transmission, observer);
  }

  ofTransmission(transmission: TransmissionId): Observer | undefined {
    return this.#byTransmission.get(transmission);
  }

  #forgetTransmission(observer: Observer): void {
    if (observer.transmission !== undefined) this.#byTransmission.delete(observer.transmission);
    observer.transmission = undefined;
  }
}
