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

export function blobOf(name: string, entries: readonly string[]): Blob {
  const contents = entries.map(utf8);
  const starts = [0];
  for (const content of contents) starts.push((starts.at(-1) ?? 0) + content.length);
  const total = starts.at(-1) ?? 0;
  const text = rows(
    contents.map((content) => textOf(content).slice(1, -1)),
    "",
    (row) => `    "${row}"`,
  );
  const count = `HECTOBIT_${name.toUpperCase()}S + 1`;
  return {
    contents,
    source: `const uint8_t hectobit_${name}_text[${total + PADDING}] =\n${text};\n${arrayOf("uint16_t", `hectobit_${name}_start`, count, starts)}`,
  };
}
