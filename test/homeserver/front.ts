/** A development homeserver on a real port of 127.0.0.1, for clients that speak HTTP. */
import type { Test } from "tap";
import { SeededRandom } from "../../src/base/random.ts";
import { DevelopmentHomeserver, type HomeserverEffect } from "../../src/homeserver/development-homeserver.ts";
import type { HomeserverOptions } from "../../src/homeserver/types.ts";
import { epoch, now } from "../../src/io/clock.ts";
import { HttpServer } from "../../src/io/http-server.ts";

type Push = Extract<HomeserverEffect, { kind: "http-request" }>;

export class Front {
  readonly machine: DevelopmentHomeserver;
  #server: HttpServer | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Transactions on their way to application services. */
  readonly #pushes = new Set<Promise<void>>();

  private constructor(options: Partial<HomeserverOptions>) {
    this.machine = new DevelopmentHomeserver({ name: "hs.test", epoch: epoch(), ...options }, new SeededRandom(9));
  }

  /** Serves until the test's end. */
  static async open(t: Test, options: Partial<HomeserverOptions> = {}): Promise<Front> {
    const front = new Front(options);
    front.#server = await HttpServer.listen({
      address: "127.0.0.1",
      port: 0,
      onEvent: (event) => front.#do(() => front.machine.handle(event, now())),
    });
    t.teardown(async () => {
      await front.#server?.close();
      await Promise.all(front.#pushes);
      clearTimeout(front.#timer);
    });
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server?.address.port}`;
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of many shapes
  async ask(method: string, path: string, token: string, body?: object): Promise<any> {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(this.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return response.json();
  }

  async register(name: string): Promise<{ userId: string; token: string }> {
    const body = { username: name, password: "sesame", auth: { type: "m.login.dummy" } };
    const answer = await this.ask("POST", "/_matrix/client/v3/register", "", body);
    return { userId: answer.user_id, token: answer.access_token };
  }

  #do(work: () => void): void {
    work();
    for (let outputs = this.machine.drain(64); outputs.length > 0; outputs = this.machine.drain(64)) {
      for (const output of outputs) if (output.kind === "effect") this.#carry(output.effect);
    }
    clearTimeout(this.#timer);
    const deadline = this.machine.deadline();
    if (deadline === undefined) return;
    this.#timer = setTimeout(() => this.#do(() => this.machine.wake(now())), Math.max(0, deadline - now()));
  }

  #carry(effect: HomeserverEffect): void {
    if (effect.kind === "served-response") this.#server?.handle(effect);
    if (effect.kind !== "http-request") return;
    const pushing = this.#push(effect);
    this.#pushes.add(pushing);
    void pushing.then(() => this.#pushes.delete(pushing));
  }

  async #push({ id, request }: Push): Promise<void> {
    const { method, target, headers, body } = request;
    const init = {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      body: Buffer.from(body),
    };
    const status = await fetch(target, init)
      .then((response) => response.arrayBuffer().then(() => response.status))
      .catch(() => 502);
    const response = { status, headers: [], body: new Uint8Array() };
    this.#do(() => this.machine.handle({ kind: "http-response", id, response }, now()));
  }
}
