/**
 * Exact decimal numbers: `mantissa × 10^exponent`. Readings are added (SenML's base values) and written as decimals,
 * never as binary fractions: 20 + 0.1 is 20.1.
 */
export interface Decimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Beyond what doubles span nothing was measured; exact arithmetic over such spans would only cost memory. */
const LARGEST_EXPONENT = 400;
const MOST_DIGITS = 40;

/** `undefined` when it is too long or too far from 1 to be a reading. */
export function decimal(mantissa: bigint, exponent: number): Decimal | undefined {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > LARGEST_EXPONENT) return undefined;
  if (mantissa < -(10n ** 40n) || mantissa > 10n ** 40n) return undefined;
  return { mantissa, exponent };
}

const LITERAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/;

/** Of a JSON number's literal. */
export function parseDecimal(literal: string): Decimal | undefined {
  const match = LITERAL.exec(literal);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  if (whole.length + fraction.length > MOST_DIGITS) return undefined;
  const mantissa = BigInt(whole + fraction);
  return decimal(sign === "-" ? -mantissa : mantissa, Number(exponent) - fraction.length);
}

export const fromInteger = (value: number | bigint): Decimal => ({ mantissa: BigInt(value), exponent: 0 });

/** `undefined` when the sum has too many digits. */
export function plus(a: Decimal, b: Decimal): Decimal | undefined {
  if (a.mantissa === 0n) return b;
  if (b.mantissa === 0n) return a;
  const exponent = Math.min(a.exponent, b.exponent);
  if (Math.max(a.exponent, b.exponent) - exponent > LARGEST_EXPONENT) return undefined;
  return decimal(atExponent(a, exponent) + atExponent(b, exponent), exponent);
}

const atExponent = (value: Decimal, exponent: number): bigint =>
  value.mantissa * 10n ** BigInt(value.exponent - exponent);

/** Without trailing zeros in the mantissa, so that 12.50 and 12.5 look alike. */
function normalized(value: Decimal): Decimal {
  let { mantissa, exponent } = value;
  if (mantissa === 0n) return { mantissa, exponent: 0 };
  while (mantissa % 10n === 0n) {
    mantissa /= 10n;
    exponent++;
  }
  return { mantissa, exponent };
}

/** As people write it: `-12.5`, `0.004`, `1500000`; with an exponent only beyond 30 places. */
export function decimalText(value: Decimal): string {
  const { mantissa, exponent } = normalized(value);
  const sign = mantissa < 0n ? "-" : "";
  const digits = String(mantissa < 0n ? -mantissa : mantissa);
  if (exponent > 30 || exponent < -60) return `${sign}${digits}e${exponent}`;
  if (exponent >= 0) return `${sign}${digits}${"0".repeat(exponent)}`;
  const padded = digits.padStart(1 - exponent, "0");
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** What a homeserver takes: an integer as a number when canonical JSON has it, everything else as a decimal string. */
export function eventNumber(value: Decimal): number | string {
  const { mantissa, exponent } = normalized(value);
  const isInteger = exponent >= 0 && exponent <= 16;
  const whole = isInteger ? Number(mantissa * 10n ** BigInt(exponent)) : Number.NaN;
  return Number.isSafeInteger(whole) ? whole : decimalText(value);
}

/** The nearest double, for times and comparisons. */
export const approximately = (value: Decimal): number => Number(`${value.mantissa}e${value.exponent}`);

/**
 * The shortest decimal that a binary fraction of `bits` of precision can stand for: a thermometer that sends 12.3 in
 * half precision means 12.3, not 12.296875.
 */
export function shortestDecimal(value: number, bits: 11 | 24 | 53): Decimal | undefined {
  if (!Number.isFinite(value)) return undefined;
  if (bits === 53 || value === 0 || Number.isInteger(value)) return parseDecimal(plainLiteral(String(value)));
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), bits === 11 ? -14 : -126);
  const halfStep = 2 ** (exponent - bits);
  for (let digits = 1; digits <= 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.abs(Number(text) - value) < halfStep) return parseDecimal(plainLiteral(text));
  }
  return parseDecimal(plainLiteral(String(value)));
}

const plainLiteral = (text: string): string => text.replace("e+", "e");
