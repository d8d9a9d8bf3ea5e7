import { EMPTY } from "../base/bytes.ts";
import { fail, ok, type Result } from "../base/errors.ts";
import { CBOR, JSON_FORMAT, mediaType, OCTET_STREAM } from "../coap/content-formats.ts";
import type { Option } from "../coap/message.ts";
import { uintOption, uintValue } from "../coap/option-values.ts";
import { CONTENT_FORMAT } from "../coap/options.ts";
import type { Codec } from "../codec/codec.ts";
import { exactFormat, isJsonType } from "./content-type.ts";
import { headerOption } from "./header-option.ts";
import { type HttpHeader, header } from "./http.ts";
import { survives } from "./survives.ts";

/** A body and its media type, as HTTP says them. */
export interface HttpContent {
  /** `content-type` fields only; none when there is no body to describe. */
  readonly headers: readonly HttpHeader[];
  readonly body: Uint8Array;
}

/** The same, as CoAP says it. */
export interface CoapContent {
  readonly options: readonly Option[];
  readonly payload: Uint8Array;
}

export interface ContentPolicy {
  readonly codec: Codec;
  /** Content-Format as lb knows them; JSON nested as deep as lb reads it. */
  readonly forLb: boolean;
  /** JSON that CBOR can't carry unchanged is changed to the nearest, because the peer reads no JSON text. */
  readonly nearest: boolean;
  /** JSON as text, because the peer asked for it. */
  readonly asText: boolean;
  /** Somebody's file, not a message of the API: even of JSON the bytes matter, and the exact type. */
  readonly isFile: boolean;
}

/** lb refuses CBOR nested deeper. */
const LB_NESTING = 32;
export const JSON_TYPE: HttpHeader = ["content-type", "application/json"];

/** A body that is not empty. */
export function contentToCoap(headers: readonly HttpHeader[], body: Uint8Array, policy: ContentPolicy): CoapContent {
  const types = headers.filter(([name]) => name === "content-type");
  const type = types[0]?.[1] ?? "";
  if (types.length === 1 && isJsonType(type) && header(headers, "content-encoding") === undefined) {
    if (!policy.isFile) return jsonToCoap(body, policy);
    if (type === JSON_TYPE[1])
      return jsonToCoap(body, { ...policy, asText: policy.asText || !survives(body, policy.codec) });
  }
  const format = types.length === 1 ? exactFormat(type, policy.forLb) : undefined;
  if (format !== undefined) return { options: [uintValue(CONTENT_FORMAT, format)], payload: body };
  const fallback = policy.forLb ? [uintValue(CONTENT_FORMAT, OCTET_STREAM)] : [];
  return { options: [...fallback, ...types.map(headerOption)], payload: body };
}

function jsonToCoap(body: Uint8Array, policy: ContentPolicy): CoapContent {
  const nesting = policy.forLb ? { maxNesting: LB_NESTING } : {};
  const cbor = policy.asText ? undefined : policy.codec.encode(body, { ...nesting, nearest: policy.nearest });
  if (cbor?.ok) return { options: [uintValue(CONTENT_FORMAT, CBOR)], payload: cbor.value };
  // JSON text never begins so; with a format of JSON the other side would take it for lb's mislabelled CBOR.
  if (looksLikeCbor(body)) return { options: [headerOption(JSON_TYPE)], payload: body };
  return { options: [uintValue(CONTENT_FORMAT, JSON_FORMAT)], payload: body };
}

/** JSON text begins with an ASCII character; a CBOR map, array or word never does. */
export const looksLikeCbor = (payload: Uint8Array): boolean => (payload[0] ?? 0) >= 0x80;

/**
 * The body and type of a request, or of a response whose format says what it is. `fields` are those of HTTP-Header.
 * The error is a sentence about the payload.
 */
export function coapToContent(
  options: readonly Option[],
  payload: Uint8Array,
  fields: readonly HttpHeader[],
  codec: Codec,
): Result<HttpContent, string> {
  const types = fields.filter(([name]) => name === "content-type");
  if (types.length > 0) return ok({ headers: types.filter(([, value]) => value !== ""), body: payload });
  // lb's client says octet-stream of no body at all.
  if (payload.length === 0) return ok({ headers: [], body: EMPTY });
  const format = uintOption(options, CONTENT_FORMAT);
  if (format === undefined) return ok({ headers: [], body: payload });
  if (format === CBOR || (format === JSON_FORMAT && looksLikeCbor(payload))) {
    const json = codec.decode(payload);
    if (json.ok) return ok({ headers: [JSON_TYPE], body: json.value });
    return fail(`The payload is no CBOR of MSC3079: ${json.error.detail} (byte ${json.error.offset}).`);
  }
  const type = mediaType(format);
  if (type === undefined) return fail(`Content-Format ${format} is not known.`);
  return ok({ headers: [["content-type", type]], body: payload });
}
