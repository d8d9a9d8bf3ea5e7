import { MAX_BODY, MAX_TARGET } from "../../base/limits.ts";
import type { Codec } from "../../codec/codec.ts";
import { isJsonType } from "../content-type.ts";
import { lineNumber } from "../header-option.ts";
import { type HttpRequest, header } from "../http.ts";
import { onlyValue } from "../json-span.ts";
import { survives } from "../survives.ts";
import { CONTENT_TYPE } from "./item-codes.ts";

/** A request's body among the items of a packed request. */
export interface PackedContent {
  /** Items that say its type, where it is not JSON's. */
  readonly items: readonly string[];
  /** The body's text, to stand among the items; undefined when there is none, or it must go as it is. */
  readonly json: Uint8Array | undefined;
}

/** `upload` and `upload/{server}/{id}` of the media repository: the body is a file. */
const UPLOAD = /^\/_matrix\/(media\/[^/]+|client\/[^/]+\/media)\/upload([/?]|$)/;

/** Of a larger body it is not found out whether the codec gives back the very bytes. */
const MAX_COMPARED = 64 * 1024;

/** A codec's output holds a body and no more; the path and the rest of the request need room beside it. */
const MAX_JSON = MAX_BODY - 4 * MAX_TARGET;

export function packedContent(request: HttpRequest, codec: Codec): PackedContent {
  const { body, headers, target } = request;
  const types = headers.filter(([name]) => name === "content-type").map(([, value]) => value);
  const type = types.length === 1 ? types[0] : undefined;
  const isJson = type !== undefined && isJsonType(type) && header(headers, "content-encoding") === undefined;
  if (body.length === 0) {
    // of an empty body, "application/json" says nothing; the name of another type may
    return { items: types.filter((name) => !isJsonType(name)).map(typeItem), json: undefined };
  }
  if (isJson && !UPLOAD.test(target)) return { items: [], json: body.length > MAX_JSON ? undefined : onlyValue(body) };
  const json = isExact(body, codec) ? body : undefined;
  if (type === "application/json" && header(headers, "content-encoding") === undefined) return { items: [], json };
  return { items: types.length === 0 ? [`[${CONTENT_TYPE},null]`] : types.map(typeItem), json };
}

function typeItem(type: string): string {
  const line = lineNumber(["content-type", type]);
  return JSON.stringify([CONTENT_TYPE, line ?? type]);
}

/** Whether it is one JSON object, called otherwise, that may stand among the items. */
const isExact = (body: Uint8Array, codec: Codec): boolean =>
  body[0] === 0x7b && body.length <= MAX_COMPARED && onlyValue(body)?.length === body.length && survives(body, codec);
