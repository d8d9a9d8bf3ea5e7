import type { HttpRequest } from "./http.ts";

/** What a /sync request asks, apart from its `since` and `timeout`. */
export interface SyncRequest {
  readonly since: string | undefined;
  /** Milliseconds of long poll; 0 when absent. */
  readonly timeout: number;
  readonly fullState: boolean;
  /** Target without `since` and `timeout`: requests with the same one (and token) continue each other. */
  readonly stream: string;
}

/** `undefined` when it is not a /sync of the client-server API (r0, v1, v3). */
export function syncRequest(_request: HttpRequest): SyncRequest | undefined {
  throw new Error("being written");
}

/** The same request with another `since` and `timeout`; `undefined` takes the parameter out. */
export function withSync(
  _request: HttpRequest,
  _change: { since?: string | undefined; timeout?: number | undefined },
): HttpRequest {
  throw new Error("being written");
}

/** `next_batch` of a /sync answer (JSON), without parsing the rest; `undefined` when there is none. */
export function nextBatch(_json: Uint8Array): string | undefined {
  throw new Error("being written");
}
