import type { Instant } from "../base/time.ts";
import type { HttpRequest } from "../matrix/http.ts";
import type { Answer } from "./answer.ts";
import type { JsonObject } from "./json.ts";
import type { Store } from "./store.ts";
import type { ApplicationService, Session } from "./types.ts";

/** A request of anybody, taken apart. */
export interface OpenContext {
  readonly store: Store;
  readonly request: HttpRequest;
  /** Decoded path parameters in order. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  /** Empty when the request has no body or its body is not JSON's business (media). */
  readonly body: JsonObject;
  readonly now: Instant;
  /** The application service whose token the request carries. */
  readonly service: ApplicationService | undefined;
}

/** A request of somebody who has proved who they are. */
export interface Context extends OpenContext {
  readonly session: Session;
}

interface RouteBase {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** `client` stands for r0 and v3, `client-v1` for the paths that came later, `media` for all of the repository's. */
  readonly under: "root" | "client" | "client-v1" | "media";
  /** Segments; `{}` is a parameter. A trailing slash counts. */
  readonly path: string;
  /** The body is bytes, not JSON. */
  readonly raw?: boolean;
}

export type Route = RouteBase &
  (
    | { readonly open: true; readonly handler: (context: OpenContext) => Answer }
    | { readonly open?: never; readonly handler: (context: Context) => Answer }
  );

export const open = (
  method: Route["method"],
  path: string,
  handler: (context: OpenContext) => Answer,
  under: Route["under"] = "client",
): Route => ({ method, under, path, open: true, handler });

export const route = (
  method: Route["method"],
  path: string,
  handler: (context: Context) => Answer,
  under: Route["under"] = "client",
): Route => ({ method, under, path, handler });

/** A parameter of the path; the router has checked that it is there. */
export const param = (context: OpenContext, index: number): string => context.params[index] ?? "";
