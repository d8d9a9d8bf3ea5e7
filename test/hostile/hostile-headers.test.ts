import t from "tap";
import { EMPTY, utf8 } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant, seconds } from "../../src/base/time.ts";
import { Client } from "../../src/client/client.ts";
import type { HttpHeader, HttpRequest, HttpResponse } from "../../src/matrix/http.ts";
import { Bench, get } from "../gateway/bench.ts";

const many = (count: number, name: string, value: string): HttpHeader[] =>
  Array.from({ length: count }, () => [name, value]);

/** Fields that a homeserver may send (undici reads 16 KiB of them), or a remote user of it through a file's name. */
const RESPONSE_FIELDS: readonly (readonly [string, readonly HttpHeader[]])[] = [
  ["a field of 9000 bytes", [["content-disposition", `attachment; filename="${"a".repeat(9_000)}"`]]],
  ["a field of 9000 letters that take two bytes", [["content-disposition", "\u00e9".repeat(9_000)]]],
  ["a type of 9000 bytes", [["content-type", "a".repeat(9_000)]]],
  ["70 types", many(70, "content-type", "text/plain")],
  ["24 fields of 600 bytes", many(24, "content-language", "a".repeat(600))],
  ["200 fields", many(200, "etag", '"a"')],
];

t.test("whatever fields a homeserver sends, the remote gets an answer and the gateway lives on", async (t) => {
  for (const [what, headers] of RESPONSE_FIELDS) {
    for (const body of [EMPTY, utf8("x".repeat(3_000))]) {
      const bench = new Bench(1);
      const exchange = bench.caller().ask(get("/_matrix/media/v3/download/h/i"), bench.now);
      bench.settle();
      const id = bench.pending[0]?.id ?? 0;
      const response: HttpResponse = { status: 200, headers, body };
      t.doesNotThrow(() => bench.gateway.handle({ kind: "http-response", id, response }, bench.now), what);
      bench.elapse(seconds(60));
      t.equal(bench.caller().http(exchange)?.status, 502, `${what}: 502`);
    }
  }
});

const REQUESTS: readonly (readonly [string, HttpRequest])[] = [
  ["a token of 30000 bytes", get("/_matrix/client/v3/sync", "a".repeat(30_000))],
  ["a token of 30000 letters that take two bytes", get("/_matrix/client/v3/sync", "\u00e9".repeat(30_000))],
  ["a field of 9000 bytes", { ...get("/"), headers: [["accept", "a".repeat(9_000)]] }],
  ["70 types", { ...get("/"), headers: many(70, "content-type", "text/plain") }],
  ["40 segments and 24 fields", { ...get(`/${"a/".repeat(39)}b?c`), headers: many(24, "accept", "b/c") }],
  [
    "40 segments, 24 fields, a type",
    {
      method: "POST",
      target: `${"/a".repeat(40)}`,
      headers: [...many(24, "accept", "b/c"), ["content-type", "x/y"]],
      body: utf8("z".repeat(2_000)),
    },
  ],
  ["200 fields", { ...get("/"), headers: many(200, "accept", "b/c") }],
];

t.test("whatever fields a local program sends, the client answers or carries it, and lives on", async (t) => {
  const peer = addressPeer("192.0.2.1", 5683);
  const link = { sendRate: 1_000_000, receiveRate: 1_000_000, mtu: 1200, overhead: 28, halfDuplex: false };
  for (const [what, request] of REQUESTS) {
    const options = {
      random: new SeededRandom(1),
      gateway: peer,
      link: { ...link, latency: seconds(1) },
      clock: () => "now",
    };
    const client = new Client(options, instant(0));
    const event = { kind: "served-request", id: 1, request, from: "127.0.0.1:1" } as const;
    t.doesNotThrow(() => client.handle(event, instant(1)), what);
    const said = client
      .drain(10)
      .map((output) =>
        output.kind === "effect" && output.effect.kind === "served-response"
          ? output.effect.response.status
          : output.kind,
      );
    t.ok(said[0] === 431 || said[0] === "datagram", `${what}: ${said[0]}`);
  }
});
