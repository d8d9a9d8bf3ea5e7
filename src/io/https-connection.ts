import { Agent, type ClientRequest, type IncomingMessage, request as request1 } from "node:http";
import { type ClientHttp2Session, connect as connect2 } from "node:http2";
import { connect, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type HttpHeader, type HttpRequest, type HttpResponse, header } from "../matrix/http.ts";
import { fieldPairs } from "./http-fields.ts";
import type { HttpsFront, HttpsVariant } from "./https-front.ts";

/** One TLS connection of a client to a front, and the bytes on it. */
export interface HttpsConnection {
  exchange(request: HttpRequest): Promise<HttpResponse>;
  /** Bytes below TLS so far. */
  bytes(): { readonly up: number; readonly down: number };
  close(): void;
}

/** What matrix-js-sdk sends with each request on Node (undici's fetch), besides what belongs to the request. */
const CLIENT_FIELDS: readonly HttpHeader[] = [
  ["accept", "application/json"],
  ["accept-language", "*"],
  ["sec-fetch-mode", "cors"],
  ["user-agent", "node"],
  ["accept-encoding", "gzip, deflate"],
];

export async function openHttpsConnection(
  front: HttpsFront,
  variant: HttpsVariant,
  host: string,
): Promise<HttpsConnection> {
  const socket = connect({ host: "127.0.0.1", port: front.port, noDelay: true });
  const tls = connectTls({
    socket,
    servername: host,
    ca: front.certificate,
    minVersion: "TLSv1.3",
    ALPNProtocols: [variant === "http1" ? "http/1.1" : "h2"],
  });
  await new Promise<void>((resolve, reject) => {
    tls.once("secureConnect", resolve).once("error", reject);
  });
  tls.on("error", () => {});
  return variant === "http1" ? overHttp1(socket, tls, host) : overHttp2(socket, tls, host);
}

const counter = (socket: Socket) => () => ({ up: socket.bytesWritten, down: socket.bytesRead });

/** The request's own fields win; a length only with a body. */
function fieldsFor(request: HttpRequest): HttpHeader[] {
  const own = new Set(request.headers.map(([name]) => name));
  const length: HttpHeader[] = request.body.length > 0 ? [["content-length", String(request.body.length)]] : [];
  const given = request.headers.filter(([name]) => name !== "content-length" && name !== "host");
  return [...given, ...CLIENT_FIELDS.filter(([name]) => !own.has(name)), ...length];
}

class OneSocketAgent extends Agent {
  readonly #socket: TLSSocket;

  constructor(socket: TLSSocket) {
    super({ keepAlive: true, maxSockets: 1 });
    this.#socket = socket;
  }

  override createConnection(): TLSSocket {
    return this.#socket;
  }
}

function overHttp1(socket: Socket, tls: TLSSocket, host: string): HttpsConnection {
  const agent = new OneSocketAgent(tls);
  const exchange = (request: HttpRequest) =>
    new Promise<HttpResponse>((resolve, reject) => {
      const headers = ["host", host, "connection", "keep-alive", ...fieldsFor(request).flat()];
      const { method, target: path } = request;
      const sent: ClientRequest = request1({ agent, host, method, path, headers }, (message: IncomingMessage) => {
        const collected = collect(message, message.statusCode ?? 0, fieldPairs(message.rawHeaders));
        collected.then(resolve, reject);
      });
      sent.once("error", reject);
      sent.end(request.body);
    });
  const close = () => {
    agent.destroy();
    socket.destroy();
  };
  return { exchange, bytes: counter(socket), close };
}

function overHttp2(socket: Socket, tls: TLSSocket, host: string): HttpsConnection {
  const session: ClientHttp2Session = connect2(`https://${host}`, { createConnection: () => tls });
  session.on("error", () => {});
  const exchange = (request: HttpRequest) =>
    new Promise<HttpResponse>((resolve, reject) => {
      const fields = Object.fromEntries(fieldsFor(request));
      const stream = session.request(
        { ":method": request.method, ":path": request.target, ...fields },
        { endStream: request.body.length === 0 },
      );
      stream.once("error", reject);
      stream.once("response", (headers) => {
        const { ":status": status, ...rest } = headers;
        const pairs = Object.entries(rest).flatMap(([name, value]) =>
          (Array.isArray(value) ? value : [value]).map((one): HttpHeader => [name, String(one)]),
        );
        collect(stream, Number(status), pairs).then(resolve, reject);
      });
      if (request.body.length > 0) stream.end(request.body);
    });
  const close = () => {
    session.destroy();
    socket.destroy();
  };
  return { exchange, bytes: counter(socket), close };
}

const expand = promisify(gunzip);

async function collect(
  stream: AsyncIterable<Uint8Array>,
  status: number,
  headers: readonly HttpHeader[],
): Promise<HttpResponse> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const zipped = header(headers, "content-encoding") === "gzip";
  return { status, headers, body: new Uint8Array(zipped ? await expand(body) : body) };
}
