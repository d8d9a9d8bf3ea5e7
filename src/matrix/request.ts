import { concat, EMPTY } from "../base/bytes.ts";
import { fail, ok, type Result } from "../base/errors.ts";
import { MAX_HEADERS } from "../base/limits.ts";
import { BAD_OPTION, BAD_REQUEST, DELETE, FETCH, GET, METHOD_NOT_ALLOWED, PATCH, POST, PUT } from "../coap/codes.ts";
import type { Body, Code, Option } from "../coap/message.ts";
import { hasOption, stringOption, stringValue, uintOption } from "../coap/option-values.ts";
import { AUTHORIZATION, CBOR_VERSION, HTTP_METHOD, IF_MATCH, IF_NONE_MATCH } from "../coap/options.ts";
import { MSC3079_KEYS_VERSION } from "../codec/tables/msc3079-v1.ts";
import { carriable } from "./carriable.ts";
import { coapError } from "./coap-error.ts";
import { type CoapContent, coapToContent, contentToCoap } from "./content.ts";
import { isJsonType } from "./content-type.ts";
import { headerOption, headersOf } from "./header-option.ts";
import type { HttpHeader, HttpRequest, HttpResponse } from "./http.ts";
import { DEFAULT_MAPPING, type MappingSettings } from "./mapping-settings.ts";
import { matrixError } from "./matrix-error.ts";
import { isRequestField, requestFields } from "./meaning-headers.ts";
import { coapToTarget, targetToCoap } from "./target.ts";

const METHODS: ReadonlyMap<string, Code> = new Map([
  ["GET", GET],
  ["POST", POST],
  ["PUT", PUT],
  ["DELETE", DELETE],
  ["PATCH", PATCH],
]);
const METHOD_NAMES: ReadonlyMap<Code, string> = new Map([...METHODS].map(([name, code]) => [code, name]));

/** Safe methods that travel as GET with option HTTP-Method. */
const NAMED_METHODS: ReadonlySet<string> = new Set(["HEAD", "OPTIONS"]);

/** lb closes the connection at the 17th option. */
const LB_OPTIONS = 16;
const LB_METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "DELETE"]);

/** The CoAP request for an HTTP request, or the Matrix error to answer it with when the wire can't carry it. */
export function requestToCoap(
  request: HttpRequest,
  settings: MappingSettings = DEFAULT_MAPPING,
): Result<Body, HttpResponse> {
  const forLb = settings.peerDialect === "lb";
  const named = NAMED_METHODS.has(request.method) && !forLb;
  const method = named ? GET : METHODS.get(request.method);
  if (method === undefined || (forLb && !LB_METHODS.has(request.method))) {
    return fail(matrixError(405, "M_UNRECOGNIZED", `Method ${request.method} can't be carried over this link.`));
  }
  if (!request.target.startsWith("/")) {
    return fail(matrixError(400, "M_UNRECOGNIZED", "The request target must be a path that begins with a slash."));
  }
  const target = targetToCoap(request.target, !forLb);
  if (!target.ok) return fail(matrixError(414, "M_TOO_LARGE", target.error));
  const fields = requestFields(request.headers);
  if (fields.length > MAX_HEADERS) return fail(matrixError(431, "M_TOO_LARGE", "Too many header fields."));
  const content = requestContent(request, settings, forLb);
  const { prefix } = target.value;
  const options = [
    ...target.value.options,
    ...(named ? [stringValue(HTTP_METHOD, request.method)] : []),
    ...authorizationOptions(fields),
    ...content.options,
  ];
  if (forLb && options.length > LB_OPTIONS) {
    return fail(matrixError(414, "M_TOO_LARGE", "The other side of the link takes no more than 16 options."));
  }
  if (!carriable(options)) {
    return fail(matrixError(431, "M_TOO_LARGE", "The path and the header fields are too long or too many."));
  }
  // RFC 8132 §2: GET with a payload has no meaning, FETCH has.
  const withPayload = method === GET && !forLb && prefix.length + content.payload.length > 0;
  return ok({
    code: withPayload ? FETCH : method,
    options,
    payload: prefix.length === 0 ? content.payload : concat(prefix, content.payload),
  });
}

