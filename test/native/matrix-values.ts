/** JSON like Matrix's: names of the specification, identifiers, keys, times and texts that come again and again. */
import fc from "fast-check";
import { HECTOBIT_TABLES_V1 } from "../../src/codec/tables/hectobit-v1.ts";

const characters = (alphabet: string, min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: min, maxLength: max });

const LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
const BASE64URL = `${LOWER}ABCDEFGHIJKLMNOPQRSTUVWXYZ-_`;
const server = fc.oneof(fc.constantFrom("example.org", "b.example", "localhost:8448"), characters(`${LOWER}.-`, 1, 30));
const local = fc.oneof(fc.constantFrom("alice", "bob", "crew.7"), characters(`${LOWER}._=/+-`, 0, 20), fc.string());
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const base64 = (form: "base64" | "base64url") =>
  fc.uint8Array({ maxLength: 80 }).map((raw) => Buffer.from(raw).toString(form));

/** Contents of strings. */
const text: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.constantFrom("@", "!", "#", "$"), local, server).map(([sigil, a, b]) => `${sigil}${a}:${b}`),
  fc.tuple(fc.constantFrom("$", "!"), bytes(32)).map(([sigil, raw]) => sigil + Buffer.from(raw).toString("base64url")),
  fc.tuple(fc.constantFrom("$", "!"), characters(BASE64URL, 43, 43)).map(([sigil, rest]) => sigil + rest),
  fc.tuple(server, characters(BASE64URL, 0, 30)).map(([a, b]) => `mxc://${a}/${b}`),
  fc
    .tuple(fc.constantFrom("ed25519:", "curve25519:", "signed_curve25519:"), characters(BASE64URL, 0, 12))
    .map(([a, b]) => a + b),
  base64("base64"),
  base64("base64").map((padded) => padded.replace(/=+$/, "")),
  base64("base64url"),
  characters("0123456789_-.stm", 0, 40),
  characters("0123456789abcdef", 0, 70),
  fc.constantFrom(...HECTOBIT_TABLES_V1.values, ...HECTOBIT_TABLES_V1.keys),
  fc.constantFrom(...HECTOBIT_TABLES_V1.fragments.flatMap((a, i, all) => [a, `${a}${all[(7 * i) % all.length]}`])),
  fc.lorem({ maxCount: 12 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);

/** A string's JSON text, now and then with an escape that need not be. */
const stringText = (content: string, escaped: boolean): string => {
  const json = JSON.stringify(content);
  return escaped && content !== "" && /^[ -~]/.test(content) && !/^["\\]/.test(content)
    ? `"\\u${content.charCodeAt(0).toString(16).padStart(4, "0")}${json.slice(2)}`
    : json;
};

const literal = fc.oneof(
  fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }).map(String),
  fc.integer({ min: 0, max: 300 }).map(String),
  fc.maxSafeInteger().map(String),
  fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }).map(String),
  fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 1, max: 20 })).map(([m, places]) => decimal(m, places)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom("-0", "0.0", "-0.0", "1e5", "1E+5", "1.0e-7", "true", "false", "null"),
);

function decimal(m: number, places: number): string {
  const digits = String(Math.abs(m)).padStart(places + 1, "0");
  return `${m < 0 ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** JSON text whose strings are taken from a few, so that they refer to each other. */
export const matrixJson: fc.Arbitrary<string> = fc.array(text, { minLength: 1, maxLength: 12 }).chain((pool) => {
  const string = fc
    .tuple(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pool) }, { weight: 1, arbitrary: text }), fc.nat(15))
    .map(([content, chance]) => stringText(content, chance === 0));
  const key = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...HECTOBIT_TABLES_V1.keys).map((name) => JSON.stringify(name)) },
    { weight: 1, arbitrary: string },
  );
  return fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.oneof({ weight: 3, arbitrary: string }, { weight: 1, arbitrary: literal }),
      fc.array(tie("value"), { maxLength: 12 }).map((items) => `[${items.join(",")}]`),
      fc
        .array(fc.tuple(key, tie("value")), { maxLength: 12 })
        .map((members) => `{${members.map(([name, value]) => `${name}:${value}`).join(", ")}}`),
    ),
  })).value;
});
