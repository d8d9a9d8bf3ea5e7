import { Decoder, Encoder } from "cbor-x";
import fc from "fast-check";
import t from "tap";
import { toHex, utf8, utf8Text } from "../../src/base/bytes.ts";
import { MAX_NESTING } from "../../src/base/limits.ts";
import { msc3079Codec as codec } from "../../src/codec/msc3079-codec.ts";
import { MSC3079_KEYS_V1 } from "../../src/codec/tables/msc3079-v1.ts";
import { plainJson } from "./json-values.ts";

const encode = (json: string): Uint8Array => {
  const encoded = codec.encode(utf8(json));
  if (!encoded.ok) throw new Error(`${encoded.error.reason}: ${encoded.error.detail} in ${json}`);
  return encoded.value;
};

/** One spelling for what may be written as an escape or as it is. */
const respell = (json: string): string =>
  json.replace(/\\u([0-9a-f]{4})/g, (_, digits: string) => {
    const unit = Number.parseInt(digits, 16);
    return unit < 0x20 ? `\\u${digits}` : String.fromCharCode(unit);
  });

t.test("any JSON comes back as it was, character by character", async (t) => {
  fc.assert(
    fc.property(plainJson, (json) => {
      const decoded = codec.decode(encode(json));
      t.equal(decoded.ok && respell(utf8Text(decoded.value) ?? ""), respell(json));
    }),
    { numRuns: 400 },
  );
});

t.test("white space and escapes change nothing", async (t) => {
  const json = ' {\t"ty\\u0070e" :\r\n[ 1 , "\\ud83d\\ude00\\/\\"\\\\\\b\\f\\n\\r\\t" ] } ';
  t.equal(toHex(encode(json)), toHex(encode('{"type":[1,"😀/\\"\\\\\\b\\f\\n\\r\\t"]}')));
});

t.test("arbitrary bytes never throw, either way", async (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      t.type(codec.decode(bytes).ok, "boolean");
      t.type(codec.encode(bytes).ok, "boolean");
    }),
    { numRuns: 2000 },
  );
});

t.test("damaged CBOR never throws, and what is accepted is JSON", async (t) => {
  fc.assert(
    fc.property(plainJson, fc.nat(), fc.integer({ min: 0, max: 255 }), (json, position, byte) => {
      const cbor = encode(json);
      cbor[position % cbor.length] = byte;
      const decoded = codec.decode(cbor);
      if (decoded.ok) JSON.parse(utf8Text(decoded.value) ?? "");
      else t.ok(decoded.error.offset <= cbor.length);
    }),
    { numRuns: 1000 },
  );
});

/** What cbor-x makes of a value, with the table's names put in place of its integers. */
const named = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(named);
  if (!(value instanceof Map)) return typeof value === "bigint" ? Number(value) : value;
  return new Map(
    [...value].map(([key, item]) => [typeof key === "number" ? MSC3079_KEYS_V1[key - 1] : key, named(item)]),
  );
};
const toMap = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(toMap);
  if (typeof value !== "object" || value === null) return value;
  return new Map(Object.entries(value).map(([key, item]) => [key, toMap(item)]));
};

t.test("cbor-x reads what we write, and we read what it writes", async (t) => {
  const decoder = new Decoder({ mapsAsObjects: false, useRecords: false });
  const encoder = new Encoder({ useRecords: false, mapsAsObjects: true, tagUint8Array: false });
  fc.assert(
    fc.property(plainJson, (json) => {
      // A JavaScript object has no place for __proto__, and -0 is one value among others.
      fc.pre(!json.includes("__proto__"));
      const value: unknown = JSON.parse(json);
      t.same(named(decoder.decode(encode(json))), toMap(value));
      const decoded = codec.decode(encoder.encode(value));
      t.same(decoded.ok && JSON.parse(utf8Text(decoded.value) ?? ""), value);
    }),
    { numRuns: 300 },
  );
});

t.test("canonical output has its keys in RFC 7049's order at every depth, and the same content", async (t) => {
  fc.assert(
    fc.property(plainJson, (json) => {
      const canonical = codec.encode(utf8(json), { canonical: true });
      const decoded = canonical.ok ? codec.decode(canonical.value) : canonical;
      t.same(decoded.ok && JSON.parse(utf8Text(decoded.value) ?? ""), JSON.parse(json));
      t.equal(canonical.ok && canonical.value.length, encode(json).length);
      const again = decoded.ok ? codec.encode(decoded.value) : decoded;
      t.equal(again.ok && toHex(again.value), canonical.ok && toHex(canonical.value));
    }),
    { numRuns: 200 },
  );
});

t.test("nesting ends at its cap, both ways, and the cap itself passes", async (t) => {
  const nested = (depth: number): Uint8Array => utf8("[".repeat(depth) + "]".repeat(depth));
  const deepest = codec.encode(nested(MAX_NESTING));
  t.ok(deepest.ok && codec.decode(deepest.value).ok);
  t.match(codec.encode(nested(MAX_NESTING + 1)), { ok: false, error: { reason: "json.nesting", offset: MAX_NESTING } });
  t.match(codec.encode(nested(100_000)), { ok: false, error: { reason: "json.nesting" } });
  t.match(codec.decode(new Uint8Array(100_000).fill(0x81)), {
    ok: false,
    error: { reason: "cbor.nesting", offset: MAX_NESTING },
  });
  t.match(codec.decode(new Uint8Array(100_000).fill(0x9f)), { ok: false, error: { reason: "cbor.nesting" } });
});
