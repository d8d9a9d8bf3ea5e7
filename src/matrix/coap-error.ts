import { EMPTY } from "../base/bytes.ts";
import { CBOR } from "../coap/content-formats.ts";
import type { Body, Code } from "../coap/message.ts";
import { uintValue } from "../coap/option-values.ts";
import { CONTENT_FORMAT } from "../coap/options.ts";
import type { MappingSettings } from "./mapping-settings.ts";
import { matrixError } from "./matrix-error.ts";

/** A Matrix error that a gateway makes itself, in the form that every peer reads. */
export function coapError(code: Code, errcode: string, error: string, { codec }: MappingSettings): Body {
  const cbor = codec.encode(matrixError(500, errcode, error).body);
  return { code, options: [uintValue(CONTENT_FORMAT, CBOR)], payload: cbor.ok ? cbor.value : EMPTY };
}
