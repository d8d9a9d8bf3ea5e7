import fc from "fast-check";
import t from "tap";
import { equalBytes, fromHex, toHex, utf8, utf8Text } from "../../src/base/bytes.ts";
import { headLength, MAP, UNSIGNED } from "../../src/codec/cbor-head.ts";
import { annotateHectobit } from "../../src/codec/hectobit/annotate.ts";
import { Fragments } from "../../src/codec/hectobit/fragments.ts";
import { closeHead, HeadReader, putHead } from "../../src/codec/hectobit/heads.ts";
import { keyHead, keyIndex } from "../../src/codec/hectobit/key-index.ts";
import { Output } from "../../src/codec/hectobit/output.ts";
import * as radix from "../../src/codec/hectobit/radix.ts";
import { ContentWindows, OTHERS, PlaceWindows, SERVERS } from "../../src/codec/hectobit/windows.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { memberText, normalizeJson } from "../../src/codec/json-normal-form.ts";

const bytes = (hex: string): Uint8Array => fromHex(hex.replaceAll(" ", "")) ?? utf8("bad hex");

t.test("each position of the key table has an integer of its own, the first the shortest", async (t) => {
  const heads = Array.from({ length: 3_000 }, (_, index) => keyHead(index));
  t.strictSame(
    heads.map(({ major, argument }) => keyIndex(major, argument)),
    heads.map((_, index) => index),
  );
  const lengths = heads.map(({ argument }) => headLength(argument));
  t.strictSame(
    lengths,
    lengths.toSorted((a, b) => a - b),
  );
  t.strictSame(
    [47, 48, 511, 512].map((index) => lengths[index]),
    [1, 2, 2, 3],
  );
  t.equal(keyIndex(1, 256), Number.MAX_SAFE_INTEGER, "beyond -256 there is none");
});

t.test("heads are written and read in their shortest form", async (t) => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (number, major) => {
      const argument = Math.abs(number);
      const out = new Output(0, 100);
      putHead(out, major, argument);
      const heads = new HeadReader(out.finish());
      return (
        out.length === headLength(argument) && heads.read() && heads.major === major && heads.argument === argument
      );
    }),
  );
  const out = new Output(0, 100);
  out.u8(0);
  out.ascii("what follows the head");
  closeHead(out, 0, MAP, 300);
  t.equal(toHex(out.finish()), `b9012c${toHex(utf8("what follows the head"))}`);
  putHead(out, UNSIGNED, 2 ** 32);
  t.equal(toHex(out.finish()).slice(-18), "1b0000000100000000");
});

t.test("an output takes nothing beyond its limit, and says so", async (t) => {
  const out = new Output(4, 10);
  out.write(utf8("12345678"));
  t.notOk(out.full);
  out.repeat(0, 3);
  t.ok(out.full);
  out.write(utf8("9"));
  t.equal(utf8Text(out.finish()), "12345678", "what is smaller isn't let in later");
});

/** The rings as docs/codec.md describes them, without anything clever. */
function nearest(pushed: readonly (string | undefined)[], content: string, size: number): number {
  const back = [...pushed].reverse().slice(0, size);
  return back.indexOf(content);
}

t.test("windows find the nearest, no further than they reach, and never what is inert", async (t) => {
  const step = fc.oneof(fc.constantFrom("a", "b", "c", "d", "e", "f", "g"), fc.constant(undefined));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.constantFrom(4, 8, 16), (steps, window) => {
      const windows = new ContentWindows(window);
      const pushed: (string | undefined)[] = [];
      for (const content of steps) {
        for (const wanted of ["a", "b", "g"]) {
          if (windows.distance(OTHERS, wanted) !== nearest(pushed, wanted, window)) return false;
        }
        pushed.push(content);
        if (content === undefined) windows.pushInert(OTHERS);
        else windows.push(OTHERS, content);
      }
      return windows.distance(SERVERS, "a") === -1;
    }),
    { numRuns: 300 },
  );
  const places = new PlaceWindows(16);
  for (let i = 1; i <= 5; i++) places.push(SERVERS, 10 * i, i);
  t.notOk(places.has(SERVERS, 4), "servers have a quarter");
  t.strictSame([places.start(SERVERS, 3), places.length(SERVERS, 3)], [20, 2]);
  places.renew(SERVERS, 3);
  places.move(SERVERS, 1);
  t.strictSame([places.start(SERVERS, 0), places.start(SERVERS, 1)], [21, 50]);
});

