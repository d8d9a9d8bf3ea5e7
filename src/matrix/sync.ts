import type { HttpRequest } from "./http.ts";
import { encodePair, QUERY_DEFAULT_STYLE, queryParameter, queryToPairs } from "./query.ts";

/** What a GET of /sync asks. */
export interface SyncRequest {
  readonly since: string | undefined;
  /** Milliseconds of long poll; 0 when absent. */
  readonly timeout: number;
  readonly fullState: boolean;
  /** What the program says of its user, as the homeserver is to be told. */
  readonly presence: string | undefined;
  /**
   * Target without `since`, `timeout` and `set_presence`: requests with the same one (and token) continue each other.
   */
  readonly stream: string;
}

const SYNC_PATH = /^\/_matrix\/client\/(r0|v3)\/sync$/;

/** `undefined` when it is not a GET of /sync in the client-server API. */
export function syncRequest(request: HttpRequest): SyncRequest | undefined {
  const [path, query] = splitTarget(request.target);
  if (request.method !== "GET" || !SYNC_PATH.test(path)) return undefined;
  const timeout = queryParameter(query, "timeout") ?? "";
  return {
    since: queryParameter(query, "since"),
    timeout: /^\d{1,9}$/.test(timeout) ? Number(timeout) : 0,
    fullState: queryParameter(query, "full_state") === "true",
    presence: queryParameter(query, "set_presence"),
    stream: withSync(request, { since: undefined, timeout: undefined, set_presence: undefined }).target,
  };
}

export interface SyncChange {
  readonly since?: string | undefined;
  readonly timeout?: number | undefined;
  readonly set_presence?: string | undefined;
}

/**
 * The same request with another `since`, `timeout` and `set_presence`: in their old place, or at the end. A property that is there and
 * undefined takes its parameter out; one that is absent leaves it.
 */
export function withSync(request: HttpRequest, change: SyncChange): HttpRequest {
  const [path, query] = splitTarget(request.target);
  let pairs = query === "" ? [] : query.split("&");
  const style = queryToPairs(query)?.style ?? QUERY_DEFAULT_STYLE;
  for (const name of ["since", "timeout", "set_presence"] as const) {
    if (!(name in change)) continue;
    const value = change[name];
    pairs = replacePair(pairs, name, value === undefined ? undefined : encodePair(`${name}=${value}`, style));
  }
  return { ...request, target: pairs.length === 0 ? path : `${path}?${pairs.join("&")}` };
}

/** The first pair of that name is replaced, all others of it are dropped. */
function replacePair(pairs: readonly string[], name: string, replacement: string | undefined): string[] {
  const isNamed = (pair: string): boolean => queryParameter(pair, name) !== undefined;
  const at = pairs.findIndex(isNamed);
  const kept = pairs.filter((pair) => !isNamed(pair));
  if (replacement === undefined) return kept;
  return at < 0 ? [...kept, replacement] : kept.toSpliced(at, 0, replacement);
}

function splitTarget(target: string): [path: string, query: string] {
  const mark = target.indexOf("?");
  return mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
}
