import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { MAX_BODY, MAX_LOCAL_CONNECTIONS, MAX_LOCAL_REQUESTS, MAX_TRANSFER_BYTES } from "../base/limits.ts";
import {
  type HttpExchangeId,
  type HttpHeader,
  type HttpServerEffect,
  type HttpServerEvent,
  header,
} from "../matrix/http.ts";
import { canonicalAddress, formatAddress } from "./address.ts";
import { fieldPairs, hopByHop } from "./http-fields.ts";
import { readBody } from "./read-body.ts";
import type { StatusPages } from "./status-pages.ts";
import { listenError } from "./udp-socket.ts";

export interface HttpServerOptions {
  readonly address: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Without it, everything but the status pages is 404: a server for them alone. */
  readonly onEvent?: (event: HttpServerEvent) => void;
  readonly pages?: StatusPages;
  readonly maxBody?: number;
}

/** A client that has not sent its request by then is broken or hostile. An answer may take as long as it likes. */
const REQUEST_TIMEOUT = 300_000;
const HEADERS_TIMEOUT = 30_000;

/** Longer than the pauses of a Matrix client between two requests, so that it needs no new connection for each. */
const KEEP_ALIVE_TIMEOUT = 75_000;

/** How long a client that was refused may go on sending. */
const LINGER = 5_000;

const MAX_HEADER_BYTES = 32 * 1024;

interface Waiting {
  readonly response: ServerResponse;
  readonly method: string;
}

/** Serves HTTP to a machine: whole requests in, whole answers out, however long they take. */
export class HttpServer {
  readonly #options: HttpServerOptions;
  readonly #maxBody: number;
  readonly #server: Server;
  readonly #waiting = new Map<HttpExchangeId, Waiting>();
  #nextId: HttpExchangeId = 1;
  #bytesHeld = 0;
  #reading = 0;
  #closing = false;

  private constructor(options: HttpServerOptions) {
    this.#options = options;
    this.#maxBody = options.maxBody ?? MAX_BODY;
    this.#server = createServer({
      maxHeaderSize: MAX_HEADER_BYTES,
      requestTimeout: REQUEST_TIMEOUT,
      headersTimeout: HEADERS_TIMEOUT,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
      connectionsCheckingInterval: 5_000,
    });
    this.#server.maxConnections = MAX_LOCAL_CONNECTIONS;
    this.#server.on("request", (request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
    this.#server.on("clientError", refuseMalformed);
  }

  /** HectobitError `io.listen` when the port cannot be had. */
  static async listen(options: HttpServerOptions): Promise<HttpServer> {
    const server = new HttpServer(options);
    await new Promise<void>((resolve, reject) => {
      const failed = (error: Error) => reject(listenError("HTTP", options.address, options.port, error));
      server.#server.once("error", failed);
      server.#server.listen(options.port, options.address, () => {
        server.#server.off("error", failed);
        resolve();
      });
    });
    return server;
  }

  get address(): { readonly address: string; readonly port: number } {
    const { address, port } = this.#server.address() as AddressInfo;
    return { address, port };
  }

  /** Requests that wait for their answer. */
  get waiting(): number {
    return this.#waiting.size;
  }

  handle(effect: HttpServerEffect): void {
    const waiting = this.#waiting.get(effect.id);
    if (waiting === undefined) return;
    this.#waiting.delete(effect.id);
    const { status, headers, body } = effect.response;
    write(waiting, status, headers, body, this.#closing);
  }

  /** Takes no more requests, answers those that wait with 503, and closes all connections. */
  async close(): Promise<void> {
    this.#closing = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const { response, method } of this.#waiting.values()) {
      refuse(response, method, 503, "M_UNKNOWN", "hectobit is shutting down");
    }
    this.#waiting.clear();
    this.#server.closeIdleConnections();
    const timer = setTimeout(() => this.#server.closeAllConnections(), 500);
    await closed;
    clearTimeout(timer);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const target = originForm(request.url ?? "");
    response.on("error", () => {});
    if (this.#options.pages !== undefined && (await this.#options.pages.serve(request, response, target))) return;
    if (this.#options.onEvent === undefined) return refuse(response, method, 404, "M_UNRECOGNIZED", "no such page");
    if (!target.startsWith("/")) return refuse(response, method, 400, "M_UNRECOGNIZED", "the target is no path");
    if (this.#closing) return refuse(response, method, 503, "M_UNKNOWN", "hectobit is shutting down");
    if (this.#waiting.size + this.#reading >= MAX_LOCAL_REQUESTS) {
      return refuse(response, method, 503, "M_LIMIT_EXCEEDED", "too many requests wait for the link already");
    }
    const body = await this.#readBody(request, response, method);
    if (body !== undefined) this.#report(request, response, method, target, body);
  }

  #report(request: IncomingMessage, response: ServerResponse, method: string, target: string, body: Uint8Array): void {
    const id = this.#nextId++;
    this.#waiting.set(id, { response, method });
    const { remoteAddress, remotePort } = request.socket;
    response.on("close", () => {
      if (this.#waiting.delete(id)) this.#options.onEvent?.({ kind: "served-abort", id });
    });
    this.#options.onEvent?.({
      kind: "served-request",
      id,
      request: { method, target, headers: fieldPairs(request.rawHeaders), body },
      from: formatAddress(canonicalAddress(remoteAddress ?? "0.0.0.0"), remotePort ?? 0),
    });
  }

  /** The whole body, or undefined when it was refused or the client went away. */
  async #readBody(request: IncomingMessage, response: ServerResponse, method: string): Promise<Uint8Array | undefined> {
    this.#reading += 1;
    const read = await readBody(request, this.#maxBody, (bytes) => {
      this.#bytesHeld += bytes;
      return this.#bytesHeld <= MAX_TRANSFER_BYTES;
    });
    this.#reading -= 1;
    if (read.kind === "body") return read.body;
    if (read.kind === "too-large") {
      refuse(response, method, 413, "M_TOO_LARGE", `a body may have ${this.#maxBody} bytes at most`);
    } else if (read.kind === "no-room") {
      refuse(response, method, 503, "M_LIMIT_EXCEEDED", "too many large requests at once; try again");
    }
    return undefined;
  }
}

