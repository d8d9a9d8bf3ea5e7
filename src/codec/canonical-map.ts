import { ByteWriter } from "../base/bytes.ts";
import type { CborWriter } from "./cbor-writer.ts";

type Entry = readonly [start: number, end: number];

/**
 * Writes the entries of a map anew from `start` on: only the given ones, in their order, or in the canonical order of
 * RFC 7049 §3.9 (shorter encoded keys first, then bytewise).
 */
export function sortMap(out: CborWriter, start: number, entries: readonly Entry[], canonical: boolean): void {
  const parts = entries.map(([from, to]) => out.slice(from, to));
  if (canonical) parts.sort(compareKeys);
  const sorted = new ByteWriter(0);
  for (const part of parts) sorted.write(part);
  out.replace(start, sorted.finish());
}

function compareKeys(a: Uint8Array, b: Uint8Array): number {
  const aLength = keyLength(a);
  const bLength = keyLength(b);
  if (aLength !== bLength) return aLength - bLength;
  for (let i = 0; i < aLength; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Bytes of the key that an entry begins with: our own unsigned integer or text, with a length below 2^32. */
function keyLength(entry: Uint8Array): number {
  const initial = entry[0] ?? 0;
  const info = initial & 0x1f;
  const width = info < 24 ? 0 : 1 << (info - 24);
  if (initial >>> 5 === 0) return 1 + width;
  let length = info;
  if (width > 0) {
    length = 0;
    for (let i = 1; i <= width; i++) length = length * 256 + (entry[i] ?? 0);
  }
  return 1 + width + length;
}
