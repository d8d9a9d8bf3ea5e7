import fc from "fast-check";
import t from "tap";
import { concat, equalBytes, utf8, utf8Text } from "../../src/base/bytes.ts";
import { MAX_BODY } from "../../src/base/limits.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { formatDiagnostic } from "../../src/codec/diagnostic.ts";
import { hectobitCodec as codec, createHectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { normalizeJson } from "../../src/codec/json-normal-form.ts";
import { KeyTable } from "../../src/codec/key-table.ts";
import { matrixJson } from "../native/matrix-values.ts";
import { mutate } from "../native/mutate.ts";
import { plainJson } from "./json-values.ts";
import { wildJson } from "./wild-json.ts";

/** Those of docs/codec.md §8. */
const CBOR_REASONS = ["truncated", "malformed", "utf8", "reference", "nesting", "trailing"].map(
  (name) => `cbor.${name}`,
);
const JSON_REASONS = ["syntax", "truncated", "utf8", "nesting"].map((name) => `json.${name}`);

function encode(json: string): Uint8Array {
  const encoded = codec.encode(utf8(json));
  if (!encoded.ok) throw new Error(`${encoded.error.reason}: ${encoded.error.detail} in ${json}`);
  return encoded.value;
}

/** Throws unless the text comes back in its normal form, alone and as an element of a sequence. */
function roundTrip(json: string): void {
  const normal = utf8Text(normalizeJson(utf8(json))?.text ?? utf8(""));
  const cbor = encode(json);
  const decoded = codec.decode(cbor);
  const text = decoded.ok ? utf8Text(decoded.value) : decoded.error.reason;
  if (text !== normal) throw new Error(`${json} became ${text}, not ${normal}`);
  const sequence = codec.encodeSequence(utf8(`[${json}]`));
  if (!sequence.ok || !equalBytes(sequence.value, cbor))
    throw new Error(`${json} is encoded differently in a sequence`);
  const twice = codec.encodeSequence(utf8(` [ ${json} ,${json} ] `));
  const array = twice.ok ? codec.decodeSequence(twice.value) : twice;
  const expected = `[${normal},${normal}]`;
  if (!array.ok || utf8Text(array.value.json) !== expected) throw new Error(`${expected} as a sequence`);
  if (utf8Text(array.value.json.subarray(array.value.last)) !== `${normal}]`) throw new Error(`last of ${expected}`);
}

t.test("any JSON, in any spelling, comes back in its normal form", async (t) => {
  fc.assert(fc.property(wildJson, roundTrip), { numRuns: 600 });
  fc.assert(fc.property(plainJson, roundTrip), { numRuns: 300 });
  t.pass("no exception");
});

t.test("so does JSON like Matrix's", async (t) => {
  fc.assert(fc.property(matrixJson, roundTrip), { numRuns: 600 });
  t.pass("no exception");
});

t.test("what is written is well-formed CBOR for others, too", async (t) => {
  fc.assert(
    fc.property(fc.oneof(matrixJson, wildJson), (json) => {
      const shown = formatDiagnostic(encode(json), new KeyTable([]));
      if (!shown.ok) throw new Error(`${shown.error.detail} in ${json}`);
    }),
    { numRuns: 300 },
  );
  t.pass("no exception");
});

t.test("peers with other limits understand each other", async (t) => {
  const limits = fc.record({
    window: fc.constantFrom(4, 8, 16, 32, 64),
    keys: fc.integer({ min: 0, max: 200 }),
    values: fc.integer({ min: 0, max: 200 }),
  });
  fc.assert(
    fc.property(matrixJson, limits, (json, some) => {
      const device = createHectobitCodec(some);
      const encoded = device.encode(utf8(json));
      const decoded = encoded.ok ? device.decode(encoded.value) : encoded;
      if (!decoded.ok) throw new Error(`${decoded.error.reason} in ${json}`);
      if (!equalBytes(decoded.value, normalizeJson(utf8(json))?.text ?? decoded.value.subarray(1)))
        throw new Error(json);
    }),
    { numRuns: 300 },
  );
  t.pass("no exception");
});

/** Throws unless the bytes are refused for a reason of the page, or are JSON that can be encoded again. */
function judged(cbor: Uint8Array): "accepted" | "refused" {
  const decoded = codec.decode(cbor);
  const sequence = codec.decodeSequence(cbor);
  if (!sequence.ok && !CBOR_REASONS.includes(sequence.error.reason)) throw new Error(sequence.error.reason);
  if (sequence.ok) JSON.parse(utf8Text(sequence.value.json) ?? "");
  if (decoded.ok) {
    const text = utf8Text(decoded.value) ?? "";
    JSON.parse(text);
    roundTrip(text);
    return "accepted";
  }
  const { reason, offset } = decoded.error;
  if (!CBOR_REASONS.includes(reason) || offset > cbor.length) throw new Error(`${reason} at ${offset}`);
  return "refused";
}

t.test("damaged encodings are refused for a reason, or are JSON", async (t) => {
  const random = new SeededRandom(47);
  const seeds = fc.sample(fc.oneof(matrixJson, wildJson), { numRuns: 200, seed: 47 }).map(encode);
  const count = { accepted: 0, refused: 0 };
  for (let i = 0; i < 12_000; i++) {
    const seed = seeds[i % seeds.length] ?? utf8("");
    if (seed.length < 2_000) count[judged(mutate(random, seed, seeds[random.integer(seeds.length)] ?? seed))]++;
  }
  t.ok(count.accepted > 500 && count.refused > 3_000, `${count.accepted} accepted, ${count.refused} refused`);
});

t.test("arbitrary bytes never throw, either way", async (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      judged(bytes);
      for (const encoded of [codec.encode(bytes), codec.encodeSequence(bytes)]) {
        if (!encoded.ok && !JSON_REASONS.includes(encoded.error.reason)) throw new Error(encoded.error.reason);
      }
    }),
    { numRuns: 3_000 },
  );
  t.pass("no exception");
});

