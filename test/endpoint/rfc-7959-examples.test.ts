/** The examples of RFC 7959 §3, message by message, each on the side that can be ours. */
import t from "tap";
import { milliseconds } from "../../src/base/time.ts";
import { CHANGED, CONTENT, CONTINUE, code, GET, POST, PUT } from "../../src/coap/codes.ts";
import type { Message, Option } from "../../src/coap/message.ts";
import { hasOption, opaqueOption, opaqueValue, uintOption, uintValue } from "../../src/coap/option-values.ts";
import { BLOCK1, BLOCK2, ETAG, OBSERVE } from "../../src/coap/options.ts";
import type { EndpointEvent } from "../../src/endpoint/types.ts";
import { body, bytes, MESSAGE } from "./pair.ts";
import { block1, block2, blockOf, PEER, Scripted } from "./scripted.ts";

/** Blocks of 128 bytes are the largest that cross it. */
const SMALL = {
  sendRate: Number.POSITIVE_INFINITY,
  receiveRate: Number.POSITIVE_INFINITY,
  latency: milliseconds(0),
  overhead: 28,
  halfDuplex: false,
  mtu: 200,
};
const SIZES: Readonly<Record<string, number>> = { 16: 0, 32: 1, 64: 2, 128: 3 };

/** `2:5/0/64`, as the RFC writes it: Block2, number 5, no more, 64 bytes. */
function said(text: string): Option {
  const [kind = "", num = "", more = "", size = ""] = text.split(/[:/]/);
  return (kind === "1" ? block1 : block2)(Number(num), more === "1", SIZES[size] ?? 6);
}

/** The same of a message that was sent. */
function written(message: Message | undefined): string {
  const parts = [BLOCK1, BLOCK2].flatMap((number) => {
    const block = blockOf(message, number);
    if (block === undefined) return [];
    return [`${number === BLOCK1 ? 1 : 2}:${block.num}/${block.more ? 1 : 0}/${2 ** (block.szx + 4)}`];
  });
  return parts.join(" ");
}

const start = (kind: "request" | "observe", method: number, payload = bytes(0)): EndpointEvent => ({
  ...{ kind, exchange: 1, peer: PEER, request: body(method, "status", payload), policy: MESSAGE },
});
const piece = (length: number, num: number, size: number) => bytes(length).subarray(num * size, (num + 1) * size);

t.test(
  "figures 7 to 9: a PUT, also to a server that acts on each block, and one that wants smaller ones",
  async (t) => {
    const figures = [
      [
        ["1:0/1/128", code(2, 31), "1:0/1/128"],
        ["1:1/1/128", code(2, 31), "1:1/1/128"],
        ["1:2/0/128", CHANGED, "1:2/0/128"],
      ],
      [
        ["1:0/1/128", CHANGED, "1:0/0/128"],
        ["1:1/1/128", CHANGED, "1:1/0/128"],
        ["1:2/0/128", CHANGED, "1:2/0/128"],
      ],
      [
        ["1:0/1/128", CONTINUE, "1:0/1/32"],
        ["1:4/1/32", CONTINUE, "1:4/1/32"],
        ["1:5/1/32", CONTINUE, "1:5/1/32"],
        ["1:6/1/32", CONTINUE, "1:6/1/32"],
        ["1:7/1/32", CONTINUE, "1:7/1/32"],
        ["1:8/1/32", CONTINUE, "1:8/1/32"],
        ["1:9/0/32", CHANGED, "1:9/0/32"],
      ],
    ] as const;
    for (const figure of figures) {
      const scripted = new Scripted({ defaultLink: SMALL });
      let sent: Message | undefined = scripted.handle(start("request", PUT, bytes(312)))[0];
      for (const [asked, answer, block] of figure) {
        t.equal(written(sent).split(" ")[0], asked);
        t.same(scripted.saw("response"), []);
        sent = scripted.acknowledge(sent, { code: answer, options: [said(block)] })[0];
      }
      t.match(scripted.saw("response"), [{ response: { code: CHANGED } }]);
    }
  },
);