/** `upload` and `upload/{server}/{id}` of the media repository: the body is a file. */
const UPLOAD = /^\/_matrix\/(media\/[^/]+|client\/[^/]+\/media)\/upload([/?]|$)/;

function requestContent(request: HttpRequest, { codec }: MappingSettings, forLb: boolean): CoapContent {
  if (request.body.length > 0) {
    const isFile = UPLOAD.test(request.target);
    return contentToCoap(request.headers, request.body, { codec, forLb, nearest: false, asText: false, isFile });
  }
  // Of an empty body, "application/json" says nothing; the name of another type may.
  const types = request.headers.filter(([name, value]) => name === "content-type" && !isJsonType(value));
  return { options: types.map(headerOption), payload: EMPTY };
}

const BEARER = /^Bearer (?!Bearer )(\S.*)$/;

/** An access token goes into MSC3079's option, any other scheme as it is. */
function authorizationOptions(fields: readonly HttpHeader[]): Option[] {
  const single = fields.filter(([name]) => name === "authorization").length === 1;
  return fields.map((field) => {
    const token = field[0] === "authorization" && single ? BEARER.exec(field[1])?.[1] : undefined;
    return token === undefined ? headerOption(field) : stringValue(AUTHORIZATION, token);
  });
}

/** The HTTP request that a CoAP request stands for, or the CoAP error response to it. */
export function coapToRequest(body: Body, settings: MappingSettings = DEFAULT_MAPPING): Result<HttpRequest, Body> {
  const { options } = body;
  const refuse = (code: Code, errcode: string, error: string) => fail(coapError(code, errcode, error, settings));
  const method = methodOf(body);
  if (method === undefined) return refuse(METHOD_NOT_ALLOWED, "M_UNRECOGNIZED", "This method is not supported.");
  const unsupported = [IF_MATCH, IF_NONE_MATCH].some((number) => hasOption(options, number));
  if (unsupported || (uintOption(options, CBOR_VERSION) ?? MSC3079_KEYS_VERSION) !== MSC3079_KEYS_VERSION) {
    return refuse(BAD_OPTION, "M_UNRECOGNIZED", "If-Match, If-None-Match and CBOR versions but 1 are not supported.");
  }
  const target = coapToTarget(options, body.payload);
  if (!target.ok) return refuse(BAD_REQUEST, "M_UNRECOGNIZED", target.error);
  const fields = headersOf(options);
  const content = coapToContent(options, body.payload.subarray(target.value.bodyStart), fields, settings.codec);
  if (!content.ok) return refuse(BAD_REQUEST, "M_NOT_JSON", content.error);
  return ok({
    method,
    target: target.value.target,
    headers: [...tokenField(options), ...content.value.headers, ...fields.filter(isRequestField)],
    body: content.value.body,
  });
}

function methodOf({ code, options }: Body): string | undefined {
  const named = stringOption(options, HTTP_METHOD);
  const safe = code === GET || code === FETCH;
  if (hasOption(options, HTTP_METHOD))
    return safe && named !== undefined && NAMED_METHODS.has(named) ? named : undefined;
  return code === FETCH ? "GET" : METHOD_NAMES.get(code);
}

/** Peers send the token with and without its scheme (MSC3079); an empty option means none (lb). */
function tokenField(options: readonly Option[]): HttpHeader[] {
  const text = stringOption(options, AUTHORIZATION)?.replace(/^Bearer /, "");
  return text === undefined || text === "" || !/^[\x20-\x7e\x80-\xff]+$/.test(text)
    ? []
    : [["authorization", `Bearer ${text}`]];
}
