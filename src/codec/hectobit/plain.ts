import { mustEscape } from "../json-escapes.ts";
import { sequenceLength } from "../utf8.ts";

/** Whether nothing from `from` on must be escaped in JSON. */
export function isPlain(bytes: Uint8Array, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (mustEscape(bytes[i] ?? 0)) return false;
  return true;
}

/** Where malformed UTF-8 begins, -1 when there is none. */
export function malformedAt(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}
