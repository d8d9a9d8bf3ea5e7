import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import t from "tap";
import { EMPTY, utf8, utf8Text } from "../../src/base/bytes.ts";
import { measureHttps } from "../../src/io/https-meter.ts";
import { withTcp } from "../../src/io/tcp-cost.ts";
import { type HttpRequest, header } from "../../src/matrix/http.ts";

const TEXT = JSON.stringify({ chunk: Array.from({ length: 200 }, (_, i) => ({ type: "m.room.message", n: i })) });

const get = (target: string): HttpRequest => ({
  method: "GET",
  target,
  headers: [["authorization", "Bearer secret"]],
  body: EMPTY,
});

const echo = async (request: HttpRequest) => ({
  status: request.method === "PUT" ? 201 : 200,
  headers: [["content-type", "application/json"] as const],
  body: request.method === "PUT" ? request.body : utf8(request.target === "/long" ? TEXT : "{}"),
});

for (const variant of ["http1", "http2-gzip"] as const) {
  t.test(`${variant}: real TLS bytes, the same each time, and the answers intact`, async (t) => {
    const meter = await measureHttps({ variant, server: { handler: echo } });
    t.teardown(() => meter.close());
    t.ok(meter.opening.up.tls > 250 && meter.opening.down.tls > 600, "a handshake with a certificate");
    const [first, second, third] = [
      await meter.exchange(get("/a")),
      await meter.exchange(get("/a")),
      await meter.exchange(get("/a")),
    ];
    t.equal(utf8Text(first.response.body), "{}");
    t.same([second.up, second.down], [third.up, third.down]);
    t.ok(first.up.tls > 22 && first.up.ip > first.up.tls + 52);
    if (variant === "http1") t.same(first.up, second.up);
    else t.ok(second.up.tls < first.up.tls, "HPACK learns");
    const long = await meter.exchange(get("/long"));
    t.equal(utf8Text(long.response.body), TEXT);
    const zipped = variant === "http2-gzip";
    t.ok(zipped ? long.down.tls < TEXT.length / 3 : long.down.tls > TEXT.length, `${long.down.tls} of ${TEXT.length}`);
    const put = await meter.exchange({ ...get("/x"), method: "PUT", body: utf8('{"body":"héllo"}') });
    t.same([put.response.status, utf8Text(put.response.body)], [201, '{"body":"héllo"}']);
  });
}

t.test("one at a time: two at once give what they give alone", async (t) => {
  const meter = await measureHttps({ variant: "http1", server: { handler: echo } });
  t.teardown(() => meter.close());
  const [a, b] = await Promise.all([meter.exchange(get("/a")), meter.exchange(get("/a"))]);
  t.same([a.up, a.down], [b.up, b.down]);
});

t.test("a server by its URL", async (t) => {
  const server = createServer((request, response) => {
    response.setHeader("x-asked", `${request.headers.authorization} ${request.url}`).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const meter = await measureHttps({ variant: "http2-gzip", server: { url } });
  t.teardown(async () => {
    await meter.close();
    server.close();
  });
  const { response } = await meter.exchange(get("/_matrix/client/versions?a=%23"));
  t.equal(header(response.headers, "x-asked"), "Bearer secret /_matrix/client/versions?a=%23");
});

t.test("TCP/IP: a segment has 52 bytes, and each two are acknowledged by 52 more", async (t) => {
  t.same(withTcp(100, 100), { up: { tls: 100, ip: 204 }, down: { tls: 100, ip: 152 } });
  t.same(withTcp(1_448, 1_449).up.ip, 1_448 + 52 + 52);
  t.same(withTcp(0, 14_480).up.ip, 5 * 52);
  t.same(withTcp(14_480, 10).down.ip, 10 + 52 + 4 * 52);
});
