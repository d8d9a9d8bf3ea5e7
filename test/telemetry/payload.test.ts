import { Encoder, Tag } from "cbor-x";
import fc from "fast-check";
import t from "tap";
import { fromHex, utf8 } from "../../src/base/bytes.ts";
import { CBOR, SENML_CBOR, SENML_JSON } from "../../src/coap/content-formats.ts";
import { readPayload } from "../../src/telemetry/read-payload.ts";
import { readingContent } from "../../src/telemetry/reading-event.ts";

/** cbor-x marks maps and typed arrays by tags of its own unless told not to. */
const plain = { useRecords: false, tagUint8Array: false, useTag259ForMaps: false };
const encoder = new Encoder(plain);
const encode = (value: unknown): Uint8Array => encoder.encode(value);

const NOW = 1_790_000_000_000;

/** What an event would say of a payload; the reason when it is refused. */
function values(payload: Uint8Array, format: number) {
  const reading = readPayload(payload, format, NOW);
  if (!reading.ok) return `${reading.error.reason}: ${reading.error.detail}`;
  return readingContent("dev", reading.value, NOW)["org.hectobit.reading"].values;
}
const json = (pack: unknown) => values(utf8(JSON.stringify(pack)), SENML_JSON);
const cbor = (value: unknown, format = SENML_CBOR) => values(new Uint8Array(encode(value)), format);

t.test("RFC 8428 §5.1.1: a single measurement", async (t) => {
  t.same(json([{ n: "urn:dev:ow:10e2073a01080063", u: "Cel", v: 23.1 }]), [
    { name: "urn:dev:ow:10e2073a01080063", unit: "Cel", value: "23.1" },
  ]);
});

t.test("RFC 8428 §5.1.2: base fields, and times before and after the base time", async (t) => {
  const pack = [
    { bn: "urn:dev:ow:10e2073a0108006:", bt: 1.276020076001e9, bu: "A", bver: 5, n: "voltage", u: "V", v: 120.1 },
    { n: "current", t: -5, v: 1.2 },
    { n: "current", v: 1.7 },
  ];
  t.same(json(pack), [
    { name: "urn:dev:ow:10e2073a0108006:voltage", unit: "V", value: "120.1" },
    { name: "urn:dev:ow:10e2073a0108006:current", unit: "A", value: "1.2", time: 1_276_020_071_001 },
    { name: "urn:dev:ow:10e2073a0108006:current", unit: "A", value: "1.7" },
  ]);
});

t.test("RFC 8428 §5.1.4: texts, booleans and data", async (t) => {
  const pack = [
    { bn: "urn:dev:ow:10e2073a01080063:", n: "temp", u: "Cel", v: 23.1 },
    { n: "label", vs: "Machine Room" },
    { n: "open", vb: false },
    { n: "nfc-reader", vd: "aGkgCg" },
  ];
  const result = json(pack);
  t.match(result, [{}, { value: "Machine Room" }, { value: false }, { value: "aGkgCg" }]);
});

t.test("RFC 8428 §6: the CBOR example", async (t) => {
  const hex =
    "87a721781b75726e3a6465763a6f773a3130653230373361303130383030363a22fb41d303a15b00106223614120050067766f6c7461" +
    "6765016156 02fb405e066666666666a3006763757272656e74062402fb3ff3333333333333a3006763757272656e74062302fb3ff4cccccccccccd" +
    "a3006763757272656e74062202fb3ff6666666666666a3006763757272656e74062102f93e00a3006763757272656e74062002fb3ff9999999" +
    "99999aa3006763757272656e74060002fb3ffb333333333333";
  const bytes = fromHex(hex.replaceAll(" ", ""));
  const result = values(bytes ?? new Uint8Array(), SENML_CBOR);
  t.match(result, [
    { name: "urn:dev:ow:10e2073a0108006:voltage", unit: "V", value: "120.1" },
    { name: "urn:dev:ow:10e2073a0108006:current", unit: "A", value: "1.2" },
    { value: "1.3" },
    { value: "1.4" },
    { value: "1.5" },
    { value: "1.6" },
    { value: "1.7" },
  ]);
});

