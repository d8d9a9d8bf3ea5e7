import { type IncomingMessage, request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

export interface Asked {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** Asks an HTTP server on this machine; the target's bytes go out as they are. */
export function forward(base: string, asked: Asked, signal?: AbortSignal): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const outgoing = request({
      hostname,
      port,
      method: asked.method,
      path: asked.target,
      agent: false,
      ...(signal && { signal }),
    });
    for (const [name, value] of asked.headers) outgoing.appendHeader(name, value);
    if (asked.body.length > 0 || ["POST", "PUT"].includes(asked.method))
      outgoing.setHeader("content-length", asked.body.length);
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      readAll(incoming).then(
        (body) => resolve({ status: incoming.statusCode ?? 0, headers: pairs(incoming.rawHeaders), body }),
        reject,
      );
    });
    outgoing.end(asked.body);
  });
}

export async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export function pairs(raw: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([(raw[i] ?? "").toLowerCase(), raw[i + 1] ?? ""]);
  return headers;
}

const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "accept-encoding",
  "proxy-authorization",
  "host",
]);

/** The headers that a proxy passes on. */
export const endToEnd = (headers: readonly (readonly [string, string])[]): (readonly [string, string])[] =>
  headers.filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()));
