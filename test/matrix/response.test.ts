import t from "tap";
import { EMPTY, fromHex, toHex, utf8, utf8Text } from "../../src/base/bytes.ts";
import { CONTENT } from "../../src/coap/codes.ts";
import type { Body, Option } from "../../src/coap/message.ts";
import { opaqueValue, uintOption, uintValue } from "../../src/coap/option-values.ts";
import { ACCEPT, CONTENT_FORMAT, ETAG, HTTP_STATUS, MATRIX_VERSION, MAX_AGE } from "../../src/coap/options.ts";
import type { HttpHeader, HttpResponse } from "../../src/matrix/http.ts";
import { coapToResponse, responseToCoap } from "../../src/matrix/response.ts";
import { NO_REQUEST, responseAcross, responseBytes, speaking } from "./across.ts";

const JSON_TYPE: HttpHeader = ["content-type", "application/json"];
const SYNAPSE_FIELDS: readonly HttpHeader[] = [
  JSON_TYPE,
  ["server", "Synapse/1.163.2"],
  ["date", "Tue, 24 Nov 2026 21:53:20 GMT"],
  ["cache-control", "no-cache, no-store, must-revalidate"],
  ["access-control-allow-origin", "*"],
  ["content-length", "59"],
];
const answer = (status: number, body: string, headers: readonly HttpHeader[] = SYNAPSE_FIELDS): HttpResponse => ({
  status,
  headers,
  body: utf8(body),
});
const ASKED_V3: Body = { ...NO_REQUEST, options: [uintValue(MATRIX_VERSION, 0)] };

t.test("the answer to a sent message costs its CBOR and six bytes", async (t) => {
  const body = '{"event_id":"$143273582443PhrSnH3vWyqXn2VLJ0VZzl_0tz3XNEVnAE"}';
  const coap = responseToCoap(answer(200, body), ASKED_V3);
  t.strictSame({ code: coap.code, options: coap.options }, { code: CONTENT, options: [] });
  t.equal(responseBytes(coap), 6 + coap.payload.length);
  t.equal(
    uintOption(responseToCoap(answer(200, body), NO_REQUEST).options, CONTENT_FORMAT),
    60,
    "to a stranger, the format is said",
  );
  t.strictSame(responseAcross(answer(200, body), ASKED_V3), {
    status: 200,
    headers: [JSON_TYPE, SYNAPSE_FIELDS[3]],
    body: utf8(body),
  });
});

t.test("every status crosses, to every kind of peer", async (t) => {
  for (let status = 200; status < 600; status++) {
    for (const request of [ASKED_V3, NO_REQUEST]) {
      for (const body of ["", '{"errcode":"M_X"}']) {
        const coap = responseToCoap(answer(status, body), request);
        t.equal(coapToResponse(coap).status, status);
        if (request === NO_REQUEST)
          t.ok(TEN_CODES.includes(coap.code) && coap.payload.length > 0, "lb's client reads it");
      }
    }
  }
  t.equal(responseAcross(answer(101, "")).status, 502);
});
const TEN_CODES = [69, 128, 129, 131, 132, 133, 141, 160, 162, 164];

t.test("too many requests: when to come again travels in Max-Age", async (t) => {
  const limited = answer(429, '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2500}', [
    ...SYNAPSE_FIELDS,
    ["retry-after", "3"],
  ]);
  const coap = responseToCoap(limited, ASKED_V3);
  t.equal(coap.code, 4 * 32 + 29);
  t.equal(uintOption(coap.options, MAX_AGE), 3);
  t.equal(coap.options.length, 1);
  const back = coapToResponse(coap);
  t.match(back, { status: 429 });
  t.ok(back.headers.some(([name, value]) => name === "retry-after" && value === "3"));
  const twice = responseAcross(
    answer(503, "", [
      ["retry-after", "3"],
      ["retry-after", "5"],
    ]),
  );
  t.strictSame(
    twice.headers.filter(([name]) => name === "retry-after").map(([, value]) => value),
    ["3", "5"],
  );
  const toLb = responseToCoap(limited, NO_REQUEST);
  t.equal(toLb.code, 128);
  t.equal(uintOption(toLb.options, HTTP_STATUS), 429);
});

