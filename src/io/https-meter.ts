import { setTimeout as sleep } from "node:timers/promises";
import { HectobitError } from "../base/errors.ts";
import type { HttpClientEvent, HttpRequest, HttpResponse } from "../matrix/http.ts";
import { HttpClient } from "./http-client.ts";
import { type HttpsConnection, openHttpsConnection } from "./https-connection.ts";
import { type HttpHandler, type HttpsFront, type HttpsVariant, openHttpsFront } from "./https-front.ts";
import { type HttpsBytes, withTcp, withTcpOpening } from "./tcp-cost.ts";

export interface HttpsMeterOptions {
  readonly variant: HttpsVariant;
  /** Answers the requests: a homeserver in this process, or one at a URL. */
  readonly server: { readonly handler: HttpHandler } | { readonly url: URL };
  /** The name in the certificate and in Host. */
  readonly host?: string;
}

export interface HttpsExchange {
  readonly response: HttpResponse;
  readonly up: HttpsBytes;
  readonly down: HttpsBytes;
}

/** A kept-alive TLS 1.3 connection whose bytes are counted. */
export interface HttpsMeter {
  readonly variant: HttpsVariant;
  /** TCP and TLS handshakes, session tickets and, for HTTP/2, both sides' settings. */
  readonly opening: { readonly up: HttpsBytes; readonly down: HttpsBytes };
  /** One at a time: a second waits for the first. Fails with what the connection failed with. */
  exchange(request: HttpRequest): Promise<HttpsExchange>;
  close(): Promise<void>;
}

/** Counts have settled when both ends agree and nothing came for so long (loopback takes well under 1 ms). */
const QUIET_MS = 4;
const MOST_POLLS = 500;

/** As long as a long poll may take, and more. */
const FORWARD_TIMEOUT = 180_000;

/**
 * Measures what HTTPS costs for the same exchanges: a TLS server in this process before a homeserver, and a client that
 * sends the header fields of matrix-js-sdk. The bytes are those of real sockets; TCP/IP headers are added by `withTcp`.
 */
export async function measureHttps(options: HttpsMeterOptions): Promise<HttpsMeter> {
  const { variant, server, host = "matrix.example.org" } = options;
  const forward = "url" in server ? forwarder(server.url) : undefined;
  const handler = "url" in server ? forward?.handler : server.handler;
  if (handler === undefined) throw new HectobitError("https-meter", "neither a handler nor a URL was given");
  const front = await openHttpsFront(variant, host, handler);
  const connection = await openHttpsConnection(front, variant, host);
  const opened = await settled(front, connection);
  let last: Promise<unknown> = Promise.resolve();
  const run = async (request: HttpRequest): Promise<HttpsExchange> => {
    const before = connection.bytes();
    const response = await connection.exchange(request);
    const after = await settled(front, connection);
    return { response, ...withTcp(after.up - before.up, after.down - before.down) };
  };
  return {
    variant,
    opening: withTcpOpening(opened.up, opened.down),
    exchange(request) {
      const result = last.then(() => run(request));
      last = result.catch(() => {});
      return result;
    },
    async close() {
      connection.close();
      await front.close();
      await forward?.close();
    },
  };
}

/** The counts once all that was sent has arrived: window updates and settings may follow an answer. */
async function settled(front: HttpsFront, connection: HttpsConnection): Promise<{ up: number; down: number }> {
  let before = connection.bytes();
  for (let i = 0; i < MOST_POLLS; i++) {
    await sleep(QUIET_MS);
    const now = connection.bytes();
    if (now.up === before.up && now.down === before.down && front.received() === now.up) return now;
    before = now;
  }
  throw new HectobitError("https-meter", "the connection does not come to rest");
}

/** Carries requests to a server by its URL. */
function forwarder(url: URL): { handler: HttpHandler; close(): Promise<void> } {
  const waiting = new Map<number, (event: HttpClientEvent) => void>();
  const onEvent = (event: HttpClientEvent) => {
    waiting.get(event.id)?.(event);
    waiting.delete(event.id);
  };
  const client = new HttpClient({ server: url, onEvent });
  let id = 0;
  const handler: HttpHandler = async (request) => {
    const own = ++id;
    const event = await new Promise<HttpClientEvent>((resolve) => {
      waiting.set(own, resolve);
      // The front compresses by itself, so that both variants get the same bytes.
      const headers = request.headers.filter(([name]) => name !== "accept-encoding");
      client.handle({ kind: "http-request", id: own, request: { ...request, headers }, timeout: FORWARD_TIMEOUT });
    });
    if (event.kind === "http-response") return event.response;
    throw new HectobitError("https-meter", `${url.origin}: ${event.detail}`);
  };
  return { handler, close: () => client.close() };
}
