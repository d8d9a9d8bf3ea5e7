/** What the client is told and what it says: its options, events, effects and status. */

import type { Purpose } from "../base/machine.ts";
import type { Peer } from "../base/peer.ts";
import type { Random } from "../base/random.ts";
import type { Duration, Instant } from "../base/time.ts";
import type { AirtimeSheet } from "../endpoint/airtime-account.ts";
import type { EndpointLimits } from "../endpoint/core.ts";
import type { EndpointStatus, LinkParameters } from "../endpoint/types.ts";
import type { HttpServerEffect, HttpServerEvent, LogEffect } from "../matrix/http.ts";
import type { MappingSettings } from "../matrix/mapping-settings.ts";
import type { Wire } from "./wire-session.ts";

/** Caps of one client, each by default the one of `base/limits.ts`. */
export interface ClientLimits {
  readonly localRequests: number;
  readonly heldMessages: number;
  readonly followers: number;
  readonly orphanedAnswers: number;
  readonly body: number;
}

export interface ClientOptions {
  readonly random: Random;
  readonly gateway: Peer;
  readonly link: LinkParameters;
  /** The time of day for people: "12:03". */
  readonly clock: (at: Instant) => string;
  readonly limits?: Partial<ClientLimits>;
  readonly endpointLimits?: Partial<EndpointLimits>;
  /**
   * Silence of an observed /sync after which it is registered anew, because a gateway that was restarted has forgotten
   * it and says nothing. Too low: airtime for nothing. Too high: that long no message arrives after such a restart.
   * By default what makes it cost a quarter percent of the link (2 hours at 100 bit/s), between 5 minutes and 4 hours.
   */
  readonly reregisterAfter?: Duration;
  /** What the gateway understands; the mapping's defaults when absent. */
  readonly mapping?: MappingSettings;
  /** The profile to speak; `auto` when absent. */
  readonly wire?: Wire;
}

export type ClientEvent = HttpServerEvent;
export type ClientEffect = HttpServerEffect | LogEffect;

export interface LinkStatus {
  readonly state: "unknown" | "up" | "down";
  readonly since: Instant | undefined;
  /** For people: "the link is down since 12:03; 3 messages wait". */
  readonly text: string;
}

export interface ClientStatus {
  readonly link: LinkStatus;
  /** The profile that the next request is said in, whether it is agreed on, and tokens with an index. */
  readonly wire: { readonly profile: "hectobit" | "msc3079"; readonly agreed: boolean; readonly tokens: number };
  readonly waiting: {
    /** Local programs that wait for an answer, long polls of /sync apart. */
    readonly requests: number;
    readonly polls: number;
    /** Messages that are not known to have arrived. */
    readonly messages: number;
    readonly orphanedAnswers: number;
  };
  readonly syncs: readonly { readonly state: string; readonly answersKept: number; readonly polls: number }[];
  readonly endpoint: EndpointStatus;
  readonly counts: Readonly<Record<string, number>>;
  readonly airtime: AirtimeSheet;
  /** Time on the link so far. */
  readonly airtimeSent: Readonly<Partial<Record<Purpose, Duration>>>;
  readonly airtimeReceived: Duration;
}
