import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import t, { type Test } from "tap";
import { interrupt, type Running, start } from "./hectobit.ts";

const ROOM = "/_matrix/client/v3/rooms/!room%3Ahs/send/m.room.message";
const headers = { authorization: "Bearer syt_token", "content-type": "application/json" };

interface FakeHomeserver {
  readonly url: string;
  /** `METHOD target body` of each request, in order. */
  readonly heard: string[];
}

/** Knows versions, sending and an eventless sync; everything else is 404 as the specification has it. */
async function fakeHomeserver(t: Test): Promise<FakeHomeserver> {
  const heard: string[] = [];
  const server = createServer(async (request, response) => {
    heard.push(`${request.method} ${request.url} ${await text(request)}`);
    const say = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.url === "/_matrix/client/versions") say(200, { versions: ["v1.11"] });
    else if (request.url?.startsWith(ROOM)) say(200, { event_id: `$${heard.length}` });
    else if (request.url?.startsWith("/_matrix/client/v3/sync?")) say(200, { next_batch: `s${heard.length}` });
    else say(404, { errcode: "M_UNRECOGNIZED", error: "Unrecognized request" });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

const portOf = (address: unknown): string => String(address).replace(/^.*:/, "");

async function gatewayOn(t: Test, homeserver: string, port = "0"): Promise<{ running: Running; port: string }> {
  const args = ["--homeserver", homeserver, "--listen", `127.0.0.1:${port}`, "--link", "perfect"];
  const running = start(t, ["gateway", ...args]);
  return { running, port: portOf((await running.logged(/"ready/)).listen) };
}

async function clientOf(t: Test, gateway: string): Promise<{ running: Running; url: string }> {
  const args = ["--gateway", `127.0.0.1:${gateway}`, "--listen", "127.0.0.1:0", "--link", "perfect"];
  const running = start(t, ["client", ...args]);
  return { running, url: String((await running.logged(/"ready/)).homeserver) };
}

async function simOn(t: Test, gateway: string, port = "0"): Promise<{ running: Running; port: string }> {
  const args = ["--link", "perfect", "--listen", `127.0.0.1:${port}`, "--to", `127.0.0.1:${gateway}`];
  const running = start(t, ["sim", ...args]);
  return { running, port: portOf((await running.logged(/"listen"/)).listen) };
}

const send = (url: string, transaction: string): Promise<Response> =>
  fetch(`${url}${ROOM}/${transaction}`, {
    method: "PUT",
    headers,
    body: `{"msgtype":"m.text","body":"${transaction}"}`,
  });

const json = async (answer: Promise<Response>) => ({
  status: (await answer).status,
  body: await (await answer).json(),
});

t.test("a Matrix client, a client, a gateway, a homeserver", async (t) => {
  const homeserver = await fakeHomeserver(t);
  const gateway = await gatewayOn(t, homeserver.url);
  const client = await clientOf(t, gateway.port);
  const get = (target: string) => json(fetch(`${client.url}${target}`, { headers }));
  t.same(await get("/_matrix/client/versions"), { status: 200, body: { versions: ["v1.11"] } });
  t.match(await json(send(client.url, "t1")), { status: 200, body: { event_id: /^\$\d+$/ } });
  t.equal(homeserver.heard.at(-1), `PUT ${ROOM}/t1 {"msgtype":"m.text","body":"t1"}`);
  t.match(await get("/_matrix/client/v3/sync?timeout=0"), { status: 200, body: { next_batch: /^s\d+$/ } });
  t.match(await get("/_matrix/client/v3/nonsense"), { status: 404, body: { errcode: "M_UNRECOGNIZED" } });
  t.match(await get("/_hectobit/status"), { status: 200, body: { link: { state: "up" } } });
  const status = await fetch(`${client.url}/_hectobit/status`, { headers: { accept: "text/plain" } });
  t.match(await status.text(), /127.0.0.1:\d+: \d+ bit\/s/);
  t.match(await (await fetch(`${client.url}/_hectobit/metrics`)).text(), /^hectobit_bytes_total\{direction="sent"/m);

  t.match(await interrupt(client.running), { code: 0, signal: null, stdout: "", stderr: /SIGINT: closing/ });
  t.match(await interrupt(gateway.running), { code: 0, signal: null, stdout: "" });
});

t.test("a cable that is pulled and put back, a gateway that is killed and comes back", async (t) => {
  const homeserver = await fakeHomeserver(t);
  const gateway = await gatewayOn(t, homeserver.url);
  const sim = await simOn(t, gateway.port);
  const client = await clientOf(t, sim.port);
  t.match(await json(send(client.url, "t1")), { status: 200 });

  await interrupt(sim.running);
  const waiting = json(send(client.url, "t2"));
  await simOn(t, gateway.port, sim.port);
  t.match(await waiting, { status: 200 }, "what was sent meanwhile arrives");

  gateway.running.child.kill("SIGKILL");
  await gateway.running.finished;
  const again = json(send(client.url, "t3"));
  await gatewayOn(t, homeserver.url, gateway.port);
  t.match(await again, { status: 200 });
  t.same(
    homeserver.heard.map((line) => line.replace(/ \{.*/, "")),
    ["t1", "t2", "t3"].map((transaction) => `PUT ${ROOM}/${transaction}`),
    "each message once, in order",
  );
});

t.test("a signal ends what waits as well", async (t) => {
  const homeserver = await fakeHomeserver(t);
  const gateway = await gatewayOn(t, homeserver.url);
  const client = await clientOf(t, gateway.port);
  gateway.running.child.kill("SIGKILL");
  await gateway.running.finished;
  const waiting = send(client.url, "t1").then(
    ({ status }) => status,
    () => "cut off",
  );
  await fetch(`${client.url}/_hectobit/status`);
  t.match(await interrupt(client.running), { code: 0 });
  t.match(String(await waiting), /^503$|^cut off$/);
});