t.test("figures 2 to 4: a GET, with early and with late negotiation, as a server", async (t) => {
  const figures = [
    [
      ["", "2:0/1/128"],
      ["2:1/0/128", "2:1/1/128"],
      ["2:2/0/128", "2:2/0/128"],
    ],
    [0, 1, 2, 3, 4, 5].map((n) => [`2:${n}/0/64`, `2:${n}/${n < 5 ? 1 : 0}/64`]),
    [["", "2:0/1/128"], ...[2, 3, 4, 5].map((n) => [`2:${n}/0/64`, `2:${n}/${n < 5 ? 1 : 0}/64`])],
  ];
  for (const figure of figures) {
    const scripted = new Scripted({ defaultLink: SMALL });
    for (const [index, [asked = "", answer]] of figure.entries()) {
      const request = { ...body(GET, "status"), options: [...body(GET, "status").options] };
      if (asked !== "") request.options.push(said(asked));
      let [sent] = scripted.receive({ code: GET, options: request.options, token: Uint8Array.of(index) });
      const exchange = scripted.saw("request")[0]?.exchange ?? -1;
      const response = { code: CONTENT, options: [], payload: bytes(350) };
      if (index === 0) [sent] = scripted.handle({ kind: "respond", exchange, response });
      t.equal(written(sent), answer);
      const { num, szx } = blockOf(sent, BLOCK2) ?? { num: -1, szx: 0 };
      t.same(sent?.payload, piece(350, num, 2 ** (szx + 4)));
    }
    t.equal(scripted.saw("request").length, 1);
  }
});

t.test("figures 5 and 6: a lost request, and a lost answer", async (t) => {
  const scripted = new Scripted();
  const [first] = scripted.handle(start("request", GET));
  const [second] = scripted.acknowledge(first, { code: CONTENT, options: [said("2:0/1/64")], payload: bytes(64) });
  t.equal(written(second), "2:1/0/64");
  const [again] = scripted.advance(3);
  t.same(again, second, "the same message with the same id");
  scripted.acknowledge(again, { code: CONTENT, options: [said("2:1/0/64")], payload: bytes(9) });
  t.match(scripted.saw("response"), [{ response: { payload: { length: 73 } } }]);

  const server = new Scripted();
  const block = { code: GET, messageId: 900, options: [...body(GET, "status").options, said("2:0/0/64")] };
  server.receive(block);
  const exchange = server.saw("request")[0]?.exchange ?? -1;
  const response = { code: CONTENT, options: [], payload: bytes(100) };
  const answer = server.handle({ kind: "respond", exchange, response });
  t.same(server.receive(block), answer);
  t.equal(server.saw("request").length, 1);
});

t.test("figures 10 to 12: a POST with a body and an answer in blocks, on both sides", async (t) => {
  const wishes = [undefined, "2:0/0/64"];
  for (const wish of wishes) {
    const scripted = new Scripted({ defaultLink: SMALL });
    const ask = (num: number, ...options: Option[]) =>
      scripted.receive({
        ...{ code: POST, options: [...body(POST, "soap").options, ...options], token: Uint8Array.of(num) },
        payload: hasOption(options, BLOCK1) ? piece(300, num, 128) : bytes(0),
      })[0];
    t.equal(written(ask(0, said("1:0/1/128"))), "1:0/1/128");
    t.equal(written(ask(1, said("1:1/1/128"))), "1:1/1/128");
    t.equal(ask(2, said("1:2/0/128"), ...(wish === undefined ? [] : [said(wish)])), undefined);
    const exchange = scripted.saw("request")[0]?.exchange ?? -1;
    const response = { code: CHANGED, options: [], payload: bytes(400) };
    const [answer] = scripted.handle({ kind: "respond", exchange, response });
    const size = wish === undefined ? 128 : 64;
    t.equal(written(answer), `1:2/0/128 2:0/1/${size}`);
    const last = Math.ceil(400 / size) - 1;
    for (let num = 1; num <= last; num++) {
      const next = ask(num, said(`2:${num}/0/${size}`));
      t.equal(written(next), `2:${num}/${num < last ? 1 : 0}/${size}`);
      t.same(next?.payload, piece(400, num, size));
    }
    t.equal(scripted.saw("request").length, 1);
  }
});

