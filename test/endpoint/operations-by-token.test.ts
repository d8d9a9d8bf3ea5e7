/** Requests that all ask for one resource: their tokens tell their transfers apart. */
import t from "tap";
import { equalBytes } from "../../src/base/bytes.ts";
import { minutes } from "../../src/base/time.ts";
import { CONTENT, CONTINUE, FETCH, POST, REQUEST_ENTITY_INCOMPLETE } from "../../src/coap/codes.ts";
import { decode } from "../../src/coap/decode.ts";
import type { Body, Code, Message, Option } from "../../src/coap/message.ts";
import { hasOption, uintOption, uintValue } from "../../src/coap/option-values.ts";
import { BLOCK1, BLOCK2, OBSERVE, REQUEST_TAG } from "../../src/coap/options.ts";
import { encodeBlock } from "../../src/coap/transfer/block.ts";
import { RequestTransfer } from "../../src/coap/transfer/request-transfer.ts";
import type { DirectionModel } from "../../src/sim/link-model.ts";
import { at, bytes, Pair, type PairOptions } from "./pair.ts";
import { Scripted } from "./scripted.ts";

const root = (method: Code, options: readonly Option[]): boolean =>
  (method === FETCH || method === POST) && options.every(({ number }) => number !== 11);
const BY_TOKEN = { operationsByToken: root };

const asked = (code: Code, payload: Uint8Array): Body => ({ code, options: [], payload });

/** A server that answers with the request's own bytes, several times over. */
function echo(link: DirectionModel, more: PairOptions = {}): Pair {
  return new Pair({
    ...{ link, client: BY_TOKEN, server: BY_TOKEN, ...more },
    application: ({ request }) => ({ code: CONTENT, options: [], payload: request.payload }),
  });
}

const messagesOf = (pair: Pair, from: "client" | "server"): Message[] =>
  pair.sent(from).flatMap(({ datagram }) => {
    const message = decode(datagram);
    return message.ok ? [message.value] : [];
  });

t.test("twelve bodies at once, both ways, on links that lose and double: none is mixed with another", async (t) => {
  for (const code of [FETCH, POST]) {
    for (let seed = 1; seed <= 8; seed++) {
      const lossy = { rate: 20_000, mtu: 200, loss: seed > 2 ? 0.15 : 0, duplication: 0.1 };
      const pair = echo(lossy, { seed });
      for (let n = 0; n < 12; n++) pair.request(n, asked(code, bytes(100 + n * 40, n * 17)));
      pair.finish();
      const answers = pair.clientSaw("response");
      for (const { exchange, response } of answers) {
        const expected = bytes(100 + exchange * 40, exchange * 17);
        t.ok(response.code === CONTENT && equalBytes(response.payload, expected), `seed ${seed}, request ${exchange}`);
      }
      t.equal(answers.length + pair.clientSaw("failed").length, 12);
      if (seed <= 2) t.equal(answers.length, 12, "without loss, all are answered");
    }
  }
});

t.test("a later block is asked for by its number and nothing else", async (t) => {
  const pair = new Pair({
    ...{ link: { rate: 20_000, mtu: 200 }, client: BY_TOKEN, server: BY_TOKEN },
    application: () => ({ code: CONTENT, options: [], payload: bytes(500) }),
  });
  pair.request(1, asked(FETCH, bytes(60)));
  pair.finish();
  const [first, ...later] = messagesOf(pair, "client");
  t.equal(first?.payload.length, 60);
  t.ok(later.length >= 3);
  for (const message of later) {
    t.equal(message.payload.length, 0);
    t.same(
      message.options.map(({ number }) => number),
      [BLOCK2],
    );
  }
});

/** Two observations of the one resource, and long states for both at once. */
t.test("long states of two observations at once: Request-Tag says whose block is meant", async (t) => {
  for (let seed = 1; seed <= 6; seed++) {
    const pair = new Pair({
      ...{ link: { rate: 20_000, mtu: 200, loss: seed > 2 ? 0.1 : 0 }, seed, client: BY_TOKEN, server: BY_TOKEN },
      application: () => ({ code: CONTENT, options: [], payload: new Uint8Array() }),
    });
    pair.observe(1, asked(FETCH, bytes(20, 1)));
    pair.observe(2, asked(FETCH, bytes(20, 2)));
    pair.world.run({ until: at(600) });
    const names = pair.serverSaw("request").map(({ observe }) => observe ?? -1);
    for (const [n, observation] of names.entries()) {
      const response = { code: CONTENT, options: [], payload: bytes(700, 50 + n) };
      pair.world.handle(pair.far, { kind: "notify", observation, response, confirmable: true });
    }
    pair.world.run({ until: at(1_800) });
    const states = pair.clientSaw("notification");
    for (const { exchange, response } of states) t.same(response.payload, bytes(700, 49 + exchange), `seed ${seed}`);
    t.equal(new Set(states.map(({ exchange }) => exchange)).size, 2, `seed ${seed}: both arrived`);
    const rest = messagesOf(pair, "client").filter(({ options }) => hasOption(options, REQUEST_TAG));
    t.ok(rest.length >= 8);
    t.ok(rest.every(({ options }) => uintOption(options, BLOCK2) !== undefined && !hasOption(options, OBSERVE)));
  }
});

