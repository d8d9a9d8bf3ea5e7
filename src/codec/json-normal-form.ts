import { equalBytes, utf8 } from "../base/bytes.ts";
import { isJsonSpace } from "./json-escapes.ts";
import { JsonScanner } from "./json-scanner.ts";
import { JsonWriter } from "./json-writer.ts";

/** What of JSON text stays the same when a codec carries it. */
export interface NormalJson {
  /** The text without white space between tokens, and with strings escaped as little as possible. */
  readonly text: Uint8Array;
  /** Bytes of the text without white space between tokens, strings as they were escaped. */
  readonly compactLength: number;
}

const QUOTE = 0x22;

/**
 * The normal form of docs/codec.md §1: values, order and repetition of members, and every number's literal stay. Of a
 * string with a surrogate that lacks its partner, so does the text. `undefined` when a token is wrong; whether tokens
 * are in their places is not looked at.
 */
export function normalizeJson(json: Uint8Array): NormalJson | undefined {
  const scanner = new JsonScanner(json);
  const out = new JsonWriter(json.length, 6 * json.length + 16);
  let compactLength = 0;
  for (let first = scanner.peek(); first !== -1; first = scanner.peek()) {
    const start = scanner.offset;
    const content = takeToken(scanner, first);
    if (scanner.error !== undefined) return undefined;
    compactLength += scanner.offset - start;
    if (content !== undefined && scanner.escaped && scanner.unicode) out.string(content);
    else out.write(scanner.textFrom(start));
  }
  return { text: out.finish(), compactLength };
}

/** Text of the last member of an object that has this name, as it stands. `undefined` when there is none. */
export function memberText(object: Uint8Array, name: string): Uint8Array | undefined {
  const wanted = utf8(name);
  const scanner = new JsonScanner(object);
  let found: Uint8Array | undefined;
  let depth = 0;
  let named = false;
  let start = -1;
  for (let first = scanner.peek(); first !== -1; first = scanner.peek()) {
    // At depth 1, after a name come a colon, a value, and a comma or the end.
    if (depth === 1 && start >= 0 && (first === 0x2c || first === 0x7d)) {
      if (named) found = withoutSpace(object.subarray(start, scanner.offset));
      start = -1;
    }
    if (first === 0x7b || first === 0x5b) depth++;
    if (first === 0x7d || first === 0x5d) depth--;
    const content = takeToken(scanner, first);
    if (scanner.error !== undefined) return undefined;
    if (depth === 1 && start < 0 && content !== undefined) named = equalBytes(content, wanted);
    if (depth === 1 && start < 0 && first === 0x3a) start = scanner.offset;
  }
  return found;
}

/** Takes the token that begins with `first`; the content when it is a string. */
function takeToken(scanner: JsonScanner, first: number): Uint8Array | undefined {
  const word = WORDS.get(first);
  if (first === QUOTE) return scanner.string();
  if (word !== undefined) scanner.word(word);
  else if (PUNCTUATION.includes(first)) scanner.skip();
  else scanner.number();
  return undefined;
}

const PUNCTUATION = utf8("{}[],:");
const WORDS: ReadonlyMap<number, string> = new Map(["true", "false", "null"].map((word) => [word.charCodeAt(0), word]));

function withoutSpace(text: Uint8Array): Uint8Array {
  let start = 0;
  let end = text.length;
  while (start < end && isJsonSpace(text[start])) start++;
  while (end > start && isJsonSpace(text[end - 1])) end--;
  return text.subarray(start, end);
}
