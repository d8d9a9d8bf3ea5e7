import { toHex, utf8Text } from "../base/bytes.ts";
import { fail, ok, type Result } from "../base/errors.ts";
import { MAX_BODY, MAX_CONTAINER, MAX_NESTING } from "../base/limits.ts";
import { ARRAY, BYTES, headLength, MAP, NEGATIVE, TAG, TEXT, UNSIGNED } from "./cbor-head.ts";
import { CborReader, type Head, INDEFINITE } from "./cbor-reader.ts";
import type { CodecError } from "./codec.ts";
import type { KeyTable } from "./key-table.ts";
import { halfBits } from "./number-text.ts";

/**
 * Any CBOR in diagnostic notation (RFC 8949 §8), on one line. Numbers in another than the shortest form carry an
 * encoding indicator (`1.0_3`); with a key table, integer keys are followed by their names as comments (`2 /type/`).
 */
export function formatDiagnostic(cbor: Uint8Array, keys?: KeyTable): Result<string, CodecError> {
  const printer = new Printer(cbor, keys);
  return printer.run();
}

class Printer {
  readonly #reader: CborReader;
  readonly #keys: KeyTable | undefined;
  #length = 0;

  constructor(cbor: Uint8Array, keys: KeyTable | undefined) {
    this.#reader = new CborReader(cbor);
    this.#keys = keys;
  }

  run(): Result<string, CodecError> {
    const text = this.#item(0);
    if (text !== undefined && this.#reader.remaining > 0) {
      this.#reader.fail("cbor.trailing", "more bytes after the item");
    }
    const { error } = this.#reader;
    return error === undefined ? ok(text ?? "") : fail(error);
  }

  /** Recursion is as deep as MAX_NESTING, no deeper. */
  #item(depth: number): string | undefined {
    const start = this.#reader.offset;
    const head = this.#reader.head();
    if (head === undefined) return undefined;
    if (depth > MAX_NESTING) return this.#reader.fail("cbor.nesting", `nested deeper than ${MAX_NESTING}`, start);
    const text = this.#print(head, start, depth);
    this.#length += text?.length ?? 0;
    // An inner item is counted once more in each that holds it, hence the factor.
    if (this.#length > MAX_BODY * 4) return this.#reader.fail("cbor.too-large", "the notation grows too long", start);
    return text;
  }

  #print(head: Head, start: number, depth: number): string | undefined {
    switch (head.major) {
      case UNSIGNED:
      case NEGATIVE:
        return this.#integer(head, start);
      case BYTES:
      case TEXT:
        return this.#string(head);
      case ARRAY:
        return this.#container(head, depth, "[", "]", () => this.#item(depth + 1));
      case MAP:
        return this.#container(head, depth, "{", "}", () => this.#pair(depth + 1));
      case TAG: {
        if (head.info === INDEFINITE) return this.#reader.fail("cbor.syntax", "a tag has no indefinite length", start);
        const content = this.#item(depth + 1);
        return content === undefined ? undefined : `${head.argument}(${content})`;
      }
      default:
        return this.#simple(head, start);
    }
  }

  #integer(head: Head, start: number): string | undefined {
    if (head.info === INDEFINITE) return this.#reader.fail("cbor.syntax", "an integer has no indefinite length", start);
    const digits = head.major === UNSIGNED ? String(head.argument) : String(-1n - BigInt(head.argument));
    const shortest = headLength(Number(head.argument)) === this.#reader.offset - start;
    return shortest ? digits : `${digits}_${head.info - 24}`;
  }

  #string(head: Head): string | undefined {
    if (head.info !== INDEFINITE) return this.#definite(head);
    const chunks: string[] = [];
    while (!this.#reader.takeBreak()) {
      const at = this.#reader.offset;
      const chunk = this.#reader.head();
      if (chunk === undefined) return undefined;
      if (chunk.major !== head.major || chunk.info === INDEFINITE) {
        return this.#reader.fail("cbor.syntax", "a chunk of a string is not a string of its kind", at);
      }
      const text = this.#definite(chunk);
      if (text === undefined) return undefined;
      chunks.push(text);
    }
    if (chunks.length === 0) return head.major === TEXT ? '""_' : "''_";
    return `(_ ${chunks.join(", ")})`;
  }

  #definite(head: Head): string | undefined {
    const bytes = this.#reader.string(head);
    if (bytes === undefined) return undefined;
    return head.major === TEXT ? JSON.stringify(utf8Text(bytes)) : `h'${toHex(bytes)}'`;
  }

  #container(head: Head, depth: number, open: string, close: string, next: () => string | undefined) {
    const indefinite = head.info === INDEFINITE;
    const start = this.#reader.offset;
    if (depth >= MAX_NESTING) return this.#reader.fail("cbor.nesting", `nested deeper than ${MAX_NESTING}`, start);
    if (!indefinite && head.argument > MAX_CONTAINER) {
      return this.#reader.fail("cbor.container", `more than ${MAX_CONTAINER} entries`, start);
    }
    const parts: string[] = [];
    while (indefinite ? !this.#reader.takeBreak() : parts.length < Number(head.argument)) {
      const part = next();
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return `${open}${indefinite ? "_ " : ""}${parts.join(", ")}${close}`;
  }

  #pair(depth: number): string | undefined {
    const key = this.#item(depth);
    const value = key === undefined ? undefined : this.#item(depth);
    if (key === undefined || value === undefined) return undefined;
    const name = /^\d+$/.test(key) ? this.#keys?.name(Number(key)) : undefined;
    return `${key}${name === undefined ? "" : ` /${name}/`}: ${value}`;
  }

  #simple(head: Head, start: number): string | undefined {
    if (head.info === INDEFINITE) return this.#reader.fail("cbor.simple", "a break without an open item", start);
    if (head.info >= 25) return floatNotation(this.#reader.float(head), head.info);
    return SIMPLE_NAMES.get(head.info) ?? `simple(${head.argument})`;
  }
}

function floatNotation(value: number, info: number): string {
  const shortest =
    Number.isNaN(value) || halfBits(value) !== undefined || !Number.isFinite(value)
      ? 25
      : Math.fround(value) === value
        ? 26
        : 27;
  const plain = Object.is(value, -0) ? "-0" : String(value);
  const text = /^-?\d+$/.test(plain) ? `${plain}.0` : plain;
  return info === shortest ? text : `${text}_${info - 24}`;
}

const SIMPLE_NAMES: ReadonlyMap<number, string> = new Map([
  [20, "false"],
  [21, "true"],
  [22, "null"],
  [23, "undefined"],
]);
