import { type HttpRequest, type HttpResponse, header } from "../matrix/http.ts";
import { forbidden, full, matrixError } from "./answer.ts";
import { isUserId, localpartOf } from "./identifiers.ts";
import { matchesNamespace } from "./namespaces.ts";
import type { Store } from "./store.ts";
import type { ApplicationService, Session } from "./types.ts";

export type Authenticated =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly answer: HttpResponse };

/** The access token of a request: from its header, or, as old clients do, from its query. */
export function tokenOf(request: HttpRequest, query: URLSearchParams): string | undefined {
  const authorization = header(request.headers, "authorization");
  if (authorization?.startsWith("Bearer ") === true) return authorization.slice(7);
  return query.get("access_token") ?? undefined;
}

export const serviceOf = (store: Store, token: string | undefined): ApplicationService | undefined =>
  token === undefined ? undefined : store.options.applicationServices?.find((service) => service.asToken === token);

/** Whose request it is. An application service may act as each of its users by `user_id` (application service API). */
export function authenticate(store: Store, token: string | undefined, query: URLSearchParams): Authenticated {
  if (token === undefined) return refuse(matrixError(401, "M_MISSING_TOKEN", "Missing access token"));
  const service = serviceOf(store, token);
  if (service !== undefined) return asService(store, service, query.get("user_id"));
  const session = store.sessions.get(token);
  // the tables of sessions also hold application services' under keys with a space, which no header can carry
  if (session === undefined || session.applicationService !== undefined)
    return refuse(matrixError(401, "M_UNKNOWN_TOKEN", "Invalid access token passed.", { soft_logout: false }));
  return { ok: true, session };
}

const refuse = (answer: HttpResponse): Authenticated => ({ ok: false, answer });

function asService(store: Store, service: ApplicationService, wanted: string | null): Authenticated {
  const userId = wanted ?? store.userId(service.senderLocalpart);
  if (!isUserId(userId) || !matchesNamespace(service, userId, store))
    return refuse(forbidden(`Application service cannot masquerade as this user (${userId}).`));
  const isSender = userId === store.userId(service.senderLocalpart);
  // its own user needs no registration, as in Synapse
  const user = store.users.get(userId) ?? (isSender ? store.addUser(localpartOf(userId), undefined) : undefined);
  if (user === undefined)
    return refuse(isSender ? full("users") : forbidden(`Application service has not registered this user (${userId})`));
  return { ok: true, session: store.serviceSession(service, user) };
}
