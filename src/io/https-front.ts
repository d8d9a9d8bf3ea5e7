import type { IncomingMessage, ServerResponse } from "node:http";
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from "node:http2";
import { createServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { generate } from "selfsigned";
import { type HttpRequest, type HttpResponse, header } from "../matrix/http.ts";
import { fieldPairs, hopByHop } from "./http-fields.ts";

/** As a homeserver behind a reverse proxy is reached: one TLS connection, kept alive. */
export type HttpsVariant = "http1" | "http2-gzip";

export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>;

/** A TLS server on 127.0.0.1 before a handler, and the certificate to trust. */
export interface HttpsFront {
  readonly port: number;
  readonly certificate: string;
  /** Bytes received on all connections so far, below TLS. */
  received(): number;
  close(): Promise<void>;
}

const compress = promisify(gzip);

/** Below it, gzip's own header outweighs what it saves (nginx: gzip_min_length 20). */
const SMALLEST_TO_COMPRESS = 20;

/** TLS 1.3 with an EC P-256 certificate of about 400 bytes: the smallest that the public web has. */
export async function openHttpsFront(variant: HttpsVariant, host: string, handler: HttpHandler): Promise<HttpsFront> {
  const { private: key, cert } = await generate([{ name: "commonName", value: host }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: host }] }],
  });
  const tls = { key, cert, minVersion: "TLSv1.3" } as const;
  const answer = (request: Incoming, response: Outgoing) => void serve(variant, handler, request, response);
  const server =
    variant === "http1"
      ? createServer({ ...tls, keepAliveTimeout: 0, requestTimeout: 0, noDelay: true }, answer)
      : createSecureServer({ ...tls, allowHTTP1: false }, answer);
  const sockets = new Set<Socket>();
  let gone = 0;
  server.on("connection", (socket: Socket) => {
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      gone += socket.bytesRead;
      sockets.delete(socket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    certificate: cert,
    received: () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead, gone),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

async function serve(
  variant: HttpsVariant,
  handler: HttpHandler,
  request: Incoming,
  response: Outgoing,
): Promise<void> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    const headers = fieldPairs(request.rawHeaders).filter(([name]) => !name.startsWith(":"));
    const body = new Uint8Array(Buffer.concat(chunks));
    const answer = await handler({ method: request.method ?? "GET", target: request.url ?? "/", headers, body });
    await reply(variant, answer, response);
  } catch (error) {
    response.statusCode = 502;
    response.end(error instanceof Error ? error.message : String(error));
  }
}

async function reply(variant: HttpsVariant, answer: HttpResponse, response: Outgoing): Promise<void> {
  let { body } = answer;
  const dropped = hopByHop(answer.headers);
  const fields = new Map<string, string[]>();
  for (const [name, value] of answer.headers) {
    if (!dropped.has(name) && name !== "content-length") fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  if (variant === "http2-gzip" && body.length >= SMALLEST_TO_COMPRESS && !header(answer.headers, "content-encoding")) {
    const smaller = await compress(body);
    if (smaller.length < body.length) {
      body = smaller;
      fields.set("content-encoding", ["gzip"]);
    }
  }
  fields.set("content-length", [String(body.length)]);
  response.statusCode = answer.status;
  for (const [name, values] of fields) response.setHeader(name, values);
  response.end(body);
}
