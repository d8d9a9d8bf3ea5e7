import fc from "fast-check";
import t from "tap";
import { EMPTY, toHex } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant } from "../../src/base/time.ts";
import { BAD_OPTION, PROXYING_NOT_SUPPORTED } from "../../src/coap/codes.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Message } from "../../src/coap/message.ts";
import { MessageLayer, type MessageLayerOptions } from "../../src/coap/message-layer.ts";
import type { Outgoing } from "../../src/coap/message-layer-types.ts";
import { hex, malformed } from "./vectors.ts";

const NOW = instant(0);
const peer = addressPeer("192.0.2.1", 5683);
const other = addressPeer("192.0.2.1", 5684);
const layerOf = (more: Partial<MessageLayerOptions> = {}) => new MessageLayer({ random: new SeededRandom(1), ...more });
const sentBy = (layer: MessageLayer) =>
  layer.drain(10_000).map((output) => (output.kind === "datagram" ? toHex(output.datagram) : "effect"));
const get = (more: Partial<Message> = {}): Uint8Array =>
  encode({ type: "CON", code: 1, messageId: 7, token: hex("aa"), options: [], payload: EMPTY, ...more });
const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
  ...{ peer, code: 1, token: hex("aa"), options: [], payload: EMPTY, confirmable: true, purpose: "message" },
  answerBytes: 10,
  ...more,
});

t.test("a malformed CON is reset, the rest is ignored, all is counted", (t) => {
  for (const { name, bytes, reason, header } of malformed()) {
    const layer = layerOf();
    layer.receive(bytes, peer, NOW);
    const reset = header?.type === "CON" ? [`7000${header.messageId.toString(16).padStart(4, "0")}`] : [];
    t.strictSame(sentBy(layer), reset, name);
    t.strictSame(layer.events(), [], name);
    t.strictSame(layer.rejects.snapshot(), { [reason]: 1 }, name);
    t.equal(layer.peerCount, 0, name);
  }
  t.end();
});

t.test("critical options that are not recognised: 4.02 to a CON request, silence to a NON", (t) => {
  const cases: [string, string][] = [
    ["unknown", "40010007 d1 fe 00"],
    ["If-None-Match with a value", "40010007 51 00"],
    ["Uri-Host twice", "40010007 31 61 01 61"],
    ["OSCORE without a security layer", "40010007 90"],
    ["Accept of 3 bytes", "40010007 d3 04 000000"],
  ];
  for (const [name, text] of cases) {
    const layer = layerOf();
    layer.receive(hex(text), peer, NOW);
    const [answer, ...more] = sentBy(layer);
    t.equal(answer?.slice(0, 8), `60${BAD_OPTION.toString(16)}0007`, name);
    t.ok((answer?.length ?? 0) > 10, "with a diagnostic payload");
    t.strictSame(more, []);
    t.strictSame(layer.events(), [], name);
    layer.receive(hex(text), peer, NOW);
    t.strictSame(sentBy(layer), [answer], "and the same to a copy");
    const quiet = layerOf();
    quiet.receive(hex(text.replace(/^4/, "5")), peer, NOW);
    t.strictSame(sentBy(quiet), [], `${name} in a NON`);
    t.strictSame(quiet.events(), []);
    t.equal(quiet.rejects.total, 1);
  }
  t.end();
});

t.test("elective options in a wrong form are ignored, unknown ones are passed on", (t) => {
  const layer = layerOf();
  // ETag of 0 bytes, Observe of 4, Content-Format 60 and 50, option 65000
  layer.receive(hex("40010007 40 24 00000000 61 3c 01 32 e0 fccf"), peer, NOW);
  const [event] = layer.events();
  t.ok(event?.kind === "request");
  if (event?.kind === "request")
    t.strictSame(
      event.message.options.map((o) => [o.number, toHex(o.value)]),
      [
        [12, "3c"],
        [65_000, ""],
      ],
    );
  t.end();
});

