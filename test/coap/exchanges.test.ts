import t from "tap";
import { seconds } from "../../src/base/time.ts";
import { decode } from "../../src/coap/decode.ts";
import { type Crossing, client, Pipe, request, serve } from "./pipe.ts";

const types = (crossings: readonly Crossing[]) =>
  crossings.map(({ datagram, from }) => {
    const decoded = decode(datagram);
    const text = decoded.ok ? `${decoded.value.type} ${decoded.value.code}` : "malformed";
    return `${from === "10.0.0.1" ? "a" : "b"} ${text}`;
  });

t.test("an answer in time is piggybacked", (t) => {
  const pipe = new Pipe();
  const answers = client(pipe, pipe.a);
  serve(pipe, pipe.b, 500);
  pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  pipe.run();
  t.strictSame(types(pipe.crossings), ["a CON 1", "b ACK 69"]);
  t.strictSame([...answers.values()], [1]);
  t.equal(pipe.a.layer.status(pipe.a.other).outstanding, 0);
  t.end();
});

t.test("a late answer goes on its own after an empty ACK, and both sides confirm", (t) => {
  const pipe = new Pipe();
  const answers = client(pipe, pipe.a);
  serve(pipe, pipe.b, 5_000);
  pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  pipe.run();
  t.strictSame(types(pipe.crossings), ["a CON 1", "b ACK 0", "b CON 69", "a ACK 0"]);
  t.strictSame([...answers.values()], [1]);
  t.equal(pipe.a.of("acknowledged").length, 1, "the request");
  t.equal(pipe.b.of("acknowledged").length, 1, "the answer");
  t.equal(pipe.repeated.length, 0);
  t.end();
});

t.test("the separate answer also counts when the empty ACK was lost (RFC 7252 §5.2.2)", (t) => {
  const pipe = new Pipe();
  const answers = client(pipe, pipe.a);
  pipe.lose = (_, index) => index === 1;
  serve(pipe, pipe.b, 1_500);
  pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  pipe.run();
  t.strictSame(types(pipe.crossings), ["a CON 1", "b ACK 0", "b CON 69", "a ACK 0"]);
  t.strictSame([...answers.values()], [1]);
  t.equal(pipe.a.of("acknowledged").length, 0);
  t.end();
});

t.test("a request repeated while its answer is being made runs once", (t) => {
  const pipe = new Pipe({ layer: { defaults: { processingDelay: seconds(60) } } });
  const answers = client(pipe, pipe.a);
  serve(pipe, pipe.b, 20_000);
  pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  pipe.run();
  t.equal(pipe.b.of("request").length, 1);
  t.ok(pipe.repeated.length >= 2, `${pipe.repeated.length} repeated`);
  t.equal(types(pipe.crossings).filter((text) => text === "b ACK 69").length, 1, "copies got nothing");
  t.strictSame([...answers.values()], [1]);
  t.equal(pipe.b.layer.rejects.snapshot()["coap.duplicate"], pipe.repeated.length);
  t.end();
});

t.test("a request repeated after its answer was lost gets the same bytes", (t) => {
  const pipe = new Pipe();
  const answers = client(pipe, pipe.a);
  pipe.lose = (_, index) => index === 1;
  serve(pipe, pipe.b);
  pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  pipe.run();
  t.strictSame(types(pipe.crossings), ["a CON 1", "b ACK 69", "a CON 1", "b ACK 69"]);
  t.strictSame(pipe.crossings[1]?.datagram, pipe.crossings[3]?.datagram);
  t.strictSame(pipe.crossings[0]?.datagram, pipe.crossings[2]?.datagram, "so are the request's");
  t.equal(pipe.b.of("request").length, 1);
  t.strictSame([...answers.values()], [1]);
  t.end();
});