t.test("base value and base sum are added exactly; tag 4 is a decimal fraction", async (t) => {
  t.same(
    json([
      { bn: "a", bv: 20, v: 0.1 },
      { n: "b", v: 0.2 },
    ]),
    [
      { name: "a", value: "20.1" },
      { name: "ab", value: "20.2" },
    ],
  );
  t.same(json([{ n: "kwh", bs: 100, s: 0.5 }]), [{ name: "kwh", sum: "100.5" }]);
  t.same(
    cbor([
      new Map<number, unknown>([
        [0, "p"],
        [2, new Tag([-2, 27315], 4)],
      ]),
    ]),
    [{ name: "p", value: "273.15" }],
  );
  t.same(
    cbor([
      new Map<number, unknown>([
        [0, "d"],
        [8, Buffer.from([1, 255])],
      ]),
    ]),
    [{ name: "d", value: "Af8", encoding: "base64url" }],
  );
});

t.test("what SenML forbids is refused with the place and the reason", async (t) => {
  const cases: [unknown, RegExp][] = [
    [{}, /pack/],
    [[], /no record has a value/],
    [[{ bn: "x" }], /no record has a value/],
    [[{ n: "x" }], /record 0 has no value/],
    [[{ v: 1 }], /record 0 has no name/],
    [[{ n: "-x", v: 1 }], /no SenML name/],
    [[{ n: "x", v: 1, vb: true }], /v and vb/],
    [[{ n: "x", v: "1" }], /"v" must be number/],
    [[{ n: "x", v: 1, must_: 1 }], /must be understood/],
    [[{ n: "x", v: 1, bver: 11 }], /version 11/],
    [[{ n: "x", v: 1, t: -1e12 }], /no such time/],
  ];
  for (const [pack, expected] of cases) t.match(json(pack), expected, JSON.stringify(pack));
  t.same(json([{ n: "x", v: 1, ext: "ignored" }]), [{ name: "x", value: 1 }]);
});

t.test("a plain map: names to values, integer keys for number and time", async (t) => {
  const map = new Map<unknown, unknown>([
    [0, 17],
    [1, -30],
    ["water temperature", [12.5, "Cel"]],
    ["battery", 87],
    ["door", true],
  ]);
  const reading = readPayload(new Uint8Array(encode(map)), CBOR, NOW);
  t.ok(reading.ok);
  if (!reading.ok) return;
  t.equal(reading.value.sequence, "17");
  const content = readingContent("buoy-7", reading.value, NOW);
  t.equal(content.body, "buoy-7: water temperature 12.5 Cel, battery 87, door yes");
  t.equal(content["org.hectobit.reading"].time, NOW - 30_000);
  for (const bad of [[1], {}, { a: null }, { a: [1, 2] }, { a: [] }, new Map([[5, 1]])])
    t.match(cbor(bad, CBOR), /^map\./, JSON.stringify(bad));
  t.match(cbor({ a: Number.NaN }, CBOR), /^cbor.not-finite/);
});

t.test("arbitrary bytes are a reading or a reason, and never hang or throw", async () => {
  for (const format of [CBOR, SENML_JSON, SENML_CBOR])
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const reading = readPayload(bytes, format, NOW);
        return reading.ok || reading.error.reason !== "";
      }),
    );
});

t.test("JSON text of any value is read as SenML or refused, and numbers never become floats", async () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ n: fc.constant("x"), v: fc.double({ noNaN: true, noDefaultInfinity: true }) })),
      (pack) => {
        const result = json(pack);
        return (
          typeof result === "string" ||
          result.every(({ value }) => typeof value === "string" || Number.isSafeInteger(value))
        );
      },
    ),
  );
});

t.test("a long batch says in its text how much more there is", async (t) => {
  const pack = Array.from({ length: 200 }, (_, i) => ({ n: `sensor-number-${i}`, v: i }));
  const reading = readPayload(utf8(JSON.stringify(pack)), SENML_JSON, NOW);
  t.ok(reading.ok);
  if (!reading.ok) return;
  const { body } = readingContent("dev", reading.value, NOW);
  t.ok(body.length < 1100);
  t.match(body, /and \d+ more$/);
});
