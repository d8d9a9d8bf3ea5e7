import { readFileSync } from "node:fs";
import fc from "fast-check";
import t from "tap";
import { fromHex, toHex } from "../../src/base/bytes.ts";
import { MAX_NESTING } from "../../src/base/limits.ts";
import { formatDiagnostic } from "../../src/codec/diagnostic.ts";
import { parseDiagnostic } from "../../src/codec/diagnostic-parser.ts";
import { msc3079Keys } from "../../src/codec/msc3079-codec.ts";

const vectors: { both: [string, string][]; parsed: [string, string, string][]; wrong: [string, number][] } = JSON.parse(
  readFileSync(new URL("../vectors/msc3079/diagnostic.json", import.meta.url), "utf8"),
);
const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();

t.test("RFC 8949 appendix A, both ways", async (t) => {
  for (const [hex, notation] of vectors.both) {
    const text = formatDiagnostic(bytes(hex));
    t.equal(text.ok && text.value, notation, hex);
    const cbor = parseDiagnostic(notation);
    t.equal(cbor.ok && toHex(cbor.value), hex, notation);
  }
});

t.test("what people write", async (t) => {
  for (const [notation, , hex] of vectors.parsed) {
    const cbor = parseDiagnostic(notation);
    t.equal(cbor.ok && toHex(cbor.value), hex, notation);
  }
});

t.test("what is wrong, with its place", async (t) => {
  for (const [notation, offset] of vectors.wrong) {
    t.match(parseDiagnostic(notation), { ok: false, error: { reason: "diag.syntax", offset } }, notation);
  }
});

t.test("names of MSC3079's keys stand as comments, which are read over", async (t) => {
  const text = formatDiagnostic(bytes("a2026178186801"), msc3079Keys);
  t.equal(text.ok && text.value, '{2 /type/: "x", 104 /room_alias/: 1}');
  const cbor = parseDiagnostic(text.ok ? text.value : "");
  t.equal(cbor.ok && toHex(cbor.value), "a2026178186801");
});

t.test(
  "arbitrary bytes and texts never throw; what is printed reads back to something that prints the same",
  async (t) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (cbor) => {
        const text = formatDiagnostic(cbor);
        if (!text.ok) return t.ok(text.error.offset <= cbor.length);
        const again = parseDiagnostic(text.value);
        const printed = again.ok ? formatDiagnostic(again.value) : again;
        return t.equal(printed.ok && printed.value, text.value);
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."[]{}()_:,\"h'0123.e-/# simplenutra\\") }), (text) =>
        t.type(parseDiagnostic(text).ok, "boolean"),
      ),
      { numRuns: 2000 },
    );
  },
);

t.test("nesting ends at its cap", async (t) => {
  t.match(formatDiagnostic(new Uint8Array(100_000).fill(0x81)), { ok: false, error: { reason: "cbor.nesting" } });
  t.match(formatDiagnostic(new Uint8Array(100_000).fill(0xc1)), { ok: false, error: { reason: "cbor.nesting" } });
  t.match(parseDiagnostic("[".repeat(100_000)), { ok: false, error: { offset: MAX_NESTING + 1 } });
  t.match(parseDiagnostic("1(".repeat(100_000)), { ok: false });
});
