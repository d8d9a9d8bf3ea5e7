/** The C codec and the TypeScript codec give the same bytes and the same errors, whatever they are given. */
import fc from "fast-check";
import t from "tap";
import { equalBytes, utf8 } from "../../src/base/bytes.ts";
import type { SequenceCodec } from "../../src/codec/codec.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { normalizeJson } from "../../src/codec/json-normal-form.ts";
import { plainJson } from "../codec/json-values.ts";
import { difference } from "./compare.ts";
import { matrixJson } from "./matrix-values.ts";
import { requireNative } from "./require-native.ts";
import { corpusBodies, RULES } from "./seeds.ts";

const counts = new Map<string, number>();

/** Throws where they differ about a body, alone and as the element of a sequence, or about what it became. */
function compare(native: SequenceCodec, json: Uint8Array, source: string): void {
  counts.set(source, (counts.get(source) ?? 0) + 1);
  const array = Uint8Array.from([0x5b, ...json, 0x2c, ...json, 0x5d]);
  const encoded = native.encode(json);
  const sequence = native.encodeSequence(array);
  const found = [
    difference(native, hectobitCodec, "encode", json),
    difference(native, hectobitCodec, "encodeSequence", array),
    encoded.ok ? difference(native, hectobitCodec, "decode", encoded.value) : undefined,
    sequence.ok ? difference(native, hectobitCodec, "decodeSequence", sequence.value) : undefined,
  ].filter((text) => text !== undefined);
  if (found.length !== 0) throw new Error(found.join("\n"));
}

/** Values, order and digits; strings escaped as little as possible. */
const comesBack = (codec: SequenceCodec, json: Uint8Array): boolean => {
  const encoded = codec.encode(json);
  const decoded = encoded.ok ? codec.decode(encoded.value) : encoded;
  const normal = normalizeJson(json);
  return decoded.ok && normal !== undefined && equalBytes(decoded.value, normal.text);
};

t.test("bodies of the corpus and of each rule", async (t) => {
  const native = requireNative(t)?.codec;
  if (native === undefined) return;
  const corpus = corpusBodies();
  t.ok(corpus.length > 1000, "the corpus is there");
  for (const json of corpus) {
    compare(native, json, "bodies of the corpus");
    if (!comesBack(native, json)) t.fail(`does not come back: ${Buffer.from(json).toString().slice(0, 300)}`);
  }
  for (const json of RULES) compare(native, json, "bodies by hand");
});

t.test("arbitrary JSON", async (t) => {
  const native = requireNative(t)?.codec;
  if (native === undefined) return;
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(plainJson, (json) => compare(native, utf8(json), "arbitrary JSON values")),
      { numRuns: 2_000 },
    ),
  );
});

t.test("JSON like Matrix's", async (t) => {
  const native = requireNative(t)?.codec;
  if (native === undefined) return;
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(matrixJson, (json) => compare(native, utf8(json), "Matrix-like values")),
      { numRuns: 5_000 },
    ),
  );
});

t.test("arbitrary bytes, either way", async (t) => {
  const native = requireNative(t)?.codec;
  if (native === undefined) return;
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom("encode", "decodeSequence"), (bytes, operation) => {
        counts.set("arbitrary bytes", (counts.get("arbitrary bytes") ?? 0) + 1);
        const found = difference(native, hectobitCodec, operation, bytes);
        if (found !== undefined) throw new Error(found);
      }),
      { numRuns: 10_000 },
    ),
  );
});

t.teardown(() => t.comment(`differential: ${[...counts].map(([source, n]) => `${n} ${source}`).join(", ")}`));
