/** JSON text in every spelling that RFC 8259 allows. */
import fc from "fast-check";

const space = fc.string({ unit: fc.constantFrom(" ", "\t", "\n", "\r"), maxLength: 2 });

const hex4 = (unit: number, upper: boolean): string => {
  const digits = unit.toString(16).padStart(4, "0");
  return `\\u${upper ? digits.toUpperCase() : digits}`;
};

/** One character or escape of a string: surrogates stand alone as often as in pairs. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }).map(plain) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(0xffff), fc.boolean()).map(([unit, upper]) => hex4(unit, upper)) },
  { weight: 1, arbitrary: fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => hex4(unit, false)) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x2f }).map((unit) => hex4(unit, false)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\\"', "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\ud83d\\ude00", "\u007f"),
  },
);

/** Without quotation marks. */
function plain(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const string = fc.array(piece, { maxLength: 8 }).map((pieces) => `"${pieces.join("")}"`);

const digits = (most: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: most });

const number = fc
  .tuple(
    fc.constantFrom("", "-"),
    digits(22).map((text) => text.replace(/^0+(?=\d)/, "")),
    fc.oneof(
      fc.constant(""),
      digits(20).map((text) => `.${text}`),
    ),
    fc.oneof(
      { weight: 4, arbitrary: fc.constant("") },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom("e", "E"), fc.constantFrom("", "+", "-"), digits(3))
          .map((parts) => parts.join("")),
      },
    ),
  )
  .map((parts) => parts.join(""));

export const wildJson: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(string, number, fc.constantFrom("true", "false", "null", "-0", "0.0", "{}", "[ ]")),
    fc
      .array(fc.tuple(space, tie("value"), space), { maxLength: 30 })
      .map((items) => `[${items.map((parts) => parts.join("")).join(",")}]`),
    fc
      .array(fc.tuple(space, string, space, tie("value"), space), { maxLength: 30 })
      .map((members) => `{${members.map(([a, key, b, value, c]) => `${a}${key}${b}:${value}${c}`).join(",")}}`),
  ),
})).value;
