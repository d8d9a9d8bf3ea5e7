import fc from "fast-check";
import t from "tap";
import { toHex, utf8 } from "../../src/base/bytes.ts";
import { decode } from "../../src/coap/decode.ts";
import { encode } from "../../src/coap/encode.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { ENDPOINTS } from "../../src/matrix/endpoints.ts";
import type { HttpHeader, HttpRequest } from "../../src/matrix/http.ts";
import { coapToAnswer } from "../../src/matrix/response.ts";
import { essence, meaning, request, response } from "./http-messages.ts";
import { agreedSessions, answerAcross, NOW, PEER, packed, packedAcross } from "./packed-across.ts";

function same(before: HttpRequest): void {
  const after = packedAcross(before);
  t.equal(after.method, before.method);
  t.equal(after.target, before.target);
  t.same(meaning(after.headers, after.body), meaning(before.headers, before.body));
  t.equal(essence(after.body, after.headers), essence(before.body, before.headers));
}

t.test("any HTTP request comes out of a packed exchange as it went in", async () => {
  fc.assert(fc.property(request, same), { numRuns: 2_000 });
});

const plain = (method: string, target: string, body = "", ...headers: HttpHeader[]): HttpRequest => ({
  method,
  target,
  headers: [...(body === "" ? [] : [["content-type", "application/json"] as const]), ...headers],
  body: utf8(body),
});

const S = "/_matrix/client/v3/sync";

t.test("spellings that only a table of styles or the target itself can give back", async () => {
  for (const request of [
    plain("GET", `${S}?`),
    plain("GET", `${S}?&&`),
    plain("GET", `${S}?a`),
    plain("GET", `${S}?a=`),
    plain("GET", `${S}?=a`),
    plain("GET", `${S}?a=1&a=1&b=01&b=-0&b=-1&b=1e3&b=1.0&b=99999999999999999999`),
    plain("GET", `${S}?a=true&a=false&a=null&a=True&a=%22true%22`),
    plain("GET", `${S}?filter=%7B%22room%22%3A%7B%22timeline%22%3A%7B%22limit%22%3A20%7D%7D%7D&since=s1_2`),
    plain("GET", `${S}?filter=%7B%22a%22%3A+1%7D`),
    plain("GET", `${S}?filter=%7B%22a%22%3A1%2C%22a%22%3A2%7D`),
    plain("GET", `${S}?filter=%7Bnonsense`),
    plain("GET", `${S}?filter=%5B%5D&filter=%7B%7D&filter=%5B1%2C%22%5Cu0041%22%5D`),
    plain("GET", `${S}?a=%3a`),
    plain("GET", `${S}?a+b=c%20d`),
    plain("GET", `${S}?a%3Db=c`),
    plain("GET", "/_matrix/client/v3/rooms/%21a%3Ab/state/m.room.topic/"),
    plain("GET", "/_matrix/client/v3/rooms/%21a%3Ab/state/m.room.topic"),
    plain("GET", "/_matrix/client/v3/rooms/!a:b/state/m.room.member/@c:d"),
    plain("GET", "/_matrix/client/v3/rooms/!a%3ab/members"),
    plain("GET", "/_matrix/client/v3/profile/%FF"),
    plain("GET", "/_matrix/client/v3/profile/%00%0A%F0%9F%98%80%2F..%2F"),
    plain("GET", "/_matrix/client/unstable/org.matrix.msc3916/media/download/a/b"),
    plain("GET", "/_matrix/client/r0/sync"),
    plain("GET", "/_matrix/client/v1/sync?a=1"),
    plain("GET", "/_matrix/client/v123/sync"),
    plain("GET", "/_matrix/client/v3/sync/"),
    plain("HEAD", "/_matrix/media/v3/download/a/b"),
    plain("OPTIONS", "/_matrix/media/v3/download/a/b?x=1"),
    plain("PATCH", "/_matrix/client/v3/sync", "{}"),
    plain("GET", "/"),
    plain("POST", "/", "{}"),
    plain("DELETE", "/_matrix/client/v3/devices/ABC?a=1", '{"auth":{}}'),
    plain("DELETE", "/_matrix/client/v3/devices/ABC?a=1"),
    plain("DELETE", "/_matrix/client/v3/devices/ABC"),
  ]) {
    same(request);
  }
});

t.test("bodies of every kind, with and without a query", async () => {
  const bodies = ["{}", "[]", "0", '"a"', "null", "true", " {} ", "[1,{}]", '{"a":[{}]}', "[0,1]", "[[0,1]]", "-1.50"];
  const wrong = [
    '{},{"b":1}',
    "{}]",
    "{}}",
    "[],[]",
    "1,2",
    "{",
    '"',
    '{"a":1',
    "]",
    "nonsense",
    '{"a"}',
    "{} {}",
    ",",
  ];
  for (const method of ["GET", "POST", "PUT", "DELETE", "PATCH"]) {
    for (const target of [
      S,
      `${S}?a=1`,
      "/_matrix/client/v3/keys/query",
      "/_matrix/client/v3/keys/query?a=b",
      "/x?y",
    ]) {
      for (const body of [...bodies, ...wrong]) {
        same(plain(method, target, body));
        same({ ...plain(method, target, body), headers: [["content-type", "text/plain"]] });
        same({ ...plain(method, target, body), headers: [] });
      }
    }
  }
});

