import type { SequenceCodec } from "../../src/codec/codec.ts";

export const OPERATIONS = ["encode", "decode", "encodeSequence", "decodeSequence"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** What a codec makes of it, as a text that is the same for the same verdict, reason, offset and bytes. */
function outcome(codec: SequenceCodec, operation: Operation, input: Uint8Array): string {
  if (operation === "decodeSequence") {
    const result = codec.decodeSequence(input);
    if (result.ok) return `${hex(result.value.json)} last ${result.value.last}`;
    return `${result.error.reason} at ${result.error.offset}`;
  }
  const result = codec[operation](input);
  return result.ok ? hex(result.value) : `${result.error.reason} at ${result.error.offset}`;
}

const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/** How two codecs differ about an input, for people; undefined when they don't. */
export function difference(
  a: SequenceCodec,
  b: SequenceCodec,
  operation: Operation,
  input: Uint8Array,
): string | undefined {
  const [ours, theirs] = [outcome(a, operation, input), outcome(b, operation, input)];
  if (ours === theirs) return undefined;
  const shown = (text: string) => JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text);
  const of = Buffer.from(input).toString(operation.startsWith("encode") ? "latin1" : "hex");
  return `${operation} of ${shown(of)}:\n  ${a.name}: ${shown(ours)}\n  ${b.name}: ${shown(theirs)}`;
}
