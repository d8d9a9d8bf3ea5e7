import { readFileSync } from "node:fs";
import t from "tap";
import { fromHex, toHex, utf8, utf8Text } from "../../src/base/bytes.ts";
import { msc3079Codec as codec } from "../../src/codec/msc3079-codec.ts";

interface Vector {
  readonly why: string;
  readonly json: string;
  readonly cbor: string;
  readonly canonical?: boolean;
  readonly reason: string;
  readonly offset: number;
  readonly nearest: string;
}

const vectors: Record<"both" | "decode" | "refused" | "notRepresentable" | "notJson", Vector[]> = JSON.parse(
  readFileSync(new URL("../vectors/msc3079/cbor.json", import.meta.url), "utf8"),
);
function bytes(hex: string): Uint8Array {
  const value = fromHex(hex);
  if (value === undefined) throw new Error(`bad hex ${hex}`);
  return value;
}

t.test("encode and decode", async (t) => {
  for (const { why, json, cbor, canonical } of vectors.both) {
    const encoded = codec.encode(utf8(json), { canonical: canonical ?? false });
    t.equal(encoded.ok && toHex(encoded.value), cbor, why);
    const decoded = codec.decode(bytes(cbor));
    t.same(decoded.ok && JSON.parse(utf8Text(decoded.value) ?? ""), JSON.parse(json), `${why}, back`);
  }
});

t.test("decode what others send", async (t) => {
  for (const { why, json, cbor } of vectors.decode) {
    const decoded = codec.decode(bytes(cbor));
    t.equal(decoded.ok && utf8Text(decoded.value), json, why);
  }
});

t.test("refuse CBOR that JSON can't say", async (t) => {
  for (const { why, cbor, reason, offset } of vectors.refused) {
    const decoded = codec.decode(bytes(cbor));
    t.match(decoded, { ok: false, error: { reason, offset } }, why);
  }
});

t.test("refuse JSON that CBOR would change, unless the nearest will do", async (t) => {
  for (const { why, json, offset, nearest } of vectors.notRepresentable) {
    t.match(codec.encode(utf8(json)), { ok: false, error: { reason: "json.not-representable", offset } }, why);
    const encoded = codec.encode(utf8(json), { nearest: true });
    t.equal(encoded.ok && toHex(encoded.value), nearest, `${why}, nearest`);
  }
});

t.test("refuse what is no JSON, with its place", async (t) => {
  for (const { why, json, reason, offset } of vectors.notJson) {
    t.match(codec.encode(utf8(json)), { ok: false, error: { reason, offset } }, why);
    t.match(codec.encode(utf8(json), { nearest: true }), { ok: false, error: { reason, offset } }, `${why}, nearest`);
  }
  t.match(codec.encode(bytes("22c32822")), { ok: false, error: { reason: "json.utf8", offset: 1 } }, "malformed UTF-8");
});
