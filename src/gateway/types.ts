/** What the gateway is told and what it says: its options, events, effects and status. */
import type { Peer } from "../base/peer.ts";
import type { Random } from "../base/random.ts";
import type { Duration } from "../base/time.ts";
import type { AirtimeSheet } from "../endpoint/airtime-account.ts";
import type { EndpointLimits } from "../endpoint/core.ts";
import type { EndpointEvent, EndpointStatus, LinkParameters } from "../endpoint/types.ts";
import type { DeviceService } from "../matrix/device-service.ts";
import type {
  HttpClientEffect,
  HttpClientEvent,
  HttpServerEffect,
  HttpServerEvent,
  LogEffect,
} from "../matrix/http.ts";
import type { MappingSettings } from "../matrix/mapping-settings.ts";
import type { PackedLimits } from "./packed-sessions.ts";

/** Caps of one gateway, each by default the one of `base/limits.ts`. */
export interface GatewayLimits {
  readonly requests: number;
  readonly requestsPerPeer: number;
  readonly waiting: number;
  readonly waitingPerPeer: number;
  readonly polls: number;
  readonly pollsPerPeer: number;
  readonly upstreamTimeout: Duration;
}

export interface GatewayOptions {
  readonly random: Random;
  /** For people only, in error texts: requests are effects, and `io` knows where they go. */
  readonly homeserver?: string;
  /** The link to a peer of which nothing else is said. */
  readonly defaultLink?: LinkParameters;
  readonly peers?: readonly { readonly peer: Peer; readonly link: LinkParameters }[];
  readonly limits?: Partial<GatewayLimits>;
  readonly endpointLimits?: Partial<EndpointLimits>;
  /** Serves what is under `@`; without it such requests get 4.04. */
  readonly devices?: DeviceService;
  /** What the peers understand; the mapping's defaults when absent. */
  readonly mapping?: MappingSettings;
  readonly packedLimits?: Partial<PackedLimits>;
}

/** HttpServerEvents are requests of the homeserver to the application service; they go to `devices`. */
export type GatewayEvent = HttpClientEvent | HttpServerEvent | Extract<EndpointEvent, { kind: "configure-peer" }>;
export type GatewayEffect = HttpClientEffect | HttpServerEffect | LogEffect;

export interface UpstreamStatus {
  readonly running: number;
  readonly waiting: number;
  readonly polls: number;
  readonly pollsWaiting: number;
}

/** One followed /sync, for people. */
export interface SyncStatus {
  readonly peer: string;
  readonly state: "registering" | "polling" | "delivering" | "retrying";
  readonly notifications: number;
  /** Polls whose answer brought nothing new: they cost no airtime. */
  readonly swallowed: number;
  /** What the homeserver last failed with, while it does. */
  readonly trouble: string | undefined;
}

export interface GatewayStatus {
  readonly endpoint: EndpointStatus;
  readonly upstream: UpstreamStatus;
  readonly observations: readonly SyncStatus[];
  /** What is remembered for packed exchanges; undefined when they are not served. */
  readonly packed: { readonly peers: number; readonly tokens: number; readonly tokenBytes: number } | undefined;
  readonly counts: Readonly<Record<string, number>>;
  readonly airtime: { readonly total: AirtimeSheet; readonly byPeer: Readonly<Record<string, AirtimeSheet>> };
  readonly devices: Readonly<Record<string, unknown>> | undefined;
}
