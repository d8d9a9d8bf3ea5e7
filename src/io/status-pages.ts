import type { IncomingMessage, ServerResponse } from "node:http";
import { canonicalAddress, isLoopback } from "./address.ts";

export interface StatusPagesOptions {
  /** A value that JSON can hold. */
  readonly status: () => unknown;
  /** The same for people, when they ask for text. */
  readonly text: () => string;
  /** Prometheus's text format. */
  readonly metrics: () => Promise<string>;
}

/** `/_hectobit/status` and `/_hectobit/metrics`: what the process does now, told to this machine only. */
export class StatusPages {
  readonly #options: StatusPagesOptions;

  constructor(options: StatusPagesOptions) {
    this.#options = options;
  }

  /** True when the target is ours and was answered. */
  async serve(request: IncomingMessage, response: ServerResponse, target: string): Promise<boolean> {
    const path = target.replace(/\?.*$/s, "");
    if (path !== "/_hectobit" && !path.startsWith("/_hectobit/")) return false;
    if (!fromThisMachine(request)) answer(response, 403, "text/plain", "This page is for this machine only.\n");
    else if (request.method !== "GET" && request.method !== "HEAD") answer(response, 405, "text/plain", "GET only.\n");
    else if (path === "/_hectobit/metrics") {
      answer(response, 200, "text/plain; version=0.0.4; charset=utf-8", await this.#options.metrics());
    } else if (path !== "/_hectobit/status") {
      answer(response, 404, "text/plain", "There are /_hectobit/status and /_hectobit/metrics.\n");
    } else if (/text\/plain/.test(request.headers.accept ?? "")) {
      answer(response, 200, "text/plain; charset=utf-8", this.#options.text());
    } else answer(response, 200, "application/json", `${JSON.stringify(this.#options.status(), null, 2)}\n`);
    return true;
  }
}

/**
 * Not what a reverse proxy on this machine carries in from elsewhere, and not what a web page reaches under a name of
 * its own that it lets resolve to 127.0.0.1.
 */
function fromThisMachine(request: IncomingMessage): boolean {
  const { headers, socket } = request;
  if (!isLoopback(canonicalAddress(socket.remoteAddress ?? ""))) return false;
  if (headers.forwarded !== undefined || headers["x-forwarded-for"] !== undefined) return false;
  const host = (headers.host ?? "localhost").replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  return isLoopback(host);
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}
