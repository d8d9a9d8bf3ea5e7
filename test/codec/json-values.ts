/** JSON text of every shape, for properties: arbitrary values, written in arbitrary but valid ways. */
import fc from "fast-check";
import { MSC3079_KEYS_V1 } from "../../src/codec/tables/msc3079-v1.ts";

const key = fc.oneof(
  fc.constantFrom(...MSC3079_KEYS_V1),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.integer({ min: -5, max: 200 }).map(String),
  fc.constantFrom("__proto__", "constructor", ""),
);

/** Number literals in the form that survives. */
const number = fc.oneof(
  fc.integer().map(String),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }).map(String),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => !Number.isInteger(value))
    .map(String),
  fc
    .float({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => !Number.isInteger(value))
    .map(String),
);

const string = fc.string({ unit: "binary", maxLength: 300 }).map((text) => JSON.stringify(text));

/** Compact JSON text that CBOR carries unchanged. */
export const plainJson: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(number, string, fc.constantFrom("true", "false", "null", "{}", "[]", "-0")),
    fc.array(tie("value"), { maxLength: 30 }).map((items) => `[${items.join(",")}]`),
    fc
      .uniqueArray(fc.tuple(key, tie("value")), { maxLength: 30, selector: ([name]) => name })
      .map((entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`),
  ),
})).value;
