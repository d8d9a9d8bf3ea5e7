import { fail, ok, type Result } from "../base/errors.ts";
import { ARRAY, BYTES, MAP, NEGATIVE, TAG, TEXT, UNSIGNED } from "../codec/cbor-head.ts";
import { CborReader, type Head, INDEFINITE } from "../codec/cbor-reader.ts";
import type { CodecError } from "../codec/codec.ts";
import { wellFormedText } from "../codec/utf8.ts";
import { decimal, fromInteger, shortestDecimal } from "./decimal.ts";
import { DEEPEST, type Item, MOST_ENTRIES } from "./item.ts";

const DECIMAL_FRACTION = 4;
const PRECISION: ReadonlyMap<number, 11 | 24 | 53> = new Map([
  [25, 11],
  [26, 24],
  [27, 53],
]);

/** One CBOR item and nothing after it (RFC 8949); of tags only decimal fractions, which SenML may use (RFC 8428 §6). */
export function cborItem(bytes: Uint8Array): Result<Item, CodecError> {
  const reader = new CborReader(bytes);
  const item = read(reader, 0);
  if (item !== undefined && reader.remaining > 0) reader.fail("cbor.trailing", "more bytes after the item");
  if (item === undefined || reader.error !== undefined) return fail(reader.error ?? MALFORMED);
  return ok(item);
}

const MALFORMED: CodecError = { reason: "cbor.syntax", offset: 0, detail: "malformed" };

function read(reader: CborReader, depth: number): Item | undefined {
  const start = reader.offset;
  const head = reader.head();
  if (head === undefined) return undefined;
  switch (head.major) {
    case UNSIGNED:
    case NEGATIVE: {
      const value = integer(reader, head, start);
      return value === undefined ? undefined : { kind: "number", value: fromInteger(value) };
    }
    case BYTES: {
      const value = reader.string(head);
      return value === undefined ? undefined : { kind: "bytes", value: value.slice() };
    }
    case TEXT: {
      const value = reader.string(head);
      return value === undefined ? undefined : { kind: "text", value: wellFormedText(value) };
    }
    case ARRAY:
      return nested(reader, depth, start) ? array(reader, head, depth + 1) : undefined;
    case MAP:
      return nested(reader, depth, start) ? map(reader, head, depth + 1) : undefined;
    case TAG:
      return nested(reader, depth, start) ? decimalFraction(reader, head, start, depth + 1) : undefined;
    default:
      return simple(reader, head, start);
  }
}

function nested(reader: CborReader, depth: number, start: number): boolean {
  if (depth < DEEPEST) return true;
  reader.fail("cbor.nesting", `nested deeper than ${DEEPEST}`, start);
  return false;
}

function integer(reader: CborReader, head: Head, start: number): bigint | undefined {
  if (head.info === INDEFINITE) return reader.fail("cbor.syntax", "an integer has no indefinite length", start);
  return head.major === UNSIGNED ? BigInt(head.argument) : -1n - BigInt(head.argument);
}

/** Whether a container goes on after `count` entries. */
function more(reader: CborReader, head: Head, count: number): boolean {
  if (head.info === INDEFINITE ? reader.takeBreak() : count >= Number(head.argument)) return false;
  if (count < MOST_ENTRIES) return true;
  reader.fail("cbor.container", `more than ${MOST_ENTRIES} entries`);
  return false;
}

function array(reader: CborReader, head: Head, depth: number): Item | undefined {
  const items: Item[] = [];
  while (more(reader, head, items.length)) {
    const item = read(reader, depth);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return reader.error === undefined ? { kind: "array", items } : undefined;
}

function map(reader: CborReader, head: Head, depth: number): Item | undefined {
  const entries = new Map<string | number, Item>();
  for (let count = 0; more(reader, head, count); count++) {
    const start = reader.offset;
    const key = read(reader, DEEPEST);
    if (key === undefined) return undefined;
    const name = keyOf(key);
    if (name === undefined) return reader.fail("cbor.key", "a key is neither text nor a small integer", start);
    if (entries.has(name)) return reader.fail("cbor.repeated-key", `the key ${name} occurs twice`, start);
    const value = read(reader, depth);
    if (value === undefined) return undefined;
    entries.set(name, value);
  }
  return reader.error === undefined ? { kind: "map", entries } : undefined;
}

function keyOf(key: Item): string | number | undefined {
  if (key.kind === "text") return key.value;
  if (key.kind !== "number" || key.value.exponent !== 0) return undefined;
  const number = Number(key.value.mantissa);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Tag 4 on [exponent, mantissa] (RFC 8949 §3.4.4). */
function decimalFraction(reader: CborReader, head: Head, start: number, depth: number): Item | undefined {
  if (head.argument !== DECIMAL_FRACTION) return reader.fail("cbor.tag", `unexpected tag ${head.argument}`, start);
  const content = read(reader, depth);
  if (content === undefined) return undefined;
  const [exponent, mantissa, ...rest] = content.kind === "array" ? content.items : [];
  if (exponent?.kind !== "number" || mantissa?.kind !== "number" || rest.length > 0)
    return reader.fail("cbor.tag", "a decimal fraction is an exponent and a mantissa", start);
  const value = decimal(mantissa.value.mantissa, Number(exponent.value.mantissa));
  if (value === undefined || exponent.value.exponent !== 0 || mantissa.value.exponent !== 0)
    return reader.fail("cbor.number", "a decimal fraction out of range", start);
  return { kind: "number", value };
}

function simple(reader: CborReader, head: Head, start: number): Item | undefined {
  const precision = PRECISION.get(head.info);
  if (precision !== undefined) {
    const value = shortestDecimal(reader.float(head), precision);
    if (value === undefined) return reader.fail("cbor.not-finite", "a reading is neither infinite nor NaN", start);
    return { kind: "number", value };
  }
  if (head.info === 20 || head.info === 21) return { kind: "boolean", value: head.info === 21 };
  if (head.info === 22) return { kind: "null" };
  return reader.fail("cbor.simple", `simple value ${head.argument} has no meaning here`, start);
}
