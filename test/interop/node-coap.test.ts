import { createServer, request } from "coap";
import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { CONTENT, GET, POST, PUT } from "../../src/coap/codes.ts";
import { CoapEndpoint } from "../peers/coap-endpoint.ts";
import { endsQuietly } from "./quiet.ts";
import { Resources, text } from "./resources.ts";

type Incoming = { readonly code: string; readonly payload: Buffer };

/** One request by npm's client. Each gets an agent of its own: a second request from within the first's answer throws. */
function ask(port: number, method: "GET" | "PUT" | "POST", pathname: string, payload?: string): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: "127.0.0.1", port, method, pathname });
    outgoing.on("response", (response: Incoming) => resolve(response));
    outgoing.on("error", reject);
    outgoing.end(payload === undefined ? undefined : Buffer.from(payload));
  });
}

t.test("npm's coap as the client, our endpoint as the server", async (t) => {
  const resources = new Resources();
  const endpoint = await CoapEndpoint.open(t, resources.handle);
  resources.store.set("a", utf8("moin"));
  const got = await ask(endpoint.port, "GET", "/store/a");
  t.strictSame([got.code, String(got.payload)], ["2.05", "moin"]);
  t.equal((await ask(endpoint.port, "PUT", "/store/b", "short")).code, "2.01");
  t.equal(utf8Text(resources.store.get("b") ?? new Uint8Array(0)), "short");
  t.equal((await ask(endpoint.port, "GET", "/nowhere")).code, "4.04");
  resources.store.set("large", utf8(text(5000)));
  t.equal(String((await ask(endpoint.port, "GET", "/store/large")).payload), text(5000), "a body of several blocks");
  await endsQuietly(t, endpoint);
});

t.test("our endpoint as the client, npm's coap as the server", async (t) => {
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === "/large") outgoing.end(text(5000));
    else outgoing.end(`${incoming.method} ${incoming.url} ${incoming.payload}`);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server._sock as { address(): { port: number } }).address().port));
  });
  t.teardown(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const endpoint = await CoapEndpoint.open(t);
  for (const [code, name] of [
    [GET, "GET"],
    [POST, "POST"],
    [PUT, "PUT"],
  ] as const) {
    const answer = await endpoint.request(port, code, "/a/b?c=d", code === GET ? {} : { payload: utf8("body") });
    t.strictSame([answer.code, utf8Text(answer.payload)], [CONTENT, `${name} /a/b?c=d ${code === GET ? "" : "body"}`]);
  }
  t.equal(utf8Text((await endpoint.request(port, GET, "/large")).payload), text(5000), "a body of several blocks");
  await endsQuietly(t, endpoint);
});
