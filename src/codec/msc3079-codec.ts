import type { Codec } from "./codec.ts";
import { decodeCbor } from "./decoder.ts";
import { encodeJson } from "./encoder.ts";
import { KeyTable } from "./key-table.ts";
import { MSC3079_KEYS_V1 } from "./tables/msc3079-v1.ts";

export const msc3079Keys = new KeyTable(MSC3079_KEYS_V1);

/** MSC3079's CBOR with its keys, version 1: the readable reference, complete. Any value that lb reads, it reads. */
export const msc3079Codec: Codec = {
  name: "msc3079 (TypeScript)",
  encode: (json, options) => encodeJson(json, msc3079Keys, options),
  decode: (cbor) => decodeCbor(cbor, msc3079Keys),
};
