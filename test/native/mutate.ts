import type { Random } from "../../src/base/random.ts";

/** Bytes at which formats turn: heads, tags and simple values of CBOR; what JSON is made of. */
const TURNING = [
  0x00, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1f, 0x20, 0x38, 0x3b, 0x40, 0x58, 0x5f, 0x60, 0x78, 0x80, 0x9f, 0xa0,
  0xbf, 0xc4, 0xc6, 0xc7, 0xc8, 0xcb, 0xcd, 0xce, 0xcf, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd7, 0xd8, 0xd9, 0xe0, 0xe5,
  0xf4, 0xf7, 0xf8, 0xf9, 0xff, 0x22, 0x2c, 0x2d, 0x2e, 0x30, 0x39, 0x3a, 0x5b, 0x5c, 0x5d, 0x65, 0x75, 0x7b, 0x7d,
  0xed, 0xc3, 0xf0,
];

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const replaced = (bytes: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array =>
  joined(bytes.subarray(0, from), by, bytes.subarray(to));

/** The bytes with one to four accidents; `other` is where a piece may come from. */
export function mutate(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  let result = bytes;
  for (let accidents = 1 + random.integer(4); accidents > 0; accidents--) result = accident(random, result, other);
  return result;
}

function accident(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const at = random.integer(bytes.length + 1);
  const end = Math.min(bytes.length, at + 1 + random.integer(8));
  switch (random.integer(8)) {
    case 0: // a bit
      return replaced(bytes, at, Math.min(at + 1, bytes.length), of((bytes[at] ?? 0) ^ (1 << random.integer(8))));
    case 1: // a byte
      return replaced(bytes, at, Math.min(at + 1, bytes.length), of(random.integer(256)));
    case 2:
      return replaced(bytes, at, Math.min(at + 1, bytes.length), of(turning(random)));
    case 3: // something more
      return replaced(bytes, at, at, of(turning(random), random.integer(256)));
    case 4: // something less
      return replaced(bytes, at, end, of());
    case 5: // an early end
      return bytes.slice(0, at);
    case 6: // the same again, elsewhere
      return replaced(
        bytes,
        at,
        at,
        bytes.subarray(random.integer(bytes.length + 1)).subarray(0, 1 + random.integer(40)),
      );
    default: {
      const from = random.integer(other.length + 1);
      return replaced(bytes, at, end, other.subarray(from, from + 1 + random.integer(40)));
    }
  }
}

const of = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
const turning = (random: Random): number => TURNING[random.integer(TURNING.length)] ?? 0;
