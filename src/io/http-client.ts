import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { type Dispatcher, Pool } from "undici";
import { EMPTY } from "../base/bytes.ts";
import { GATEWAY, MAX_BODY, MAX_SERVER_EXCHANGES, MAX_TRANSFER_BYTES, MAX_UPSTREAM_REQUESTS } from "../base/limits.ts";
import {
  type HttpClientEffect,
  type HttpClientEvent,
  type HttpExchangeId,
  type HttpHeader,
  type HttpRequest,
  type HttpResponse,
  header,
} from "../matrix/http.ts";
import { fieldPairs, hopByHop } from "./http-fields.ts";

export interface HttpClientOptions {
  /** The server; its path, if any, is put before each target. */
  readonly server: URL;
  readonly onEvent: (event: HttpClientEvent) => void;
  readonly maxBody?: number;
  /** Connections at once; further requests wait for one. */
  readonly connections?: number;
}

type Failure = Extract<HttpClientEvent, { kind: "http-failed" }>;

/** Longest wait for a TCP or TLS connection: a server that does not take it by then is down. */
const CONNECT_TIMEOUT = 10_000;

/** Methods that may be sent again when a kept-alive connection broke under them (RFC 9110 §9.2.2). */
const IDEMPOTENT = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]);

/** Statuses whose answers end with their fields (RFC 9112 §6.3). */
const BODILESS = new Set([204, 304]);

/** A server that resolves `..` (RFC 3986 §5.2.4) would be led out of the path that it was configured with. */
const DOT_SEGMENT = /^[^?]*\/(?:\.|%2e){1,2}(?:[/?;]|$)/i;

/** Makes the HTTP requests of a machine: the bytes of the target untouched, no redirect followed, bodies bounded. */
export class HttpClient {
  readonly #pool: Pool;
  readonly #prefix: string;
  readonly #maxBody: number;
  readonly #onEvent: (event: HttpClientEvent) => void;
  readonly #running = new Map<HttpExchangeId, AbortController>();
  /** Bytes of answers that are not whole yet, over all requests. */
  #held = 0;
  #closed = false;

