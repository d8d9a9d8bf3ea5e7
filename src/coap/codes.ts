import { HectobitError } from "../base/errors.ts";
import type { Code } from "./message.ts";

/** `class.detail` as a code number: `code(2, 5)` is 69 (RFC 7252 §3). */
export function code(codeClass: number, detail: number): Code {
  if (!Number.isInteger(codeClass) || codeClass < 0 || codeClass > 7) badCode(`${codeClass}.${detail}`);
  if (!Number.isInteger(detail) || detail < 0 || detail > 31) badCode(`${codeClass}.${detail}`);
  return codeClass * 32 + detail;
}

function badCode(text: string): never {
  throw new HectobitError("coap.code", `there is no CoAP code ${text}`, {
    hint: "The class is 0 to 7, the detail 0 to 31.",
  });
}

export const EMPTY_CODE: Code = 0;

/** Methods (RFC 7252 §5.8, RFC 8132). */
export const GET: Code = 1;
export const POST: Code = 2;
export const PUT: Code = 3;
export const DELETE: Code = 4;
export const FETCH: Code = 5;
export const PATCH: Code = 6;
export const IPATCH: Code = 7;

/** Responses (RFC 7252 §5.9; 2.31, 4.08 RFC 7959; 4.09, 4.22 RFC 8132; 4.29 RFC 8516; 5.08 RFC 8768). */
export const CREATED: Code = 65;
export const DELETED: Code = 66;
export const VALID: Code = 67;
export const CHANGED: Code = 68;
export const CONTENT: Code = 69;
export const CONTINUE: Code = 95;
export const BAD_REQUEST: Code = 128;
export const UNAUTHORIZED: Code = 129;
export const BAD_OPTION: Code = 130;
export const FORBIDDEN: Code = 131;
export const NOT_FOUND: Code = 132;
export const METHOD_NOT_ALLOWED: Code = 133;
export const NOT_ACCEPTABLE: Code = 134;
export const REQUEST_ENTITY_INCOMPLETE: Code = 136;
export const CONFLICT: Code = 137;
export const PRECONDITION_FAILED: Code = 140;
export const REQUEST_ENTITY_TOO_LARGE: Code = 141;
export const UNSUPPORTED_CONTENT_FORMAT: Code = 143;
export const UNPROCESSABLE_ENTITY: Code = 150;
export const TOO_MANY_REQUESTS: Code = 157;
export const INTERNAL_SERVER_ERROR: Code = 160;
export const NOT_IMPLEMENTED: Code = 161;
export const BAD_GATEWAY: Code = 162;
export const SERVICE_UNAVAILABLE: Code = 163;
export const GATEWAY_TIMEOUT: Code = 164;
export const PROXYING_NOT_SUPPORTED: Code = 165;
export const HOP_LIMIT_REACHED: Code = 168;

export const codeClass = (value: Code): number => value >> 5;
export const codeDetail = (value: Code): number => value & 31;

/** 0.01 to 0.31 (RFC 7252 §12.1.1). */
export const isRequest = (value: Code): boolean => value > 0 && value < 32;
/** Classes 2, 4 and 5. */
export const isResponse = (value: Code): boolean => [2, 4, 5].includes(codeClass(value));
export const isSuccess = (value: Code): boolean => codeClass(value) === 2;
export const isClientError = (value: Code): boolean => codeClass(value) === 4;
export const isServerError = (value: Code): boolean => codeClass(value) === 5;
export const isError = (value: Code): boolean => isClientError(value) || isServerError(value);
/** Classes 1, 6 and 7: a message with one is malformed (RFC 7252 §4.2, §4.3). */
export const isReservedCode = (value: Code): boolean => [1, 6, 7].includes(codeClass(value));

const NAMES: ReadonlyMap<Code, string> = new Map([
  [EMPTY_CODE, "Empty"],
  [GET, "GET"],
  [POST, "POST"],
  [PUT, "PUT"],
  [DELETE, "DELETE"],
  [FETCH, "FETCH"],
  [PATCH, "PATCH"],
  [IPATCH, "iPATCH"],
  [CREATED, "Created"],
  [DELETED, "Deleted"],
  [VALID, "Valid"],
  [CHANGED, "Changed"],
  [CONTENT, "Content"],
  [CONTINUE, "Continue"],
  [BAD_REQUEST, "Bad Request"],
  [UNAUTHORIZED, "Unauthorized"],
  [BAD_OPTION, "Bad Option"],
  [FORBIDDEN, "Forbidden"],
  [NOT_FOUND, "Not Found"],
  [METHOD_NOT_ALLOWED, "Method Not Allowed"],
  [NOT_ACCEPTABLE, "Not Acceptable"],
  [REQUEST_ENTITY_INCOMPLETE, "Request Entity Incomplete"],
  [CONFLICT, "Conflict"],
  [PRECONDITION_FAILED, "Precondition Failed"],
  [REQUEST_ENTITY_TOO_LARGE, "Request Entity Too Large"],
  [UNSUPPORTED_CONTENT_FORMAT, "Unsupported Content-Format"],
  [UNPROCESSABLE_ENTITY, "Unprocessable Entity"],
  [TOO_MANY_REQUESTS, "Too Many Requests"],
  [INTERNAL_SERVER_ERROR, "Internal Server Error"],
  [NOT_IMPLEMENTED, "Not Implemented"],
  [BAD_GATEWAY, "Bad Gateway"],
  [SERVICE_UNAVAILABLE, "Service Unavailable"],
  [GATEWAY_TIMEOUT, "Gateway Timeout"],
  [PROXYING_NOT_SUPPORTED, "Proxying Not Supported"],
  [HOP_LIMIT_REACHED, "Hop Limit Reached"],
]);

/** `2.05`, as people write it. */
export const codeText = (value: Code): string => `${codeClass(value)}.${String(codeDetail(value)).padStart(2, "0")}`;

/** `GET`, `Content`; undefined for a code that is not registered. */
export const codeName = (value: Code): string | undefined => NAMES.get(value);
