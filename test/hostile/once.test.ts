/** A network that repeats and reorders, and strangers that make the gateway forget: no request is carried out twice. */
import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { milliseconds, minutes, seconds } from "../../src/base/time.ts";
import { POST } from "../../src/coap/codes.ts";
import { encode } from "../../src/coap/encode.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { type Fate, HostileNetwork, MAPPING } from "./hostile-network.ts";

const { version, hash } = MAPPING.packed.tables;

/** Agreement, and nothing else: a stranger who takes the place of a peer that is known. */
function offer(messageId: number): Uint8Array {
  const payload = hectobitCodec.encodeSequence(utf8(`[[${version},${hash}],null,"POST","/stranger",{}]`));
  if (!payload.ok) throw new Error(payload.error.detail);
  return encode({
    ...{ type: "NON", code: POST, messageId, token: Uint8Array.of(1), options: [], payload: payload.value },
  });
}

/** Up to four copies, some of them minutes late: within the time that message ids are remembered (RFC 7252 §4.8.2). */
const repeating: Fate = (_from, _datagram, random) => [
  milliseconds(50 + random.integer(400)),
  ...Array.from({ length: random.integer(4) }, () => milliseconds(random.integer(90_000))),
];

t.test("requests that change something, while the gateway forgets peer and token again and again", async (t) => {
  let refused = 0;
  for (let seed = 1; seed <= 25; seed++) {
    const packedLimits = seed % 2 === 0 ? { peers: 1 } : { tokensPerPeer: 1 };
    const world = new HostileNetwork(seed, repeating, { mapping: MAPPING, packedLimits });
    const ids: number[] = [];
    for (let n = 0; n < 30; n++) {
      const body = utf8(`{"n":${n},"text":"${"x".repeat(n % 5 === 0 ? 3_000 : 10)}"}`);
      const target = `/_matrix/client/v3/rooms/!r${n}:a.b/leave`;
      ids.push(world.start({ method: "POST", target, body }, `token ${n % 3}`));
      if (n % 4 === 0) world.inject(offer(n), addressPeer(`198.51.100.${n + 1}`, 1_000));
      world.run(milliseconds(world.random.integer(3_000)));
    }
    world.run(minutes(10));
    const counts = new Map<string, number>();
    for (const { target } of world.asked) counts.set(target, (counts.get(target) ?? 0) + 1);
    counts.delete("/stranger");
    t.same(
      [...counts.values()].filter((count) => count > 1),
      [],
      `seed ${seed}: none twice`,
    );
    for (const [n, id] of ids.entries()) {
      const status = world.answers.get(id)?.status;
      t.equal(status, 200, `seed ${seed}, request ${n}: ${status}`);
    }
    const { counts: counted } = world.gateway.status(world.now);
    for (const [name, count] of Object.entries(counted)) if (name.includes("refused")) refused += count;
    t.ok(
      world.asked.every(({ target, headers }) => {
        const n = /!r(\d+):|%21r(\d+)/.exec(decodeURIComponent(target))?.[1];
        return n === undefined || headers.some(([, value]) => value === `Bearer token ${Number(n) % 3}`);
      }),
      "and with the token of who asked",
    );
  }
  t.ok(refused > 50, `${refused} refusals`);
});

t.test(
  "a request is not said for ever to a gateway that always refuses, nor carried out by one that forgets",
  async (t) => {
    const world = new HostileNetwork(1, () => [milliseconds(100)], { mapping: MAPPING, packedLimits: { peers: 1 } });
    // each request meets a gateway that has just forgotten its peer: between offer and answer somebody else offers
    let messageId = 0;
    const forget = () => {
      world.inject(offer(messageId++), addressPeer("198.51.100.9", 1_000));
      world.at(milliseconds(20), forget);
    };
    forget();
    const id = world.start({ method: "POST", target: "/_matrix/client/v3/createRoom", body: utf8("{}") }, "token");
    world.run(seconds(60));
    t.equal(world.answers.get(id)?.status, 200);
    t.equal(world.asked.filter(({ target }) => target.includes("createRoom")).length, 1);
  },
);
