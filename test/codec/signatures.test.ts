import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { HALVES, recorded } from "../corpus/read.ts";
import { headerVerifies, keysIn, objectsIn, signaturesOf, verifies } from "../corpus/signed.ts";

function acrossTheWire(value: unknown): unknown {
  const cbor = hectobitCodec.encode(utf8(JSON.stringify(value)));
  const json = cbor.ok ? hectobitCodec.decode(cbor.value) : cbor;
  return json.ok ? JSON.parse(utf8Text(json.value) ?? "") : json.error;
}

for (const half of HALVES) {
  t.test(`what servers of the ${half} half signed verifies after a round trip`, async (t) => {
    const lines = recorded(half);
    const keys = keysIn(lines.map(({ json }) => json));
    let before = 0;
    let after = 0;
    for (const { json } of lines) {
      const there = [...objectsIn(json)];
      const here = [...objectsIn(acrossTheWire(json))];
      there.forEach((value, index) => {
        for (const signature of signaturesOf(value, keys)) {
          // what was edited on its way to clients (age, unsigned, left out members) never verified
          if (!verifies(value, signature, keys)) continue;
          before++;
          if (verifies(here[index] ?? {}, signature, keys)) after++;
        }
      });
    }
    t.ok(keys.size >= 2, `${keys.size} keys of servers`);
    t.ok(before >= 100, `${before} signatures of events and keys are right as recorded`);
    t.equal(after, before, "and after a round trip");
  });

  t.test(`X-Matrix headers of the ${half} half verify after a round trip of the content`, async (t) => {
    const lines = recorded(half);
    const keys = keysIn(lines.map(({ json }) => json));
    let before = 0;
    let after = 0;
    for (const { authorization, direction, method, path, json } of lines) {
      if (authorization === undefined) continue;
      const content = direction === "request" ? json : undefined;
      if (!headerVerifies(authorization, method, path, content, keys)) continue;
      before++;
      const header = acrossTheWire(authorization);
      if (headerVerifies(String(header), method, path, content === undefined ? content : acrossTheWire(content), keys))
        after++;
    }
    t.ok(before >= 20, `${before} headers are right as recorded`);
    t.equal(after, before, "and after a round trip");
  });
}
