/** Option values to and from numbers and texts, and ways to read a list of options. */
import { EMPTY, utf8, utf8Text } from "../base/bytes.ts";
import { HectobitError } from "../base/errors.ts";
import type { Option } from "./message.ts";

/** A uint without leading zeros: 0 is the empty value (RFC 7252 §3.2). At most 2^32 - 1. */
export function encodeUint(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff) {
    throw new HectobitError("coap.uint", `${value} is no uint option value`, {
      hint: "Integers from 0 to 4294967295.",
    });
  }
  if (value === 0) return EMPTY;
  const out: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) out.unshift(rest % 256);
  return Uint8Array.from(out);
}

/** Leading zeros are accepted (RFC 7252 §3.2). Undefined when longer than 4 bytes. */
export function decodeUint(value: Uint8Array): number | undefined {
  if (value.length > 4) return undefined;
  return value.reduce((sum, byte) => sum * 256 + byte, 0);
}

export const uintValue = (number: number, value: number): Option => ({ number, value: encodeUint(value) });
export const stringValue = (number: number, text: string): Option => ({ number, value: utf8(text) });
export const opaqueValue = (number: number, value: Uint8Array): Option => ({ number, value });
export const emptyValue = (number: number): Option => ({ number, value: EMPTY });

type Options = readonly Option[];

export const hasOption = (options: Options, number: number): boolean => options.some((o) => o.number === number);

/** The first occurrence's bytes. */
export const opaqueOption = (options: Options, number: number): Uint8Array | undefined =>
  options.find((option) => option.number === number)?.value;

export const opaqueOptions = (options: Options, number: number): Uint8Array[] =>
  options.filter((option) => option.number === number).map((option) => option.value);

/** The first occurrence as a number. */
export function uintOption(options: Options, number: number): number | undefined {
  const value = opaqueOption(options, number);
  return value === undefined ? undefined : decodeUint(value);
}

/** The first occurrence as text; undefined also when it is not UTF-8. */
export function stringOption(options: Options, number: number): string | undefined {
  const value = opaqueOption(options, number);
  return value === undefined ? undefined : utf8Text(value);
}

/** All occurrences as texts; undefined when one of them is not UTF-8. */
export function stringOptions(options: Options, number: number): string[] | undefined {
  const texts: string[] = [];
  for (const value of opaqueOptions(options, number)) {
    const text = utf8Text(value);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

export const withoutOptions = (options: Options, ...numbers: readonly number[]): Option[] =>
  options.filter((option) => !numbers.includes(option.number));

/** The options with every occurrence of the new one's number replaced by it. */
export const withOption = (options: Options, option: Option): Option[] => [
  ...withoutOptions(options, option.number),
  option,
];
