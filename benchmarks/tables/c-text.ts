import { utf8 } from "../../src/base/bytes.ts";

export interface CFiles {
  readonly header: string;
  readonly source: string;
}

/** One table in C: the text of all entries and where each begins. */
export interface Blob {
  readonly contents: readonly Uint8Array[];
  readonly source: string;
}

const WIDTH = 118;

/** Bytes behind the last entry, so that C may copy entries in blocks of 16. */
const PADDING = 32;

function character(byte: number, before: number): string {
  if (byte === 0x0a) return "\\n";
  if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
  if (byte === 0x3f && before === 0x3f) return "\\?"; // a trigraph begins with ??
  if (byte < 0x20 || byte > 0x7e) return `\\${byte.toString(8).padStart(3, "0")}`;
  return String.fromCharCode(byte);
}

/** A string literal of C, on one line. */
export function textOf(bytes: Iterable<number>): string {
  let text = "";
  let before = 0;
  for (const byte of bytes) {
    text += character(byte, before);
    before = byte;
  }
  return `"${text}"`;
}

/** Pieces on rows as wide as the house has them. */
function rows(pieces: readonly string[], separator: string, wrap: (row: string) => string): string {
  const done: string[] = [];
  let row = "";
  for (const piece of pieces) {
    const longer = row === "" ? piece : `${row}${separator}${piece}`;
    if (row !== "" && wrap(longer).length > WIDTH) {
      done.push(wrap(row));
      row = piece;
    } else {
      row = longer;
    }
  }
  return [...done, wrap(row)].join("\n");
}

/** A constant array. */
export function arrayOf(type: string, name: string, length: string, items: readonly (number | string)[]): string {
  const body = rows(items.map(String), ", ", (row) => `    ${row},`);
  return `const ${type} ${name}[${length}] = {\n${body}\n};\n`;
}

/** A constant array of which devices have only the first items. */
function cutArray(type: string, name: string, items: readonly number[], short: number): string {
  const body = (some: readonly number[]) => rows(some.map(String), ", ", (row) => `    ${row},`);
  const rest = items.length > short ? `\n#ifndef HECTOBIT_DEVICE\n${body(items.slice(short))}\n#endif` : "";
  return `const ${type} ${name}[] = {\n${body(items.slice(0, short))}${rest}\n};\n`;
}

/** `short` is how many entries devices have. */
export function blobOf(name: string, entries: readonly string[], short = entries.length): Blob {
  const contents = entries.map(utf8);
  const starts = [0];
  for (const content of contents) starts.push((starts.at(-1) ?? 0) + content.length);
  const total = starts.at(-1) ?? 0;
  const text = (some: readonly Uint8Array[]) =>
    rows(
      some.map((content) => textOf(content).slice(1, -1)),
      "",
      (row) => `    "${row}"`,
    );
  const first = text(contents.slice(0, short));
  const rest = short < contents.length ? `\n#ifndef HECTOBIT_DEVICE\n${text(contents.slice(short))}\n#endif\n    ` : "";
  const cut = (starts[short] ?? total) + PADDING;
  const size = `HECTOBIT_SIZE(${total + PADDING}, ${cut})`;
  return {
    contents,
    source: `const uint8_t hectobit_${name}_text[${size}] =\n${first}${rest};\n${cutArray("uint16_t", `hectobit_${name}_start`, starts, short + 1)}`,
  };
}