t.test("figures 13 and 14: notifications in blocks, no larger than the registration asked for", async (t) => {
  for (const [wish, size] of [
    [[], 128],
    [[said("2:0/0/64")], 64],
  ] as const) {
    const scripted = new Scripted({ defaultLink: SMALL });
    const { options } = body(GET, "status");
    scripted.receive({ code: GET, options: [...options, uintValue(OBSERVE, 0), ...wish], token: Uint8Array.of(9) });
    const { exchange = -1, observe = -1 } = scripted.saw("request")[0] ?? {};
    const state = (n: number) => ({ code: CONTENT, options: [], payload: bytes(150, n) });
    const [registered] = scripted.handle({ kind: "respond", exchange, response: state(1), observe: true });
    t.equal(written(registered), `2:0/1/${size}`);
    t.ok(hasOption(registered?.options ?? [], OBSERVE));
    const fetch = (num: number) =>
      scripted.receive({ code: GET, options: [...options, said(`2:${num}/0/${size}`)], token: Uint8Array.of(num) })[0];
    const last = Math.ceil(150 / size) - 1;
    for (let num = 1; num <= last; num++) {
      const sent = fetch(num);
      t.equal(written(sent), `2:${num}/${num < last ? 1 : 0}/${size}`);
      if (num === last && sent?.type === "CON") scripted.acknowledge(sent, { code: 0, token: bytes(0) });
    }
    const [notification] = scripted.handle({ kind: "notify", observation: observe, response: state(2) });
    t.equal(written(notification), `2:0/1/${size}`);
    t.same(notification?.token, Uint8Array.of(9));
    t.ok((uintOption(notification?.options ?? [], OBSERVE) ?? 0) > 1);
    scripted.acknowledge(notification, { code: 0, token: bytes(0) });
    const rest = fetch(1);
    t.same(rest?.payload, bytes(150, 2).subarray(size, 2 * size));
    t.notOk(hasOption(rest?.options ?? [], OBSERVE));
    t.same(opaqueOption(rest?.options ?? [], ETAG), opaqueOption(notification?.options ?? [], ETAG));
  }
});

t.test("an error or 2.03 to a later block is said as it is", async (t) => {
  for (const answer of [code(4, 4), code(2, 3), code(5, 0)]) {
    const scripted = new Scripted();
    scripted.receive({ code: GET, options: [...body(GET, "status").options, said("2:3/0/64")] });
    const exchange = scripted.saw("request")[0]?.exchange ?? -1;
    const payload = answer === code(2, 3) ? bytes(0) : bytes(20);
    const [sent] = scripted.handle({ kind: "respond", exchange, response: { code: answer, options: [], payload } });
    t.match(sent, { code: answer, payload });
    t.equal(written(sent), "");
  }
  const long = new Scripted();
  long.receive({ code: GET, options: [...body(GET, "status").options, said("2:3/0/64")] });
  const exchange = long.saw("request")[0]?.exchange ?? -1;
  const response = { code: code(5, 0), options: [], payload: bytes(100) };
  t.equal(written(long.handle({ kind: "respond", exchange, response })[0]), "2:0/1/64");
  const next = long.receive({ code: GET, options: [...body(GET, "status").options, said("2:1/0/64")] });
  t.equal(written(next[0]), "2:1/0/64");
});

t.test("the ETags of a request are no part of its name (RFC 7252 §5.6)", async (t) => {
  const scripted = new Scripted();
  const { options } = body(GET, "status");
  const ask = (num: number, ...more: Option[]) =>
    scripted.receive({ code: GET, options: [...options, said(`2:${num}/0/64`), ...more], token: Uint8Array.of(num) });
  ask(0, opaqueValue(ETAG, Uint8Array.of(1)));
  const exchange = scripted.saw("request")[0]?.exchange ?? -1;
  scripted.handle({ kind: "respond", exchange, response: { code: CONTENT, options: [], payload: bytes(100) } });
  t.equal(written(ask(1)[0]), "2:1/0/64");
  t.equal(scripted.saw("request").length, 1);
});
