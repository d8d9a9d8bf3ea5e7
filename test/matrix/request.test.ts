import t from "tap";
import { EMPTY, toHex, utf8, utf8Text } from "../../src/base/bytes.ts";
import { BAD_REQUEST, FETCH, GET, POST, PUT } from "../../src/coap/codes.ts";
import type { Body, Option } from "../../src/coap/message.ts";
import {
  opaqueValue,
  stringOption,
  stringOptions,
  stringValue,
  uintOption,
  uintValue,
} from "../../src/coap/option-values.ts";
import {
  AUTHORIZATION,
  CBOR_VERSION,
  CONTENT_FORMAT,
  HTTP_HEADER,
  HTTP_METHOD,
  IF_MATCH,
  MATRIX_VERSION,
  TARGET,
  URI_PATH,
  URI_QUERY,
} from "../../src/coap/options.ts";
import { route } from "../../src/gateway/routes.ts";
import type { HttpHeader, HttpRequest } from "../../src/matrix/http.ts";
import { coapToRequest, requestToCoap } from "../../src/matrix/request.ts";
import { coapRequest, requestBytes, speaking } from "./across.ts";

const request = (method: string, target: string, headers: readonly HttpHeader[] = [], body = ""): HttpRequest => ({
  method,
  target,
  headers,
  body: utf8(body),
});
const JSON_TYPE: HttpHeader = ["content-type", "application/json"];
const SYNC = "/_matrix/client/v3/sync";

t.test("a message that is sent, byte by byte", async (t) => {
  const sent = coapRequest(
    request(
      "PUT",
      "/_matrix/client/v3/rooms/!r%3Ah/send/m.room.message/1",
      [JSON_TYPE, ["authorization", "Bearer tok"], ["user-agent", "Element"], ["host", "hs"]],
      '{"msgtype":"m.text","body":"hi"}',
    ),
  );
  t.equal(sent.code, PUT);
  t.same(stringOptions(sent.options, URI_PATH), ["9", "!r:h", "m.room.message", "1"]);
  t.equal(uintOption(sent.options, CONTENT_FORMAT), 60);
  t.equal(stringOption(sent.options, AUTHORIZATION), "tok");
  t.equal(uintOption(sent.options, MATRIX_VERSION), 0);
  t.equal(sent.options.length, 7);
  t.equal(toHex(sent.payload), "a2181c666d2e74657874181b626869");
  t.equal(requestBytes(sent), 54);
});

t.test("paths that Uri-Path would ask of the gateway itself reach the homeserver", (t) => {
  for (const target of ["/.well-known/core", "/.well-known/core?rt=x", "/@", "/@/device/1", "/%40/device"]) {
    const sent = coapRequest(request("GET", target));
    t.equal(route(sent), "homeserver", target);
    const back = coapToRequest(sent);
    t.match(back, { ok: true, value: { method: "GET", target } }, target);
  }
  t.end();
});

t.test("JSON that CBOR would change, or that is none, travels as it is", async (t) => {
  for (const body of ['{"a":1.0}', '{"a":1,"a":2}', "{", "[1e5]", "not json", '"\\ud800"']) {
    const sent = coapRequest(request("POST", "/x", [JSON_TYPE], body));
    t.equal(uintOption(sent.options, CONTENT_FORMAT), 50, body);
    t.equal(utf8Text(sent.payload), body);
  }
});

t.test("what is not declared as JSON is not touched", async (t) => {
  for (const type of [
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/octet-stream",
    "application/cbor",
  ]) {
    const sent = coapRequest(request("POST", "/x", [["content-type", type]], '{"a":1}'));
    t.equal(utf8Text(sent.payload), '{"a":1}', type);
  }
  const untyped = coapRequest(request("POST", "/x", [], '{"a":1}'));
  t.match(untyped, { options: [{ number: URI_PATH }], payload: utf8('{"a":1}') });
});

