import t from "tap";
import { equalBytes, utf8 } from "../../src/base/bytes.ts";
import { hours } from "../../src/base/time.ts";
import { CHANGED, CONTENT, GET, NOT_FOUND, PUT } from "../../src/coap/codes.ts";
import type { Body } from "../../src/coap/message.ts";
import { uintValue } from "../../src/coap/option-values.ts";
import { MAX_AGE, OBSERVE } from "../../src/coap/options.ts";
import { at, body, bytes, MESSAGE, Pair, type PairOptions } from "./pair.ts";
import { PEER, Scripted } from "./scripted.ts";

const state = (n: number, size = 4, ...options: Body["options"]): Body => ({
  code: CONTENT,
  options,
  payload: size === 4 ? utf8(`s${String(n).padStart(3, "0")}`) : bytes(size, n),
});

/** A pair whose client observes `/o`, and the way to tell it a new state. */
function observed(options: PairOptions = {}, first: Body = state(0)) {
  const pair = new Pair({ link: { rate: 100 }, application: () => first, ...options });
  pair.observe(1, body(GET, "o"));
  const notify = (response: Body, confirmable = true): void => {
    const observation = pair.serverSaw("request").at(-1)?.observe ?? -1;
    pair.world.handle(pair.far, { kind: "notify", observation, response, confirmable });
  };
  return { pair, notify };
}

const texts = (pair: Pair): string[] =>
  pair.clientSaw("notification").map(({ response }) => Buffer.from(response.payload).toString());

t.test("registers, is notified, and deregisters with two datagrams", async (t) => {
  const { pair, notify } = observed();
  pair.world.run({ until: at(60) });
  t.match(pair.clientSaw("response"), [{ exchange: 1, observing: true, response: { payload: utf8("s000") } }]);
  t.equal(pair.client.status(pair.world.now).observations.followed, 1);
  t.equal(pair.server.status(pair.world.now).observations.served, 1);
  const before = pair.sent().length;
  pair.world.run({ until: at(600) });
  t.equal(pair.sent().length, before, "nothing new costs nothing");
  notify(state(1));
  pair.world.run({ until: at(700) });
  t.same(texts(pair), ["s001"]);
  t.equal(pair.serverSaw("notification-delivered").length, 1);
  t.equal(pair.sent().length, before + 2);
  pair.world.handle(pair.near, { kind: "cancel", exchange: 1 });
  pair.finish();
  t.equal(pair.sent().length, before + 4, "a GET with Observe 1, and an empty ACK");
  t.match(pair.serverSaw("observation-gone"), [{ reason: /cancelled/ }]);
  t.equal(pair.serverSaw("request").length, 1, "the application need not answer what nobody wants");
  t.equal(pair.client.status(pair.world.now).observations.followed, 0);
});

t.test("only the latest state is sent, one at a time", async (t) => {
  const { pair, notify } = observed();
  pair.world.run({ until: at(60) });
  for (let n = 1; n <= 5; n++) notify(state(n));
  pair.world.run({ until: at(300) });
  t.same(texts(pair), ["s001", "s005"]);
  t.equal(pair.serverSaw("notification-delivered").length, 2);
  t.equal(pair.retransmissions(), 0);
});

t.test("an observation without an answer to Observe is a plain response", async (t) => {
  const pair = new Pair({ link: { rate: 1000 } });
  pair.observe(1, body(GET, "o"));
  pair.world.run({ until: at(10) });
  const exchange = pair.serverSaw("request")[0]?.exchange ?? -1;
  pair.world.handle(pair.far, { kind: "respond", exchange, response: state(0) });
  pair.finish();
  t.match(pair.clientSaw("response"), [{ observing: false }]);
  t.equal(pair.server.status(pair.world.now).observations.served, 0);
});

t.test("an error ends it on both sides", async (t) => {
  const { pair, notify } = observed();
  pair.world.run({ until: at(60) });
  notify({ code: NOT_FOUND, options: [], payload: new Uint8Array(0) });
  pair.finish();
  t.match(pair.clientSaw("notification"), [{ response: { code: NOT_FOUND } }]);
  t.match(pair.clientSaw("observation-ended"), [{ exchange: 1, reason: /4\.04/ }]);
  t.equal(pair.serverSaw("observation-gone").length, 1);
  t.equal(pair.client.status(pair.world.now).observations.followed, 0);
});

