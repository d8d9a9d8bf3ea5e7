import { ClientEvent, createClient, SyncState } from "matrix-js-sdk";
import { logger } from "matrix-js-sdk/lib/logger.js";
import type { HttpHeader, HttpRequest, HttpResponse } from "../src/matrix/http.ts";
import type { Person } from "./people.ts";
import { quietLogger } from "./quiet-logger.ts";

const BASE = "http://hectobit.invalid";

/** How a started client is told that it is over. */
class Gone extends Error {
  override name = "AbortError";
}

/**
 * Starts a matrix-js-sdk client (no end-to-end encryption) whose requests go through `exchange`, and returns when it
 * is PREPARED: the names of the requests that it took.
 */
export async function startJsSdk(
  person: Person,
  exchange: (request: HttpRequest) => Promise<HttpResponse>,
): Promise<string[]> {
  // Some of its parts do not ask for the logger that they are given.
  (logger as { disableAll?: () => void }).disableAll?.();
  const requests: string[] = [];
  let over = false;
  const fetchFn = async (resource: URL | string | Request, init?: RequestInit): Promise<Response> => {
    if (over) throw new Gone("the measurement is over");
    const request = toHttp(resource, init);
    requests.push(`${request.method} ${request.target.split("?")[0]}`);
    return toFetch(await exchange(request));
  };
  const { userId, token: accessToken, deviceId } = person;
  const client = createClient({ baseUrl: BASE, fetchFn, userId, accessToken, deviceId, logger: quietLogger });
  const prepared = new Promise<void>((resolve, reject) => {
    client.on(ClientEvent.Sync, (state, _previous, data) => {
      if (state === SyncState.Prepared) resolve();
      else if (state === SyncState.Error) reject(data?.error ?? new Error("the client does not start"));
    });
  });
  try {
    await client.startClient({ initialSyncLimit: 20, lazyLoadMembers: true });
    await prepared;
  } finally {
    over = true;
    client.stopClient();
  }
  return requests;
}

function toHttp(resource: URL | string | Request, init: RequestInit = {}): HttpRequest {
  const url = new URL(resource instanceof Request ? resource.url : resource);
  const headers: HttpHeader[] = [...new Headers(init.headers)].map(([name, value]) => [name.toLowerCase(), value]);
  const body = typeof init.body === "string" ? new TextEncoder().encode(init.body) : new Uint8Array();
  return { method: init.method ?? "GET", target: url.pathname + url.search, headers, body };
}

function toFetch({ status, headers, body }: HttpResponse): Response {
  const kept = headers.filter(([name]) => name !== "content-encoding" && name !== "content-length");
  return new Response(Buffer.from(body), {
    status,
    headers: kept.map(([name, value]): [string, string] => [name, value]),
  });
}
