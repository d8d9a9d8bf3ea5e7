import t from "tap";
import { EMPTY, toHex } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant, seconds } from "../../src/base/time.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Message } from "../../src/coap/message.ts";
import { MessageLayer, type MessageLayerOptions } from "../../src/coap/message-layer.ts";
import type { Outgoing } from "../../src/coap/message-layer-types.ts";
import { hex } from "./vectors.ts";

/** What peers in use (matrix-org/lb) do beside the letter of RFC 7252. */

const NOW = instant(0);
const peer = addressPeer("192.0.2.1", 5683);
const layerOf = (more: Partial<MessageLayerOptions> = {}) => new MessageLayer({ random: new SeededRandom(1), ...more });
const sentBy = (layer: MessageLayer) =>
  layer.drain(100).map((output) => (output.kind === "datagram" ? toHex(output.datagram) : "effect"));
const outgoing: Outgoing = {
  ...{ peer, code: 1, token: hex("aa"), options: [], payload: EMPTY, confirmable: true, purpose: "message" },
  answerBytes: 10,
};
const message = (more: Partial<Message>): Uint8Array =>
  encode({ type: "CON", code: 69, messageId: 0, token: hex("aa"), options: [], payload: EMPTY, ...more });

function ask(layer: MessageLayer): { id: number; messageId: string } {
  const id = layer.send(outgoing, NOW);
  const messageId = sentBy(layer)[0]?.slice(4, 8) ?? "";
  layer.events();
  return { id, messageId };
}

t.test("0.00 with content is a response, where that is wanted", (t) => {
  const layer = layerOf({ tolerateEmptyWithContent: true });
  const { id, messageId } = ask(layer);
  layer.receive(hex(`6100${messageId} aa ff a0`), peer, NOW);
  const [event] = layer.events();
  t.ok(event?.kind === "response" && event.transmission === id && event.message.code === 0);
  const strict = layerOf();
  const asked = ask(strict);
  strict.receive(hex(`6100${asked.messageId} aa ff a0`), peer, NOW);
  t.strictSame(strict.events(), []);
  t.end();
});

t.test("an empty ACK, and later a second ACK with the response", (t) => {
  const layer = layerOf();
  const { id, messageId } = ask(layer);
  layer.receive(hex(`6000${messageId}`), peer, NOW);
  layer.receive(hex(`6000${messageId}`), peer, NOW);
  t.strictSame(layer.events(), [{ kind: "acknowledged", transmission: id }], "said once");
  t.equal(layer.status(peer).outstanding, 0);
  const late = instant(30_000);
  layer.wake(late);
  layer.receive(hex(`6145${messageId} aa ff a0`), peer, late);
  layer.receive(hex(`6145${messageId} aa ff a0`), peer, late);
  const events = layer.events();
  t.equal(events.length, 1, "and delivered once");
  t.ok(events[0]?.kind === "response" && events[0].transmission === id);
  t.strictSame(sentBy(layer), [], "nothing is repeated or acknowledged");
  t.end();
});

t.test("a ping answered by an ACK is a pong", (t) => {
  const layer = layerOf();
  const id = layer.ping(peer, NOW);
  layer.events();
  layer.receive(hex(`6000${sentBy(layer)[0]?.slice(4, 8)}`), peer, NOW);
  t.strictSame(layer.events(), [{ kind: "reset", transmission: id }]);
  t.end();
});

t.test("notifications that all have message id 0 are told apart, and their copies are not", (t) => {
  const layer = layerOf();
  const observe = (n: number) => message({ options: [{ number: 6, value: Uint8Array.of(n) }] });
  for (const n of [2, 2, 3, 3, 4]) {
    layer.receive(observe(n), peer, NOW);
    for (const event of layer.events()) {
      if (event.kind !== "response") continue;
      t.equal(event.message.options[0]?.value[0], n);
      layer.accept(peer, event.message, NOW);
    }
  }
  t.strictSame(sentBy(layer), new Array(5).fill("60000000"), "each is acknowledged");
  t.equal(layer.rejects.snapshot()["coap.duplicate"], 2);
  layer.receive(message({ messageId: 5, payload: hex("01") }), peer, NOW);
  layer.receive(message({ messageId: 5, payload: hex("02") }), peer, NOW);
  t.equal(layer.events().length, 1, "any other message id is known by itself alone");
  t.end();
});

t.test("registrations that all have message id 0 run each", (t) => {
  const layer = layerOf();
  for (const token of ["01", "02", "02"]) layer.receive(message({ code: 1, token: hex(token) }), peer, NOW);
  t.equal(layer.events().length, 2);
  t.end();
});

t.test("an ACK with a request in it is both", (t) => {
  const layer = layerOf();
  const id = layer.send({ ...outgoing, code: 69 }, NOW);
  const messageId = Number.parseInt(sentBy(layer)[0]?.slice(4, 8) ?? "", 16);
  layer.events();
  const next = message({
    type: "ACK",
    code: 1,
    messageId,
    token: hex("bb"),
    options: [{ number: 23, value: hex("16") }],
  });
  layer.receive(next, peer, NOW);
  layer.receive(next, peer, NOW);
  const events = layer.events();
  t.strictSame(
    events.map((event) => event.kind),
    ["acknowledged", "request"],
    "once",
  );
  t.strictSame(events[0], { kind: "acknowledged", transmission: id });
  const [, request] = events;
  if (request?.kind !== "request") return t.end();
  const answer = { code: 69, options: [], payload: hex("a0"), purpose: "bulk" } as const;
  const response = layer.respond(request.incoming, answer, instant(10));
  t.type(response, "number", "the answer goes as a CON of its own");
  const [sent] = sentBy(layer);
  t.equal(sent?.slice(0, 4), "4145");
  t.not(Number.parseInt(sent?.slice(4, 8) ?? "", 16), messageId, "with a new message id");
  t.equal(sent?.slice(8), "bbffa0");
  t.end();
});

t.test("a request asked again after its separate answer timed out gets ACK and answer once more", (t) => {
  const layer = layerOf();
  const request = message({ code: 1, messageId: 9 });
  layer.receive(request, peer, NOW);
  const [event] = layer.events();
  layer.wake(instant(1_500));
  t.strictSame(sentBy(layer), ["60000009"]);
  if (event?.kind !== "request") return t.end();
  layer.respond(event.incoming, { code: 69, options: [], payload: hex("a0"), purpose: "message" }, instant(2_000));
  const [answer] = sentBy(layer);
  layer.receive(request, peer, instant(2_500));
  t.strictSame(sentBy(layer), ["60000009"], "the answer is on its way");
  for (let at = layer.deadline(); at !== undefined && at < seconds(120); at = layer.deadline()) layer.wake(at);
  t.strictSame(sentBy(layer), new Array(4).fill(answer));
  t.equal(layer.events().at(-1)?.kind, "timeout");
  layer.receive(request, peer, instant(121_000));
  t.strictSame(sentBy(layer), ["60000009", answer]);
  t.strictSame(layer.events(), []);
  t.end();
});
