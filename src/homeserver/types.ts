import type { BoundedMap } from "../base/bounded-map.ts";
import type { HttpExchangeId } from "../matrix/http.ts";
import type { JsonObject } from "./json.ts";

/** An event of a room, in the order of the server's stream. */
export interface StoredEvent {
  readonly eventId: string;
  readonly roomId: string;
  readonly type: string;
  readonly sender: string;
  readonly stateKey: string | undefined;
  /** Pruned by a redaction. */
  content: JsonObject;
  /** Unix milliseconds. */
  readonly originServerTs: number;
  readonly position: number;
  readonly depth: number;
  /** Who sent it under which transaction id: only that session sees the id again. */
  readonly transaction: { readonly session: string; readonly id: string } | undefined;
  /** The state event that it replaced; forgotten when this event leaves the timeline. */
  replaces: StoredEvent | undefined;
  redactedBecause: StoredEvent | undefined;
}

/** How far each stream has come; a sync token is its text. */
export interface Positions {
  readonly events: number;
  readonly typing: number;
  readonly receipts: number;
  readonly accountData: number;
  readonly toDevice: number;
  readonly deviceLists: number;
}

export interface Placed<T> {
  readonly position: number;
  readonly value: T;
}

export interface Device {
  readonly id: string;
  displayName: string | undefined;
  lastSeenTs: number;
  lastSeenIp: string;
  keys: JsonObject | undefined;
  readonly oneTimeKeys: Map<string, JsonObject | string>;
  readonly toDevice: Placed<JsonObject>[];
}

export interface User {
  readonly id: string;
  password: string | undefined;
  displayName: string | undefined;
  avatarUrl: string | undefined;
  readonly devices: Map<string, Device>;
  readonly filters: JsonObject[];
  /** Keyed by room id (empty for the account itself) and type. */
  readonly accountData: Map<string, Map<string, Placed<JsonObject>>>;
  deviceListPosition: number;
}

/** An access token, or an application service acting as one of its users. */
export interface Session {
  readonly token: string;
  readonly user: User;
  readonly device: Device | undefined;
  readonly applicationService: ApplicationService | undefined;
  /** Members that lazy loading has sent in it, as `room user`. */
  readonly lazyMembers: BoundedMap<string, true>;
}

/** An application service's registration, as its YAML file says it. */
export interface ApplicationService {
  readonly id: string;
  /** Base URL of transactions; undefined when it wants none. */
  readonly url: string | undefined;
  readonly asToken: string;
  readonly hsToken: string;
  readonly senderLocalpart: string;
  /** Regular expressions over whole identifiers. */
  readonly users: readonly string[];
  readonly aliases: readonly string[];
}

export interface HomeserverOptions {
  /** Its server name: the part after the colon. */
  readonly name: string;
  /** Unix time, in milliseconds, of instant zero. */
  readonly epoch: number;
  readonly applicationServices?: readonly ApplicationService[];
  /** When set, sends above it get M_LIMIT_EXCEEDED; application services are exempt unless `limitServices`. */
  readonly rateLimit?: { readonly perSecond: number; readonly burst: number; readonly limitServices?: boolean };
  /** False turns `POST /register` by strangers away, as most servers do. True when left out. */
  readonly registration?: boolean;
}

/** What the homeserver has to do at some instant. */
export type HomeserverTimer =
  | { readonly kind: "typing"; readonly roomId: string; readonly user: string }
  /** A long poll's time is up. */
  | { readonly kind: "poll"; readonly id: HttpExchangeId }
  /** A failed transaction is sent again to its application service. */
  | { readonly kind: "retry"; readonly service: ApplicationService };