  constructor(options: HttpClientOptions) {
    this.#onEvent = options.onEvent;
    this.#maxBody = options.maxBody ?? MAX_BODY;
    this.#prefix = options.server.pathname.replace(/\/$/, "");
    this.#pool = new Pool(options.server.origin, {
      // A long poll holds one for as long as it lasts.
      connections: options.connections ?? MAX_UPSTREAM_REQUESTS + GATEWAY.polls,
      connect: { timeout: CONNECT_TIMEOUT },
    });
  }

  /** Requests that run or wait for a connection. */
  get running(): number {
    return this.#running.size;
  }

  handle(effect: HttpClientEffect): void {
    if (effect.kind === "http-abort") {
      const controller = this.#running.get(effect.id);
      this.#running.delete(effect.id);
      controller?.abort();
      return;
    }
    if (this.#closed || this.#running.size >= MAX_SERVER_EXCHANGES) {
      const detail = this.#closed ? "the gateway is closing" : "too many requests to the server at once";
      // Not at once: the machine that asked has not finished what it does.
      setImmediate(() => this.#onEvent({ kind: "http-failed", id: effect.id, reason: "unreachable", detail }));
      return;
    }
    void this.#run(effect.id, effect.request, effect.timeout);
  }

  /** Aborts what runs, silently, and closes all connections. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
    await this.#pool.destroy();
  }

  async #run(id: HttpExchangeId, request: HttpRequest, timeout: number): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    const timer = setTimeout(() => controller.abort(new TimeoutError(timeout)), timeout);
    let event: HttpClientEvent;
    try {
      event = { kind: "http-response", id, response: await this.#exchange(request, timeout, controller.signal) };
    } catch (error) {
      event = { kind: "http-failed", id, ...describe(error, controller.signal) };
    }
    clearTimeout(timer);
    // It was aborted, or its id belongs to a newer request by now.
    if (this.#running.get(id) !== controller) return;
    this.#running.delete(id);
    this.#onEvent(event);
  }

  async #exchange(request: HttpRequest, timeout: number, signal: AbortSignal): Promise<HttpResponse> {
    if (this.#prefix !== "" && DOT_SEGMENT.test(request.target)) throw new Error("the path leaves the server's own");
    const options: Dispatcher.RequestOptions = {
      method: request.method as Dispatcher.HttpMethod,
      path: this.#prefix + request.target,
      headers: outgoing(request.headers),
      body: request.body.length === 0 ? null : request.body,
      signal,
      responseHeaders: "raw",
      // The whole exchange has one time limit, and a long poll is silent for most of it.
      headersTimeout: timeout,
      bodyTimeout: timeout,
    };
    const answer = await this.#pool.request(options).catch((error: unknown) => {
      if (signal.aborted || !IDEMPOTENT.has(request.method) || !brokenConnection(error)) throw error;
      return this.#pool.request(options);
    });
    const headers = incoming(answer.headers as unknown as readonly string[]);
    if (BODILESS.has(answer.statusCode)) {
      // Its Content-Length is that of a 200 (RFC 9110 §8.6), which undici misses as if it were cut off.
      answer.body.on("error", () => {}).resume();
      return { status: answer.statusCode, headers, body: EMPTY };
    }
    const body = await this.#collect(answer.body, signal);
    return this.#decode({ status: answer.statusCode, headers, body });
  }

  async #collect(stream: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const chunk of stream) {
        length += chunk.length;
        this.#held += chunk.length;
        if (length > this.#maxBody) throw new TooLargeError(this.#maxBody);
        if (this.#held > MAX_TRANSFER_BYTES) throw new NoRoomError();
        chunks.push(chunk);
      }
    } finally {
      this.#held -= length;
    }
    signal.throwIfAborted();
    return new Uint8Array(Buffer.concat(chunks));
  }

  /** Undoes a Content-Encoding that nobody asked for; an unknown one passes as it is, named in its header. */
  async #decode(response: HttpResponse): Promise<HttpResponse> {
    const encoding = header(response.headers, "content-encoding")?.toLowerCase().trim();
    const decoder = encoding === undefined ? undefined : DECODERS[encoding];
    if (decoder === undefined || response.body.length === 0) return response;
    const headers = response.headers.filter(([name]) => name !== "content-encoding" && name !== "content-length");
    const maxOutputLength = this.#maxBody;
    if (this.#held + maxOutputLength > MAX_TRANSFER_BYTES) throw new NoRoomError();
    this.#held += maxOutputLength;
    try {
      return { ...response, headers, body: new Uint8Array(await decoder(response.body, { maxOutputLength })) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw new TooLargeError(maxOutputLength);
      throw error;
    } finally {
      this.#held -= maxOutputLength;
    }
  }
}

class NoRoomError extends Error {
  constructor() {
    super("too many large answers at once; try again");
  }
}

class TimeoutError extends Error {
  constructor(timeout: number) {
    super(`no answer within ${Math.round(timeout / 1000)} s`);
  }
}

class TooLargeError extends Error {
  constructor(limit: number) {
    super(`the answer is larger than ${limit} bytes`);
  }
}

/** The fields as undici takes them: a flat list. Those of the connection are its own to write. */
function outgoing(headers: readonly HttpHeader[]): string[] {
  const dropped = hopByHop(headers);
  const flat: string[] = [];
  for (const [name, value] of headers) {
    if (!dropped.has(name) && name !== "host" && name !== "content-length") flat.push(name, value);
  }
  // A homeserver is near: compression would cost both of us work and save nothing.
  if (header(headers, "accept-encoding") === undefined) flat.push("accept-encoding", "identity");
  return flat;
}

function incoming(flat: readonly string[]): HttpHeader[] {
  const headers = fieldPairs(flat);
  const dropped = hopByHop(headers);
  return headers.filter(([name]) => !dropped.has(name));
}

const DECODERS: Readonly<Record<string, (body: Uint8Array, limit: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

const code = (error: unknown): string => `${(error as NodeJS.ErrnoException | undefined)?.code ?? ""}`;

const brokenConnection = (error: unknown): boolean => ["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"].includes(code(error));

const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EADDRNOTAVAIL|EMFILE|UND_ERR_CONNECT_TIMEOUT|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED)$/;

function describe(error: unknown, signal: AbortSignal): Pick<Failure, "reason" | "detail"> {
  const cause = signal.aborted ? signal.reason : error;
  const text = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof TimeoutError) return { reason: "timeout", detail: text };
  if (cause instanceof TooLargeError) return { reason: "too-large", detail: text };
  if (cause instanceof NoRoomError) return { reason: "unreachable", detail: text };
  const name = code(cause);
  if (name === "UND_ERR_HEADERS_TIMEOUT" || name === "UND_ERR_BODY_TIMEOUT") return { reason: "timeout", detail: text };
  const detail = text === "" ? name : text;
  return { reason: UNREACHABLE.test(name) ? "unreachable" : "protocol", detail };
}
