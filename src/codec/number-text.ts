/**
 * Numbers between JSON's decimal text and CBOR's binary forms. The rule that makes them lossless: a float goes into
 * CBOR only if `floatText` gives back its literal, character by character.
 */

const MAX_UINT64 = 0xffff_ffff_ffff_ffffn;
const MAX_INT64_MAGNITUDE = 0x8000_0000_0000_0000n;

/**
 * The integer of a literal `-?digits`, when CBOR's integers carry it for every reader of the profile: lb reads from
 * -2^63 to 2^64-1. `undefined` beyond, and for -0, which is no integer.
 */
export function integerOf(literal: string): number | bigint | undefined {
  if (literal === "-0") return undefined;
  if (literal.length <= 15) return Number(literal);
  if (literal.length > 21) return undefined;
  const value = BigInt(literal);
  if (value > MAX_UINT64 || value < -MAX_INT64_MAGNITUDE) return undefined;
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/**
 * JSON text of a finite double. Peers send integers as floats (lb sends every number so), hence integral values are
 * written as plain digits as far as 64-bit integers reach.
 */
export function floatText(value: number): string {
  if (Object.is(value, -0)) return "-0";
  const text = String(value);
  if (!Number.isInteger(value) || Math.abs(value) > 2 ** 64 || /^-?\d{1,16}$/.test(text)) return text;
  return BigInt(value).toString();
}

const scratch = new DataView(new ArrayBuffer(8));

/** The 16 bits of a half-precision float equal to `value`, `undefined` when none is (IEEE 754 binary16). */
export function halfBits(value: number): number | undefined {
  scratch.setFloat32(0, value);
  const bits = scratch.getUint32(0);
  if (scratch.getFloat32(0) !== value) return undefined;
  const sign = (bits >>> 16) & 0x8000;
  const exponent = (bits >>> 23) & 0xff;
  const fraction = bits & 0x7f_ffff;
  if (exponent === 0) return fraction === 0 ? sign : undefined;
  const unbiased = exponent - 127;
  if (unbiased >= -14 && unbiased <= 15) {
    return (fraction & 0x1fff) === 0 ? sign | ((unbiased + 15) << 10) | (fraction >>> 13) : undefined;
  }
  if (unbiased < -24 || unbiased > 15) return undefined;
  const shift = -unbiased - 1;
  const mantissa = fraction | 0x80_0000;
  return mantissa % 2 ** shift === 0 ? sign | (mantissa >>> shift) : undefined;
}

/** The value of a half-precision float: RFC 8949 appendix D. */
export function halfValue(bits: number): number {
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (fraction + 1024) * 2 ** (exponent - 25);
}
