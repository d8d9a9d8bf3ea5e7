import { toHex } from "../../base/bytes.ts";
import { fnv1a } from "../../base/fnv.ts";
import type { Body, Option } from "../message.ts";
import { hasOption, opaqueValue, uintValue } from "../option-values.ts";
import { BLOCK2, CONTENT_FORMAT, ETAG, SIZE2 } from "../options.ts";
import { type Block, blockOffset, blockSize, encodeBlock, MAX_BLOCK_NUMBER, MAX_SZX } from "./block.ts";

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

/**
 * An ETag for a body that is served in blocks: 4 bytes of FNV-1a, enough to tell apart the few bodies that one peer
 * fetches from one resource within minutes, and cheap on each block (RFC 7959 §2.4 wants one wherever blocks could be
 * of different bodies).
 */
export const bodyTag = fnv1a;

/** A name for a request's payload, where it is part of what the request asks for. */
export const payloadTag = (payload: Uint8Array): string =>
  payload.length === 0 ? "" : `${payload.length}.${toHex(bodyTag(payload))}`;

/** A response, or its first block, as it goes out. */
export interface Presented {
  readonly options: readonly Option[];
  readonly payload: Uint8Array;
  /** The response to hold for its other blocks, with its ETag; undefined when there are none. */
  readonly hold: Body | undefined;
  /** No block follows this one. */
  readonly last: boolean;
}

/**
 * The block of a response that was `wanted`, in blocks of at most the size exponent `largest`, and no larger than
 * wanted. A body within one block goes without Block2, unless the request had one (RFC 7959 §2.4). Undefined past the end.
 */
export function presentBody(response: Body, wanted: Block | undefined, largest: number): Presented | undefined {
  const { payload } = response;
  const szx = fittingSzx(payload.length, Math.min(wanted?.szx ?? MAX_SZX, largest));
  const several = payload.length > blockSize(szx);
  if (!several && wanted === undefined) return { options: response.options, payload, hold: undefined, last: true };
  const tagged = several ? withTag(response) : response;
  const served = serveBlock(payload, wanted === undefined ? 0 : blockOffset(wanted) / blockSize(szx), szx);
  if (served === undefined) return undefined;
  const first = served.block.num === 0;
  // what the first block said of the body need not be said again
  const kept = first
    ? tagged.options
    : tagged.options.filter(({ number }) => number === ETAG || number === CONTENT_FORMAT);
  const options = [...kept, opaqueValue(BLOCK2, encodeBlock(served.block))];
  if (first && several) options.push(uintValue(SIZE2, payload.length));
  return { options, payload: served.payload, hold: several ? tagged : undefined, last: !served.block.more };
}

const withTag = (response: Body): Body =>
  hasOption(response.options, ETAG)
    ? response
    : { ...response, options: [...response.options, opaqueValue(ETAG, bodyTag(response.payload))] };

/** A body too long for the number of blocks that can be counted needs larger ones, whatever was wished. */
function fittingSzx(length: number, wished: number): number {
  let szx = wished;
  while (szx < MAX_SZX && length > (MAX_BLOCK_NUMBER + 1) * blockSize(szx)) szx++;
  return szx;
}
