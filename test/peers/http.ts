import { Agent, request as nodeRequest } from "node:http";
import type { HttpHeader, HttpRequest, HttpResponse } from "../../src/matrix/http.ts";

/**
 * A plain HTTP client for tests that changes nothing: the target's bytes go out as they are (no normalised paths, no
 * re-encoded queries), redirects are not followed, and no header is added but what HTTP/1.1 itself needs.
 */
export class Http {
  readonly #base: URL;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  /** @param base such as `http://127.0.0.1:8008` */
  constructor(base: string) {
    this.#base = new URL(base);
  }

  send(request: HttpRequest, patience = 60_000): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      const outgoing = nodeRequest({
        host: this.#base.hostname,
        port: this.#base.port,
        method: request.method,
        path: request.target,
        agent: this.#agent,
        timeout: patience,
      });
      for (const [name, value] of request.headers) outgoing.appendHeader(name, value);
      // A body's length is always told, also of none where the method expects one: a client library does so too.
      if (request.body.length > 0 || ["POST", "PUT"].includes(request.method))
        outgoing.setHeader("content-length", request.body.length);
      outgoing.on("timeout", () => outgoing.destroy(new Error(`no answer in ${patience} ms`)));
      outgoing.on("error", reject);
      outgoing.on("response", (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("error", reject);
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: pairs(incoming.rawHeaders),
            body: new Uint8Array(Buffer.concat(parts)),
          }),
        );
      });
      outgoing.end(request.body);
    });
  }

  /** Closes the idle connections, so that nothing keeps the process. */
  close(): void {
    this.#agent.destroy();
  }
}

function pairs(raw: readonly string[]): HttpHeader[] {
  const headers: HttpHeader[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([(raw[i] ?? "").toLowerCase(), raw[i + 1] ?? ""]);
  return headers;
}
