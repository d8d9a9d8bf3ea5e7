import fc from "fast-check";
import t, { type Test } from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant } from "../../src/base/time.ts";
import { CHANGED, CONTENT, codeText, GET, PUT } from "../../src/coap/codes.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Message } from "../../src/coap/message.ts";
import { emptyValue, hasOption, opaqueValue, uintOption } from "../../src/coap/option-values.ts";
import { BLOCK2, MAX_AGE, OBSERVE, URI_PATH } from "../../src/coap/options.ts";
import { Endpoint } from "../../src/endpoint/endpoint.ts";
import type { EndpointEvent } from "../../src/endpoint/types.ts";
import { body, bytes, MESSAGE } from "./pair.ts";
import { block1, PEER, peerNumber, Scripted } from "./scripted.ts";

const path = (text: string) => opaqueValue(URI_PATH, utf8(text));
const codes = (messages: readonly Message[]) => messages.map(({ code }) => codeText(code));
/** Longer than anything is remembered with RFC 7252's parameters. */
const FOREVER = 3 * 3600 + 600;

/** Everything that a remote or the application began has ended, and nothing wants to be woken. */
function endsEmpty(t: Test, scripted: Scripted): void {
  scripted.advance(FOREVER);
  t.equal(scripted.endpoint.deadline(), undefined, "no timer is left");
  const { peers, transfers, observations } = scripted.endpoint.status(scripted.now);
  t.same({ peers, transfers, observations }, { peers: [], transfers: [], observations: { served: 0, followed: 0 } });
}

t.test("requests of remotes: 4.29 for a peer that has too many, 5.03 when all have", async (t) => {
  const scripted = new Scripted({ limits: { serverExchanges: 6, serverExchangesPerPeer: 4 } });
  const get = (peer = PEER) => scripted.receive({ code: GET, options: [path("a")] }, peer);
  for (let n = 0; n < 4; n++) t.same(get(), []);
  const [tooMany] = get();
  t.equal(codeText(tooMany?.code ?? 0), "4.29");
  t.ok((uintOption(tooMany?.options ?? [], MAX_AGE) ?? 0) > 0);
  get(peerNumber(1));
  get(peerNumber(1));
  t.same(codes(get(peerNumber(2))), ["5.03"]);
  t.equal(scripted.saw("request").length, 6);
  for (const { exchange } of scripted.saw("request")) {
    scripted.handle({ kind: "respond", exchange, response: { code: CONTENT, options: [], payload: bytes(0) } });
  }
  get();
  t.equal(scripted.saw("request").length, 7, "there is room again");
  endsEmpty(t, scripted);
});

t.test("requests of ours: queue-full beyond the cap of a peer", async (t) => {
  const scripted = new Scripted({ limits: { exchangesPerPeer: 3 } });
  const ask = (exchange: number): EndpointEvent => ({
    ...{ kind: "request", exchange, peer: PEER, request: body(GET, "a"), policy: MESSAGE },
  });
  for (let n = 1; n <= 5; n++) scripted.handle(ask(n));
  t.match(
    scripted.saw("failed").map(({ exchange, reason }) => [exchange, reason]),
    [
      [4, "queue-full"],
      [5, "queue-full"],
    ],
  );
  endsEmpty(t, scripted);
  t.equal(scripted.saw("failed").length, 5);
});

t.test("bodies that are being put together: 5.03 beyond the caps of a peer, of all and in bytes", async (t) => {
  const limits = { transfers: 5, transfersPerPeer: 3, transferBytes: 200 };
  const scripted = new Scripted({ limits });
  const put = (name: string, num: number, peer = PEER) =>
    codes(scripted.receive({ code: PUT, options: [path(name), block1(num, true, 0)], payload: bytes(16) }, peer));
  for (const name of ["a", "b", "c"]) t.same(put(name, 0), ["2.31"]);
  t.same(put("d", 0), ["5.03"], "the peer's cap");
  t.same(put("a", 0), ["2.31"], "the same again takes the place of itself");
  t.same(put("e", 0, peerNumber(1)), ["2.31"]);
  t.same(put("f", 0, peerNumber(1)), ["2.31"]);
  t.same(put("g", 0, peerNumber(2)), ["5.03"], "the cap of all");
  t.same(put("a", 1), ["2.31"]);
  t.same(put("a", 2), ["5.03"], "the cap in bytes: half of 200, and 96 are held");
  t.same(put("a", 3), ["4.08"], "it was given up");
  endsEmpty(t, scripted);
  t.same(put("d", 0), ["2.31"], "there is room again");
});

t.test("one resource and ever new tokens hold no more than a peer may", async (t) => {
  const scripted = new Scripted({ limits: { transfersPerPeer: 3 } });
  for (let n = 0; n < 20; n++) {
    const sent = scripted.receive({
      code: PUT,
      token: Uint8Array.of(n),
      options: [path("a"), block1(0, true, 0)],
      payload: bytes(16),
    });
    t.same(codes(sent), ["2.31"]);
  }
  t.equal(scripted.endpoint.status(scripted.now).transfers.length, 3);
  endsEmpty(t, scripted);
});

