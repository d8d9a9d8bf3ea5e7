/** Blocks, observations and indexes are a peer's own: nobody gets at them with the same token, Request-Tag or number. */
import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant } from "../../src/base/time.ts";
import { codeText, FETCH, POST } from "../../src/coap/codes.ts";
import { decode } from "../../src/coap/decode.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Code, Message, Option } from "../../src/coap/message.ts";
import { encodeUint, hasOption } from "../../src/coap/option-values.ts";
import { BLOCK1, BLOCK2, OBSERVE, REQUEST_TAG } from "../../src/coap/options.ts";
import { encodeBlock } from "../../src/coap/transfer/block.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { Gateway } from "../../src/gateway/gateway.ts";
import type { HttpRequest } from "../../src/matrix/http.ts";
import { MAPPING } from "./hostile-network.ts";

const NOW = instant(1_000);
const HONEST = addressPeer("192.0.2.1", 1);
const OTHER = addressPeer("192.0.2.1", 2);
const TOKEN = Uint8Array.of(7);
const { version, hash } = MAPPING.packed.tables;

const block = (number: number, num: number, more = false): Option => ({
  number,
  value: encodeBlock({ num, more, szx: 2 }),
});

function sequence(items: string): Uint8Array {
  const packed = hectobitCodec.encodeSequence(utf8(`[${items}]`));
  if (!packed.ok) throw new Error(packed.error.detail);
  return packed.value;
}

class Rig {
  readonly gateway = new Gateway({ random: new SeededRandom(1), mapping: MAPPING }, NOW);
  readonly asked: HttpRequest[] = [];
  #messageId = 0;

  /** What the gateway says to this, in an acknowledgement or apart. */
  say(peer: typeof HONEST, code: Code, options: readonly Option[], payload: Uint8Array, token = TOKEN): Message {
    const messageId = this.#messageId++;
    this.gateway.receive(encode({ type: "CON", code, messageId, token, options, payload }), peer, NOW);
    let answer: Message | undefined;
    for (let outputs = this.gateway.drain(64); outputs.length > 0; outputs = this.gateway.drain(64)) {
      for (const output of outputs) {
        if (output.kind === "datagram") {
          const message = decode(output.datagram);
          if (message.ok && message.value.code !== 0 && output.peer.key === peer.key) answer = message.value;
        } else if (output.effect.kind === "http-request") {
          const { id, request } = output.effect;
          this.asked.push(request);
          const body = utf8(`{"next_batch":"s1","of":"${request.headers[0]?.[1]} ${"secret ".repeat(90)}"}`);
          const response = { status: 200, headers: [["content-type", "application/json"] as const], body };
          this.gateway.handle({ kind: "http-response", id, response }, NOW);
        }
      }
    }
    if (answer === undefined) throw new Error("no answer");
    return answer;
  }
}

const offer = `[${version},${hash}],`;
const none = new Uint8Array(0);

t.test("the other blocks of an answer", async (t) => {
  const rig = new Rig();
  const question = sequence(`${offer}null,"GET","/_matrix/x",[4,3,"honest"]`);
  const first = rig.say(HONEST, FETCH, [block(BLOCK2, 0)], question);
  t.ok(hasOption(first.options, BLOCK2));
  rig.say(OTHER, FETCH, [], sequence(`${offer}null,"GET","/_matrix/y",[4,"other"]`), Uint8Array.of(9));
  const tag = { number: REQUEST_TAG, value: TOKEN };
  for (const options of [[block(BLOCK2, 1)], [block(BLOCK2, 1), tag]]) {
    t.equal(codeText(rig.say(OTHER, FETCH, options, none).code), "4.08");
  }
  t.equal(
    codeText(rig.say(HONEST, FETCH, [block(BLOCK2, 1)], none, Uint8Array.of(8)).code),
    "4.08",
    "of another token",
  );
  t.equal(codeText(rig.say(HONEST, FETCH, [block(BLOCK2, 1)], none).code), "2.05");
  t.equal(codeText(rig.say(HONEST, FETCH, [block(BLOCK2, 2), tag], none, Uint8Array.of(8)).code), "2.05");
  t.equal(rig.asked.length, 2, "and nothing is asked again for it");
});

t.test("the blocks of a request", async (t) => {
  const rig = new Rig();
  const payload = sequence(`${offer}null,"POST","/_matrix/x",[4,"honest"],{"body":"${"long words ".repeat(20)}"}`);
  const half = 64 * Math.floor(payload.length / 128);
  const last = Math.ceil(payload.length / 64) - 1;
  for (let n = 0; n < half / 64; n++) {
    t.equal(
      codeText(rig.say(HONEST, POST, [block(BLOCK1, n, true)], payload.subarray(64 * n, 64 * n + 64)).code),
      "2.31",
    );
  }
  const evil = utf8("e".repeat(64));
  t.equal(codeText(rig.say(OTHER, POST, [block(BLOCK1, half / 64, true)], evil).code), "4.08");
  for (let n = half / 64; n <= last; n++) {
    rig.say(HONEST, POST, [block(BLOCK1, n, n < last)], payload.subarray(64 * n, 64 * n + 64));
  }
  t.equal(rig.asked.length, 1);
  t.match(utf8Text(rig.asked[0]?.body ?? none), /^\{"body":"(long words )+"\}$/);
});

t.test("an index and an observation", async (t) => {
  const rig = new Rig();
  const sync = 'null,"GET","/_matrix/client/v3/sync?since=s0&timeout=1"';
  const observe = (value: number) => ({ number: OBSERVE, value: encodeUint(value) });
  rig.say(HONEST, FETCH, [observe(0)], sequence(`${offer}${sync},[4,3,"honest"]`));
  t.equal(rig.gateway.status(NOW).endpoint.observations.served, 1);
  rig.say(OTHER, FETCH, [observe(1)], sequence(`${offer}null,"GET","/_matrix/x",[4,4,"other"]`));
  t.equal(rig.gateway.status(NOW).endpoint.observations.served, 1, "with the same token, it is not ended");
  for (let index = 0; index < 24; index++) {
    if (index === 4) continue;
    const { code, payload } = rig.say(OTHER, FETCH, [], sequence(`null,"GET","/_matrix/z",${index}`));
    t.same([codeText(code), [...payload]], ["4.01", [0xf6, 1]]);
  }
  t.notOk(rig.asked.some(({ target }) => target === "/_matrix/z"));
});

t.test("a /sync with a body is answered and not observed: it would be kept for as long as that lasts", async (t) => {
  const rig = new Rig();
  const options = [{ number: OBSERVE, value: encodeUint(0) }];
  const sync = '"GET","/_matrix/client/v3/sync?since=s0&timeout=1"';
  rig.say(HONEST, FETCH, options, sequence(`${offer}null,${sync},[4,"honest"],[0,{"a":"${"x".repeat(500)}"}]`));
  t.equal(rig.asked.length, 1);
  t.same(rig.gateway.status(NOW).observations, []);
  t.equal(rig.gateway.status(NOW).endpoint.observations.served, 0);
});
