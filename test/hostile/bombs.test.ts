/** Small or plain input that asks for much: the codec's answer comes in time, in memory, and is not cut short. */
import t from "tap";
import { concat, utf8 } from "../../src/base/bytes.ts";
import { MAX_BODY } from "../../src/base/limits.ts";
import { msc3079Codec } from "../../src/codec/msc3079-codec.ts";

const u32 = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value);
const repeated = (count: number, ...bytes: number[]): Uint8Array => {
  const out = new Uint8Array(count * bytes.length);
  for (let i = 0; i < out.length; i++) out[i] = bytes[i % bytes.length] ?? 0;
  return out;
};

t.test("a string of very many chunks", async (t) => {
  const cbor = concat(Uint8Array.of(0x7f), repeated(500_000, 0x61, 0x61), Uint8Array.of(0xff));
  const json = msc3079Codec.decode(cbor);
  t.equal(json.ok ? json.value.length : json.error.detail, 500_002);
});

t.test("a string whose escapes make it longer than a body is refused, not cut", async (t) => {
  const length = MAX_BODY / 4;
  const text = concat(Uint8Array.of(0x7a), u32(length), new Uint8Array(length));
  for (const cbor of [text, concat(Uint8Array.of(0x81), text), concat(Uint8Array.of(0xa1, 0x61, 0x61), text)]) {
    const json = msc3079Codec.decode(cbor);
    t.equal(json.ok ? "accepted" : json.error.reason, "cbor.too-large");
  }
});

/** Each key as an integer and as text: the integer's entry gives way (MSC3079). */
const superseded = (count: number): Uint8Array => {
  const entries: Uint8Array[] = [];
  for (let i = 0; i < count; i++) entries.push(Uint8Array.of(0x1a), u32(1_000_000 + i), Uint8Array.of(0));
  for (let i = 0; i < count; i++) entries.push(Uint8Array.of(0x67), utf8(String(1_000_000 + i)), Uint8Array.of(1));
  const out = new Uint8Array(5 + entries.reduce((sum, { length }) => sum + length, 0));
  out.set(concat(Uint8Array.of(0xba), u32(2 * count)));
  let at = 5;
  for (const entry of entries) {
    out.set(entry, at);
    at += entry.length;
  }
  return out;
};

t.test("entries that give way, wherever they stand", async (t) => {
  // integers from 240 have no name in the table, so their keys are their digits
  const integer = (name: number) => [0x18, name, 0];
  const text = (name: number) => [0x63, ...utf8(String(name)), 1];
  const a = [0x61, 0x61, 2];
  const cases: readonly (readonly [number[][], string])[] = [
    [[integer(240), text(250)], '{"240":0,"250":1}'],
    [[integer(250), text(250)], '{"250":1}'],
    [[text(250), integer(250)], '{"250":1}'],
    [[integer(250), a, text(250)], '{"a":2,"250":1}'],
    [[integer(250), integer(251), a, text(250), text(251)], '{"a":2,"250":1,"251":1}'],
    [[a, integer(250), integer(251), text(251), text(250)], '{"a":2,"251":1,"250":1}'],
    [[integer(250), text(250), integer(251), text(251)], '{"250":1,"251":1}'],
  ];
  for (const [entries, expected] of cases) {
    const json = msc3079Codec.decode(Uint8Array.of(0xa0 + entries.length, ...entries.flat()));
    t.equal(json.ok ? new TextDecoder().decode(json.value) : json.error.detail, expected);
  }
});

t.test("very many entries that give way to others, in linear time", async (t) => {
  const small = msc3079Codec.decode(superseded(3));
  t.equal(small.ok && new TextDecoder().decode(small.value), '{"1000000":1,"1000001":1,"1000002":1}');
  // in quadratic time minutes, which the test runner does not wait
  const large = msc3079Codec.decode(superseded(500_000));
  t.equal(large.ok ? large.value.length : large.error.detail, 500_000 * 12 + 1);
});

t.test("a number of very many digits, and very many openings", async (t) => {
  const digits = msc3079Codec.encode(utf8("9".repeat(MAX_BODY)));
  t.equal(digits.ok ? "encoded" : digits.error.reason, "json.not-representable");
  for (const [json, reason] of [
    ["[", "json.nesting"],
    ['{"a":', "json.nesting"],
    ['"', "json.truncated"],
  ] as const) {
    const cbor = msc3079Codec.encode(utf8(json === '"' ? json : json.repeat(100_000)));
    t.equal(cbor.ok ? "encoded" : cbor.error.reason, reason);
  }
  const canonical = `{${Array.from({ length: 200_000 }, (_, i) => `"${i}a":0`).join(",")}}`;
  t.ok(msc3079Codec.encode(utf8(canonical), { canonical: true }).ok);
});