t.test("a body that is two does not become a query and a body", async (t) => {
  const before = plain("POST", "/_matrix/client/v3/keys/query", '{"timeout":1},{"device_keys":{}}');
  const after = packedAcross(before);
  t.equal(after.target, before.target);
  t.same(after.body, before.body);
});

t.test("X-Matrix, as Synapse and as the specification write it, and as nobody does", async () => {
  const sig = "bZ0Sm7NTeeSBT3yYyMbNIbLQKXzXbVpWkL4rQ3GUVO2HlDdBdGZn6w8DkJ9v9cnkSjEtYtW+fQ2n3KpIkTn2Bw";
  for (const value of [
    `X-Matrix origin="hs1.test",key="ed25519:a_XYZ",sig="${sig}",destination="hs2.test"`,
    `X-Matrix origin="hs1.test",destination="hs2.test",key="ed25519:a_XYZ",sig="${sig}"`,
    `X-Matrix origin="hs1.test",key="ed25519:a_XYZ",sig="${sig}"`,
    `X-Matrix origin=hs1.test,key="ed25519:a_XYZ",sig="${sig}",destination="hs2.test"`,
    'X-Matrix origin="a\\"b",key="",sig="",destination=""',
    "Basic abc",
    "Bearer",
  ]) {
    same(plain("PUT", "/_matrix/federation/v1/send/123", '{"pdus":[]}', ["authorization", value]));
  }
});

t.test("any answer comes out as it went in", async (t) => {
  fc.assert(
    fc.property(response, fc.constantFrom("GET", "HEAD", "POST"), (before, method) => {
      const after = answerAcross(before, method);
      t.equal(after.status, before.status);
      t.same(meaning(after.headers, after.body), meaning(before.headers, before.body));
      t.equal(essence(after.body, after.headers), essence(before.body, before.headers));
    }),
    { numRuns: 1_500 },
  );
});

/** One byte of it changed, one left out, one put in, or its end cut off. */
function mutated(bytes: Uint8Array, at: number, byte: number, how: number): Uint8Array {
  const place = bytes.length === 0 ? 0 : at % bytes.length;
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place + 1)];
  if (how === 0) return Uint8Array.of(...before, byte, ...after);
  if (how === 1) return Uint8Array.of(...before, ...after);
  if (how === 2) return Uint8Array.of(...before, byte, ...bytes.subarray(place));
  return before.slice();
}

const harmless = ([name, value]: HttpHeader): boolean =>
  /^[a-z-]+$/.test(name) &&
  !/[\r\n\0]/.test(value) &&
  !["host", "transfer-encoding", "connection", "cookie"].includes(name);

t.test("a payload that was changed is a request that breaks nothing, or 4.00, 4.01 or 4.06", async (t) => {
  const sessions = agreedSessions();
  const mutation = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), how: fc.nat(3) });
  const seen = new Set<string>();
  fc.assert(
    fc.property(request, fc.array(mutation, { minLength: 1, maxLength: 3 }), (before, mutations) => {
      const body = packed(before, { kind: "announced", index: 1 }, before.body.length % 2 === 0);
      const payload = mutations.reduce((bytes, { at, byte, how }) => mutated(bytes, at, byte, how), body.payload);
      const received = sessions.receive({ ...body, payload }, PEER, NOW);
      if (received.kind === "request") {
        seen.add("request");
        t.match(received.http.target, /^\/[\x21-\x7e\x80-\xff]*$/);
        t.match(received.http.method, /^[A-Z]{1,16}$/);
        t.ok(received.http.headers.every(harmless));
        return;
      }
      seen.add(received.kind === "reading" ? "reading" : received.reason);
      if (received.kind === "reading") return;
      t.ok([128, 129, 134].includes(received.response.code));
      const message = encode({ type: "ACK", messageId: 1, token: Uint8Array.of(1), ...received.response });
      t.ok(decode(message).ok);
    }),
    { numRuns: 6_000 },
  );
  t.ok(seen.has("request") && seen.has("malformed"), [...seen].join(", "));
});

t.test("any payload at all", async (t) => {
  const sessions = agreedSessions();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(2, 5), (payload, code) => {
      const received = sessions.receive({ code, options: [], payload }, PEER, NOW);
      const reading = { codec: hectobitCodec, fromLb: false, packed: true };
      const answer = coapToAnswer({ code: 69, options: [], payload }, reading);
      t.ok(received.kind !== "refused" || received.response.code >= 128, toHex(payload));
      t.ok(answer.status === 200 || answer.status === 502);
    }),
    { numRuns: 6_000 },
  );
});

t.test("every operation is an endpoint of the table", async (t) => {
  for (const { method, template } of ENDPOINTS) {
    const target = template.replace(/\{[^}]*\}/g, "x");
    const [first = 0] = packed(plain(method, target)).payload;
    t.ok(first <= 0x18, `${method} ${template}`);
  }
});
