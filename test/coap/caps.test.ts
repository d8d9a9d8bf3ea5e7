import t from "tap";
import { EMPTY, toHex } from "../../src/base/bytes.ts";
import {
  MAX_DEDUPLICATION_BYTES,
  MAX_DEDUPLICATION_PER_PEER,
  MAX_PEERS,
  MAX_QUEUED_PER_PEER,
  MAX_RESETTABLE_PER_PEER,
} from "../../src/base/limits.ts";
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant } from "../../src/base/time.ts";
import { encode } from "../../src/coap/encode.ts";
import { MessageLayer } from "../../src/coap/message-layer.ts";
import type { Outgoing } from "../../src/coap/message-layer-types.ts";
import { linkOf } from "./pipe.ts";
import { hex } from "./vectors.ts";

const NOW = instant(0);
const peer = addressPeer("192.0.2.1", 5683);
const layerOf = (more = {}) => new MessageLayer({ random: new SeededRandom(1), ...more });
const get = (messageId: number): Uint8Array =>
  encode({ type: "CON", code: 1, messageId, token: hex("aa"), options: [], payload: EMPTY });
const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
  ...{ peer, code: 1, token: hex("aa"), options: [], payload: EMPTY, confirmable: true, purpose: "message" },
  answerBytes: 10,
  ...more,
});

/** Asks and answers; returns whether the request ran, and how many datagrams came back. */
function ask(layer: MessageLayer, from: Peer, messageId: number, payload: Uint8Array): [boolean, number] {
  layer.receive(get(messageId), from, NOW);
  const events = layer.events();
  for (const event of events) {
    if (event.kind === "request")
      layer.respond(event.incoming, { code: 69, options: [], payload, purpose: "bulk" }, NOW);
  }
  return [events.length > 0, layer.drain(10).length];
}

t.test("answers are kept up to a number of bytes; without its answer, a request still does not run twice", (t) => {
  const layer = layerOf();
  const payload = new Uint8Array(60_000);
  const kept = Math.floor(MAX_DEDUPLICATION_BYTES / (payload.length + 6));
  const peers = [peer, addressPeer("192.0.2.2", 5683)];
  let asked = 0;
  for (const from of peers) {
    for (let id = 1; id <= MAX_DEDUPLICATION_PER_PEER && asked < kept + 10; id++, asked++)
      ask(layer, from, id, payload);
  }
  t.equal(asked, kept + 10, "more than can be kept");
  t.strictSame(ask(layer, peer, 1, payload), [false, 0], "forgotten: nothing is sent");
  t.strictSame(ask(layer, peer, 11, payload), [false, 1], "kept");
  t.equal(layer.rejects.snapshot()["coap.answer-forgotten"], 1);
  t.end();
});

t.test("messages of one peer are remembered up to a number, those without an answer never forgotten", (t) => {
  const layer = layerOf();
  layer.receive(get(1), peer, NOW);
  const [open] = layer.events();
  for (let id = 2; id <= MAX_DEDUPLICATION_PER_PEER + 1; id++) ask(layer, peer, id, EMPTY);
  t.strictSame(ask(layer, peer, 1, EMPTY), [false, 0], "the oldest still waits for its answer");
  t.strictSame(ask(layer, peer, 3, EMPTY), [false, 1]);
  t.strictSame(ask(layer, peer, 2, EMPTY), [true, 1], "the oldest with an answer was forgotten");
  t.ok(open?.kind === "request");
  const full = layerOf();
  for (let id = 1; id <= MAX_DEDUPLICATION_PER_PEER + 5; id++) full.receive(get(id), peer, NOW);
  t.equal(full.events().length, MAX_DEDUPLICATION_PER_PEER);
  t.equal(full.rejects.snapshot()["coap.unanswered"], 5);
  t.end();
});

t.test("the queue to a peer is bounded for callers and for replies", (t) => {
  const layer = layerOf({ link: linkOf(100) });
  for (let i = 0; i < MAX_QUEUED_PER_PEER + 1; i++) layer.send(outgoing({ confirmable: i < 4, code: 69 }), NOW);
  t.throws(() => layer.send(outgoing(), NOW), { code: "coap.queue-full" });
  layer.events();
  t.equal(layer.drain(10).length, 1, "the channel is busy with the first");
  t.strictSame(ask(layer, peer, 1, EMPTY), [true, 0]);
  t.equal(layer.rejects.snapshot()["coap.queue-full"], 1);
  t.equal(layer.status(peer).queued.message, MAX_QUEUED_PER_PEER);
  t.end();
});

