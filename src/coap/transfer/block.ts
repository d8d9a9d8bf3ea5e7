import { ok, type Result, reject } from "../../base/errors.ts";
import type { Option } from "../message.ts";
import { encodeUint, opaqueOption } from "../option-values.ts";

/** The value of a Block1 or Block2 option (RFC 7959 §2.2). */
export interface Block {
  /** Number of the block, counted in blocks of its own size: 0 to 2^20-1. */
  readonly num: number;
  readonly more: boolean;
  /** Size exponent, 0 to 6: blocks of 16 to 1024 bytes. */
  readonly szx: number;
}

export const MAX_SZX = 6;
export const MAX_BLOCK_NUMBER = 2 ** 20 - 1;

/** Bytes of a full block. */
export const blockSize = (szx: number): number => 2 ** (szx + 4);
/** Where a block begins in the body. */
export const blockOffset = (block: Block): number => block.num * blockSize(block.szx);

/** The largest size exponent whose blocks are not longer than `bytes`; 0 (16 bytes) when even those are. */
export function szxWithin(bytes: number): number {
  let szx = MAX_SZX;
  while (szx > 0 && blockSize(szx) > bytes) szx--;
  return szx;
}

/** A size exponent of 7 is reserved and "MUST NOT be sent", and answered by 4.00 in a request (RFC 7959 §2.2). */
export function decodeBlock(value: Uint8Array): Result<Block> {
  if (value.length > 3) return reject("block.option-length", `${value.length} bytes, at most 3`);
  const n = value.reduce((sum, byte) => sum * 256 + byte, 0);
  const szx = n & 7;
  if (szx > MAX_SZX) return reject("block.reserved-size");
  return ok({ num: n >>> 4, more: (n & 8) !== 0, szx });
}

/** The shortest form, as for any uint option (RFC 7252 §3.2): zero is empty. */
export const encodeBlock = (block: Block): Uint8Array => encodeUint(block.num * 16 + (block.more ? 8 : 0) + block.szx);

/** The block that an option of this number says; undefined when there is none. */
export function blockOption(options: readonly Option[], number: number): Result<Block | undefined> {
  const value = opaqueOption(options, number);
  return value === undefined ? ok(undefined) : decodeBlock(value);
}
