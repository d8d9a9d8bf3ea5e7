import { concat, utf8 } from "../../base/bytes.ts";
import { fail, ok, type Result } from "../../base/errors.ts";
import { MAX_HEADERS, MAX_TARGET } from "../../base/limits.ts";
import { FETCH, POST } from "../../coap/codes.ts";
import type { Body } from "../../coap/message.ts";
import { BYTES } from "../../codec/cbor-head.ts";
import { CborWriter } from "../../codec/cbor-writer.ts";
import type { SequenceCodec } from "../../codec/codec.ts";
import { lineNumber, nameNumber } from "../header-option.ts";
import type { HttpHeader, HttpRequest, HttpResponse } from "../http.ts";
import { matrixError } from "../matrix-error.ts";
import { requestFields } from "../meaning-headers.ts";
import { endpointPath } from "./endpoint-path.ts";
import { HEADER, METHOD, STYLES, TOKEN, VERSION } from "./item-codes.ts";
import { type PackedContent, packedContent } from "./packed-content.ts";
import type { Tables } from "./profile.ts";
import { queryToObject } from "./query-object.ts";
import { xMatrixItem } from "./x-matrix.ts";

/** How a request's access token is said: by an index that the gateway knows, with one to be known, or only this time. */
export type TokenForm =
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "announced"; readonly index: number }
  | { readonly kind: "bare" };

export interface Packing {
  readonly codec: SequenceCodec;
  /** The tables to agree on; undefined when they are. */
  readonly offer: Tables | undefined;
  /** Of `bearerToken(request)`. */
  readonly token: TokenForm;
}

const BEARER = /^Bearer (?!Bearer )(\S.*)$/;

/** The access token, when it is the one Authorization that the request has. */
export function bearerToken({ headers }: HttpRequest): string | undefined {
  const values = headers.filter(([name]) => name === "authorization").map(([, value]) => value);
  return values.length === 1 ? BEARER.exec(values[0] ?? "")?.[1] : undefined;
}

/** Asked with FETCH, because asking again changes nothing. */
export const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** The packed exchange for an HTTP request, or the Matrix error to answer it with when it can't be carried. */
export function packRequest(request: HttpRequest, packing: Packing): Result<Body, HttpResponse> {
  if (!request.target.startsWith("/")) {
    return fail(matrixError(400, "M_UNRECOGNIZED", "The request target must be a path that begins with a slash."));
  }
  if (request.target.length > MAX_TARGET) {
    return fail(matrixError(414, "M_TOO_LARGE", `The request target is longer than ${MAX_TARGET} characters.`));
  }
  const fields = requestFields(request.headers);
  if (fields.length > MAX_HEADERS) return fail(matrixError(431, "M_TOO_LARGE", "Too many header fields."));
  const content = packedContent(request, packing.codec);
  const payload =
    payloadOf(request, content, packing, { typed: true, escaped: false }) ??
    payloadOf(request, content, packing, { typed: false, escaped: false }) ??
    payloadOf(request, content, packing, { typed: false, escaped: true });
  if (payload === undefined)
    return fail(matrixError(400, "M_UNKNOWN", "This request can't be carried over this link."));
  return ok({ code: SAFE_METHODS.has(request.method) ? FETCH : POST, options: [], payload });
}

interface Manner {
  readonly typed: boolean;
  /** Method and target as they are. */
  readonly escaped: boolean;
}

function payloadOf(
  request: HttpRequest,
  content: PackedContent,
  packing: Packing,
  manner: Manner,
): Uint8Array | undefined {
  const { codec, offer } = packing;
  const target = manner.escaped ? escaped(request) : targetItems(request, packing, manner.typed);
  if (target === undefined) return undefined;
  const items = [
    ...(offer === undefined ? [] : [JSON.stringify([offer.version, offer.hash])]),
    ...target.before,
    ...headerItems(request, packing.token),
    ...content.items,
    ...target.after,
  ];
  const { json } = content;
  if (json !== undefined) {
    const wrapped = json[0] !== 0x7b || target.takesQuery;
    const text = concat(utf8(`[${items.join(",")},${wrapped ? "[0," : ""}`), json, utf8(wrapped ? "]]" : "]"));
    const packed = codec.encodeSequence(text);
    if (packed.ok) return packed.value;
  }
  const silent = target.after.length > 0 && !target.takesQuery ? [...items, "null"] : items;
  const packed = codec.encodeSequence(utf8(`[${silent.join(",")}]`));
  if (!packed.ok) return undefined;
  return request.body.length === 0 ? packed.value : withRawBody(packed.value, request.body);
}

/** The sequence in a byte string, and behind it the body. */
function withRawBody(sequence: Uint8Array, body: Uint8Array): Uint8Array {
  const head = new CborWriter(8);
  head.head(BYTES, sequence.length);
  return concat(head.finish(), sequence, body);
}

interface TargetItems {
  /** Endpoint, path parameters and what says their spelling. */
  readonly before: readonly string[];
  /** The query, if there is one. */
  readonly after: readonly string[];
  /** The first object is the query, so a body that is one must be marked. */
  readonly takesQuery: boolean;
}

const escaped = ({ method, target }: HttpRequest): TargetItems => ({
  before: ["null", JSON.stringify(method), JSON.stringify(target)],
  after: [],
  takesQuery: SAFE_METHODS.has(method),
});

function targetItems({ method, target }: HttpRequest, { codec }: Packing, typed: boolean): TargetItems | undefined {
  const mark = target.indexOf("?");
  const named = method === "HEAD" || method === "OPTIONS";
  const takesQuery = SAFE_METHODS.has(method);
  const path = endpointPath(takesQuery ? "GET" : method, mark < 0 ? target : target.slice(0, mark));
  const query = mark < 0 ? undefined : queryToObject(target.slice(mark + 1), codec, typed);
  if (path === undefined || (mark >= 0 && query === undefined)) return undefined;
  const { index, parameters, version, style } = path;
  const styles = style + 4 * (query?.style ?? 0);
  return {
    before: [
      String(index),
      ...parameters.map((parameter) => JSON.stringify(parameter)),
      ...(named ? [JSON.stringify([METHOD, method])] : []),
      ...(version === undefined ? [] : [JSON.stringify([VERSION, shortVersion(version)])]),
      ...(styles === 0 ? [] : [`[${STYLES},${styles}]`]),
    ],
    after: query === undefined ? [] : [query.json],
    takesQuery,
  };
}

/** `r0` as 0, `v5` as 5. */
function shortVersion(version: string): number | string {
  if (version === "r0") return 0;
  return /^v[1-9]\d?$/.test(version) ? Number(version.slice(1)) : version;
}

function headerItems(request: HttpRequest, token: TokenForm): string[] {
  const bearer = bearerToken(request);
  return requestFields(request.headers).map(([name, value]): string => {
    if (name !== "authorization") return headerItem([name, value]);
    if (bearer !== undefined) return tokenItem(token, bearer);
    const signed = xMatrixItem(value);
    return signed === undefined ? headerItem([name, value]) : JSON.stringify(signed);
  });
}

function tokenItem(form: TokenForm, token: string): string {
  if (form.kind === "index") return String(form.index);
  return JSON.stringify(form.kind === "announced" ? [TOKEN, form.index, token] : [TOKEN, token]);
}

function headerItem(field: HttpHeader): string {
  const line = lineNumber(field);
  const [name, value] = field;
  return JSON.stringify(line === undefined ? [HEADER, nameNumber(name) ?? name, value] : [HEADER, line]);
}
