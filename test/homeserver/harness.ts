/** Talks to a development homeserver directly: requests in, answers out, time by hand. */
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { add, type Instant, instant, milliseconds } from "../../src/base/time.ts";
import { DevelopmentHomeserver } from "../../src/homeserver/development-homeserver.ts";
import type { HomeserverOptions } from "../../src/homeserver/types.ts";
import type { HttpClientEffect, HttpHeader, HttpResponse } from "../../src/matrix/http.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of many shapes
export type Answered = { readonly status: number; readonly body: any; readonly response: HttpResponse };

export const EPOCH = 1_790_000_000_000;

export class Harness {
  readonly server: DevelopmentHomeserver;
  readonly pushed: (HttpClientEffect & { kind: "http-request" })[] = [];
  readonly answers = new Map<number, Answered>();
  now: Instant = instant(1000);
  #next = 1;

  constructor(options: Partial<HomeserverOptions> = {}) {
    this.server = new DevelopmentHomeserver({ name: "hs.test", epoch: EPOCH, ...options }, new SeededRandom(7));
  }

  /** Starts a request and says its number; its answer is in `answers` as soon as there is one. */
  start(method: string, target: string, options: { token?: string; body?: unknown; raw?: Uint8Array } = {}): number {
    const id = this.#next++;
    const headers: HttpHeader[] = options.token === undefined ? [] : [["authorization", `Bearer ${options.token}`]];
    const body = options.raw ?? (options.body === undefined ? new Uint8Array() : utf8(JSON.stringify(options.body)));
    const request = { method, target, headers, body };
    this.server.handle({ kind: "served-request", id, request, from: "127.0.0.1:1" }, this.now);
    this.#collect();
    return id;
  }

  /** A request that is answered at once. */
  ask(method: string, target: string, token?: string, body?: unknown): Answered {
    const id = this.start(method, target, { ...(token === undefined ? {} : { token }), body });
    const answer = this.answers.get(id);
    if (answer === undefined) throw new Error(`${method} ${target} waits`);
    return answer;
  }

  elapse(span: number): void {
    const end = add(this.now, milliseconds(span));
    for (let at = this.server.deadline(); at !== undefined && at <= end; at = this.server.deadline()) {
      this.now = at;
      this.server.wake(at);
      this.#collect();
    }
    this.now = end;
  }

  respond(id: number, status: number): void {
    const response = { status, headers: [], body: utf8("{}") };
    this.server.handle({ kind: "http-response", id, response }, this.now);
    this.#collect();
  }

  register(name: string): string {
    const auth = { type: "m.login.dummy" };
    return this.ask("POST", "/_matrix/client/v3/register", undefined, { username: name, password: "secret", auth }).body
      .access_token;
  }

  #collect(): void {
    for (const output of this.server.drain(1000)) {
      if (output.kind !== "effect") throw new Error("a homeserver has no datagrams");
      if (output.effect.kind === "http-request") this.pushed.push(output.effect);
      if (output.effect.kind !== "served-response") continue;
      const { id, response } = output.effect;
      const text = utf8Text(response.body) ?? "";
      this.answers.set(id, { status: response.status, body: /^[[{]/.test(text) ? JSON.parse(text) : text, response });
    }
  }
}
