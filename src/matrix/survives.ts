import { equalBytes } from "../base/bytes.ts";
import type { Codec } from "../codec/codec.ts";

/** Whether this is JSON text of which the codec gives back the very bytes, not only the values. */
export function survives(json: Uint8Array, codec: Codec): boolean {
  const cbor = codec.encode(json);
  const back = cbor.ok ? codec.decode(cbor.value) : cbor;
  return back.ok && equalBytes(back.value, json);
}
