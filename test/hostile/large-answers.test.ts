/** A homeserver whose answers do not end: what all of them hold together is bounded, and later ones have room again. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import t from "tap";
import { MAX_BODY, MAX_TRANSFER_BYTES } from "../../src/base/limits.ts";
import { HttpClient } from "../../src/io/http-client.ts";
import type { HttpClientEvent } from "../../src/matrix/http.ts";

async function listening(server: Server): Promise<URL> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const outcome = (event: HttpClientEvent): string =>
  event.kind === "http-response" ? `${event.response.body.length}` : `${event.reason}: ${event.detail}`;

t.test("bodies that are sent and sent, and gzip bombs, many at once", async (t) => {
  const part = Buffer.alloc(MAX_BODY - 1_000);
  const bomb = gzipSync(Buffer.alloc(MAX_BODY + 1));
  const server = createServer((request, response) => {
    response.on("error", () => {});
    if (request.url === "/small") response.end("small");
    else if (request.url === "/bomb") response.setHeader("content-encoding", "gzip").end(bomb);
    // it stays open: what was sent is held
    else response.write(part);
  });
  const server_ = await listening(server);
  const outcomes: string[] = [];
  const settled: (() => void)[] = [];
  const client = new HttpClient({
    server: server_,
    onEvent: (event) => {
      outcomes.push(outcome(event));
      for (const wake of settled.splice(0)) wake();
    },
  });
  t.teardown(async () => {
    await client.close();
    server.closeAllConnections();
    server.close();
  });
  const ask = (id: number, target: string) =>
    client.handle({
      kind: "http-request",
      ...{ id, timeout: 60_000, request: { method: "GET", target, headers: [], body: new Uint8Array() } },
    });
  const until = async (count: number) => {
    while (outcomes.length < count) await new Promise<void>((resolve) => settled.push(resolve));
  };
  const most = Math.floor(MAX_TRANSFER_BYTES / part.length);
  for (let id = 1; id <= most + 3; id++) ask(id, "/endless");
  await until(3);
  t.same(outcomes, Array(3).fill("unreachable: too many large answers at once; try again"));
  for (let id = 1; id <= most + 3; id++) client.handle({ kind: "http-abort", id });
  ask(50, "/small");
  await until(4);
  t.equal(outcomes[3], "5");
  ask(51, "/bomb");
  await until(5);
  t.equal(outcomes[4], `too-large: the answer is larger than ${MAX_BODY} bytes`);
});

t.test("a path with .. does not lead out of the server's own", async (t) => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.end();
  });
  const origin = await listening(server);
  const outcomes: string[] = [];
  let wake = () => {};
  const onEvent = (event: HttpClientEvent) => {
    outcomes.push(event.kind);
    wake();
  };
  const client = new HttpClient({ server: new URL("/base", origin), onEvent });
  t.teardown(async () => {
    await client.close();
    server.close();
  });
  const targets = ["/../admin", "/a/%2E./admin", "/a/..", "/./..?b", "/a..b/.c?/../d"];
  for (const [id, target] of targets.entries()) {
    const request = { method: "GET", target, headers: [], body: new Uint8Array() };
    client.handle({ kind: "http-request", id, timeout: 10_000, request });
    while (outcomes.length <= id) await new Promise<void>((resolve) => (wake = resolve));
  }
  t.same(outcomes, [...Array(4).fill("http-failed"), "http-response"]);
  t.same(asked, ["/base/a..b/.c?/../d"]);
});
