import fc from "fast-check";
import t from "tap";
import { ByteReader, ByteWriter, concat, equalBytes, fromHex, toHex, utf8, utf8Text } from "../../src/base/bytes.ts";

t.test("what was written is read back, and never more", (t) => {
  fc.assert(
    fc.property(fc.nat(255), fc.nat(65535), fc.uint8Array({ maxLength: 300 }), (a, b, c) => {
      const writer = new ByteWriter(1);
      writer.u8(a);
      writer.u16(b);
      writer.write(c);
      const reader = new ByteReader(writer.finish());
      return (
        writer.length === 3 + c.length &&
        reader.u8() === a &&
        reader.u16() === b &&
        reader.take(c.length + 1) === undefined &&
        equalBytes(reader.rest(), c) &&
        reader.remaining === 0 &&
        reader.u8() === undefined &&
        reader.u16() === undefined
      );
    }),
  );
  t.pass("for arbitrary values");
  t.end();
});

t.test("hexadecimal", (t) => {
  t.equal(toHex(Uint8Array.of(0, 15, 255)), "000fff");
  t.strictSame(fromHex("000fFF"), Uint8Array.of(0, 15, 255));
  t.equal(fromHex("0"), undefined);
  t.equal(fromHex("0g"), undefined);
  t.end();
});

t.test("UTF-8 that is malformed is no text", (t) => {
  t.equal(utf8Text(utf8("\ufeffzoë 🚢")), "\ufeffzoë 🚢", "a byte order mark is text too");
  for (const bad of ["ff", "c0af", "eda080", "f4908080", "e282"]) {
    t.equal(utf8Text(fromHex(bad) ?? utf8("")), undefined, bad);
  }
  t.strictSame(concat(utf8("a"), utf8(""), utf8("b")), utf8("ab"));
  t.notOk(equalBytes(utf8("a"), utf8("b")));
  t.notOk(equalBytes(utf8("a"), utf8("ab")));
  t.end();
});