t.test("bytes as text and back", async (t) => {
  const unpacked = (unpack: (packed: Uint8Array, out: Output) => void, packed: Uint8Array): string => {
    const out = new Output(0, 1_000);
    unpack(packed, out);
    return utf8Text(out.finish()) ?? "";
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (raw) => {
      const buffer = Buffer.from(raw);
      const base64 = unpacked(radix.unpackBase64, raw);
      return (
        unpacked(radix.unpackHexadecimal, raw) === buffer.toString("hex") &&
        unpacked(radix.unpackBase64url, raw) === buffer.toString("base64url") &&
        unpacked(radix.unpackPaddedBase64, raw) === buffer.toString("base64") &&
        base64 === buffer.toString("base64").replace(/=+$/, "") &&
        equalBytes(radix.packBase64(utf8(base64), base64.length) ?? utf8("none"), raw) &&
        equalBytes(radix.packHexadecimal(buffer.toString("hex") === "" ? raw : utf8(buffer.toString("hex"))), raw)
      );
    }),
  );
  t.equal(radix.packBase64(utf8("AAAAA"), 5), undefined, "one character too many");
  t.equal(radix.packBase64(utf8("AB"), 2), undefined, "bits that bytes don't have");
});

t.test("fragments: the longest that fits, or the byte itself", async (t) => {
  const fragments = new Fragments(["q", "qz", "qzxj", "z"].map(utf8));
  const code = new Uint8Array(9);
  const encoded = (text: string) => toHex(code.subarray(0, Math.max(0, fragments.encode(utf8(text), code))));
  t.equal(encoded("qzxj"), "02");
  t.equal(encoded("qzxqq"), "01ff780000", "what begins like a longer one");
  t.equal(encoded("ä"), "ffc3ffa4");
  t.equal(fragments.encode(utf8("xxxxx"), code), -1, "no room");
});

t.test("the normal form, and the text of a member", async (t) => {
  const normal = normalizeJson(utf8(' { "\\u0061" : [ 1.50 , "\\/\\ud800" , null ] } '));
  t.equal(normal && utf8Text(normal.text), '{"a":[1.50,"\\/\\ud800",null]}');
  t.equal(normal?.compactLength, '{"\\u0061":[1.50,"\\/\\ud800",null]}'.length);
  t.equal(normalizeJson(utf8('{"a":x}')), undefined);
  const member = (line: string) => {
    const text = memberText(utf8(line), "json");
    return text && utf8Text(text);
  };
  t.equal(member('{"a":{"json":1}, "json" : {"b":[ 1e5 ]} ,"c":"json"}'), '{"b":[ 1e5 ]}');
  t.equal(member('{"json":1,"js\\u006fn":"}"}'), '"}"', "the last of that name");
  t.equal(member('{"a":"json","b":[{"json":1}]}'), undefined);
  t.equal(member('["json",1]'), undefined);
});

t.test("a listing says what each byte is, and where it stops making sense", async (t) => {
  const encoded = hectobitCodec.encode(utf8('{"qz":["@qz:jx","@zq:jx",1.5,{}],"zq":"qzxj"}'));
  const { lines, error } = annotateHectobit(encoded.ok ? encoded.value : utf8(""));
  t.equal(error, undefined);
  t.strictSame(lines, [
    "0000  a2                map, 2 members",
    '0001  62717a              key "qz" (text)',
    "0004  84                  array, 4 elements",
    '0005  c88262717a626a78      value "@qz:jx" (user id: text, a new server in text)',
    '000d  c8627a71              value "@zq:jx" (user id: text, the latest server)',
    "0011  c482200f              value 1.5 (decimal)",
    "0015  a0                    map, 0 members",
    '0016  627a71              key "zq" (text)',
    '0019  64717a786a          value "qzxj" (text)',
  ]);
  const cut = annotateHectobit(bytes("82 64717a786a e5"));
  t.strictSame([cut.lines.length, cut.error?.reason, cut.error?.offset], [2, "cbor.reference", 6]);
  const forms = annotateHectobit(
    bytes("e7 8c 64717a786a e4 6524717a786a e6 d2 64717a786a ce458bcfe56800 ce01 d000 d100 cf420123 f6 d9010643316535"),
    true,
  );
  t.match(forms.lines[1], /array, 12 elements/);
  t.strictSame(
    forms.lines.slice(2).map((line) => line.slice(line.indexOf(" (") + 2, -1)),
    [
      "text",
      "reference, the latest",
      "text",
      "reference to an event, the latest",
      "ed25519 key id: text",
      "timestamp in full",
      "timestamp, 1 ms later",
      "key table",
      "value table",
      "digits",
      "simple value",
      "JSON text",
    ],
  );
});