t.test("an observation is ended without saying again what it was", async (t) => {
  const pair = echo({ rate: 20_000 });
  pair.observe(1, asked(FETCH, bytes(80)));
  pair.world.run({ until: at(60) });
  pair.world.handle(pair.near, { kind: "cancel", exchange: 1 });
  pair.world.run({ until: at(120) });
  t.match(pair.serverSaw("observation-gone"), [{ reason: /cancelled/ }]);
  t.equal(messagesOf(pair, "client").at(-1)?.payload.length, 0);
});

t.test("who ends an observation by its token gets an answer, unless it wants none", async (t) => {
  const scripted = new Scripted(BY_TOKEN);
  const token = Uint8Array.of(5);
  const observe = (value: number) => ({ code: FETCH, token, options: [uintValue(OBSERVE, value)] });
  scripted.receive({ ...observe(0), payload: bytes(9) });
  const exchange = scripted.saw("request")[0]?.exchange ?? -1;
  const response = { code: CONTENT, options: [], payload: bytes(3) };
  scripted.handle({ kind: "respond", exchange, response, observe: true });
  t.match(scripted.receive(observe(1)), [{ type: "ACK", code: CONTENT, token, options: [], payload: bytes(0) }]);
  t.match(scripted.saw("observation-gone"), [{ reason: /cancelled/ }]);
  t.equal(scripted.saw("request").length, 1, "the application is not asked for nothing");
});

t.test("a body that the server lost is asked for once more from its first block", async (t) => {
  const limits = { body: 16 * 1024 };
  const transfer = new RequestTransfer(asked(FETCH, bytes(10)), { szx: 2, ...limits });
  const block = (num: number, more: boolean) => ({ number: BLOCK2, value: encodeBlock({ num, more, szx: 2 }) });
  const first = { code: CONTENT, options: [block(0, true)], payload: bytes(64) };
  const lost = { code: REQUEST_ENTITY_INCOMPLETE, options: [], payload: new Uint8Array() };
  transfer.current();
  t.equal(transfer.receive(first).kind, "send");
  t.equal(transfer.current().payload.length, 0);
  t.equal(transfer.receive(lost).kind, "send");
  const again = transfer.current();
  t.same(again.payload, bytes(10), "with what it asks for");
  t.equal(transfer.receive(first).kind, "send");
  transfer.current();
  t.match(transfer.receive(lost), { kind: "complete", response: { code: REQUEST_ENTITY_INCOMPLETE } }, "but once only");
  const post = new RequestTransfer(asked(POST, bytes(10)), { szx: 2, ...limits });
  post.current();
  post.receive(first);
  post.current();
  t.match(post.receive(lost), { kind: "complete", response: { code: REQUEST_ENTITY_INCOMPLETE } });
});

t.test("a FETCH that was sent in blocks is sent in blocks once more when its answer is lost", async (t) => {
  const asking = bytes(150);
  const transfer = new RequestTransfer(asked(FETCH, asking), { szx: 2, body: 16 * 1024 });
  const block = (number: number, num: number, more: boolean) => ({
    number,
    value: encodeBlock({ num, more, szx: 2 }),
  });
  const nothing = new Uint8Array();
  for (let round = 0; round < 2; round++) {
    for (const num of [0, 1]) {
      t.same(transfer.current().payload, asking.subarray(num * 64, num * 64 + 64));
      const answer = { code: CONTINUE, options: [block(BLOCK1, num, true)], payload: nothing };
      t.equal(transfer.receive(answer).kind, "send");
    }
    t.same(transfer.current().payload, asking.subarray(128));
    const options = [block(BLOCK1, 2, false), block(BLOCK2, 0, true)];
    t.equal(transfer.receive({ code: CONTENT, options, payload: bytes(64, round) }).kind, "send");
    t.equal(transfer.current().payload.length, 0);
    if (round > 0) break;
    t.equal(transfer.receive({ code: REQUEST_ENTITY_INCOMPLETE, options: [], payload: nothing }).kind, "send");
  }
  const last = transfer.receive({ code: CONTENT, options: [block(BLOCK2, 1, false)], payload: bytes(5) });
  t.match(last, { kind: "complete" });
  if (last.kind === "complete") t.same([...last.response.payload], [...bytes(64, 1), ...bytes(5)], "of the new answer");
});

t.test("without being told so, requests of one resource are told apart as RFC 7959 says", async (t) => {
  const pair = echo({ rate: 20_000, mtu: 200 }, { client: {}, server: {} });
  pair.request(1, asked(POST, bytes(500)));
  pair.finish();
  t.same(
    pair.clientSaw("response").map(({ response }) => response.payload),
    [bytes(500)],
  );
  t.ok(pair.world.now < minutes(60));
});
