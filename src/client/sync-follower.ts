/** One program's /sync: what it was given, which of its long polls wait, and the observation that feeds them. */
import { type Duration, type Instant, instant } from "../base/time.ts";
import type { Timer } from "../base/timer-queue.ts";
import type { EndpointEffect, ExchangeId } from "../endpoint/types.ts";
import type { HttpExchangeId, HttpRequest, HttpResponse } from "../matrix/http.ts";
import type { SyncRequest } from "../matrix/sync.ts";
import { nothingNew } from "../matrix/sync-content.ts";
import { authorization } from "./request-identity.ts";
import { SyncChain } from "./sync-chain.ts";
import type { Said } from "./wire-session.ts";

/** What the endpoint says of an exchange. */
export type ExchangeEffect = Extract<
  EndpointEffect,
  { kind: "response" | "notification" | "observation-ended" | "failed" }
>;
export type StateEffect = Extract<ExchangeEffect, { kind: "response" | "notification" }>;

/** A request, and what it asks as /sync. */
export interface LocalSync {
  readonly http: HttpRequest;
  readonly sync: SyncRequest;
  readonly from: string;
}

/** A long poll that waits for news. */
export interface SyncPoll {
  readonly id: HttpExchangeId;
  readonly http: HttpRequest;
  readonly from: string;
  /** Undefined when its time has passed, and it waits only for the answer of a probe. */
  timer: Timer<SyncTimer> | undefined;
}

export type SyncTimer =
  | { readonly kind: "poll"; readonly follower: SyncFollower; readonly poll: SyncPoll }
  | { readonly kind: "retry"; readonly follower: SyncFollower }
  | { readonly kind: "idle"; readonly follower: SyncFollower }
  | { readonly kind: "echo"; readonly follower: SyncFollower };

/** Followed alike: the same access token, and the same request apart from `since` and `timeout`. */
export const followerKey = (http: HttpRequest, sync: SyncRequest): string => `${authorization(http)}\n${sync.stream}`;

export class SyncFollower {
  readonly key: string;
  readonly token: string;
  readonly chain = new SyncChain();
  /** All of them wait at the end of the chain. */
  readonly polls = new Set<SyncPoll>();
  /** `probing`: a plain request finds out what is new since the program was here last. */
  state: "idle" | "probing" | "registering" | "following" = "idle";
  /** The homeserver was asked what is new at the end of the chain, or it would have been said. */
  verified = false;
  exchange: ExchangeId | undefined;
  askedAt: Instant | undefined;
  /** How `exchange` was said. */
  said: Said | undefined;
  /** When the observation was accepted. */
  standsSince: Instant = instant(0);
  /** How often it was said again because the gateway refused the form. */
  repetitions = 0;
  /** `set_presence` of what the gateway was asked last. */
  presence: string | undefined;
  /** The latest request of the program, for the observation to ask the same. */
  latest: { readonly http: HttpRequest; readonly from: string };
  /** Until then the gateway is not asked again to be observed: it does not want to. */
  plainUntil: Instant | undefined;
  retry: Timer<SyncTimer> | undefined;
  retryAfter: Duration | undefined;
  /** Set while the program's own message should come back as news. */
  echo: Timer<SyncTimer> | undefined;
  doubtedAt: Instant | undefined;
  /** Set while the program is there. */
  idle: Timer<SyncTimer> | undefined;
  #lastWord: { readonly response: HttpResponse; readonly until: Instant } | undefined;

  constructor(key: string, http: HttpRequest, from: string) {
    this.key = key;
    this.token = authorization(http);
    this.latest = { http, from };
  }

  /** The observation ended with this while no poll waited; the next one is told. */
  keepLastWord(response: HttpResponse, until: Instant): void {
    this.#lastWord = { response, until };
  }

  takeLastWord(now: Instant): HttpResponse | undefined {
    const word = this.#lastWord;
    this.#lastWord = undefined;
    return word !== undefined && now < word.until ? word.response : undefined;
  }

  /** Answered here, without airtime. */
  nothingNew(): HttpResponse {
    const { tail = "", standing } = this.chain;
    return { status: 200, headers: [["content-type", "application/json"]], body: nothingNew(tail, standing) };
  }
}
