import { utf8Text } from "../base/bytes.ts";
import { MAX_TARGET } from "../base/limits.ts";
import { ARRAY, TEXT } from "../codec/cbor-head.ts";
import { CborReader, INDEFINITE } from "../codec/cbor-reader.ts";
import { CborWriter } from "../codec/cbor-writer.ts";

/**
 * What the payload begins with when option Target is there, as one CBOR item:
 * a text with the whole target (`/…`) or the whole query (`?…`) as the client wrote it, or an array of the query's
 * pairs, decoded.
 */
export type TargetText =
  | { readonly kind: "target" | "query"; readonly text: string }
  | { readonly kind: "pairs"; readonly pairs: readonly string[] };

export function encodeTargetText(part: TargetText): Uint8Array {
  const writer = new CborWriter(64);
  if (part.kind === "pairs") {
    writer.head(ARRAY, part.pairs.length);
    for (const pair of part.pairs) writer.text(pair);
  } else {
    writer.text(part.kind === "query" ? `?${part.text}` : part.text);
  }
  return writer.finish();
}

/** `undefined` when the payload does not begin so. `length` says where the body begins. */
export function decodeTargetText(
  payload: Uint8Array,
): { readonly part: TargetText; readonly length: number } | undefined {
  const reader = new CborReader(payload.subarray(0, MAX_TARGET + 16));
  const head = reader.head();
  if (head === undefined || head.info === INDEFINITE) return undefined;
  if (head.major === TEXT) {
    const text = textOf(reader.string(head));
    if (text === undefined || text.length > MAX_TARGET) return undefined;
    const part: TargetText = text.startsWith("?") ? { kind: "query", text: text.slice(1) } : { kind: "target", text };
    return { part, length: reader.offset };
  }
  if (head.major !== ARRAY || head.argument > reader.remaining) return undefined;
  const pairs: string[] = [];
  for (let count = Number(head.argument); count > 0; count--) {
    const item = reader.head();
    if (item === undefined || item.major !== TEXT || item.info === INDEFINITE) return undefined;
    const pair = textOf(reader.string(item));
    if (pair === undefined) return undefined;
    pairs.push(pair);
  }
  return { part: { kind: "pairs", pairs }, length: reader.offset };
}

const textOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : utf8Text(bytes);
