import { mustEscape } from "../json-escapes.ts";

/** Whether nothing from `from` on must be escaped in JSON. */
export function isPlain(bytes: Uint8Array, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (mustEscape(bytes[i] ?? 0)) return false;
  return true;
}
