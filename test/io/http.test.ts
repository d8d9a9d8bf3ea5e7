import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import t, { type Test } from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { HttpClient } from "../../src/io/http-client.ts";
import { HttpServer } from "../../src/io/http-server.ts";
import { StatusPages } from "../../src/io/status-pages.ts";
import type { HttpClientEvent, HttpRequest, HttpResponse, HttpServerEvent } from "../../src/matrix/http.ts";

const request = (method: string, target: string, rest: Partial<HttpRequest> = {}): HttpRequest => ({
  method,
  target,
  headers: [],
  body: new Uint8Array(0),
  ...rest,
});

/** An HttpServer whose every request is answered by `answer`, and an HttpClient that knows it. */
async function pair(t: Test, answer: (request: HttpRequest) => HttpResponse | undefined, prefix = "") {
  const events: HttpServerEvent[] = [];
  const server: HttpServer = await HttpServer.listen({
    address: "127.0.0.1",
    port: 0,
    maxBody: 100_000,
    onEvent: (event) => {
      events.push(event);
      if (event.kind !== "served-request") return;
      const response = answer(event.request);
      if (response !== undefined) server.handle({ kind: "served-response", id: event.id, response });
    },
  });
  t.teardown(() => server.close());
  return { server, events, client: clientOf(t, `http://127.0.0.1:${server.address.port}${prefix}`) };
}

/** Calls as promises; the ids are the client's business. */
function clientOf(t: Test, url: string) {
  const waiting = new Map<number, (event: HttpClientEvent) => void>();
  const client = new HttpClient({
    server: new URL(url),
    maxBody: 100_000,
    onEvent: (event) => waiting.get(event.id)?.(event),
  });
  t.teardown(() => client.close());
  let id = 0;
  const call = (request: HttpRequest, timeout = 10_000) =>
    new Promise<HttpClientEvent>((resolve) => {
      waiting.set(++id, resolve);
      client.handle({ kind: "http-request", id, request, timeout });
    });
  return { client, call };
}

const echo = ({ method, target, headers, body }: HttpRequest): HttpResponse => ({
  status: 200,
  headers: [["content-type", "application/json"]],
  body: utf8(JSON.stringify({ method, target, headers, body: new TextDecoder().decode(body) })),
});

function said(event: HttpClientEvent): { method: string; target: string; headers: [string, string][]; body: string } {
  if (event.kind !== "http-response") throw new Error(`${event.reason}: ${event.detail}`);
  return JSON.parse(new TextDecoder().decode(event.response.body));
}

t.test("targets cross byte for byte", async (t) => {
  const { client } = await pair(t, echo);
  const targets = [
    "/_matrix/client/v3/rooms/%21a%3Ab/state/m.room.name/",
    "/_matrix/client/v3/pushrules/",
    "/a//b///c",
    "/a/../b/./c",
    "/a%2Fb%2f%23%3F?x=%20+%2B&x=&&y",
    "/a;b=c,d/@u:h/%23frag",
    "//evil.example/path",
    "/a?b?c=d?e",
    "/%E2%82%AC/%ff/%",
    '/a|b^c`d{e}"f<g>[h]',
    "/",
    "/?",
  ];
  for (const target of targets) t.equal(said(await client.call(request("GET", target))).target, target);
});

t.test("a server's path is a prefix", async (t) => {
  const { client } = await pair(t, echo, "/base/");
  t.equal(said(await client.call(request("GET", "/x?y"))).target, "/base/x?y");
});

