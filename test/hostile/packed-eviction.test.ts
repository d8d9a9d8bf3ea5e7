/** What others do to the agreement between an honest client and its gateway. */
import t from "tap";
import { EMPTY, utf8 } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { instant, milliseconds, seconds } from "../../src/base/time.ts";
import { POST } from "../../src/coap/codes.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { PackedSessions } from "../../src/gateway/packed-sessions.ts";
import { HostileNetwork, MAPPING } from "./hostile-network.ts";

const { version, hash } = MAPPING.packed.tables;

t.test("strangers who announce as much as they can don't push out an honest peer's token", async (t) => {
  const sessions = new PackedSessions(MAPPING.packed, { tokenBytes: 64 * 1_024 });
  const say = (from: number, items: string) => {
    const payload = hectobitCodec.encodeSequence(utf8(`[${items}]`));
    if (!payload.ok) throw new Error(payload.error.detail);
    const request = { code: POST, options: [], payload: payload.value };
    return sessions.receive(request, addressPeer("192.0.2.1", from), instant(0)).kind;
  };
  const offer = `[${version},${hash}],null,"POST","/x"`;
  t.equal(say(1, `${offer},[4,7,"honest"],{}`), "request");
  for (let n = 0; n < 4_000; n++) say(1_000 + (n % 40), `${offer},[4,${n},"${`${n}`.padEnd(2_000, "x")}"],{}`);
  t.equal(say(1, 'null,"POST","/x",7,{}'), "request", "it is known still");
  t.ok(sessions.status().tokenBytes <= 64 * 1_024);
});

t.test("a request that the gateway can't read does not end packed exchanges", async (t) => {
  const world = new HostileNetwork(1, () => [milliseconds(50)], { mapping: MAPPING });
  const odd = world.start({ method: "M-SEARCH", target: "/_matrix/x", body: EMPTY }, "token");
  world.run(seconds(5));
  t.equal(world.answers.get(odd)?.status, 400);
  const next = world.start({ method: "GET", target: "/_matrix/client/versions", body: EMPTY }, "token");
  world.run(seconds(5));
  t.equal(world.answers.get(next)?.status, 200);
  t.match(world.client.status(world.now).wire, { profile: "hectobit", agreed: true });
});
