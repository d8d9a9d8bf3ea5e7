import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { instant, milliseconds, seconds } from "../../src/base/time.ts";
import {
  CHANGED,
  CONTENT,
  CONTINUE,
  GET,
  NOT_FOUND,
  POST,
  PUT,
  REQUEST_ENTITY_INCOMPLETE,
  REQUEST_ENTITY_TOO_LARGE,
  VALID,
} from "../../src/coap/codes.ts";
import type { Message, Option } from "../../src/coap/message.ts";
import { emptyValue, hasOption, opaqueValue, uintOption, uintValue } from "../../src/coap/option-values.ts";
import { BLOCK1, BLOCK2, ETAG, MAX_AGE, NO_RESPONSE, OBSERVE, SIZE1, SIZE2, URI_PATH } from "../../src/coap/options.ts";
import type { EndpointEvent, RequestPolicy } from "../../src/endpoint/types.ts";
import { body, bytes, MESSAGE } from "./pair.ts";
import { block1, block2, blockOf, PEER, Scripted } from "./scripted.ts";

const request = (
  exchange: number,
  method: number,
  payload = bytes(0),
  policy: RequestPolicy = MESSAGE,
): EndpointEvent => ({
  kind: "request",
  exchange,
  peer: PEER,
  request: body(method, "a", payload),
  policy,
});
const observe = (exchange: number): EndpointEvent => ({ ...request(exchange, GET), kind: "observe" }) as EndpointEvent;
const etag = (n: number): Option => opaqueValue(ETAG, Uint8Array.of(n));

t.test("a body in blocks: Size1 once, one token, smaller blocks when asked for", async (t) => {
  const scripted = new Scripted();
  const [first] = scripted.handle(request(1, PUT, bytes(2500)));
  t.same(blockOf(first, BLOCK1), { num: 0, more: true, szx: 6 });
  t.equal(uintOption(first?.options ?? [], SIZE1), 2500);
  const [second] = scripted.acknowledge(first, { code: CONTINUE, options: [block1(0, true, 5)] });
  t.same(blockOf(second, BLOCK1), { num: 2, more: true, szx: 5 });
  t.same(second?.token, first?.token);
  t.notOk(hasOption(second?.options ?? [], SIZE1));
  t.same(second?.payload, bytes(2500).subarray(1024, 1536));
  t.same(scripted.acknowledge(second, { code: CHANGED }), [], "a final answer may come early");
  t.match(scripted.saw("response"), [{ exchange: 1, response: { code: CHANGED } }]);
});

t.test("4.13 with a smaller size, also for a body that was sent whole", async (t) => {
  const scripted = new Scripted();
  const [whole] = scripted.handle(request(1, PUT, bytes(100)));
  t.notOk(hasOption(whole?.options ?? [], BLOCK1));
  const [block] = scripted.acknowledge(whole, { code: REQUEST_ENTITY_TOO_LARGE, options: [block1(0, false, 2)] });
  t.same(blockOf(block, BLOCK1), { num: 0, more: true, szx: 2 });
  scripted.acknowledge(block, { code: REQUEST_ENTITY_TOO_LARGE, payload: utf8("no") });
  t.match(scripted.saw("response"), [{ response: { code: REQUEST_ENTITY_TOO_LARGE, payload: utf8("no") } }]);
});

t.test("4.08 once begins anew, twice fails", async (t) => {
  const scripted = new Scripted();
  const [first] = scripted.handle(request(1, PUT, bytes(2500)));
  const [second] = scripted.acknowledge(first, { code: CONTINUE, options: [block1(0, true, 6)] });
  const [again] = scripted.acknowledge(second, { code: REQUEST_ENTITY_INCOMPLETE });
  t.same(blockOf(again, BLOCK1), { num: 0, more: true, szx: 6 });
  scripted.acknowledge(again, { code: REQUEST_ENTITY_INCOMPLETE });
  t.match(scripted.saw("failed"), [{ exchange: 1, reason: "transfer-failed" }]);
});

t.test("the blocks of an answer are asked for with the request's options and token, without its payload", async (t) => {
  const scripted = new Scripted();
  const [post] = scripted.handle(request(1, POST, bytes(5)));
  const [next] = scripted.acknowledge(post, {
    code: CHANGED,
    options: [block2(0, true, 0), etag(1), uintValue(SIZE2, 20)],
    payload: bytes(16),
  });
  t.same(blockOf(next, BLOCK2), { num: 1, more: false, szx: 0 });
  t.same(next?.token, post?.token);
  t.equal(next?.payload.length, 0);
  t.ok(hasOption(next?.options ?? [], URI_PATH));
  t.match(scripted.endpoint.status(scripted.now).transfers, [
    { direction: "receiving", what: "POST /a", bytesDone: 16, bytesTotal: 20 },
  ]);
  scripted.acknowledge(next, { code: CHANGED, options: [block2(1, false, 0), etag(1)], payload: bytes(4) });
  const [{ response } = { response: undefined }] = scripted.saw("response");
  t.same(response, { code: CHANGED, options: [etag(1)], payload: Uint8Array.from([...bytes(16), ...bytes(4)]) });
});