t.test("states longer than a block, with another while the first is being fetched", async (t) => {
  const { pair, notify } = observed({}, state(0, 1500));
  pair.world.run({ until: at(30) });
  t.equal(pair.serverSaw("request").length, 1);
  notify(state(1, 2500));
  pair.world.run({ until: at(800) });
  notify(state(2, 3000));
  pair.world.run({ until: at(2000) });
  const sizes = pair.clientSaw("notification").map(({ response }) => response.payload);
  t.ok(equalBytes(pair.clientSaw("response")[0]?.response.payload ?? bytes(0), bytes(1500)));
  t.same(
    sizes.map(({ length }) => length),
    [2500, 3000],
  );
  t.ok(sizes[0] !== undefined && equalBytes(sizes[0], bytes(2500, 1)));
  t.ok(sizes[1] !== undefined && equalBytes(sizes[1], bytes(3000, 2)));
  t.equal(pair.serverSaw("notification-delivered").length, 3, "the first state, too, was fetched in blocks");
  t.equal(pair.serverSaw("request").length, 1, "blocks never ask the application again");
});

t.test("a client that is gone is noticed, and its observation forgotten", async (t) => {
  const { pair, notify } = observed({ downFrom: at(60) });
  pair.world.run({ until: at(70) });
  notify(state(1));
  pair.world.run({ until: at(7200) });
  t.match(pair.serverSaw("observation-gone"), [{ reason: /no answer/ }]);
  t.equal(pair.serverSaw("notification-delivered").length, 0);
  t.equal(pair.server.status(pair.world.now).observations.served, 0);
});

t.test("a cancellation that crosses a notification ends it once", async (t) => {
  const { pair, notify } = observed();
  pair.world.run({ until: at(60) });
  notify(state(1));
  pair.world.handle(pair.near, { kind: "cancel", exchange: 1 });
  pair.finish();
  t.equal(pair.serverSaw("observation-gone").length, 1);
  t.same(texts(pair), []);
});

t.test("silence after Max-Age asks again, with what is known (RFC 7641 §3.3.1)", async (t) => {
  const { pair } = observed({ link: { rate: 10_000 } }, state(0, 4, uintValue(MAX_AGE, 100)));
  pair.world.run({ until: at(90) });
  t.equal(pair.serverSaw("request").length, 1);
  pair.world.run({ until: at(150) });
  t.equal(pair.serverSaw("request").length, 2);
  t.match(pair.serverSaw("observation-gone"), [{ reason: /replaced/ }]);
  t.equal(pair.server.status(pair.world.now).observations.served, 1);
  t.equal(pair.clientSaw("notification").length, 1);
});

t.test("a server that is gone ends the observation", async (t) => {
  const { pair } = observed({ downFrom: at(90) }, state(0, 4, uintValue(MAX_AGE, 100)));
  pair.finish();
  t.match(pair.clientSaw("observation-ended"), [{ exchange: 1, reason: /no answer/ }]);
  t.equal(pair.client.status(pair.world.now).observations.followed, 0);
});

t.test("non-confirmable states are delivered when they are sent, and one a day is confirmable", async (t) => {
  const { pair, notify } = observed({ link: { rate: 1000 }, client: { observationSilence: hours(48) } });
  pair.world.run({ until: at(10) });
  notify(state(1), false);
  pair.world.run({ until: at(20) });
  t.equal(pair.sent("client").length, 1, "no ACK");
  t.equal(pair.serverSaw("notification-delivered").length, 1);
  pair.world.run({ until: at(25 * 3600) });
  const before = pair.sent("client").length;
  notify(state(2), false);
  pair.world.run({ until: at(25 * 3600 + 60) });
  t.equal(pair.sent("client").length, before + 1, "an ACK");
});

t.test("a notification from an earlier life under the token of a request is no answer to it", async (t) => {
  const scripted = new Scripted();
  const [question] = scripted.handle({
    ...{ kind: "request", exchange: 1, peer: PEER, request: body(PUT, "message"), policy: MESSAGE },
  });
  if (question === undefined) throw new Error("nothing was sent");
  const { token } = question;
  for (const type of ["CON", "NON"] as const) {
    const options = [uintValue(OBSERVE, 7)];
    t.match(
      scripted.receive({
        type,
        messageId: type === "CON" ? 900 : 901,
        code: CONTENT,
        token,
        options,
        payload: bytes(5),
      }),
      [{ type: "RST", messageId: type === "CON" ? 900 : 901 }],
    );
  }
  t.same(scripted.saw("response"), []);
  t.match(scripted.advance(4), [{ type: "CON", token }], "it is sent again, as nothing answered it");
  scripted.acknowledge(question, { code: CHANGED, payload: bytes(3) });
  t.match(scripted.saw("response"), [{ exchange: 1, response: { code: CHANGED, payload: bytes(3) } }]);
});
