/** One followed /sync: what is asked next, and what came of it. No deadlines and no effects of its own. */
import { type Duration, type Instant, minutes, scale, seconds } from "../base/time.ts";
import type { ObservationId } from "../endpoint/types.ts";
import { type HttpRequest, type HttpResponse, header } from "../matrix/http.ts";
import type { AnswerForm } from "../matrix/response.ts";
import { withSync } from "../matrix/sync.ts";
import { syncContent } from "../matrix/sync-content.ts";
import type { SyncStatus } from "./types.ts";

/** Long poll at the homeserver. Too short: load on it. Too long: proxies before it cut idle connections. */
export const POLL_TIMEOUT: Duration = seconds(30);
/** Between polls after failures, doubled from the first to the second. */
const FIRST_RETRY: Duration = seconds(10);
const LONGEST_RETRY: Duration = minutes(5);
/** Failing for this long, the homeserver is given up, and the client is told. Shorter outages cost no airtime. */
const GIVE_UP: Duration = minutes(60);

export type Verdict =
  /** Send it, and poll again when it was delivered. */
  | { readonly kind: "news"; readonly response: HttpResponse }
  | { readonly kind: "nothing-new" }
  | { readonly kind: "retry"; readonly after: Duration }
  /** The last word: an error that will not go away by asking again. */
  | { readonly kind: "over"; readonly response: HttpResponse };

export interface Registered {
  readonly observation: ObservationId;
  readonly peer: string;
  readonly key: string;
  readonly form: AnswerForm;
  readonly http: HttpRequest;
  readonly since: string | undefined;
}

export class SyncObservation {
  readonly id: ObservationId;
  readonly peer: string;
  /** The peer, its access token and what it asks apart from the position: a second registration replaces the first. */
  readonly key: string;
  /** How answers to the registration, and notifications, are written. */
  readonly form: AnswerForm;
  state: SyncStatus["state"] = "registering";
  readonly #base: HttpRequest;
  #since: string | undefined;
  /** Undefined before the first answer: what stands then is known to the client from its last /sync. */
  #standing: string | undefined;
  #registered = false;
  #failures = 0;
  #failingSince: Instant | undefined;
  #trouble: string | undefined;
  #notifications = 0;
  #swallowed = 0;

  /** `former` is the observation of the same key that this one renews. */
  constructor(registration: Registered, former: SyncObservation | undefined) {
    const { observation, peer, key, form, http, since } = registration;
    this.id = observation;
    this.peer = peer;
    this.key = key;
    this.form = form;
    this.#base = http;
    this.#since = since;
    if (former === undefined) return;
    this.#standing = former.#standing;
    this.#registered = former.#registered;
    this.#failingSince = former.#failingSince;
  }

  /** The homeserver has answered it once. */
  get registered(): boolean {
    return this.#registered;
  }

  /** The first is answered at once, so that a registration is; later ones wait for news. */
  poll(): HttpRequest {
    return withSync(this.#base, { since: this.#since, timeout: this.#registered ? POLL_TIMEOUT : 0 });
  }

  answered(response: HttpResponse, now: Instant): Verdict {
    if (response.status >= 500 || response.status === 429 || response.status === 408) {
      return this.failed(`status ${response.status}`, response, now, retryAfter(response));
    }
    const content = response.status === 200 ? syncContent(response.body) : undefined;
    if (content === undefined) return { kind: "over", response };
    this.#failures = 0;
    this.#failingSince = undefined;
    this.#trouble = undefined;
    const firstOfAll = this.#since === undefined;
    const stands = this.#standing === undefined || this.#standing === content.standing;
    this.#since = content.nextBatch;
    this.#standing = content.standing;
    this.#registered = true;
    if (!content.news && stands && !firstOfAll) {
      this.#swallowed += 1;
      return { kind: "nothing-new" };
    }
    this.#notifications += 1;
    return { kind: "news", response };
  }

  /** `response` is what the client is told when the time has come. */
  failed(trouble: string, response: HttpResponse, now: Instant, atLeast?: Duration): Verdict {
    this.#failingSince ??= now;
    this.#trouble = trouble;
    if (!this.#registered || now - this.#failingSince >= GIVE_UP) return { kind: "over", response };
    const doubled = scale(FIRST_RETRY, 2 ** Math.min(this.#failures++, 16));
    return { kind: "retry", after: Math.max(Math.min(doubled, LONGEST_RETRY), atLeast ?? 0) as Duration };
  }

  status(): SyncStatus {
    return {
      peer: this.peer,
      state: this.state,
      notifications: this.#notifications,
      swallowed: this.#swallowed,
      trouble: this.#trouble,
    };
  }
}

/** RFC 9110 §10.2.3, the form in seconds; never longer than we would wait anyway. */
function retryAfter(response: HttpResponse): Duration | undefined {
  const value = header(response.headers, "retry-after");
  if (value === undefined || !/^\d{1,6}$/.test(value)) return undefined;
  return Math.min(seconds(Number(value)), LONGEST_RETRY) as Duration;
}
