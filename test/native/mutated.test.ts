/**
 * Both codecs about damaged input: the same verdict, reason, offset and bytes. HECTOBIT_SEED chooses other accidents,
 * and HECTOBIT_MUTATIONS how many.
 */
import t from "tap";
import { SeededRandom } from "../../src/base/random.ts";
import type { SequenceCodec } from "../../src/codec/codec.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { difference, OPERATIONS, type Operation } from "./compare.ts";
import { mutate } from "./mutate.ts";
import { requireNative } from "./require-native.ts";
import { corpusBodies, RULES } from "./seeds.ts";

const SEED = Number(process.env.HECTOBIT_SEED ?? 1);
/** Encodings, and beside them a third as many texts. */
const MUTATIONS = Number(process.env.HECTOBIT_MUTATIONS ?? 210_000);
/** Larger bodies have nothing that several smaller ones have not, and take longer. */
const LARGEST = 1_500;

/** What each operation takes, undamaged. */
function inputs(codec: SequenceCodec): Record<Operation, Uint8Array[]> {
  const json = [...RULES, ...RULES, ...RULES, ...corpusBodies().filter((body) => body.length <= LARGEST)];
  const arrays = json.map((body) => Uint8Array.from([0x5b, ...body, 0x2c, ...body.slice(0, 300), 0x5d]));
  const lists = json.map((body) => Uint8Array.from([0x5b, ...body, 0x2c, ...body, 0x5d]));
  const of = (results: ReturnType<SequenceCodec["encode"]>[]) => results.flatMap((r) => (r.ok ? [r.value] : []));
  return {
    encode: json,
    encodeSequence: arrays,
    decode: of(json.map((body) => codec.encode(body))),
    decodeSequence: of(lists.map((list) => codec.encodeSequence(list))),
  };
}

t.test(`${MUTATIONS} damaged encodings, and texts`, async (t) => {
  const native = requireNative(t)?.codec;
  if (native === undefined) return;
  const random = new SeededRandom(SEED);
  const from = inputs(hectobitCodec);
  const runs: Record<Operation, number> = {
    decode: (MUTATIONS * 2) / 3,
    decodeSequence: MUTATIONS / 3,
    encode: MUTATIONS / 6,
    encodeSequence: MUTATIONS / 6,
  };
  const outcomes = new Map<string, number>();
  const differences: string[] = [];
  for (const operation of OPERATIONS) {
    const pick = (): Uint8Array => from[operation][random.integer(from[operation].length)] ?? new Uint8Array();
    for (let run = 0; run < runs[operation] && differences.length < 20; run++) {
      const input = mutate(random, pick(), pick());
      const result = native[operation](input);
      const verdict = result.ok ? "accepted" : result.error.reason;
      outcomes.set(verdict, (outcomes.get(verdict) ?? 0) + 1);
      const found = difference(native, hectobitCodec, operation, input);
      if (found !== undefined) differences.push(found);
    }
  }
  t.strictSame(differences, []);
  const total = [...outcomes.values()].reduce((sum, n) => sum + n, 0);
  t.ok(total >= 200_000 || MUTATIONS < 200_000, "enough of them");
  for (const reason of ["accepted", "json.syntax", "cbor.malformed", "cbor.truncated", "cbor.reference"]) {
    t.ok((outcomes.get(reason) ?? 0) > 0, `${reason} was among the verdicts`);
  }
  const verdicts = [...outcomes].sort(([, a], [, b]) => b - a).map(([reason, n]) => `${n} ${reason}`);
  t.comment(`differential: ${total} damaged inputs with seed ${SEED}: ${verdicts.join(", ")}`);
});