t.test("HTML of a broken proxy, media, and redirects pass as they are", async (t) => {
  const html = answer(502, "<html>Bad gateway</html>", [["content-type", "text/html"]]);
  const media: HttpResponse = {
    status: 200,
    headers: [
      ["content-type", "image/jpeg"],
      ["content-disposition", 'inline; filename="a.jpg"'],
      ["cache-control", "public,max-age=86400,s-maxage=86400"],
      ["etag", '"abc"'],
    ],
    body: Uint8Array.of(0xa1, 0x01, 0x02, 0xff, 0x00),
  };
  const redirect = answer(302, "", [["location", "https://sso.example/?a=b"]]);
  for (const request of [ASKED_V3, NO_REQUEST]) {
    for (const before of [html, media, redirect]) {
      const after = responseAcross(before, request);
      t.equal(after.status, before.status);
      t.strictSame(after.body, before.body);
      for (const field of before.headers)
        t.ok(
          after.headers.some((other) => other[0] === field[0] && other[1] === field[1]),
          field.join(": "),
        );
    }
  }
});

t.test("JSON that CBOR would change: as text to hectobit, the nearest to lb", async (t) => {
  const odd = answer(200, '{"order":1.0}');
  const coap = responseToCoap(odd, ASKED_V3);
  t.equal(uintOption(coap.options, CONTENT_FORMAT), 50);
  t.equal(utf8Text(coapToResponse(coap).body), '{"order":1.0}');
  t.equal(toHex(responseToCoap(odd, NO_REQUEST, speaking("lb")).payload), "a1656f7264657201");
});

t.test("who asks for JSON text by Accept gets it", async (t) => {
  const coap = responseToCoap(answer(200, '{"a":1}'), { ...NO_REQUEST, options: [uintValue(ACCEPT, 50)] });
  t.equal(uintOption(coap.options, CONTENT_FORMAT), 50);
  t.equal(utf8Text(coap.payload), '{"a":1}');
});

const hex = (text: string): Uint8Array => fromHex(text) ?? EMPTY;
const fromLb = (code: number, payload: Uint8Array, options: readonly Option[] = []) =>
  coapToResponse({ code, options, payload }, speaking("lb"));

t.test("from lb's proxy: CBOR under any format, and statuses as 0.00", async (t) => {
  const versions = hex("a11864816672302e362e31");
  const etag = opaqueValue(ETAG, hex("86c0bdf257049b5a"));
  for (const format of [50, 42, 60, 3]) {
    const got = fromLb(69, versions, [uintValue(CONTENT_FORMAT, format), etag]);
    t.match(got, { status: 200, headers: [JSON_TYPE] });
    t.equal(utf8Text(got.body), '{"versions":["r0.6.1"]}', `Content-Format ${format}`);
  }
  const statuses: readonly (readonly [errcode: string, status: number])[] = [
    ["M_LIMIT_EXCEEDED", 429],
    ["M_UNKNOWN", 500],
    ["M_UNKNOWN_TOKEN", 401],
    ["M_BAD_STATE", 400],
  ];
  for (const [errcode, status] of statuses) {
    const error = responseToCoap(answer(400, `{"errcode":"${errcode}","error":"x"}`), NO_REQUEST);
    t.equal(fromLb(0, error.payload, [uintValue(CONTENT_FORMAT, 50)]).status, status, errcode);
  }
  const text = fromLb(5 * 32 + 2, utf8("Failed to convert response body"), [uintValue(CONTENT_FORMAT, 42)]);
  t.equal(text.status, 502);
  t.equal(utf8Text(text.body), "Failed to convert response body");
});

t.test("answers of CoAP's own layers become Matrix errors that say why", async (t) => {
  const text = coapToResponse({ code: 5 * 32 + 3, options: [uintValue(MAX_AGE, 10)], payload: utf8("too many peers") });
  t.equal(text.status, 503);
  t.strictSame(JSON.parse(utf8Text(text.body) ?? ""), {
    errcode: "M_UNKNOWN",
    error: "too many peers",
    retry_after_ms: 10_000,
  });
  const silent = coapToResponse({ code: 5 * 32 + 3, options: [uintValue(MAX_AGE, 10)], payload: EMPTY });
  t.match(JSON.parse(utf8Text(silent.body) ?? ""), { error: /too much to do/, retry_after_ms: 10_000 });
  t.match(coapToResponse({ code: 4 * 32 + 2, options: [], payload: EMPTY }), { status: 502 });
  t.match(coapToResponse({ code: 4 * 32 + 29, options: [], payload: EMPTY }), { status: 429 });
  t.match(coapToResponse({ code: 69, options: [], payload: hex("a10241aa") }), { status: 502 });
  t.match(coapToResponse({ code: 69, options: [], payload: EMPTY }), { status: 200, body: EMPTY });
  // A token that is refused by a gateway must not log the client out.
  const unauthorized = coapToResponse({ code: 4 * 32 + 1, options: [], payload: EMPTY });
  t.match(utf8Text(unauthorized.body), /"M_UNKNOWN"/);
});
