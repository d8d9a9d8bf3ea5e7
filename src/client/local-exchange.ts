/** One request of local programs on its way to the gateway and back, and who waits for its answer. */
import type { Duration, Instant } from "../base/time.ts";
import type { Timer } from "../base/timer-queue.ts";
import type { ExchangeId, RequestPolicy } from "../endpoint/types.ts";
import type { HttpExchangeId, HttpRequest } from "../matrix/http.ts";
import type { Utterance } from "./wire-session.ts";

export type ExchangeTimer =
  | { readonly kind: "retry"; readonly exchange: LocalExchange }
  | { readonly kind: "impatient"; readonly exchange: LocalExchange }
  | { readonly kind: "silence"; readonly exchange: LocalExchange }
  | { readonly kind: "abandoned"; readonly exchange: LocalExchange };

export interface LocalExchange {
  readonly identity: string;
  readonly http: HttpRequest;
  readonly from: string;
  readonly policy: RequestPolicy;
  /** A message with a transaction id: saying it again does no harm, so it is kept until it arrives. */
  readonly keep: boolean;
  readonly waiters: Set<HttpExchangeId>;
  readonly asked: Instant;
  /** As it was said last. */
  utterance: Utterance;
  /** How often it was said again because the gateway refused the form. */
  repetitions: number;
  /** The attempt that runs; undefined while it waits for the link. */
  attempt: ExchangeId | undefined;
  attemptedAt: Instant;
  retryAfter: Duration;
  retry: Timer<ExchangeTimer> | undefined;
  impatient: Timer<ExchangeTimer> | undefined;
  silence: Timer<ExchangeTimer> | undefined;
  abandoned: Timer<ExchangeTimer> | undefined;
}

/** Asking for these again is harmless (RFC 9110 §9.2.2), so programs may share one exchange at any time. */
export const isIdempotent = (method: string): boolean => ["GET", "HEAD", "PUT", "DELETE"].includes(method);

/** Nothing is lost when nobody wants the answer any more. */
export const isSafe = (method: string): boolean => method === "GET" || method === "HEAD";

/** Operations whose transaction id makes the homeserver carry them out once, however often it is asked. */
const WITH_TRANSACTION_ID: ReadonlySet<string> = new Set(["sendMessage", "redactEvent", "sendToDevice"]);

export const hasTransactionId = (method: string, operation: string | undefined): boolean =>
  method === "PUT" && operation !== undefined && WITH_TRANSACTION_ID.has(operation);
