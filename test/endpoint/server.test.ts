import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { milliseconds, seconds } from "../../src/base/time.ts";
import {
  CHANGED,
  CONTENT,
  codeText,
  FETCH,
  GET,
  INTERNAL_SERVER_ERROR,
  NOT_FOUND,
  POST,
  PUT,
} from "../../src/coap/codes.ts";
import type { Body, Message, Option } from "../../src/coap/message.ts";
import {
  emptyValue,
  hasOption,
  opaqueOption,
  opaqueValue,
  uintOption,
  uintValue,
} from "../../src/coap/option-values.ts";
import { BLOCK1, BLOCK2, ETAG, MAX_AGE, NO_RESPONSE, OBSERVE, SIZE1, SIZE2, URI_PATH } from "../../src/coap/options.ts";
import { bytes } from "./pair.ts";
import { block1, block2, blockOf, Scripted } from "./scripted.ts";

const path = (text: string): Option => opaqueValue(URI_PATH, utf8(text));
const codes = (messages: readonly Message[]) => messages.map(({ type, code }) => `${type} ${codeText(code)}`);
const token = (n: number) => ({ token: Uint8Array.of(n) });
const LINK = { sendRate: 1e6, receiveRate: 1e6, latency: milliseconds(0), overhead: 28, halfDuplex: false, mtu: 200 };

/** Answers the last request that the application was asked. */
function respond(scripted: Scripted, response: Partial<Body> = {}, observe = false): Message[] {
  const exchange = scripted.saw("request").at(-1)?.exchange ?? -1;
  const whole = { code: CONTENT, options: [], payload: new Uint8Array(0), ...response };
  return scripted.handle({ kind: "respond", exchange, response: whole, observe });
}

t.test("a body in blocks, each with another token (RFC 7959 §2.5)", async (t) => {
  const scripted = new Scripted();
  const [first] = scripted.receive({
    code: PUT,
    options: [path("a"), block1(0, true, 0)],
    payload: bytes(16),
    ...token(1),
  });
  t.equal(codeText(first?.code ?? 0), "2.31");
  t.same(blockOf(first, BLOCK1), { num: 0, more: true, szx: 0 });
  t.same(
    scripted.receive({ code: PUT, options: [path("a"), block1(1, false, 0)], payload: bytes(4, 9), ...token(2) }),
    [],
  );
  t.same(
    scripted.saw("request").map(({ request }) => request),
    [{ code: PUT, options: [path("a")], payload: Uint8Array.from([...bytes(16), ...bytes(4, 9)]) }],
  );
  const [final] = respond(scripted, { code: CHANGED });
  t.same(blockOf(final, BLOCK1), { num: 1, more: false, szx: 0 });
  t.same(final?.token, Uint8Array.of(2));
});

t.test("two uploads to one resource at a time are told apart by their tokens", async (t) => {
  const scripted = new Scripted();
  const send = (n: number, num: number, more: boolean, from: number) =>
    scripted.receive({ code: POST, options: [path("a"), block1(num, more, 0)], payload: bytes(16, from), ...token(n) });
  send(1, 0, true, 0);
  send(2, 0, true, 100);
  send(1, 1, false, 1);
  send(2, 1, false, 101);
  const bodies = scripted.saw("request").map(({ request }) => [request.payload[0], request.payload[16]]);
  t.same(bodies, [
    [0, 1],
    [100, 101],
  ]);
});

t.test("what is wrong with a block is said, and nothing runs", async (t) => {
  const scripted = new Scripted({ limits: { body: 40 } });
  const put = (payload: Uint8Array, ...options: Option[]) =>
    scripted.receive({ code: PUT, options: [path("a"), ...options], payload });
  t.same(codes(put(bytes(16), block1(1, true, 0))), ["ACK 4.08"], "a gap");
  t.same(codes(put(bytes(15), block1(0, true, 0))), ["ACK 4.00"], "a short block");
  t.same(codes(put(bytes(16), opaqueValue(BLOCK1, Uint8Array.of(0x0f)))), ["ACK 4.00"], "the reserved size");
  t.same(codes(put(bytes(16), opaqueValue(BLOCK2, Uint8Array.of(0x07)))), ["ACK 4.00"], "the reserved size");
  const [large] = put(bytes(16), block1(0, true, 0), uintValue(SIZE1, 41));
  t.equal(codeText(large?.code ?? 0), "4.13");
  t.equal(uintOption(large?.options ?? [], SIZE1), 40);
  t.same(codes(put(bytes(16), block1(0, true, 0))), ["ACK 2.31"]);
  t.same(codes(put(bytes(16), block1(1, true, 0))), ["ACK 2.31"]);
  t.same(codes(put(bytes(16), block1(2, false, 0))), ["ACK 4.13"]);
  t.equal(scripted.saw("request").length, 0);
  t.match(scripted.endpoint.status(scripted.now).rejects, { "block.too-large": 2, "block.malformed": 1 });
});

