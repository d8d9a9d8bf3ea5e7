/** What the homeserver asks of the application service (application service API): requests in, answers out. */
import { BoundedMap } from "../base/bounded-map.ts";
import { utf8, utf8Text } from "../base/bytes.ts";
import { TELEMETRY } from "../base/limits.ts";
import { add, hours, type Instant } from "../base/time.ts";
import { type HttpRequest, type HttpResponse, header } from "../matrix/http.ts";
import { matrixError } from "../matrix/matrix-error.ts";

export type ServiceQuestion =
  | { readonly kind: "answer"; readonly response: HttpResponse }
  /** Whether such a user, or a room with such an alias, is ours; it has to exist before the answer says yes. */
  | { readonly kind: "user"; readonly userId: string }
  | { readonly kind: "alias"; readonly alias: string };

const PREFIX = "/_matrix/app/v1/";

export const YES: HttpResponse = {
  status: 200,
  headers: [["content-type", "application/json"]],
  body: utf8("{}"),
};

export const notOurs = (what: string): HttpResponse => matrixError(404, "M_NOT_FOUND", `${what} is not one of ours`);

/** Transactions are acknowledged and remembered: a repeated one is acknowledged again and nothing else. */
export class ApplicationService {
  readonly #hsToken: string;
  readonly #transactions = new BoundedMap<string, true>(TELEMETRY.transactions, "evict-oldest");
  #events = 0;

  constructor(hsToken: string) {
    this.#hsToken = hsToken;
  }

  /** Events that the homeserver has pushed, each transaction counted once. */
  get events(): number {
    return this.#events;
  }

  ask(request: HttpRequest, now: Instant): ServiceQuestion {
    const [path = "", search = ""] = request.target.split("?");
    const token = tokenOf(request, new URLSearchParams(search));
    if (token === undefined) return answer(matrixError(401, "M_MISSING_TOKEN", "the homeserver's token is missing"));
    if (token !== this.#hsToken) return answer(matrixError(403, "M_FORBIDDEN", "not our homeserver's token"));
    const [what = "", name = "", ...rest] = path.startsWith(PREFIX) ? path.slice(PREFIX.length).split("/") : [];
    if (rest.length > 0) return answer(UNRECOGNIZED);
    const { method } = request;
    if (method === "PUT" && what === "transactions" && name !== "")
      return answer(this.#transaction(name, request, now));
    if (method === "POST" && what === "ping" && name === "") return answer(YES);
    if (method === "GET" && what === "users" && name !== "") return { kind: "user", userId: decoded(name) };
    if (method === "GET" && what === "rooms" && name !== "") return { kind: "alias", alias: decoded(name) };
    return answer(UNRECOGNIZED);
  }

  #transaction(id: string, request: HttpRequest, now: Instant): HttpResponse {
    if (this.#transactions.get(id, now) === true) return YES;
    const events = eventsOf(request.body);
    if (events === undefined) return matrixError(400, "M_BAD_JSON", "a transaction has a list of events");
    this.#transactions.set(id, true, add(now, hours(24)), now);
    this.#events += events.length;
    return YES;
  }
}

const answer = (response: HttpResponse): ServiceQuestion => ({ kind: "answer", response });

const UNRECOGNIZED = matrixError(404, "M_UNRECOGNIZED", "no such resource of this application service");

/** The header since application service API v1.4; older homeservers say it in the query. */
function tokenOf(request: HttpRequest, query: URLSearchParams): string | undefined {
  const authorization = header(request.headers, "authorization");
  return authorization?.startsWith("Bearer ") === true
    ? authorization.slice(7)
    : (query.get("access_token") ?? undefined);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function eventsOf(body: Uint8Array): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(utf8Text(body) ?? "");
    const events = typeof value === "object" && value !== null && "events" in value ? value.events : undefined;
    return Array.isArray(events) ? events : undefined;
  } catch {
    return undefined;
  }
}
