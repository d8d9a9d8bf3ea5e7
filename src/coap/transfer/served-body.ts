import { type Block, blockOffset, blockSize, MAX_BLOCK_NUMBER } from "./block.ts";

/** One block of a response's body, as it goes out. */
export interface ServedBlock {
  readonly block: Block;
  readonly payload: Uint8Array;
}

/**
 * The block `num` of a body in blocks of `szx` (RFC 7959 §2.4); `undefined` past the end, which is answered by 4.00.
 * The first block of an empty body is the empty body.
 */
export function serveBlock(body: Uint8Array, num: number, szx: number): ServedBlock | undefined {
  const offset = blockOffset({ num, more: false, szx });
  if (num > 0 && offset >= body.length) return undefined;
  const end = Math.min(offset + blockSize(szx), body.length);
  return { block: { num, more: end < body.length, szx }, payload: body.subarray(offset, end) };
}

/** Whether every byte of a body of this length has a block number. */
export const servable = (length: number, szx: number): boolean => length <= (MAX_BLOCK_NUMBER + 1) * blockSize(szx);

/**
 * An ETag for a body that is served in blocks: 4 bytes of FNV-1a, enough to tell apart the few bodies that one peer
 * fetches from one resource within minutes, and cheap on each block (RFC 7959 §2.4 wants one wherever blocks could be
 * of different bodies).
 */
export function bodyTag(body: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of body) hash = Math.imul(hash ^ byte, 0x01000193);
  return Uint8Array.of(hash >>> 24, (hash >>> 16) & 0xff, (hash >>> 8) & 0xff, hash & 0xff);
}