t.test("a block 0 begins anew", async (t) => {
  const scripted = new Scripted();
  const put = (num: number, more: boolean, szx: number, payload: Uint8Array) =>
    scripted.receive({ code: PUT, options: [path("a"), block1(num, more, szx)], payload });
  put(0, true, 2, bytes(64, 50));
  put(0, true, 0, bytes(16));
  put(1, false, 0, bytes(1));
  t.same(
    scripted.saw("request").map(({ request }) => request.payload.length),
    [17],
  );
});

t.test("blocks are no longer than the way to the peer carries", async (t) => {
  const scripted = new Scripted({ defaultLink: LINK });
  const [first] = scripted.receive({ code: PUT, options: [path("a"), block1(0, true, 6)], payload: bytes(1024) });
  t.same(blockOf(first, BLOCK1), { num: 0, more: true, szx: 3 });
  scripted.receive({ code: GET, options: [path("b")] });
  const [answer] = [...respond(scripted, { payload: bytes(300) }), ...scripted.advance(0.1)];
  t.same(blockOf(answer, BLOCK2), { num: 0, more: true, szx: 3 });
});

t.test("the blocks of an answer, asked for with other tokens", async (t) => {
  const scripted = new Scripted();
  scripted.receive({ code: GET, options: [path("a")], ...token(1) });
  const [first] = respond(scripted, { payload: bytes(2500), options: [uintValue(MAX_AGE, 9)] });
  t.same(blockOf(first, BLOCK2), { num: 0, more: true, szx: 6 });
  t.equal(uintOption(first?.options ?? [], SIZE2), 2500);
  const etag = opaqueOption(first?.options ?? [], ETAG);
  t.equal(etag?.length, 4);
  const [second] = scripted.receive({ code: GET, options: [path("a"), block2(1, true, 6)], ...token(2) });
  t.same(blockOf(second, BLOCK2), { num: 1, more: true, szx: 6 }, "M in the request means nothing");
  t.same(opaqueOption(second?.options ?? [], ETAG), etag);
  t.notOk(hasOption(second?.options ?? [], MAX_AGE));
  const [smaller] = scripted.receive({ code: GET, options: [path("a"), block2(8, false, 4)], ...token(3) });
  t.same(blockOf(smaller, BLOCK2), { num: 8, more: true, szx: 4 });
  t.same(smaller?.payload, bytes(2500).subarray(2048, 2304));
  const past = scripted.receive({ code: GET, options: [path("a"), block2(3, false, 6)], ...token(4) });
  t.same(codes(past), ["ACK 4.00"]);
  t.equal(scripted.saw("request").length, 1);
});

t.test("a body of one block, with and without a wish for blocks", async (t) => {
  const scripted = new Scripted();
  scripted.receive({ code: GET, options: [path("a")] });
  const [plain] = respond(scripted, { payload: bytes(1024) });
  t.notOk(hasOption(plain?.options ?? [], BLOCK2));
  t.notOk(hasOption(plain?.options ?? [], ETAG));
  scripted.receive({ code: GET, options: [path("a"), block2(0, false, 6)] });
  t.same(blockOf(respond(scripted, { payload: bytes(1024) })[0], BLOCK2), { num: 0, more: false, szx: 6 });
  scripted.receive({ code: GET, options: [path("a"), block2(0, false, 1)] });
  t.same(blockOf(respond(scripted, { payload: bytes(33) })[0], BLOCK2), { num: 0, more: true, szx: 1 });
});