t.test("an inline filter goes into the payload of a FETCH, where blocks can carry it", async (t) => {
  const filter = JSON.stringify({ room: { timeline: { limit: 20 }, not_rooms: ["!x:y".repeat(80)] } });
  const sent = coapRequest(request("GET", `${SYNC}?filter=${encodeURIComponent(filter)}&timeout=0`));
  t.equal(sent.code, FETCH);
  t.same(stringOptions(sent.options, URI_PATH), ["7"]);
  t.same(stringOptions(sent.options, URI_QUERY), []);
  t.equal(sent.options.find(({ number }) => number === TARGET)?.value.length, 4);
  t.ok(sent.payload.length < filter.length + 30);
  const other = coapRequest(request("GET", `${SYNC}?filter=${encodeURIComponent(filter)}&timeout=1`));
  t.not(toHex(opaqueOf(other)), toHex(opaqueOf(sent)), "two of them have different cache keys");
});
const opaqueOf = ({ options }: Body): Uint8Array => options.find(({ number }) => number === TARGET)?.value ?? EMPTY;

t.test("methods", async (t) => {
  t.equal(coapRequest(request("PATCH", "/x")).code, 6);
  const head = coapRequest(request("HEAD", "/x"));
  t.equal(head.code, GET);
  t.equal(stringOption(head.options, HTTP_METHOD), "HEAD");
  t.equal(coapRequest(request("GET", "/x", [JSON_TYPE], "{}")).code, FETCH, "GET with a body");
  for (const method of ["TRACE", "CONNECT", "PROPFIND"]) {
    t.match(requestToCoap(request(method, "/x")), { ok: false, error: { status: 405 } });
  }
});

t.test("what the wire can't carry is answered with a Matrix error", async (t) => {
  const refused = (...args: Parameters<typeof request>) => requestToCoap(request(...args));
  t.match(refused("GET", "http://elsewhere/x"), { ok: false, error: { status: 400 } });
  t.match(refused("GET", "*"), { ok: false, error: { status: 400 } });
  t.match(refused("GET", `/${"x".repeat(20_000)}`), { ok: false, error: { status: 414 } });
  const many = Array.from({ length: 30 }, (): HttpHeader => ["range", "bytes=0-1"]);
  t.match(refused("GET", "/x", many), { ok: false, error: { status: 431 } });
});

t.test("to lb: what it reads, or an error", async (t) => {
  const lb = speaking("lb");
  const refused = (target: string) =>
    t.match(requestToCoap(request("GET", target), lb), { ok: false, error: { status: 414 } }, target);
  refused(`${SYNC}?filter=${"x".repeat(300)}`);
  refused("/a/../b");
  refused(`/x?${Array.from({ length: 20 }, (_, i) => `a=${i}`).join("&")}`);
  t.match(requestToCoap(request("HEAD", "/x"), lb), { ok: false, error: { status: 405 } });
  const odd = coapRequest(request("GET", `${SYNC}?since=%7e`), lb);
  t.same(stringOptions(odd.options, URI_QUERY), ["since=~"], "a query whose meaning is enough");
  const deep = `${"[".repeat(40)}${"]".repeat(40)}`;
  t.equal(uintOption(coapRequest(request("POST", "/x", [JSON_TYPE], deep), lb).options, CONTENT_FORMAT), 50);
  t.equal(uintOption(coapRequest(request("POST", "/x", [JSON_TYPE], deep)).options, CONTENT_FORMAT), 60);
  const image = coapRequest(request("POST", "/x", [["content-type", "image/png"]], "png"), lb);
  t.equal(uintOption(image.options, CONTENT_FORMAT), 42);
});

const received = (code: number, options: readonly Option[], payload = EMPTY) =>
  coapToRequest({ code, options, payload });
const path = (...segments: string[]): Option[] => segments.map((segment) => stringValue(URI_PATH, segment));