t.test("a body that changes: a GET begins anew, a POST fails", async (t) => {
  for (const [method, expected] of [
    [GET, "response"],
    [POST, "failed"],
  ] as const) {
    const scripted = new Scripted();
    const [first] = scripted.handle(request(1, method));
    const block = (n: number, more: boolean, tag: number) => ({
      code: CONTENT,
      options: [block2(n, more, 0), etag(tag)],
      payload: bytes(more ? 16 : 1),
    });
    const [second] = scripted.acknowledge(first, block(0, true, 1));
    const [again] = scripted.acknowledge(second, block(1, false, 2));
    if (again !== undefined) {
      const [rest] = scripted.acknowledge(again, block(0, true, 2));
      scripted.acknowledge(rest, block(1, false, 2));
    }
    t.same(
      scripted.effects.map(({ kind }) => kind),
      [expected],
    );
  }
});

t.test("an error in the middle is the answer", async (t) => {
  const scripted = new Scripted();
  const [first] = scripted.handle(request(1, GET));
  const [next] = scripted.acknowledge(first, { code: CONTENT, options: [block2(0, true, 0)], payload: bytes(16) });
  scripted.acknowledge(next, { code: NOT_FOUND, payload: utf8("gone") });
  t.match(scripted.saw("response"), [{ response: { code: NOT_FOUND, payload: utf8("gone") } }]);
});

t.test("servers that make no sense end the exchange with a reason", async (t) => {
  const answers: Partial<Message>[] = [
    { code: CONTENT, options: [block2(3, true, 0)], payload: bytes(16) },
    { code: CONTENT, options: [block2(0, true, 6)], payload: bytes(0) },
    { code: CONTENT, options: [opaqueValue(BLOCK2, Uint8Array.of(0x0f))], payload: bytes(16) },
    { code: CONTINUE },
  ];
  for (const answer of answers) {
    const scripted = new Scripted();
    const [first] = scripted.handle(request(1, GET));
    scripted.acknowledge(first, { code: CONTENT, ...answer });
    t.match(scripted.effects, [{ kind: "failed", reason: "bad-response" }]);
  }
});

t.test("small blocks are asked for where the link carries no larger ones", async (t) => {
  const link = { sendRate: 1e6, receiveRate: 1e6, latency: milliseconds(0), overhead: 28, halfDuplex: false, mtu: 200 };
  const scripted = new Scripted({ defaultLink: link });
  const [get] = scripted.handle(request(1, GET));
  t.same(blockOf(get, BLOCK2), { num: 0, more: false, szx: 3 });
  const [put] = [...scripted.handle(request(2, PUT, bytes(300))), ...scripted.advance(0.1)];
  t.same(blockOf(put, BLOCK1), { num: 0, more: true, szx: 3 });
});

t.test("a request that waits is replaced by its successor; one that was sent is not", async (t) => {
  const scripted = new Scripted();
  const typing = { priority: "state", replaces: "typing" } as const;
  for (const n of [1, 2, 3, 4]) scripted.handle(request(n, PUT, bytes(n), typing));
  t.match(
    scripted.saw("failed").map(({ exchange, reason }) => [exchange, reason]),
    [
      [2, "superseded"],
      [3, "superseded"],
    ],
  );
  scripted.advance(400);
  t.same(
    scripted
      .saw("failed")
      .map(({ exchange }) => exchange)
      .sort(),
    [1, 2, 3, 4],
  );
});

t.test("acknowledged, and then nothing: it fails after the time that was asked for", async (t) => {
  const scripted = new Scripted();
  const [get] = scripted.handle(request(1, GET, bytes(0), { ...MESSAGE, processing: seconds(3600) }));
  scripted.acknowledge(get, { code: 0, token: bytes(0) });
  scripted.advance(3600);
  t.same(scripted.effects, []);
  scripted.advance(300);
  t.match(scripted.effects, [{ kind: "failed", exchange: 1, reason: "timeout" }]);
});

t.test("cancelled: nothing more is said of it, and what still comes is reset", async (t) => {
  const scripted = new Scripted();
  const [get] = scripted.handle(request(1, GET));
  scripted.handle({ kind: "cancel", exchange: 1 });
  const [reset] = scripted.receive({ code: CONTENT, token: get?.token ?? bytes(0) });
  t.equal(reset?.type, "RST");
  t.same(scripted.advance(1000), []);
  t.same(scripted.effects, []);
  t.equal(scripted.endpoint.deadline(), undefined);
  t.match(scripted.endpoint.status(scripted.now).rejects, { "endpoint.unknown-token": 1 });
});

