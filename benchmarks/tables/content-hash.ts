const word = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);

/** hb_hash of native/core/internal.h: 32 bits, unsigned. */
export function contentHash(content: Uint8Array): number {
  const n = content.length;
  let hash = Math.imul(n, 0x9e37_79b1);
  if (n >= 4) {
    hash += Math.imul(word(content, 0), 0x85eb_ca6b) + Math.imul(word(content, n - 4), 0xc2b2_ae35);
    hash += Math.imul(word(content, (n >> 1) - 2), 0x27d4_eb2f);
  } else if (n > 0) {
    const three = (content[0] ?? 0) | ((content[n >> 1] ?? 0) << 8) | ((content[n - 1] ?? 0) << 16);
    hash += Math.imul(three, 0x85eb_ca6b);
  }
  hash = Math.imul((hash | 0) ^ ((hash | 0) >>> 15), 0x2c1b_3c6d);
  return (hash ^ (hash >>> 16)) >>> 0;
}