t.test("NON messages are remembered for a RST up to a number", (t) => {
  const layer = layerOf({ link: linkOf(1_000_000) });
  const ids: number[] = [];
  for (let i = 0; i < MAX_RESETTABLE_PER_PEER + 10; i++) {
    ids.push(layer.send(outgoing({ code: 69, confirmable: false }), instant(i * 100)));
    layer.wake(instant(i * 100));
  }
  const sent = layer.drain(1_000).map((output) => (output.kind === "datagram" ? toHex(output.datagram) : ""));
  t.equal(sent.length, ids.length);
  layer.events();
  for (const datagram of sent) layer.receive(hex(`7000${datagram.slice(4, 8)}`), peer, instant(8_000));
  const reset = layer.events().map((event) => (event.kind === "reset" ? event.transmission : undefined));
  t.strictSame(reset, ids.slice(-MAX_RESETTABLE_PER_PEER));
  t.end();
});

t.test("the table of peers forgets the one that was quiet the longest, and none with something under way", (t) => {
  const layer = layerOf();
  const numbered = (i: number) => addressPeer(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, 5683);
  layer.receive(get(1), numbered(0), NOW);
  t.equal(layer.events().length, 1);
  for (let i = 1; i < MAX_PEERS; i++) ask(layer, numbered(i), 1, EMPTY);
  t.equal(layer.peerCount, MAX_PEERS);
  t.strictSame(ask(layer, numbered(1), 2, EMPTY), [true, 1], "this one was heard again");
  t.strictSame(ask(layer, numbered(MAX_PEERS), 1, EMPTY), [true, 1]);
  t.equal(layer.peerCount, MAX_PEERS);
  t.strictSame(ask(layer, numbered(0), 1, EMPTY), [false, 0], "not answered yet");
  t.strictSame(ask(layer, numbered(1), 1, EMPTY), [false, 1], "not the longest quiet");
  t.strictSame(ask(layer, numbered(2), 1, EMPTY), [true, 1], "forgotten");
  t.end();
});

t.test("when all message ids are inside their lifetime, messages wait", (t) => {
  const layer = layerOf({ link: linkOf(1e12) });
  const news = outgoing({ code: 69, confirmable: false });
  let sent = 0;
  for (let i = 0; sent === i && i < 70_000; i++) {
    const now = instant(i * 0.001);
    layer.wake(now);
    layer.send(news, now);
    sent += layer.drain(10).length;
    layer.events();
  }
  t.ok(sent > 63_000 && sent < 65_536, `${sent} were sent`);
  const lifetime = layer.spans(peer).exchangeLifetime;
  const due: number[] = [];
  for (let at = layer.deadline(); at !== undefined && due.length === 0; at = layer.deadline()) {
    layer.wake(at);
    if (layer.drain(10).length > 0) due.push(at);
  }
  t.ok((due[0] ?? 0) >= lifetime, "the next waited for the lifetime to end");
  t.end();
});

t.test("a silent peer of which nothing is known gets unasked NONs at PROBING_RATE (RFC 7252 §4.7)", (t) => {
  const layer = layerOf();
  for (let i = 0; i < 10; i++) {
    layer.send(outgoing({ code: 69, confirmable: false, payload: new Uint8Array(44), purpose: "state" }), NOW);
  }
  const times: number[] = [];
  let bytes = 0;
  for (let at: number | undefined = 0; at !== undefined && times.length < 4; at = layer.deadline()) {
    layer.wake(instant(at));
    for (const output of layer.drain(10)) {
      times.push(at);
      if (output.kind === "datagram") bytes = output.datagram.length;
    }
  }
  t.strictSame(
    times,
    [0, 1, 2, 3].map((n) => n * bytes * 1_000),
  );
  layer.receive(hex("40000001"), peer, instant(times[3] ?? 0));
  t.equal(layer.drain(10).length, 2, "once it is heard, the next goes at once, beside the pong");
  t.end();
});
