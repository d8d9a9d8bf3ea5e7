/** The addon itself: what it returns, where it writes, and that misuse is an exception and never a crash. */
import { Worker } from "node:worker_threads";
import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import type { Addon } from "../../src/io/addon-codec.ts";
import { requireNative } from "./require-native.ts";

const JSON_TEXT = '{"type":"m.room.message","content":{"msgtype":"m.text","body":"hello there"}}';

const detached = (): Uint8Array => {
  const bytes = new Uint8Array(1000);
  structuredClone(bytes, { transfer: [bytes.buffer] });
  return bytes;
};
const shared = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));

/** Status and offset of what was returned for a failure. */
const failure = (addon: Addon, returned: number): [string | undefined, number] => [
  addon.reasons[-returned % 16],
  Math.floor(-returned / 16),
];

t.test("it writes from the offset on, into a given Buffer or Uint8Array, and nothing before", async (t) => {
  const addon = requireNative(t)?.addon;
  if (addon === undefined) return;
  for (const output of [
    Buffer.alloc(500, 0xaa),
    new Uint8Array(500).fill(0xaa),
    new Uint8Array(700).subarray(100, 600),
  ]) {
    const before = output.slice(0, 7);
    const length = addon.encode(Buffer.from(JSON_TEXT), output, 7);
    t.ok(length > 10 && length < JSON_TEXT.length / 2);
    t.strictSame(output.slice(0, 7), before);
    const text = new Uint8Array(500);
    const back = addon.decode(output.subarray(7, 7 + length), text, 3);
    t.equal(utf8Text(text.subarray(3, 3 + back)), JSON_TEXT);
  }
});

t.test("what fails says why and where", async (t) => {
  const addon = requireNative(t)?.addon;
  if (addon === undefined) return;
  const output = new Uint8Array(100);
  const encode = (json: string, room = output) => failure(addon, addon.encode(utf8(json), room, 0));
  t.strictSame(encode('{"a":1,}'), ["json.syntax", 7]);
  t.strictSame(encode('{"a":'), ["json.truncated", 5]);
  t.strictSame(encode(""), ["json.truncated", 0]);
  t.strictSame(encode(`${"[".repeat(65)}`), ["json.nesting", 64]);
  t.strictSame(failure(addon, addon.encode(Uint8Array.of(0x22, 0x61, 0xff, 0x22), output, 0)), ["json.utf8", 2]);
  t.equal(encode('"some words that are long"', new Uint8Array(3))[0], "output.full");
  t.equal(encode("1", new Uint8Array(0))[0], "output.full");
  t.equal(failure(addon, addon.encode(utf8("1"), output, 100))[0], "output.full", "an offset at the very end");
  const decode = (...bytes: number[]) => failure(addon, addon.decode(Uint8Array.from(bytes), output, 0));
  t.strictSame(decode(0x82, 0x01, 0x19), ["cbor.truncated", 2]);
  t.strictSame(decode(0x01, 0x02), ["cbor.trailing", 1]);
  t.equal(decode(0x9f, 0xff)[0], "cbor.malformed");
  t.equal(decode(0xe0)[0], "cbor.reference");
  t.equal(decode(0x61, 0xff)[0], "cbor.utf8");
  t.equal(decode(...Array<number>(65).fill(0x81))[0], "cbor.nesting");
});

t.test("a decoded sequence tells where its last element begins", async (t) => {
  const addon = requireNative(t)?.addon;
  if (addon === undefined) return;
  const [cbor, text] = [new Uint8Array(100), new Uint8Array(100)];
  const decoded = (json: string): [string | undefined, number] => {
    const length = addon.encodeSequence(utf8(json), cbor, 0);
    const packed = addon.decodeSequence(cbor.subarray(0, length), text, 1);
    return [utf8Text(text.subarray(1, 1 + (packed % 2 ** 26))), Math.floor(packed / 2 ** 26)];
  };
  t.strictSame(decoded('[1, "two", {"three": 3}]'), ['[1,"two",{"three":3}]', 9]);
  t.strictSame(decoded("[1]"), ["[1]", 1]);
  t.strictSame(decoded("[]"), ["[]", 0]);
});