t.test("an exchange's number is free again once it is over", async (t) => {
  const scripted = new Scripted();
  scripted.handle(request(1, GET));
  t.throws(() => scripted.handle(request(1, GET)), { code: "endpoint.exchange-in-use" });
  scripted.handle({ kind: "cancel", exchange: 1 });
  scripted.handle(request(1, GET));
  t.throws(() => scripted.handle(request(2, CONTENT)), { code: "endpoint.method" });
});

t.test("ping, answered by RST or (by lb) by ACK, or not", async (t) => {
  const scripted = new Scripted();
  for (const type of ["RST", "ACK"] as const) {
    const [ping] = scripted.handle({ kind: "ping", exchange: 1, peer: PEER });
    scripted.advance(1);
    scripted.receive({ type, code: 0, messageId: ping?.messageId ?? 0, token: bytes(0) });
  }
  t.match(scripted.saw("pong"), [
    { exchange: 1, roundTrip: 1000 },
    { exchange: 1, roundTrip: 1000 },
  ]);
  scripted.handle({ kind: "ping", exchange: 2, peer: PEER });
  scripted.advance(300);
  t.match(scripted.saw("failed"), [{ exchange: 2, reason: "timeout" }]);
});

t.test("lb's observation: answered without Observe, notified all the same", async (t) => {
  const scripted = new Scripted();
  const [register] = scripted.handle(observe(1));
  t.equal(uintOption(register?.options ?? [], OBSERVE), 0);
  scripted.acknowledge(register, { code: CONTENT });
  t.match(scripted.saw("response"), [{ exchange: 1, observing: false }]);
  const token = register?.token ?? bytes(0);
  // lb gives every notification the message id 0
  const notify = (n: number) =>
    scripted.receive({ code: CONTENT, token, messageId: 0, options: [uintValue(OBSERVE, n)], payload: bytes(n) });
  t.equal(notify(2)[0]?.type, "ACK");
  t.match(scripted.saw("notification"), [{ exchange: 1, response: { payload: bytes(2) } }]);
});

t.test("notifications out of order are acknowledged and dropped", async (t) => {
  const scripted = new Scripted();
  const [register] = scripted.handle(observe(1));
  scripted.acknowledge(register, { code: CONTENT, options: [uintValue(OBSERVE, 5)] });
  const token = register?.token ?? bytes(0);
  for (const n of [7, 6, 7, 8]) {
    const [ack] = scripted.receive({ code: CONTENT, token, options: [uintValue(OBSERVE, n)], payload: bytes(n) });
    t.equal(ack?.type, "ACK");
  }
  t.same(
    scripted.saw("notification").map(({ response }) => response.payload.length),
    [7, 8],
  );
  const [cancel] = scripted.handle({ kind: "cancel", exchange: 1 });
  t.equal(uintOption(cancel?.options ?? [], OBSERVE), 1);
  t.equal(uintOption(cancel?.options ?? [], NO_RESPONSE), 2);
  t.same(cancel?.token, token);
  const [reset] = scripted.receive({ code: CONTENT, token, options: [uintValue(OBSERVE, 9)] });
  t.equal(reset?.type, "RST");
});

t.test("a longer state is fetched under a token of its own, and a newer one takes its place", async (t) => {
  const scripted = new Scripted();
  const [register] = scripted.handle(observe(1));
  scripted.acknowledge(register, { code: CONTENT, options: [emptyValue(OBSERVE)] });
  const token = register?.token ?? bytes(0);
  const state = (n: number) => ({
    code: CONTENT,
    token,
    options: [uintValue(OBSERVE, n), block2(0, true, 0), etag(n)],
    payload: bytes(16, n),
  });
  const [, rest] = scripted.receive(state(1));
  t.same(blockOf(rest, BLOCK2), { num: 1, more: false, szx: 0 });
  t.notSame(rest?.token, token);
  t.notOk(hasOption(rest?.options ?? [], OBSERVE));
  const [, newer] = scripted.receive(state(2));
  scripted.acknowledge(newer, { code: CONTENT, options: [block2(1, false, 0), etag(2)], payload: bytes(1) });
  t.match(scripted.saw("notification"), [{ response: { payload: Uint8Array.from([...bytes(16, 2), 0]) } }]);
});

t.test("the time by which an observation had to begin does not end it later", async (t) => {
  const scripted = new Scripted();
  const [register] = scripted.handle({
    ...observe(1),
    policy: { ...MESSAGE, expires: instant(5000) },
  } as EndpointEvent);
  const options = [emptyValue(OBSERVE), uintValue(MAX_AGE, 60)];
  scripted.acknowledge(register, { code: CONTENT, options });
  const [renewal] = scripted.advance(90);
  t.equal(uintOption(renewal?.options ?? [], OBSERVE), 0);
  t.same(renewal?.token, register?.token);
  scripted.acknowledge(renewal, { code: VALID, options: [uintValue(OBSERVE, 1)] });
  t.same(
    scripted.effects.map(({ kind }) => kind),
    ["response"],
    "2.03 is no news",
  );
});
