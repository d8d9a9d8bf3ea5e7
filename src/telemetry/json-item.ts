import { fail, ok, type Result } from "../base/errors.ts";
import type { CodecError } from "../codec/codec.ts";
import { JsonScanner } from "../codec/json-scanner.ts";
import { wellFormedText } from "../codec/utf8.ts";
import { parseDecimal } from "./decimal.ts";
import { DEEPEST, type Item, MOST_ENTRIES } from "./item.ts";

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/** One JSON value and nothing after it (RFC 8259); numbers keep every digit. */
export function jsonItem(bytes: Uint8Array): Result<Item, CodecError> {
  const scanner = new JsonScanner(bytes);
  const item = read(scanner, 0);
  if (item !== undefined && scanner.peek() !== -1) scanner.fail("json.trailing", "more text after the value");
  if (item === undefined || scanner.error !== undefined) return fail(scanner.error ?? MALFORMED);
  return ok(item);
}

const MALFORMED: CodecError = { reason: "json.syntax", offset: 0, detail: "malformed" };

function read(scanner: JsonScanner, depth: number): Item | undefined {
  const first = scanner.peek();
  switch (first) {
    case QUOTE: {
      const value = scanner.string();
      return value === undefined ? undefined : { kind: "text", value: wellFormedText(value) };
    }
    case OPEN_ARRAY:
      return nested(scanner, depth) ? array(scanner, depth + 1) : undefined;
    case OPEN_MAP:
      return nested(scanner, depth) ? map(scanner, depth + 1) : undefined;
    case 0x74:
      return scanner.word("true") ? { kind: "boolean", value: true } : undefined;
    case 0x66:
      return scanner.word("false") ? { kind: "boolean", value: false } : undefined;
    case 0x6e:
      return scanner.word("null") ? { kind: "null" } : undefined;
    case -1:
      return scanner.fail("json.truncated", "the text ends where a value should be");
    default:
      return number(scanner);
  }
}

function nested(scanner: JsonScanner, depth: number): boolean {
  if (depth < DEEPEST) return true;
  scanner.fail("json.nesting", `nested deeper than ${DEEPEST}`);
  return false;
}

function number(scanner: JsonScanner): Item | undefined {
  const start = scanner.offset;
  const read = scanner.number();
  if (read === undefined) return undefined;
  const value = parseDecimal(read.literal);
  if (value === undefined) return scanner.fail("json.number", "a number out of range", start);
  return { kind: "number", value };
}

/** Takes the comma before the next of a container's entries, or its end. */
function another(scanner: JsonScanner, count: number, close: number): boolean {
  const next = scanner.peek();
  if (next === close) {
    scanner.skip();
    return false;
  }
  if (count >= MOST_ENTRIES) scanner.fail("json.container", `more than ${MOST_ENTRIES} entries`);
  else if (count === 0) return true;
  else if (next === COMMA) {
    scanner.skip();
    return true;
  } else scanner.fail("json.syntax", "expected a comma or the end");
  return false;
}

function array(scanner: JsonScanner, depth: number): Item | undefined {
  const items: Item[] = [];
  scanner.skip();
  while (another(scanner, items.length, CLOSE_ARRAY)) {
    const item = read(scanner, depth);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return scanner.error === undefined ? { kind: "array", items } : undefined;
}

function map(scanner: JsonScanner, depth: number): Item | undefined {
  const entries = new Map<string | number, Item>();
  scanner.skip();
  while (another(scanner, entries.size, CLOSE_MAP)) {
    const start = scanner.offset;
    const key = scanner.peek() === QUOTE ? scanner.string() : scanner.fail("json.syntax", "expected a key");
    if (key === undefined) return undefined;
    if (scanner.peek() !== COLON) return scanner.fail("json.syntax", "expected a colon");
    scanner.skip();
    const value = read(scanner, depth);
    if (value === undefined) return undefined;
    const name = wellFormedText(key);
    if (entries.has(name)) return scanner.fail("json.repeated-key", `the key ${name} occurs twice`, start);
    entries.set(name, value);
  }
  return scanner.error === undefined ? { kind: "map", entries } : undefined;
}
