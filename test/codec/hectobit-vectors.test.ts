/** The vectors that C runs, too; see test/vectors/codec/README.md. */
import { readFileSync, writeFileSync } from "node:fs";
import t from "tap";
import { fromHex, toHex, utf8, utf8Text } from "../../src/base/bytes.ts";
import type { Result } from "../../src/base/errors.ts";
import type { CodecError, SequenceCodec } from "../../src/codec/codec.ts";
import { Tables } from "../../src/codec/hectobit/tables.ts";
import { createHectobitCodec, hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { tableVectors } from "./hectobit-table-vectors.ts";

type Vector = Readonly<Record<string, string>>;

const FOLDER = new URL("../vectors/codec/", import.meta.url);
const read = (name: string): Vector[] => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8"));

/** The functions for an item, or those for a sequence. */
interface Functions {
  encode(json: Uint8Array): Result<Uint8Array, CodecError>;
  decode(cbor: Uint8Array): Result<Uint8Array, CodecError>;
}

function bytes(hex: string | undefined): Uint8Array {
  const value = fromHex(hex ?? "?");
  if (value === undefined) throw new Error(`bad hex ${hex}`);
  return value;
}

const verdict = (result: Result<Uint8Array, CodecError>, text: (value: Uint8Array) => string | undefined) =>
  result.ok ? text(result.value) : `${result.error.reason} at ${result.error.offset}`;

/** What doesn't come out as the vector says. */
function differences({ encode, decode }: Functions, vector: Vector): string[] {
  const { why, json, jsonHex, hex, decoded, error, offset, only } = vector;
  const found: string[] = [];
  const expect = (what: string, was: string | undefined, wanted: string | undefined): void => {
    if (was !== wanted) found.push(`${why} (${json ?? hex ?? jsonHex}), ${what}: ${was}, not ${wanted}`);
  };
  const wrong = error === undefined ? undefined : `${error} at ${offset}`;
  const text = json === undefined ? undefined : utf8(json);
  const input = text ?? (jsonHex === undefined ? undefined : bytes(jsonHex));
  if (input !== undefined && only === undefined) expect("encoded", verdict(encode(input), toHex), wrong ?? hex);
  if (hex !== undefined) expect("decoded", verdict(decode(bytes(hex)), utf8Text), wrong ?? decoded ?? json);
  return found;
}

const empty = new Tables({ keys: [], values: [], fragments: [] });
const tableless: SequenceCodec = createHectobitCodec({ keys: 0, values: 0 }, empty);

for (const name of ["structure", "numbers", "strings", "identifiers", "windows", "json-errors"]) {
  t.test(`${name}, whatever the tables hold`, async (t) => {
    const vectors = read(name);
    t.ok(vectors.length > 15);
    t.strictSame(
      vectors.flatMap((vector) => differences(hectobitCodec, vector)),
      [],
    );
    t.strictSame(
      vectors.flatMap((vector) => differences(tableless, vector)),
      [],
    );
  });
}

for (const name of ["forms", "cbor-errors"]) {
  t.test(name, async (t) => {
    const vectors = read(name);
    t.ok(vectors.length > 40);
    t.strictSame(
      vectors.flatMap((vector) => differences(hectobitCodec, vector)),
      [],
    );
  });
}

t.test("sequences", async (t) => {
  const functions: Functions = {
    encode: (json) => hectobitCodec.encodeSequence(json),
    decode: (cbor) => {
      const sequence = hectobitCodec.decodeSequence(cbor);
      return sequence.ok ? { ok: true, value: sequence.value.json } : sequence;
    },
  };
  for (const vector of read("sequences")) {
    t.strictSame(differences(functions, vector), []);
    if (vector.last === undefined) continue;
    const sequence = hectobitCodec.decodeSequence(bytes(vector.hex));
    t.equal(sequence.ok && String(sequence.value.last), vector.last, String(vector.why));
  }
});

t.test("limits", async (t) => {
  for (const vector of read("limits")) {
    const limits = ["keys", "values", "window", "nesting"].flatMap((name) =>
      vector[name] === undefined ? [] : [[name, Number(vector[name])] as const],
    );
    t.strictSame(differences(createHectobitCodec(Object.fromEntries(limits)), vector), []);
  }
});

t.test("tables", async (t) => {
  if (process.env.HECTOBIT_WRITE_GOLDEN === "1") {
    const lines = tableVectors(hectobitCodec).map((vector) => `  ${JSON.stringify(vector)}`);
    writeFileSync(new URL("tables.json", FOLDER), `[\n${lines.join(",\n")}\n]\n`);
  }
  t.strictSame(
    read("tables").flatMap((vector) => differences(hectobitCodec, vector)),
    [],
  );
});
