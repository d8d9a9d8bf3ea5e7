import { EMPTY, equalBytes, utf8, utf8Text } from "../base/bytes.ts";
import { MAX_HEADERS } from "../base/limits.ts";
import { isError } from "../coap/codes.ts";
import { CBOR, JSON_FORMAT } from "../coap/content-formats.ts";
import type { Body, Option } from "../coap/message.ts";
import { emptyValue, hasOption, stringOption, uintOption, uintValue, withoutOptions } from "../coap/option-values.ts";
import { ACCEPT, CONTENT_FORMAT, HTTP_METHOD, MATRIX_VERSION, MAX_AGE } from "../coap/options.ts";
import type { Codec } from "../codec/codec.ts";
import { carriable } from "./carriable.ts";
import {
  type CoapContent,
  coapToContent,
  contentToCoap,
  type HttpContent,
  JSON_TYPE,
  looksLikeCbor,
} from "./content.ts";
import { isJsonType } from "./content-type.ts";
import { headerOption, headersOf } from "./header-option.ts";
import { type HttpHeader, type HttpResponse, header } from "./http.ts";
import { DEFAULT_MAPPING, isFromHectobit, type MappingSettings } from "./mapping-settings.ts";
import { matrixError } from "./matrix-error.ts";
import { DEFAULT_CACHE_CONTROL, isResponseField, responseFields } from "./meaning-headers.ts";
import { coapToStatus, errcodeOfStatus, isFinalStatus, statusOfErrcode, statusToCoap } from "./status.ts";

/** The body of this answer is empty, whatever the payload: to HEAD, an error without body, and for lb's client. */
const EMPTY_BODY: HttpHeader = ["content-length", "0"];
/** An empty map: the least that lb's client reads without a crash. */
const EMPTY_MAP = Uint8Array.of(0xa0);
const EMPTY_OBJECT = utf8("{}");

/** What the wire of an answer depends on: who asked for it, and how. */
export interface AnswerForm {
  readonly codec: Codec;
  /** The asker knows hectobit's options; otherwise it may be lb's client. */
  readonly known: boolean;
  /** To a packed request: 2.05 without payload is `{}`. */
  readonly packed: boolean;
  /** The peer reads no JSON text: what CBOR can't carry unchanged is changed. */
  readonly nearest: boolean;
  /** The peer wants JSON as text. */
  readonly asText: boolean;
  readonly toHead: boolean;
  /** It says that the tables are agreed on (docs/exchange.md §5). */
  readonly agreement: boolean;
}

/** Of the answer to a packed request. */
export const packedForm = (codec: Codec, method: string, agreement: boolean): AnswerForm => ({
  ...{ codec, agreement, known: true, packed: true, nearest: false, asText: false },
  toHead: method === "HEAD",
});

/** Of the answer to a CoAP request of MSC3079. */
export function answerForm(request: Body, { codec, peerDialect }: MappingSettings = DEFAULT_MAPPING): AnswerForm {
  return {
    codec,
    known: peerDialect === "hectobit" || (peerDialect === "auto" && isFromHectobit(request.options)),
    packed: false,
    nearest: peerDialect === "lb",
    asText: uintOption(request.options, ACCEPT) === JSON_FORMAT,
    toHead: stringOption(request.options, HTTP_METHOD) === "HEAD",
    agreement: false,
  };
}

/** The CoAP response for an HTTP response. `request` is the CoAP request that it answers. */
export const responseToCoap = (
  response: HttpResponse,
  request: Body,
  settings: MappingSettings = DEFAULT_MAPPING,
): Body => answerToCoap(response, answerForm(request, settings));

/** The CoAP response for an HTTP response. */
export function answerToCoap(response: HttpResponse, form: AnswerForm): Body {
  const fields = responseFields(response.headers);
  const uncarriable = () =>
    answerToCoap(matrixError(502, "M_UNKNOWN", "The homeserver's answer can't be carried over this link."), form);
  if (!isFinalStatus(response.status) || fields.length > MAX_HEADERS) return uncarriable();
  const status = statusToCoap(response.status, !form.known);
  const content = responseContent(response, form);
  const retry = retryAfter(response);
  const others = retry === undefined ? fields : fields.filter(([name]) => name !== "retry-after");
  const options = [
    ...content.options,
    ...(retry === undefined ? [] : [uintValue(MAX_AGE, retry)]),
    ...status.options,
    ...others.map(headerOption),
    ...agreementOptions(form),
  ];
  return carriable(options) ? { code: status.code, options, payload: content.payload } : uncarriable();
}

/** On the answer to an exchange that offered tables. */
export const agreementOptions = ({ agreement }: AnswerForm): readonly Option[] =>
  agreement ? [emptyValue(MATRIX_VERSION)] : [];

/** Whether this answer says that the tables are agreed on. */
export const saysAgreement = ({ options }: Body): boolean => hasOption(options, MATRIX_VERSION);

/** Seconds of a Retry-After that Max-Age says (RFC 7252 §5.9.3.4, RFC 8516). */
function retryAfter({ status, headers }: HttpResponse): number | undefined {
  const [value, ...more] = headers.filter(([name]) => name === "retry-after").map(([, text]) => text);
  const waits = (status === 429 || status === 503) && more.length === 0;
  return waits && value !== undefined && /^(0|[1-9]\d{0,8})$/.test(value) ? Number(value) : undefined;
}

