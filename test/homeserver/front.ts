/** A development homeserver on a real port of 127.0.0.1, for clients that speak HTTP. */
import type { Test } from "tap";
import { SeededRandom } from "../../src/base/random.ts";
import { DevelopmentHomeserver } from "../../src/homeserver/development-homeserver.ts";
import type { HomeserverOptions } from "../../src/homeserver/types.ts";
import { epoch, now } from "../../src/io/clock.ts";
import { HttpServer } from "../../src/io/http-server.ts";
import type { HttpClientEffect } from "../../src/matrix/http.ts";

export interface Front {
  readonly url: string;
  readonly machine: DevelopmentHomeserver;
  register(name: string): Promise<{ userId: string; token: string }>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of many shapes
  ask(method: string, path: string, token: string, body?: object): Promise<any>;
}

/** Serves until the test's end. */
export async function openFront(t: Test, options: Partial<HomeserverOptions> = {}): Promise<Front> {
  const machine = new DevelopmentHomeserver({ name: "hs.test", epoch: epoch(), ...options }, new SeededRandom(9));
  let timer: NodeJS.Timeout | undefined;
  const pushes = new Set<Promise<void>>();
  const push = async ({ id, request }: HttpClientEffect & { kind: "http-request" }) => {
    const { method, target, headers, body } = request;
    const status = await fetch(target, {
      method,
      headers: headers.map(([name, value]) => [name, value]),
      body: Buffer.from(body),
    })
      .then((response) => response.arrayBuffer().then(() => response.status))
      .catch(() => 502);
    machine.handle({ kind: "http-response", id, response: { status, headers: [], body: new Uint8Array() } }, now());
    turn();
  };
  const turn = () => {
    for (let outputs = machine.drain(64); outputs.length > 0; outputs = machine.drain(64)) {
      for (const output of outputs) {
        if (output.kind !== "effect") continue;
        if (output.effect.kind === "served-response") server.handle(output.effect);
        else if (output.effect.kind === "http-request") {
          const pushing = push(output.effect);
          pushes.add(pushing);
          void pushing.then(() => pushes.delete(pushing));
        }
      }
    }
    clearTimeout(timer);
    const deadline = machine.deadline();
    if (deadline === undefined) return;
    const wake = () => {
      machine.wake(now());
      turn();
    };
    timer = setTimeout(wake, Math.max(0, deadline - now()));
  };
  const server = await HttpServer.listen({
    address: "127.0.0.1",
    port: 0,
    onEvent: (event) => {
      machine.handle(event, now());
      turn();
    },
  });
  t.teardown(async () => {
    await server.close();
    await Promise.all(pushes);
    clearTimeout(timer);
  });
  const url = `http://127.0.0.1:${server.address.port}`;
  const ask: Front["ask"] = async (method, path, token, body) => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return response.json();
  };
  const register: Front["register"] = async (name) => {
    const auth = { type: "m.login.dummy" };
    const { user_id: userId, access_token: token } = await ask("POST", "/_matrix/client/v3/register", "", {
      username: name,
      password: "sesame",
      auth,
    });
    return { userId, token };
  };
  return { url, machine, ask, register };
}