t.test("bodies that are served in blocks: those that were fetched make room", async (t) => {
  const scripted = new Scripted({ limits: { transfersPerPeer: 2 } });
  const get = (name: string) => {
    scripted.receive({ code: GET, options: [path(name)] });
    const exchange = scripted.saw("request").at(-1)?.exchange ?? -1;
    return codes(
      scripted.handle({ kind: "respond", exchange, response: { code: CONTENT, options: [], payload: bytes(1500) } }),
    );
  };
  t.same([get("a"), get("b"), get("c")], [["2.05"], ["2.05"], ["5.03"]]);
  const last = opaqueValue(BLOCK2, Uint8Array.of(0x16));
  t.same(codes(scripted.receive({ code: GET, options: [path("a"), last] })), ["2.05"]);
  t.same(get("c"), ["2.05"]);
  t.equal(scripted.endpoint.status(scripted.now).transfers.length, 2);
  endsEmpty(t, scripted);
});

t.test("responses that are not whole yet: too-large beyond the bytes of all requests together", async (t) => {
  const scripted = new Scripted({ limits: { transferBytes: 40 } });
  const answer = { code: CONTENT, options: [opaqueValue(BLOCK2, Uint8Array.of(8))], payload: bytes(16) };
  const sent = [1, 2, 3].map((exchange) => {
    const peer = peerNumber(exchange);
    const [get] = scripted.handle({ kind: "request", exchange, peer, request: body(GET, "a"), policy: MESSAGE });
    return scripted.acknowledge(get, answer, peer);
  });
  t.same(
    sent.map((messages) => messages.length),
    [1, 1, 0],
  );
  t.match(scripted.saw("failed"), [{ exchange: 3, reason: "too-large" }]);
  endsEmpty(t, scripted);
});

t.test("observations of remotes beyond the cap are answered without Observe", async (t) => {
  const scripted = new Scripted({ limits: { observations: 3, observationsPerPeer: 2 } });
  const observe = (n: number, peer = PEER) => {
    scripted.receive({ code: GET, token: Uint8Array.of(n), options: [path(`o${n}`), emptyValue(OBSERVE)] }, peer);
    const exchange = scripted.saw("request").at(-1)?.exchange ?? -1;
    const response = { code: CONTENT, options: [], payload: bytes(0) };
    const [answer] = scripted.handle({ kind: "respond", exchange, response, observe: true });
    return hasOption(answer?.options ?? [], OBSERVE);
  };
  t.same([observe(1), observe(2), observe(3)], [true, true, false]);
  t.same([observe(4, peerNumber(1)), observe(5, peerNumber(2))], [true, false]);
  t.ok(observe(1), "a registration takes the place of its predecessor");
  t.equal(scripted.endpoint.status(scripted.now).observations.served, 3);
  for (const { observe: observation } of scripted.saw("request")) {
    if (observation !== undefined) scripted.handle({ kind: "forget-observation", observation });
  }
  endsEmpty(t, scripted);
});

t.test("observations of ours beyond the cap fail, and those that nobody answers end", async (t) => {
  const scripted = new Scripted({ limits: { observationsPerPeer: 2 } });
  for (const exchange of [1, 2, 3]) {
    scripted.handle({ kind: "observe", exchange, peer: PEER, request: body(GET, `o${exchange}`), policy: MESSAGE });
  }
  t.match(scripted.saw("failed"), [{ exchange: 3, reason: "queue-full" }]);
  endsEmpty(t, scripted);
  t.same(
    scripted.saw("failed").map(({ exchange }) => exchange),
    [3, 1, 2],
  );
});

t.test("whatever remotes send, nothing is thrown, and all of it is forgotten", async (t) => {
  const option = fc.record({
    number: fc.constantFrom(1, 4, 6, 11, 12, 15, 17, 23, 27, 28, 60, 258, 2047),
    value: fc.uint8Array({ maxLength: 4 }),
  });
  const message = fc.record({
    type: fc.constantFrom("CON", "NON", "ACK", "RST"),
    code: fc.constantFrom(0, GET, PUT, 5, CHANGED, CONTENT, 95, 136, 141),
    messageId: fc.nat(20),
    token: fc.uint8Array({ maxLength: 1 }),
    options: fc.array(option, { maxLength: 4 }),
    payload: fc.uint8Array({ maxLength: 64 }),
  });
  const scripted = new Scripted();
  let exchange = 0;
  fc.assert(
    fc.property(fc.array(message, { maxLength: 20 }), fc.nat(3), (messages, step) => {
      if (scripted.endpoint.deadline() === undefined) {
        scripted.handle({
          kind: "request",
          exchange: ++exchange,
          peer: PEER,
          request: body(PUT, "a", bytes(1500)),
          policy: MESSAGE,
        });
      }
      for (const one of messages) {
        try {
          encode(one as Message);
        } catch {
          continue;
        }
        scripted.receive(one as Message);
        const [request] = scripted.saw("request").slice(-1);
        if (request !== undefined && step > 1) {
          const response = { code: CONTENT, options: [], payload: bytes(1500) };
          scripted.handle({ kind: "respond", exchange: request.exchange, response, observe: true });
        }
      }
      scripted.advance(step);
    }),
    { numRuns: 300, seed: 1 },
  );
  for (const { observe } of scripted.saw("request")) {
    if (observe !== undefined) scripted.handle({ kind: "forget-observation", observation: observe });
  }
  endsEmpty(t, scripted);
});

t.test("arbitrary bytes are never an exception", async (t) => {
  const endpoint = new Endpoint({ random: new SeededRandom(1) });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (datagram) => {
      endpoint.receive(datagram, PEER, instant(0));
      endpoint.drain(100);
    }),
    { numRuns: 2000 },
  );
  t.pass("none");
});
