/** A registration that the endpoint does not keep must not be followed at the homeserver for ever. */
import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant } from "../../src/base/time.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Option } from "../../src/coap/message.ts";
import { opaqueValue, stringValue, uintValue } from "../../src/coap/option-values.ts";
import { AUTHORIZATION, NO_RESPONSE, OBSERVE, URI_PATH, URI_QUERY } from "../../src/coap/options.ts";
import { Gateway } from "../../src/gateway/gateway.ts";
import { block2 } from "../endpoint/scripted.ts";

const PEER = addressPeer("192.0.2.1", 5_683);
const NOW = instant(0);

/** `count` registrations with one valid access token, each with another filter, and then the homeserver's answers. */
function followed(count: number, extra: readonly Option[]): { readonly slots: number; readonly observers: number } {
  const gateway = new Gateway({ random: new SeededRandom(1) }, NOW);
  for (let n = 0; n < count; n++) {
    const options = [
      stringValue(URI_PATH, "7"),
      stringValue(URI_QUERY, "since=s1"),
      stringValue(URI_QUERY, `filter=${n}`),
      uintValue(OBSERVE, 0),
      stringValue(AUTHORIZATION, "token"),
      ...extra,
    ];
    const token = Uint8Array.of(n >> 8, n & 255);
    const message = { type: "CON", code: 1, messageId: n, token, options, payload: new Uint8Array(0) } as const;
    gateway.receive(encode(message), PEER, NOW);
  }
  const asked = gateway.drain(10_000).flatMap((output) => (output.kind === "effect" ? [output.effect] : []));
  for (const effect of asked) {
    if (effect.kind !== "http-request") continue;
    const body = utf8('{"next_batch":"s1"}');
    gateway.handle({ kind: "http-response", id: effect.id, response: { status: 200, headers: [], body } }, NOW);
  }
  const { observations, endpoint } = gateway.status(NOW);
  return { slots: observations.length, observers: endpoint.observations.served };
}

t.test(
  "not kept because no answer was wanted, because its block is not there, or because there are too many",
  async (t) => {
    t.same(followed(1, []), { slots: 1, observers: 1 });
    t.same(followed(1, [uintValue(NO_RESPONSE, 2)]), { slots: 0, observers: 0 }, "No-Response");
    t.same(followed(1, [block2(5, false, 0)]), { slots: 0, observers: 0 }, "a later block");
    t.same(followed(100, []), { slots: 64, observers: 64 }, "the cap of a peer");
    t.same(followed(1, [opaqueValue(2_050, utf8("\u0001\r\n"))]), { slots: 1, observers: 1 });
  },
);