t.test("requests for a proxy are refused, Uri-Host and Uri-Port are not", (t) => {
  const layer = layerOf();
  layer.receive(get({ options: [{ number: 35, value: hex("61") }] }), peer, NOW);
  layer.receive(get({ messageId: 8, options: [{ number: 39, value: hex("61") }] }), peer, NOW);
  const answers = sentBy(layer).map((text) => text.slice(0, 8));
  const code = PROXYING_NOT_SUPPORTED.toString(16);
  t.strictSame(answers, [`61${code}0007`, `61${code}0008`]);
  layer.receive(get({ type: "NON", messageId: 10, options: [{ number: 35, value: hex("61") }] }), peer, NOW);
  t.equal(sentBy(layer)[0]?.slice(0, 4), `51${code}`, "in a NON as well");
  t.strictSame(layer.events(), []);
  layer.receive(get({ messageId: 9, options: [3, 7].map((number) => ({ number, value: hex("61") })) }), peer, NOW);
  t.equal(layer.events().length, 1);
  t.end();
});

t.test("a response with an unknown critical option is rejected", (t) => {
  const options = [{ number: 65_001, value: EMPTY }];
  const layer = layerOf();
  layer.receive(get({ code: 69, options }), peer, NOW);
  t.strictSame(sentBy(layer), ["70000007"], "RST to a CON");
  const id = layer.send(outgoing(), NOW);
  const messageId = Number.parseInt(sentBy(layer)[0]?.slice(4, 8) ?? "", 16);
  layer.events();
  layer.receive(get({ type: "ACK", code: 69, messageId, options }), peer, NOW);
  t.strictSame(layer.events(), [{ kind: "reset", transmission: id }], "not asked for again");
  t.strictSame(sentBy(layer), []);
  t.end();
});

t.test("ACK and RST count for the right peer, message id and token only", (t) => {
  const layer = layerOf();
  layer.send(outgoing(), NOW);
  const id = sentBy(layer)[0]?.slice(4, 8) ?? "";
  const messageId = Number.parseInt(id, 16);
  layer.events();
  const ignored: [Uint8Array, typeof peer][] = [
    [hex(`6000${id}`), other],
    [hex(`7000${id}`), other],
    [hex(`6145${id} aa`), other],
    [hex(`6145${id} ab`), peer],
    [hex(`6045${id}`), peer],
    [get({ type: "ACK", code: 69, messageId: messageId ^ 1 }), peer],
    [hex(`7145${id} aa`), peer],
    [hex(`6000${((messageId ^ 1) & 0xffff).toString(16).padStart(4, "0")}`), peer],
    [hex(`5000${id}`), peer],
  ];
  for (const [datagram, from] of ignored) {
    layer.receive(datagram, from, NOW);
    t.strictSame(layer.events(), [], toHex(datagram));
    t.strictSame(sentBy(layer), []);
  }
  t.equal(layer.rejects.total, ignored.length);
  t.equal(layer.status(peer).outstanding, 1);
  layer.receive(hex(`6145${id} aa`), peer, NOW);
  t.equal(layer.events()[0]?.kind, "response");
  t.end();
});

t.test("any bytes: never an exception, at most one datagram back, never larger than 3 times what came", (t) => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.uint8Array({ minLength: 4, maxLength: 40 }).map((b) => {
      b[0] = 0x40 | ((b[0] ?? 0) & 0x33);
      return b;
    }),
  );
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 30 }), (datagrams) => {
      const layer = layerOf();
      layer.send(outgoing(), NOW);
      layer.drain(10);
      for (const [i, datagram] of datagrams.entries()) {
        layer.receive(datagram, i % 2 === 0 ? peer : other, instant(i));
        const out = layer.drain(10);
        if (out.length > 1) return false;
        for (const o of out)
          if (o.kind === "datagram" && o.datagram.length > Math.max(3 * datagram.length, 40)) return false;
        for (const event of layer.events())
          if (event.kind === "response") layer.reject(event.peer, event.message, instant(i));
        layer.drain(10);
      }
      return true;
    }),
    { numRuns: 400 },
  );
  t.end();
});