t.test("methods, bodies and repeated headers cross; the connection's own fields do not", async (t) => {
  const { client } = await pair(t, echo);
  const headers: [string, string][] = [
    ["authorization", "Bearer x"],
    ["x-twice", "1"],
    ["x-twice", "2"],
    ["connection", "x-gone"],
    ["x-gone", "1"],
    ["content-length", "77"],
    ["host", "elsewhere"],
    ["transfer-encoding", "chunked"],
  ];
  for (const method of ["GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
    const heard = said(await client.call(request(method, "/", { headers, body: utf8("héllo") })));
    t.match(heard, { method, body: "héllo" });
    t.same(
      heard.headers.filter(([name]) => name.startsWith("x-")),
      [
        ["x-twice", "1"],
        ["x-twice", "2"],
      ],
    );
    t.match(Object.fromEntries(heard.headers), { authorization: "Bearer x", "accept-encoding": "identity" });
  }
});

t.test("statuses, repeated headers and bodies come back as they were", async (t) => {
  const cookies: [string, string][] = [
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
  ];
  const { client } = await pair(t, ({ target }) => ({
    status: Number(target.slice(1)),
    headers: [...cookies, ["location", "/elsewhere"], ["x-bad", "line\nbreak"], ["bad name", "1"]],
    body: new Uint8Array([0, 255, 10]),
  }));
  for (const status of [200, 201, 302, 401, 429, 500, 599, 204, 304]) {
    const event = await client.call(request("GET", `/${status}`));
    if (event.kind !== "http-response") return t.fail(event.detail);
    t.equal(event.response.status, status);
    t.same([...event.response.body], status === 204 || status === 304 ? [] : [0, 255, 10]);
    t.same(
      event.response.headers.filter(([name]) => name === "set-cookie"),
      cookies,
    );
    t.notOk(event.response.headers.some(([name]) => name === "x-bad" || name === "bad name"));
  }
  const event = await client.call(request("GET", "/42"));
  t.match(event, { response: { status: 502 } }, "what is no status does not end the server");
});

t.test("HEAD has the length and no body", async (t) => {
  const { client } = await pair(t, () => ({ status: 200, headers: [["content-length", "1234"]], body: utf8("") }));
  const event = await client.call(request("HEAD", "/"));
  t.match(event, { response: { status: 200, body: { length: 0 } } });
});

t.test("too large a body is 413, and the server lives on", async (t) => {
  const { client, events } = await pair(t, echo);
  const event = await client.call(request("POST", "/", { body: new Uint8Array(2_000_000) }));
  t.match(event, { kind: "http-response", response: { status: 413 } });
  t.same(events, []);
  t.equal(said(await client.call(request("GET", "/after"))).target, "/after");
});

t.test("too large an answer is a failure with its reason", async (t) => {
  const { client } = await pair(t, () => ({ status: 200, headers: [], body: new Uint8Array(200_000) }));
  t.match(await client.call(request("GET", "/")), { kind: "http-failed", reason: "too-large" });
});

t.test("a client that goes away is reported, and an answer that comes too late is dropped", async (t) => {
  let arrived = () => {};
  const started = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const { client, events, server } = await pair(t, () => {
    arrived();
    return undefined;
  });
  t.match(await client.call(request("GET", "/slow"), 50), { kind: "http-failed", reason: "timeout" });
  await started;
  while (events.length < 2) await new Promise((resolve) => setImmediate(resolve));
  t.match(events, [{ kind: "served-request" }, { kind: "served-abort", id: 1 }]);
  server.handle({ kind: "served-response", id: 1, response: { status: 200, headers: [], body: utf8("") } });
  t.equal(server.waiting, 0);
});

t.test("an aborted request says nothing more", async (t) => {
  const { client } = await pair(t, () => undefined);
  const events: HttpClientEvent[] = [];
  void client.call(request("GET", "/")).then((event) => events.push(event));
  client.client.handle({ kind: "http-abort", id: 1 });
  t.equal(client.client.running, 0);
  client.client.handle({ kind: "http-abort", id: 77 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  t.same(events, []);
});

t.test("nobody there is unreachable; nonsense is a protocol error", async (t) => {
  const { client } = await pair(t, echo);
  const gone = await HttpServer.listen({ address: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${gone.address.port}`;
  await gone.close();
  const failed = { kind: "http-failed" };
  t.match(await clientOf(t, url).call(request("GET", "/")), { ...failed, reason: "unreachable" });
  t.match(await client.call(request("GET", "/ä€")), { ...failed, reason: "protocol" });
  t.match(await client.call(request("G ET", "/")), { ...failed, reason: "protocol" });
  t.match(await client.call(request("GET", "/", { headers: [["a", "b\nc"]] })), { ...failed, reason: "protocol" });
});

async function plainServer(t: Test, serve: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.teardown(() => server.closeAllConnections());
  t.teardown(() => server.close());
  return clientOf(t, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

t.test("an encoding that nobody asked for is undone; a bomb is too large", async (t) => {
  const { call } = await plainServer(t, (request, response) => {
    const size = Number(request.url?.slice(1));
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(size)));
  });
  const event = await call(request("GET", "/1000"));
  t.match(event, { response: { body: { length: 1000 } } });
  if (event.kind === "http-response") t.notOk(event.response.headers.some(([name]) => name.startsWith("content-")));
  t.match(await call(request("GET", "/10000000")), { kind: "http-failed", reason: "too-large" });
});

t.test("a 304 that tells the length of what it leaves out is no broken answer", async (t) => {
  const { call } = await plainServer(t, (_, response) => response.writeHead(304, { "content-length": 4711 }).end());
  for (const name of ["first", "second"]) {
    const event = await call(request("GET", "/", { headers: [["if-none-match", '"x"']] }));
    t.match(event, { kind: "http-response", response: { status: 304, body: { length: 0 } } }, name);
  }
});

t.test("a kept-alive connection that broke is tried again for what may be repeated only", async (t) => {
  let calls = 0;
  const { call } = await plainServer(t, (request, response) => {
    calls += 1;
    if (calls % 2 === 1) request.socket.destroy();
    else response.end("fine");
  });
  t.match(await call(request("PUT", "/")), { kind: "http-response" });
  t.equal(calls, 2);
  t.match(await call(request("POST", "/")), { kind: "http-failed", reason: "unreachable" });
  t.equal(calls, 3);
});

/** Says bytes on a connection of its own, and returns what came until the server closed it. */
function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(bytes, "latin1");
  return text(socket);
}

t.test("absolute targets, malformed requests and odd ones", async (t) => {
  const { server } = await pair(t, echo);
  const { port } = server.address;
  const say = (line: string) => raw(port, `${line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  t.match(await say("GET http://matrix.example/_matrix/a%2fb?c"), /"target":"\/_matrix\/a%2fb\?c"/);
  t.match(await say("GET http://matrix.example"), /"target":"\/"/);
  t.match(await say("OPTIONS *"), /^HTTP\/1.1 400 /);
  t.match(await raw(port, "rubbish\r\n\r\n"), /^HTTP\/1.1 400 /);
  t.match(await raw(port, `GET / HTTP/1.1\r\nx: ${"y".repeat(40_000)}\r\n\r\n`), /^HTTP\/1.1 431 /);
});

t.test("closing answers those who wait", async (t) => {
  const { client, server, events } = await pair(t, () => undefined);
  const waiting = client.call(request("GET", "/"));
  while (events.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await server.close();
  t.match(await waiting, { response: { status: 503 } });
});

t.test("the status pages are for this machine", async (t) => {
  const pages = new StatusPages({
    status: () => ({ peers: [] }),
    text: () => "no peers\n",
    metrics: () => Promise.resolve("# nothing\n"),
  });
  const server = await HttpServer.listen({ address: "127.0.0.1", port: 0, pages });
  t.teardown(() => server.close());
  const { call } = clientOf(t, `http://127.0.0.1:${server.address.port}`);
  const get = async (target: string, headers: [string, string][] = [], method = "GET") => {
    const event = await call(request(method, target, { headers }));
    if (event.kind !== "http-response") throw new Error(event.detail);
    return [event.response.status, new TextDecoder().decode(event.response.body)];
  };
  t.same(await get("/_hectobit/status"), [200, '{\n  "peers": []\n}\n']);
  t.same(await get("/_hectobit/status?x", [["accept", "text/plain"]]), [200, "no peers\n"]);
  t.same(await get("/_hectobit/metrics"), [200, "# nothing\n"]);
  t.match(await get("/_hectobit/other"), [404, String]);
  t.match(await get("/_hectobit/status", [["x-forwarded-for", "192.0.2.1"]]), [403, String]);
  t.match(await get("/_hectobit/status", [], "POST"), [405, String]);
  t.match(await get("/_matrix/client/versions"), [404, /M_UNRECOGNIZED/]);
  const rebound = "GET /_hectobit/status HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n";
  t.match(await raw(server.address.port, rebound), /^HTTP\/1.1 403 /);
});