t.test("a later block of a body that is no longer held: safe requests run again", async (t) => {
  const scripted = new Scripted();
  scripted.receive({ code: GET, options: [path("a"), block2(1, false, 6)] });
  const [answer] = respond(scripted, { payload: bytes(1030) });
  t.same(blockOf(answer, BLOCK2), { num: 1, more: false, szx: 6 });
  t.same(answer?.payload, bytes(1030).subarray(1024));
  t.same(codes(scripted.receive({ code: POST, options: [path("a"), block2(1, false, 6)] })), ["ACK 4.08"]);
  t.same(codes(scripted.receive({ code: FETCH, options: [path("a"), block2(1, false, 6)] })), ["ACK 4.08"]);
  scripted.receive({ code: GET, options: [path("b"), block2(5, false, 6)] });
  t.same(codes(respond(scripted, { payload: bytes(1030) })), ["ACK 4.00"]);
});

t.test("a FETCH's blocks are those of its own body", async (t) => {
  const scripted = new Scripted();
  const fetch = (n: number, query: string, ...options: Option[]) =>
    scripted.receive({ code: FETCH, options: [path("a"), ...options], payload: utf8(query), ...token(n) });
  fetch(1, "x");
  respond(scripted, { payload: bytes(2000, 1) });
  fetch(2, "y");
  respond(scripted, { payload: bytes(2000, 2) });
  const second = block2(1, false, 6);
  t.same(fetch(1, "", second)[0]?.payload, bytes(2000, 1).subarray(1024), "by the token");
  t.same(fetch(3, "x", second)[0]?.payload, bytes(2000, 1).subarray(1024), "by the payload");
  t.same(fetch(4, "", second)[0]?.payload, bytes(2000, 2).subarray(1024), "the latest");
});

t.test("No-Response (RFC 7967)", async (t) => {
  const scripted = new Scripted();
  const post = (value: number, ...more: Option[]) =>
    scripted.receive({ code: POST, options: [path("a"), uintValue(NO_RESPONSE, value), ...more], payload: bytes(16) });
  post(2);
  t.same(codes(respond(scripted, { code: CHANGED })), ["ACK 0.00"]);
  post(2);
  t.same(codes(respond(scripted, { code: NOT_FOUND })), ["ACK 4.04"]);
  post(26);
  t.same(codes(respond(scripted, { code: INTERNAL_SERVER_ERROR })), ["ACK 0.00"]);
  t.same(codes(post(26, block1(0, true, 0))), ["ACK 2.31"], "it concerns the final response only");
  t.same(codes(post(8, block1(5, true, 0))), ["ACK 0.00"]);
});

t.test("the application's mistakes are its own, and the remote gets one answer", async (t) => {
  const scripted = new Scripted();
  scripted.receive({ code: GET, options: [path("a")] });
  t.throws(() => respond(scripted, { options: [opaqueValue(ETAG, bytes(99))] }), { code: /coap/ });
  t.same(codes(scripted.drain()), ["ACK 5.00"]);
  t.same(respond(scripted), [], "it was answered");
  scripted.receive({ code: GET, options: [path("a")] });
  t.throws(() => respond(scripted, { code: 1 }), { code: "endpoint.response-code" });
  t.same(codes(respond(scripted)), ["ACK 2.05"]);
});

t.test("an application that does not answer is answered for", async (t) => {
  const scripted = new Scripted({ limits: { serverExchangeLifetime: seconds(600) } });
  scripted.receive({ code: GET, options: [path("a")] });
  t.match(codes(scripted.advance(700)), ["ACK 0.00", "CON 5.03", "CON 5.03", "CON 5.03", "CON 5.03", "CON 5.03"]);
  t.same(scripted.endpoint.status(scripted.now).rejects, { "endpoint.unanswered": 1 });
});

t.test("Observe with other values, or with methods that change something, is ignored", async (t) => {
  const scripted = new Scripted();
  scripted.receive({ code: GET, options: [path("a"), uintValue(OBSERVE, 7)] });
  scripted.receive({ code: PUT, options: [path("a"), emptyValue(OBSERVE)] });
  t.same(
    scripted.saw("request").map(({ observe }) => observe),
    [undefined, undefined],
  );
});
