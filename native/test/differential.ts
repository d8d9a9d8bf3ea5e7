// Compares the C core with the TypeScript codec: the same verdict, reason, offset and bytes for every case. Unlike the
// tests of the addon (test/native), it takes a program of its own, which can be built with sanitizers: transcode.c.
//   npx tsx native/test/differential.ts TRANSCODE [CASES] [SEED] [FILE.jsonl …]
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { SeededRandom } from "../../src/base/random.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { mutate } from "../../test/native/mutate.ts";
import { jsonText } from "./cases.ts";

type Mode = "e" | "d" | "E" | "D";
interface Case {
  readonly mode: Mode;
  readonly bytes: Uint8Array;
}
interface Answer {
  readonly reason: string;
  readonly offset: number;
  readonly last: number;
  readonly bytes: Uint8Array;
}

/** By status, as hectobit.h numbers them. */
const REASONS = [
  "ok",
  ...["syntax", "truncated", "utf8", "nesting"].map((name) => `json.${name}`),
  ...["truncated", "malformed", "utf8", "reference", "nesting", "trailing"].map((name) => `cbor.${name}`),
  "output.full",
];
const ANSWER_HEAD = 13;

function native(program: string, cases: readonly Case[]): Answer[] {
  const input = cases.flatMap(({ mode, bytes }) => {
    const head = Buffer.alloc(5);
    head.write(mode, "latin1");
    head.writeUInt32BE(bytes.length, 1);
    return [head, bytes];
  });
  const { status, stdout, stderr } = spawnSync(program, { input: Buffer.concat(input), maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}`);
  const answers: Answer[] = [];
  for (let at = 0; at < stdout.length; ) {
    const length = stdout.readUInt32BE(at + 9);
    answers.push({
      reason: REASONS[stdout.readUInt8(at)] ?? "unknown",
      offset: stdout.readUInt32BE(at + 1),
      last: stdout.readUInt32BE(at + 5),
      bytes: stdout.subarray(at + ANSWER_HEAD, at + ANSWER_HEAD + length),
    });
    at += ANSWER_HEAD + length;
  }
  return answers;
}

function typescript({ mode, bytes }: Case): Answer {
  if (mode === "D") {
    const result = hectobitCodec.decodeSequence(bytes);
    if (result.ok) return { reason: "ok", offset: 0, last: result.value.last, bytes: result.value.json };
    return { reason: result.error.reason, offset: result.error.offset, last: 0, bytes: new Uint8Array() };
  }
  const run = { e: hectobitCodec.encode, E: hectobitCodec.encodeSequence, d: hectobitCodec.decode }[mode];
  const result = run(bytes);
  if (result.ok) return { reason: "ok", offset: 0, last: 0, bytes: result.value };
  return { reason: result.error.reason, offset: result.error.offset, last: 0, bytes: new Uint8Array() };
}

const same = (a: Answer, b: Answer): boolean =>
  a.reason === b.reason && a.offset === b.offset && a.last === b.last && Buffer.compare(a.bytes, b.bytes) === 0;

const show = ({ reason, offset, last, bytes }: Answer): string =>
  `${reason} at ${offset}, last ${last}, ${Buffer.from(bytes.subarray(0, 200)).toString("hex")}`;

const [program = "", count = "20000", seed = "1", ...files] = process.argv.slice(2);
const random = new SeededRandom(Number(seed));
const seen = new Map<string, number>();
const encoder = new TextEncoder();
let total = 0;
let different = 0;

function compare(cases: readonly Case[]): Answer[] {
  const answers = native(program, cases);
  cases.forEach((one, i) => {
    const c = answers[i] ?? { reason: "missing", offset: 0, last: 0, bytes: new Uint8Array() };
    const t = typescript(one);
    total++;
    seen.set(c.reason, (seen.get(c.reason) ?? 0) + 1);
    if (same(c, t)) return;
    different++;
    if (different > 20) return;
    const hex = Buffer.from(one.bytes.subarray(0, 400)).toString(one.mode.toLowerCase() === "e" ? "utf8" : "hex");
    console.log(`${one.mode} ${hex}\n  C:          ${show(c)}\n  TypeScript: ${show(t)}`);
  });
  return answers;
}

/** Encodes, decodes what came of it, and what is near it. */
function family(texts: readonly Uint8Array[], mutations: number): void {
  const modeOf = (text: Uint8Array): Mode => (text[0] === 0x5b && random.integer(2) === 0 ? "E" : "e");
  const encodes = texts.map((bytes): Case => ({ mode: modeOf(bytes), bytes }));
  const encoded = compare(encodes).flatMap(({ reason, bytes }, i): Case[] =>
    reason === "ok" ? [{ mode: encodes[i]?.mode === "E" ? "D" : "d", bytes }] : [],
  );
  compare(encoded);
  for (let round = 0; round < mutations; round++) {
    const all = [...encoded, ...encodes];
    const other = () => all[random.integer(all.length)]?.bytes ?? new Uint8Array();
    compare(all.map(({ mode, bytes }) => ({ mode, bytes: mutate(random, bytes, other()) })));
  }
}

const BATCH = 1000;
for (const file of files) {
  const texts = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => encoder.encode(JSON.stringify((JSON.parse(line) as { json: unknown }).json)));
  for (let i = 0; i < texts.length; i += BATCH) family(texts.slice(i, i + BATCH), 1);
}
while (total < Number(count)) {
  family(
    Array.from({ length: BATCH }, () => encoder.encode(jsonText(random, 4, []))),
    5,
  );
}
const verdicts = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, n]) => `${reason} ${n}`);
console.log(`differential: ${total} cases, ${different} different (${verdicts.join(", ")})`);
process.exitCode = different === 0 ? 0 : 1;