/** `http://host/path` (RFC 9112 §3.2.2, what clients send to a proxy) as `/path`; other targets byte for byte. */
function originForm(target: string): string {
  const absolute = /^https?:\/\/[^/?#]*(.*)$/i.exec(target);
  if (absolute === null) return target;
  const path = absolute[1] ?? "";
  return path.startsWith("/") ? path : `/${path}`;
}

/** An answer of our own: a Matrix error that also a browser's script may read. */
function refuse(response: ServerResponse, method: string, status: number, errcode: string, error: string): void {
  const headers: HttpHeader[] = [
    ["content-type", "application/json"],
    ["access-control-allow-origin", "*"],
  ];
  // What is left of the request is thrown away, so the connection cannot serve another.
  write({ response, method }, status, headers, Buffer.from(JSON.stringify({ errcode, error })), true);
}

function write(to: Waiting, status: number, headers: readonly HttpHeader[], body: Uint8Array, last: boolean): void {
  const { response, method } = to;
  if (response.headersSent || response.destroyed) return;
  const dropped = hopByHop(headers);
  const flat: string[] = [];
  for (const [name, value] of headers) {
    // What came over the link may hold bytes that HTTP has no place for; such a field is left out.
    if (dropped.has(name) || name === "content-length" || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name)) continue;
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) flat.push(name, value);
  }
  const bodiless = status === 204 || status === 304;
  const length = method === "HEAD" ? header(headers, "content-length") : String(body.length);
  if (!bodiless && length !== undefined && /^\d+$/.test(length)) flat.push("content-length", length);
  if (last) flat.push("connection", "close");
  // Below 200 there are no final answers, and above 999 no statuses: the other side is broken.
  const final = Number.isInteger(status) && status >= 200 && status <= 999 ? status : 502;
  response.writeHead(final, flat);
  if (!bodiless && method !== "HEAD") response.write(body);
  endAfterRequest(response);
}

/**
 * An answer may come before the request is whole (413). A connection closed then would be reset, and the client might
 * never read why; so it is first given time to say the rest.
 */
function endAfterRequest(response: ServerResponse): void {
  const request = response.req;
  if (request.complete || request.destroyed) {
    response.end();
    return;
  }
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER);
  request.once("end", end).once("close", end).resume();
}

function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
}