t.test("an output ends at its limit, whatever the input says", async (t) => {
  const text = (length: number): Uint8Array => utf8(`"${"q".repeat(length)}"`);
  const small = createHectobitCodec({ output: 100 });
  t.ok(small.decode(concat(Uint8Array.of(0x78, 98), text(98).subarray(1, 99))).ok, "exactly as long as it may be");
  t.match(small.decode(concat(Uint8Array.of(0x78, 99), text(99).subarray(1, 100))), {
    error: { reason: "output.full" },
  });
  t.ok(small.encode(text(98)).ok);
  t.match(small.encode(text(99)), { error: { reason: "output.full" } });
  t.match(small.encodeSequence(utf8(`[${"0,".repeat(100)}0]`)), { error: { reason: "output.full" } });
  t.match(small.decodeSequence(new Uint8Array(100)), { error: { reason: "output.full" } });
  // A content of 255 bytes, and 300 000 times one byte that refers to it.
  const content = concat(Uint8Array.of(0x78, 255), text(255).subarray(1, 256));
  const bomb = concat(Uint8Array.of(0x9a, 0, 4, 0x93, 0xe1), content, new Uint8Array(300_000).fill(0xe4));
  t.ok(bomb.length * 250 > MAX_BODY);
  t.match(codec.decode(bomb), { error: { reason: "output.full" } });
  t.match(codec.decodeSequence(concat(content, new Uint8Array(300_000).fill(0xe4))), {
    error: { reason: "output.full" },
  });
});

t.test("limits that there can't be are the caller's mistake", async (t) => {
  for (const wrong of [
    { window: 5 },
    { window: 128 },
    { keys: -1 },
    { values: 1e6 },
    { nesting: 65 },
    { output: -1 },
  ]) {
    t.throws(() => createHectobitCodec(wrong), { code: "codec.limits", hint: /:/ }, JSON.stringify(wrong));
  }
});

t.test("a result is memory of its own, and an input may be any view", async (t) => {
  const json = Buffer.from(`.${'{"qz":["qzxj","zqxj"]}'}.`).subarray(1, -1);
  const cbor = codec.encode(json);
  const before = cbor.ok ? cbor.value.slice() : json;
  encode('{"jx":["zzzz","qqqq","xxxx"]}');
  t.strictSame(cbor.ok && cbor.value, before);
  const view = Buffer.concat([Buffer.from("."), before]).subarray(1);
  const text = codec.decode(view);
  t.match(codec.decode(encode('"another"')), { ok: true });
  t.equal(text.ok && utf8Text(text.value), json.toString());
  t.equal(text.ok && text.value.byteLength, text.ok && text.value.buffer.byteLength, "nothing is kept with it");
});