function responseContent(response: HttpResponse, form: AnswerForm): CoapContent {
  if (response.body.length === 0) return emptyContent(response, form);
  const { codec, known, nearest, asText, packed } = form;
  // What the homeserver gives as a file to be kept (the media repository's downloads).
  const isFile = header(response.headers, "content-disposition") !== undefined;
  const policy = { codec, forLb: !known, nearest, asText, isFile };
  const untyped = header(response.headers, "content-type") === undefined;
  const headers: readonly HttpHeader[] = untyped ? [...response.headers, ["content-type", ""]] : response.headers;
  const content = contentToCoap(headers, response.body, policy);
  // Between hectobit's ends, a payload without format is CBOR of the request's profile.
  if (!known || uintOption(content.options, CONTENT_FORMAT) !== CBOR) return content;
  const options = withoutOptions(content.options, CONTENT_FORMAT);
  const silent = packed && response.status === 200 && equalBytes(content.payload, EMPTY_MAP);
  return { options, payload: silent ? EMPTY : content.payload };
}

function emptyContent({ status, headers }: HttpResponse, { known, packed, toHead }: AnswerForm): CoapContent {
  const length = header(headers, "content-length");
  const ofHead = length !== undefined && length !== "0";
  // The type of a body that is not there says nothing when it is JSON, but to a HEAD it is the answer itself.
  const types = headers
    .filter(([name, value]) => name === "content-type" && (toHead || !isJsonType(value)))
    .map(headerOption);
  // An error without payload is read as one that CoAP's own layers made, and a packed 200 as `{}`.
  const silent = known && !ofHead && (status < 300 || status === 304) && !(packed && status === 200);
  return {
    options: silent ? types : [...types, headerOption(ofHead ? ["content-length", length] : EMPTY_BODY)],
    payload: known ? EMPTY : EMPTY_MAP,
  };
}

/** How an answer is to be read: what was asked with, and whom. */
export interface AnswerReading {
  readonly codec: Codec;
  readonly fromLb: boolean;
  /** To a packed request. */
  readonly packed: boolean;
}

/** The HTTP response that a CoAP response stands for. Never fails: what can't be read becomes a 502 Matrix error. */
export const coapToResponse = (body: Body, { codec, peerDialect }: MappingSettings = DEFAULT_MAPPING): HttpResponse =>
  coapToAnswer(body, { codec, fromLb: peerDialect === "lb", packed: false });

/** The same. */
export function coapToAnswer(body: Body, reading: AnswerReading): HttpResponse {
  const fields = headersOf(body.options);
  const content = contentOf(body, fields, reading);
  const status = coapToStatus(body.code, body.options) ?? statusOfBody(content);
  if (content === undefined) return madeError(body, status);
  const retry = status === 429 || status === 503 ? uintOption(body.options, MAX_AGE) : undefined;
  const length = fields.filter(([name, value]) => name === "content-length" && /^[1-9]\d{0,15}$/.test(value));
  const others = [...length, ...fields.filter(isResponseField)];
  const headers: HttpHeader[] = [...content.headers, ...others];
  if (retry !== undefined) headers.push(["retry-after", String(retry)]);
  if (header(others, "cache-control") === undefined) headers.push(DEFAULT_CACHE_CONTROL);
  return { status, headers, body: content.body };
}

/** `undefined` when the payload is not what it should be, or an error came without a body. */
function contentOf(
  body: Body,
  fields: readonly HttpHeader[],
  { codec, fromLb, packed }: AnswerReading,
): HttpContent | undefined {
  if (header(fields, "content-length") !== undefined) {
    return { headers: fields.filter(([name]) => name === "content-type"), body: EMPTY };
  }
  const untyped = header(fields, "content-type") === undefined;
  if (untyped && body.payload.length === 0) {
    if (isError(body.code)) return undefined;
    if (packed && coapToStatus(body.code, body.options) === 200) return { headers: [JSON_TYPE], body: EMPTY_OBJECT };
  }
  // lb names a format, but any: what is CBOR is told by its bytes.
  const byBytes = fromLb && looksLikeCbor(body.payload);
  const assumeCbor = untyped && (byBytes || !hasOption(body.options, CONTENT_FORMAT));
  const options: readonly Option[] = assumeCbor ? [uintValue(CONTENT_FORMAT, CBOR)] : body.options;
  const content = coapToContent(options, body.payload, fields, codec);
  return content.ok ? content.value : undefined;
}

/** lb sends every status that it has no code for as 0.00; the errcode tells what it was. */
function statusOfBody(content: HttpContent | undefined): number {
  const text = content === undefined ? undefined : utf8Text(content.body);
  const errcode = text === undefined ? undefined : /"errcode":"(M_[A-Z_]+)"/.exec(text)?.[1];
  return errcode === undefined ? 502 : statusOfErrcode(errcode);
}

/** An answer without a readable body: CoAP's own layers made it, perhaps with a diagnostic text (RFC 7252 §5.5.2). */
function madeError(body: Body, status: number): HttpResponse {
  const shown = isError(body.code) ? status : 502;
  const text = utf8Text(body.payload);
  const diagnostic = isError(body.code) && text !== undefined && /^[^\p{Cc}]+$/u.test(text) ? text : undefined;
  const waits = shown === 429 || shown === 503 ? uintOption(body.options, MAX_AGE) : undefined;
  // what the endpoint refuses for want of room has no text
  const busy = waits !== undefined && body.payload.length === 0;
  const unread = busy ? "The gateway has too much to do just now." : "The gateway's answer could not be read.";
  const message = diagnostic ?? unread;
  const fields = waits === undefined ? {} : { retry_after_ms: waits * 1000 };
  const response = matrixError(shown, errcodeOfStatus(shown), message, fields);
  const retry: HttpHeader[] = waits === undefined ? [] : [["retry-after", String(waits)]];
  return { ...response, headers: [...response.headers, ...retry, DEFAULT_CACHE_CONTROL] };
}