t.test("RFC 7252's schedule for a peer of which nothing is known, and then a timeout", (t) => {
  const pipe = new Pipe();
  pipe.lose = () => true;
  pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  pipe.run();
  const at = pipe.crossings.map((crossing) => crossing.at);
  t.equal(at.length, 5);
  const first = (at[1] ?? 0) - (at[0] ?? 0);
  t.ok(first >= 2_000 && first <= 3_000, `first after ${first}`);
  const gaps = at.slice(1).map((when, i) => when - (at[i] ?? 0));
  for (const [i, gap] of gaps.entries()) t.ok(Math.abs(gap - first * 2 ** i) < 1e-6, `gap ${i} doubles`);
  const [timeout] = pipe.a.of("timeout");
  t.equal(timeout?.attempts, 5);
  t.ok(Math.abs((timeout?.elapsed ?? 0) - first * 31) < 1e-6, "MAX_TRANSMIT_WAIT");
  t.equal(pipe.a.layer.status(pipe.a.other).outstanding, 0);
  t.end();
});

t.test("NON requests get NON answers; copies of them get nothing", (t) => {
  const pipe = new Pipe({ duplication: 1 });
  const answers = client(pipe, pipe.a);
  serve(pipe, pipe.b);
  pipe.a.layer.send(request(pipe, pipe.a, { confirmable: false }), pipe.now);
  pipe.run();
  t.strictSame(types(pipe.crossings), ["a NON 1", "b NON 69"]);
  t.strictSame([...answers.values()], [1]);
  t.end();
});

t.test("a NON request without an answer frees its slot, and later times out", (t) => {
  const pipe = new Pipe();
  pipe.lose = () => true;
  pipe.a.layer.send(request(pipe, pipe.a, { confirmable: false }), pipe.now);
  pipe.run(10_000);
  t.equal(pipe.a.layer.status(pipe.a.other).outstanding, 0);
  t.equal(pipe.a.of("timeout").length, 0);
  pipe.run();
  t.equal(pipe.a.of("timeout").length, 1);
  t.equal(pipe.crossings.length, 1);
  t.end();
});

t.test("a response that nobody knows is reset, and so is its copy", (t) => {
  const pipe = new Pipe();
  client(pipe, pipe.a);
  const lost = pipe.b.layer.send(request(pipe, pipe.b, { code: 69 }), pipe.now);
  pipe.lose = (_, index) => index === 1;
  pipe.run();
  t.strictSame(types(pipe.crossings), ["b CON 69", "a RST 0", "b CON 69", "a RST 0"]);
  t.strictSame(pipe.b.of("reset"), [{ kind: "reset", transmission: lost }]);
  t.equal(pipe.a.of("response").length, 1, "delivered once");
  t.end();
});

t.test("a response is acknowledged again when the ACK was lost, and delivered once", (t) => {
  const pipe = new Pipe();
  pipe.a.onEvent = (event) => {
    if (event.kind === "response") pipe.a.layer.accept(pipe.a.other, event.message, pipe.now);
  };
  pipe.b.layer.send(request(pipe, pipe.b, { code: 69 }), pipe.now);
  pipe.lose = (_, index) => index === 1;
  pipe.run();
  t.strictSame(types(pipe.crossings), ["b CON 69", "a ACK 0", "b CON 69", "a ACK 0"]);
  t.equal(pipe.a.of("response").length, 1);
  t.equal(pipe.b.of("acknowledged").length, 1);
  t.end();
});

t.test("a request that gets no answer is acknowledged (RFC 7967)", (t) => {
  const pipe = new Pipe();
  pipe.b.onEvent = (event) => {
    if (event.kind === "request") pipe.b.layer.ignore(event.incoming, pipe.now);
  };
  pipe.lose = (_, index) => index === 1;
  pipe.a.layer.send(request(pipe, pipe.a), pipe.now);
  pipe.run();
  t.strictSame(types(pipe.crossings), ["a CON 1", "b ACK 0", "a CON 1", "b ACK 0"]);
  t.equal(pipe.a.of("acknowledged").length, 1);
  t.equal(pipe.b.of("request").length, 1);
  t.end();
});

t.test("ping and pong", (t) => {
  const pipe = new Pipe();
  const ping = pipe.a.layer.ping(pipe.a.other, pipe.now);
  pipe.run();
  t.strictSame(types(pipe.crossings), ["a CON 0", "b RST 0"]);
  t.strictSame(pipe.a.of("reset"), [{ kind: "reset", transmission: ping }]);
  t.equal(pipe.b.layer.peerCount, 0, "a ping leaves nothing behind");
  t.end();
});
