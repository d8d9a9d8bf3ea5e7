/** The codec over the addon: memory of results, growth, limits, and what it gives to the TypeScript codec. */
import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { MAX_BODY } from "../../src/base/limits.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { difference } from "./compare.ts";
import { requireNative } from "./require-native.ts";

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { reason: string } }): T => {
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
};

t.test("results stay as they are, however many follow, small and large", async (t) => {
  const codec = requireNative(t)?.codec;
  if (codec === undefined) return;
  const texts = Array.from({ length: 600 }, (_, i) => `{"body":"${"word ".repeat((i * i) % 3_000)}${i}","age":${i}}`);
  const encoded = texts.map((text) => value(codec.encode(utf8(text))));
  const decoded = encoded.map((cbor) => value(codec.decode(cbor)));
  t.strictSame(
    decoded.map((json) => utf8Text(json)),
    texts,
  );
  t.strictSame(
    encoded.map(Buffer.from),
    texts.map((text) => Buffer.from(value(hectobitCodec.encode(utf8(text))))),
  );
});

t.test("a result's memory can't be taken away from others by sending it to a thread", async (t) => {
  const codec = requireNative(t)?.codec;
  if (codec === undefined) return;
  const first = value(codec.encode(utf8('{"body":"first"}')));
  const second = value(codec.encode(utf8('{"body":"second"}')));
  // Node.js 20 copies instead of handing over, later ones throw.
  try {
    structuredClone(first, { transfer: [first.buffer as ArrayBuffer] });
  } catch {}
  t.equal(utf8Text(value(codec.decode(first))), '{"body":"first"}');
  t.equal(utf8Text(value(codec.decode(second))), '{"body":"second"}');
});

t.test("what grows much when it is decoded, and what grows when it is encoded", async (t) => {
  const codec = requireNative(t)?.codec;
  if (codec === undefined) return;
  for (const count of [1, 2, 10, 100, 1_000, 20_000]) {
    const long = `[${Array<string>(count)
      .fill(`"${"a b".repeat(85)}"`)
      .join()}]`;
    const cbor = value(codec.encode(utf8(long)));
    t.ok(cbor.length < 300 + 2 * count);
    t.equal(utf8Text(value(codec.decode(cbor))) === long, true, `${count} references`);
    const raw = `[${Array<string>(count).fill("-0").join()}]`;
    t.equal(utf8Text(value(codec.decode(value(codec.encode(utf8(raw)))))) === raw, true, `${count} of -0`);
    t.equal(difference(codec, hectobitCodec, "encodeSequence", utf8(raw)), undefined);
    t.equal(difference(codec, hectobitCodec, "decodeSequence", cbor.subarray(1)), undefined);
  }
});

t.test("a body of nearly 16 MiB passes, and no result is larger", async (t) => {
  const codec = requireNative(t)?.codec;
  if (codec === undefined) return;
  const largest = utf8(`["${"é".repeat(MAX_BODY / 2 - 8)}"]`);
  const cbor = value(codec.encode(largest));
  t.ok(Buffer.from(value(codec.decode(cbor))).equals(largest));
  // A text of 255 bytes, and 70,000 references to it of one byte.
  const bomb = new Uint8Array(5 + 2 + 255 + 70_000).fill(0xe4);
  bomb.set([0x9a, 0, 1, 0x11, 0x71, 0x78, 255]);
  bomb.fill(0x7e, 7, 7 + 255);
  t.match(codec.decode(bomb), { ok: false, error: { reason: "output.full" } });
  t.equal(difference(codec, hectobitCodec, "decode", bomb), undefined, "as in TypeScript");
  t.equal(difference(codec, hectobitCodec, "decodeSequence", bomb), undefined);
});

t.test("the last element of a large sequence", async (t) => {
  const codec = requireNative(t)?.codec;
  if (codec === undefined) return;
  const json = `[["v1"],"${"x".repeat(100_000)}",{"last":true}]`;
  const { json: back, last } = value(codec.decodeSequence(value(codec.encodeSequence(utf8(json)))));
  t.equal(utf8Text(back.subarray(last)), '{"last":true}]');
});

t.test("options, and errors as the TypeScript codec has them", async (t) => {
  const codec = requireNative(t)?.codec;
  if (codec === undefined) return;
  t.match(codec.encode(utf8("[[[]]]"), { maxNesting: 2 }), { ok: false, error: { reason: "json.nesting" } });
  t.match(codec.encode(utf8("[[[]]]"), { maxNesting: 3 }), { ok: true });
  const members = utf8('{"b":1e400,"a":[-0],"b":"\\ud800"}');
  for (const options of [{ canonical: true }, { nearest: true }, { maxNesting: 64 }, {}]) {
    t.strictSame(codec.encode(members, options), codec.encode(members), "these change nothing");
    t.strictSame(hectobitCodec.encode(members, options), codec.encode(members));
  }
  t.match(codec.encode(utf8("{")), { ok: false, error: { reason: "json.truncated", offset: 1, detail: /ends/ } });
  t.match(codec.decode(Uint8Array.of(0xf6)), { ok: true });
  t.match(codec.decode(Uint8Array.of(0x81)), { ok: false, error: { reason: "cbor.truncated", detail: /end/ } });
});
