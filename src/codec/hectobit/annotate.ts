import { toHex, utf8Text } from "../../base/bytes.ts";
import type { CodecError } from "../codec.ts";
import { Decoder, type DecodeTrace } from "./decoder.ts";
import { describeItem } from "./describe.ts";
import { FULL_LIMITS } from "./limits.ts";
import { FULL_TABLES } from "./tables.ts";

/** Bytes of one line. */
const WIDTH = 8;

/** What each byte of a message is, a line for each item; and what is wrong behind the last line. */
export interface Annotated {
  readonly lines: readonly string[];
  readonly error?: CodecError;
}

/** Reads an item of the `hectobit` profile, or a sequence: `0002  e9  value "m.room.message" (value table)`. */
export function annotateHectobit(cbor: Uint8Array, isSequence = false): Annotated {
  const trace = new Lines(cbor);
  const decoder = new Decoder(cbor, FULL_TABLES, FULL_LIMITS, undefined, trace);
  const result = isSequence ? decoder.sequence() : decoder.item();
  return result.ok ? { lines: trace.lines } : { lines: trace.lines, error: result.error };
}

class Lines implements DecodeTrace {
  readonly lines: string[] = [];
  readonly #cbor: Uint8Array;

  constructor(cbor: Uint8Array) {
    this.#cbor = cbor;
  }

  container(start: number, end: number, depth: number, isMap: boolean, count: number): void {
    const what = isMap ? `map, ${plural(count, "member")}` : `array, ${plural(count, "element")}`;
    this.#add(start, end, depth, what);
  }

  item(start: number, end: number, depth: number, isKey: boolean, text: Uint8Array): void {
    const form = describeItem(this.#cbor.subarray(start, end), isKey);
    this.#add(start, end, depth, `${isKey ? "key" : "value"} ${utf8Text(text) ?? ""} (${form})`);
  }

  #add(start: number, end: number, depth: number, meaning: string): void {
    for (let at = start; at < end; at += WIDTH) {
      const bytes = toHex(this.#cbor.subarray(at, Math.min(end, at + WIDTH)));
      const shown = `${at.toString(16).padStart(4, "0")}  ${bytes.padEnd(2 * WIDTH)}`;
      this.lines.push(at === start ? `${shown}  ${"  ".repeat(depth)}${meaning}` : shown.trimEnd());
    }
  }
}

const plural = (count: number, of: string): string => `${count} ${of}${count === 1 ? "" : "s"}`;
