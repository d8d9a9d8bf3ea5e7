import fc from "fast-check";
import t from "tap";
import {
  approximately,
  decimalText,
  eventNumber,
  parseDecimal,
  plus,
  shortestDecimal,
} from "../../src/telemetry/decimal.ts";

const text = (literal: string) => {
  const value = parseDecimal(literal);
  return value === undefined ? undefined : decimalText(value);
};

t.test("decimals are written as people write them", async (t) => {
  const cases: [string, string][] = [
    ["12.50", "12.5"],
    ["-0.004", "-0.004"],
    ["1.5e3", "1500"],
    ["1e-3", "0.001"],
    ["0.000", "0"],
    ["100", "100"],
    ["1e40", "1e40"],
    ["6.02214076e23", "602214076000000000000000"],
  ];
  for (const [literal, expected] of cases) t.equal(text(literal), expected, literal);
  t.equal(text("1e999"), undefined);
  t.equal(text("1".repeat(60)), undefined);
});

t.test("integers stay integers as far as JSON carries them, the rest becomes text", async (t) => {
  const number = (literal: string) => eventNumber(parseDecimal(literal) ?? { mantissa: -1n, exponent: 0 });
  t.equal(number("12"), 12);
  t.equal(number("12.0"), 12);
  t.equal(number("1e3"), 1000);
  t.equal(number("12.5"), "12.5");
  t.equal(number("9007199254740991"), 9007199254740991);
  t.equal(number("9007199254740993"), "9007199254740993");
  t.equal(number("1e300"), "1e300");
});

t.test("sums are exact", async (t) => {
  const sum = (a: string, b: string) => {
    const value = plus(
      parseDecimal(a) ?? { mantissa: 0n, exponent: 0 },
      parseDecimal(b) ?? { mantissa: 0n, exponent: 0 },
    );
    return value === undefined ? undefined : decimalText(value);
  };
  t.equal(sum("20", "0.1"), "20.1");
  t.equal(sum("0.1", "0.2"), "0.3");
  t.equal(sum("1e300", "1e-300"), undefined, "more digits than a reading has");
});

t.test("every double keeps its value, and short floats mean their short decimal", async (t) => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const exact = shortestDecimal(value, 53);
      return exact !== undefined && (approximately(exact) === value || value === 0);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -9999, max: 9999 }), (hundredths) => {
      const value = shortestDecimal(Math.fround(hundredths / 100), 24);
      return value !== undefined && approximately(value) === hundredths / 100;
    }),
  );
  const half = shortestDecimal(12.296875, 11);
  t.equal(half && decimalText(half), "12.3");
});
