import { utf8Text } from "../base/bytes.ts";
import { fail, ok, type Result } from "../base/errors.ts";
import type { Instant } from "../base/time.ts";
import type { HttpRequest, HttpResponse } from "../matrix/http.ts";
import { badJson, limited, matrixError, preflight } from "./answer.ts";
import { authenticate, serviceOf, tokenOf } from "./authenticate.ts";
import type { Context, OpenContext, Route } from "./context.ts";
import { isObject, type JsonObject, parseJson } from "./json.ts";
import type { RateLimit } from "./rate-limit.ts";
import { findRoute } from "./router.ts";
import type { Store } from "./store.ts";

export type Dispatched =
  | { readonly kind: "answer"; readonly answer: HttpResponse }
  /** A long poll without news: the context to ask again with. */
  | { readonly kind: "wait"; readonly context: Context };

const answered = (answer: HttpResponse): Dispatched => ({ kind: "answer", answer });

/** What is done for one request, by its route. */
export function dispatch(
  store: Store,
  rateLimit: RateLimit | undefined,
  request: HttpRequest,
  now: Instant,
): Dispatched {
  if (request.method === "OPTIONS") return answered(preflight());
  const [path = "", search = ""] = split(request.target);
  const routed = findRoute(request.method, path);
  if (routed.kind === "unknown") return answered(matrixError(404, "M_UNRECOGNIZED", "Unrecognized request"));
  if (routed.kind === "method-not-allowed") return answered(matrixError(405, "M_UNRECOGNIZED", "Unrecognized request"));
  const query = new URLSearchParams(search);
  const token = tokenOf(request, query);
  // who asks is settled before what was asked: a request without a token learns nothing of its body
  const authenticated = routed.route.open === true ? undefined : authenticate(store, token, query);
  if (authenticated?.ok === false) return answered(authenticated.answer);
  const body = bodyOf(routed.route, request);
  if (!body.ok) return answered(body.error);
  const service = serviceOf(store, token);
  const open: OpenContext = { store, request, params: routed.params, query, body: body.value, now, service };
  if (routed.route.open === true) {
    const answer = routed.route.handler(open);
    return answer === "wait" ? answered(matrixError(500, "M_UNKNOWN", "Nobody to wait for")) : answered(answer);
  }
  if (authenticated === undefined) return answered(matrixError(401, "M_MISSING_TOKEN", "Missing access token"));
  const context: Context = { ...open, session: authenticated.session };
  const pause = rateLimited(context, rateLimit, path);
  if (pause !== undefined) return answered(limited(pause));
  const answer = routed.route.handler(context);
  return answer === "wait" ? { kind: "wait", context } : answered(answer);
}

function split(target: string): readonly [string, string] {
  const mark = target.indexOf("?");
  return mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
}

/** POST may come without a body where nothing must be said; everything else has to be a JSON object. */
function bodyOf(route: Route, request: HttpRequest): Result<JsonObject, HttpResponse> {
  if (route.raw === true || request.method === "GET" || request.method === "DELETE") return ok(deleteBody(request));
  if (request.body.length === 0 && request.method === "POST") return ok({});
  const text = utf8Text(request.body);
  const value = text === undefined ? undefined : parseJson(text);
  if (value === undefined) return fail(matrixError(400, "M_NOT_JSON", "Content not JSON."));
  return isObject(value) ? ok(value) : fail(badJson("Content must be a JSON object."));
}

/** DELETE /devices carries its authentication in a body, which may be missing. */
function deleteBody(request: HttpRequest): JsonObject {
  const text = request.method === "DELETE" ? utf8Text(request.body) : undefined;
  const value = text === undefined ? undefined : parseJson(text);
  return isObject(value) ? value : {};
}

function rateLimited({ session, request, store, now }: Context, limit: RateLimit | undefined, path: string) {
  const isSend = request.method !== "GET" && /\/rooms\/[^/]+\/(send|state|redact)\//.test(path);
  if (limit === undefined || !isSend) return undefined;
  if (session.applicationService !== undefined && store.options.rateLimit?.limitServices !== true) return undefined;
  return limit.take(session.user.id, now);
}
