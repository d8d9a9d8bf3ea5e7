import t from "tap";
import { type Body, corpusHalf, sizeClasses } from "../../benchmarks/codec/bodies.ts";
import { sizes } from "../../benchmarks/codec/sizes.ts";
import { speeds } from "../../benchmarks/codec/speed.ts";
import { utf8 } from "../../src/base/bytes.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";

const body = (operation: string, kind: string, json: string): Body => ({ operation, kind, json: utf8(json) });

t.test("the classes hold bodies of their size, each of another kind, and all is JSON", async (t) => {
  const classes = sizeClasses(corpusHalf("test"));
  t.strictSame(
    classes.map(({ name }) => name),
    ["250 B", "2 KB", "20 KB", "1 MB"],
  );
  for (const [i, size] of [250, 2_000, 20_000, 1_000_000].entries()) {
    const bodies = classes[i]?.bodies ?? [];
    t.ok(bodies.length >= 1, `there are bodies of ${size} bytes`);
    t.ok(bodies.every(({ length }) => Math.abs(length - size) <= size / 5));
    for (const json of bodies) JSON.parse(Buffer.from(json).toString());
  }
});

t.test("sizes: by operation and by kind, each kind counts the same, and every body is really encoded", async (t) => {
  const text = '{"msgtype":"m.text","body":"hello"}';
  const incompressible = '{"zzqj":"0Xq~9Zk^"}';
  const bodies = [
    body("sendMessage", "m.room.message", text),
    body("sendMessage", "m.room.message", text),
    body("other", "unknown", incompressible),
  ];
  const size = (json: string): number => {
    const encoded = hectobitCodec.encode(utf8(json));
    return encoded.ok ? encoded.value.length : Number.NaN;
  };
  const { operations, kinds, kindCount, weighted, worst } = sizes(corpusHalf("train").slice(0, 300), bodies);
  t.match(operations, [
    { operation: "sendMessage", bodies: 2, json: text.length, bytes: { hectobit: size(text) } },
    { operation: "other", bodies: 1, json: incompressible.length, bytes: { hectobit: size(incompressible) } },
  ]);
  const [a, b] = [size(text) / text.length, size(incompressible) / incompressible.length];
  t.equal(kindCount, 2);
  t.ok(Math.abs((kinds.hectobit ?? 0) - (a + b) / 2) < 1e-9);
  const total = (2 * size(text) + size(incompressible)) / (2 * text.length + incompressible.length);
  t.ok(Math.abs((weighted.hectobit ?? 0) - total) < 1e-9);
  t.equal(worst.hectobit, Math.max(a, b));
});

t.test("speed: every codec in both directions, cbor-x as the measure of one", async (t) => {
  const classes = [{ name: "small", what: "two", bodies: [utf8('{"a":1}'), utf8('{"b":[1,2]}')] }];
  const [result] = speeds({ TypeScript: hectobitCodec }, classes, { rounds: 3, milliseconds: 0.2, warmUp: 1 });
  t.equal(result?.meanBytes, 9);
  for (const direction of [result?.encode, result?.decode]) {
    t.match(direction, [{ name: "TypeScript" }, { name: "JSON + cbor-x", ratio: 1 }]);
    t.ok(direction?.every(({ microseconds, ratio }) => microseconds > 0 && ratio > 0));
  }
});