t.test("from lb's client: its ways are understood", async (t) => {
  const bodiless = received(GET, [
    ...path("7"),
    stringValue(URI_QUERY, "timeout=30000"),
    uintValue(CONTENT_FORMAT, 42),
    stringValue(AUTHORIZATION, ""),
  ]);
  t.strictSame(bodiless, {
    ok: true,
    value: { method: "GET", target: "/_matrix/client/r0/sync?timeout=30000", headers: [], body: EMPTY },
  });
  const body = Uint8Array.of(0xa1, 0x61, 0x6e, 0xfb, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0);
  const posted = received(
    POST,
    [...path("G"), uintValue(CONTENT_FORMAT, 60), stringValue(AUTHORIZATION, "Bearer tokA")],
    body,
  );
  t.match(posted, { ok: true, value: { headers: [["authorization", "Bearer tokA"], JSON_TYPE] } });
  t.equal(posted.ok && utf8Text(posted.value.body), '{"n":1}');
  t.match(received(GET, [...path("0"), uintValue(CBOR_VERSION, 1)]), { ok: true });
});

t.test("what is wrong in a request gets an error that says so", async (t) => {
  const bad = Uint8Array.of(0xa1, 0x02, 0x41, 0x00);
  t.match(received(POST, [...path("G"), uintValue(CONTENT_FORMAT, 60)], bad), { ok: false, error: { code: 128 } });
  t.match(received(POST, [...path("G"), uintValue(CONTENT_FORMAT, 999)], bad), { ok: false, error: { code: 128 } });
  t.match(received(GET, [...path("0"), uintValue(CBOR_VERSION, 2)]), { ok: false, error: { code: 130 } });
  t.match(received(GET, [...path("0"), opaqueValue(IF_MATCH, EMPTY)]), { ok: false, error: { code: 130 } });
  t.match(received(7, path("0")), { ok: false, error: { code: 133 } });
  t.match(received(POST, [...path("0"), stringValue(HTTP_METHOD, "HEAD")]), { ok: false, error: { code: 133 } });
  t.match(received(GET, [opaqueValue(URI_PATH, Uint8Array.of(0xff))]), { ok: false, error: { code: 128 } });
  t.match(received(FETCH, [opaqueValue(TARGET, new Uint8Array(4))], utf8("x")), { ok: false, error: { code: 128 } });
});

t.test("a remote can't add header fields that frame or route the request", async (t) => {
  const fields = [
    "host\0evil",
    "transfer-encoding\0chunked",
    "x-forwarded-for\x001.2.3.4",
    "cookie\0a=b",
    "range\0a\r\nhost: b",
    "range\0bytes=0-1",
  ];
  const got = received(GET, [
    ...path("x"),
    ...fields.map((field) => stringValue(HTTP_HEADER, field)),
    stringValue(AUTHORIZATION, "a\r\nb"),
  ]);
  t.match(got, { ok: true, value: { headers: [["range", "bytes=0-1"]] } });
  t.equal(got.ok && got.value.headers.length, 1);
});

t.test("a remote can't say a target that no request line may hold", async (t) => {
  for (const target of ["/\0", "/a b", "/a\r\nhost: b", "/\x7f", "/x?a b", "/\u0100"]) {
    const coap = requestToCoap(request("GET", target));
    t.match(coap.ok && coapToRequest(coap.value), { ok: false, error: { code: BAD_REQUEST } }, JSON.stringify(target));
  }
});

t.test("an inline filter is sent once, not with each block of an initial sync", async (t) => {
  const code = (query: string) => {
    const target = `/_matrix/client/v3/sync?${query}`;
    const request = { method: "GET", target, headers: [], body: EMPTY };
    const result = requestToCoap(request);
    if (!result.ok) return result.error.status;
    const back = coapToRequest(result.value);
    t.ok(back.ok && back.value.method === "GET" && back.value.target === target, query);
    return result.value.code;
  };
  const filter = encodeURIComponent('{"room":{"timeline":{"limit":20},"state":{"lazy_load_members":true}}}');
  t.equal(code(`filter=${filter}&timeout=0`), FETCH);
  t.equal(code("filter=0&timeout=0"), GET, "a filter by its id is short");
  t.equal(code(`filter=${filter}&timeout=30000&since=s1`), GET, "what is new fits a block");
});