t.test("misuse throws, and says what is wrong", async (t) => {
  const addon = requireNative(t)?.addon;
  if (addon === undefined) return;
  const [input, output] = [utf8(JSON_TEXT), new Uint8Array(500)];
  const whatever: unknown[] = [undefined, null, 1, "[]", {}, [1], new ArrayBuffer(8), new DataView(new ArrayBuffer(8))];
  whatever.push(new Uint16Array(4), new Float64Array(4), new Int8Array(4), new SharedArrayBuffer(8));
  for (const operation of ["encode", "decode", "encodeSequence", "decodeSequence"] as const) {
    const run = (...args: unknown[]) => (addon[operation] as (...args: unknown[]) => number)(...args);
    for (const wrong of whatever) {
      t.throws(() => run(wrong, output, 0), { name: "TypeError", code: "ERR_INVALID_ARG_TYPE", message: /input/ });
      t.throws(() => run(input, wrong, 0), { name: "TypeError", code: "ERR_INVALID_ARG_TYPE", message: /output/ });
    }
    t.throws(() => run(), { code: "ERR_INVALID_ARG_TYPE" });
    for (const offset of [undefined, "0", 1n]) t.throws(() => run(input, output, offset), { name: "TypeError" });
    for (const offset of [-1, 0.5, 501, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      t.throws(() => run(input, output, offset), { name: "RangeError", code: "ERR_OUT_OF_RANGE" });
    }
    t.throws(() => run(detached(), output, 0), { name: "TypeError", code: "ERR_DETACHED_BUFFER" });
    t.throws(() => run(input, detached(), 0), { name: "TypeError", code: "ERR_DETACHED_BUFFER" });
    t.throws(() => run(input, shared(500), 0), { name: "TypeError", message: /shared/ });
    t.throws(() => run(output, output, 0), { name: "TypeError", message: /overlap/ });
    t.throws(() => run(output.subarray(100, 200), output, 199), { name: "TypeError", message: /overlap/ });
  }
});

t.test("side by side in one ArrayBuffer is no overlap", async (t) => {
  const addon = requireNative(t)?.addon;
  if (addon === undefined) return;
  const all = new Uint8Array(500);
  all.set(utf8(JSON_TEXT));
  const length = addon.encode(all.subarray(0, JSON_TEXT.length), all, JSON_TEXT.length);
  t.ok(length > 0);
  const back = addon.decode(all.subarray(JSON_TEXT.length, JSON_TEXT.length + length), all, 300);
  t.equal(utf8Text(all.subarray(300, 300 + back)), JSON_TEXT);
});

t.test("shared input that another thread changes all the time is read once", async (t) => {
  const native = requireNative(t);
  if (native === undefined) return;
  const input = shared(JSON_TEXT.length + 2_000);
  const valid = utf8(`${JSON_TEXT.slice(0, -2)},"info":[${"1,".repeat(990)}10]}}`);
  const bytes = input.subarray(0, valid.length);
  bytes.set(valid);
  const vandal = new Worker(
    'const { workerData: bytes } = require("node:worker_threads"); for (let i = 0; ; i++) bytes[(i * 7) % bytes.length] ^= 3;',
    { eval: true, workerData: bytes },
  );
  t.teardown(() => vandal.terminate());
  await new Promise((resolve) => vandal.once("online", resolve));
  const [cbor, text] = [new Uint8Array(20_000), new Uint8Array(40_000)];
  for (let i = 0; i < 5_000; i++) {
    if (i % 50 === 0) bytes.set(valid);
    const length = native.addon.encode(bytes, cbor, 0);
    if (length >= 0 && native.addon.decode(cbor.subarray(0, length), text, 0) < 0) t.fail("CBOR that isn't");
    native.addon.decode(bytes, text, 0);
  }
  t.pass("and nothing crashed");
});

/** Encodes and decodes until it is told to stop, and tells how often it did, or what was wrong. */
const WORKER = `
const { parentPort, workerData: { path, json, rounds } } = require("node:worker_threads");
const addon = require(path);
const [cbor, text] = [new Uint8Array(1000), new Uint8Array(1000)];
const input = Buffer.from(json);
let right = 0;
for (let i = 0; i < rounds; i++) {
  const length = addon.encode(input, cbor, i % 300);
  const back = addon.decode(cbor.subarray(i % 300, i % 300 + length), text, 0);
  if (Buffer.from(text.subarray(0, back)).equals(input)) right++;
}
parentPort.postMessage(right);
`;

t.test("worker threads load it for themselves, work at once, and may be ended in the midst", async (t) => {
  const native = requireNative(t);
  if (native === undefined) return;
  const start = (rounds: number): Worker =>
    new Worker(WORKER, { eval: true, workerData: { path: native.path, json: JSON_TEXT, rounds } });
  const answer = (worker: Worker) =>
    new Promise<unknown>((resolve, reject) => worker.once("message", resolve).once("error", reject));
  const rounds = 20_000;
  const [endless, ...workers] = [start(Number.POSITIVE_INFINITY), ...[1, 2, 3, 4].map(() => start(rounds))];
  t.strictSame(await Promise.all(workers.map(answer)), [rounds, rounds, rounds, rounds]);
  await endless?.terminate();
  t.ok(native.addon.encode(utf8(JSON_TEXT), new Uint8Array(500), 0) > 0, "and here it works on");
});
