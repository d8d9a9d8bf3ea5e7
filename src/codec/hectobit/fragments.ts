import type { Output } from "./output.ts";

/** In front of a byte that stands for itself. */
const LITERAL = 255;

/** Text as codes of frequent pieces of text; docs/codec.md §6. */
export class Fragments {
  readonly #texts: readonly Uint8Array[];
  /** For node n and byte b, the next node at 256n+b; 0 is none. */
  readonly #next: Uint16Array;
  /** For each node the code of the fragment that ends there, or 255. */
  readonly #codes: Uint8Array;

  constructor(texts: readonly Uint8Array[]) {
    this.#texts = texts;
    const most = 1 + texts.reduce((sum, text) => sum + text.length, 0);
    this.#next = new Uint16Array(most * 256);
    this.#codes = new Uint8Array(most).fill(LITERAL);
    let nodes = 1;
    for (const [code, text] of texts.entries()) {
      let node = 0;
      for (const byte of text) {
        const next = this.#next[node * 256 + byte] ?? 0;
        if (next === 0) this.#next[node * 256 + byte] = nodes++;
        node = this.#next[node * 256 + byte] ?? 0;
      }
      this.#codes[node] = code;
    }
  }

  /** The code of `bytes` at the start of `to`; its length, or -1 when it is longer than `to`. */
  encode(bytes: Uint8Array, to: Uint8Array): number {
    let length = 0;
    let at = 0;
    while (at < bytes.length) {
      const end = this.#longest(bytes, at);
      const code = this.#found;
      const needed = code === LITERAL ? 2 : 1;
      if (length + needed > to.length) return -1;
      to[length++] = code;
      if (code === LITERAL) to[length++] = bytes[at] ?? 0;
      at = end;
    }
    return length;
  }

  /** Why `code` is none, when it is none. */
  decode(code: Uint8Array, out: Output): "reference" | "malformed" | undefined {
    for (let i = 0; i < code.length; i++) {
      const byte = code[i] ?? 0;
      if (byte === LITERAL) {
        const literal = code[++i];
        if (literal === undefined) return "malformed";
        out.u8(literal);
      } else {
        const text = this.#texts[byte];
        if (text === undefined) return "reference";
        out.write(text);
      }
      if (out.full) return undefined;
    }
    return undefined;
  }

  /** Of the piece that `#longest` found. */
  #found = LITERAL;

  /** Behind the longest fragment at `at`, or behind one byte. */
  #longest(bytes: Uint8Array, at: number): number {
    let node = 0;
    let end = at + 1;
    this.#found = LITERAL;
    for (let i = at; i < bytes.length; i++) {
      node = this.#next[node * 256 + (bytes[i] ?? 0)] ?? 0;
      if (node === 0) break;
      const code = this.#codes[node] ?? LITERAL;
      if (code !== LITERAL) {
        this.#found = code;
        end = i + 1;
      }
    }
    return end;
  }
}
