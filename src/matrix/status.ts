import {
  BAD_GATEWAY,
  BAD_REQUEST,
  CHANGED,
  CONFLICT,
  CONTENT,
  CREATED,
  codeClass,
  DELETED,
  FORBIDDEN,
  GATEWAY_TIMEOUT,
  INTERNAL_SERVER_ERROR,
  METHOD_NOT_ALLOWED,
  NOT_ACCEPTABLE,
  NOT_FOUND,
  NOT_IMPLEMENTED,
  PRECONDITION_FAILED,
  REQUEST_ENTITY_TOO_LARGE,
  SERVICE_UNAVAILABLE,
  TOO_MANY_REQUESTS,
  UNAUTHORIZED,
  UNPROCESSABLE_ENTITY,
  UNSUPPORTED_CONTENT_FORMAT,
  VALID,
} from "../coap/codes.ts";
import type { Code, Option } from "../coap/message.ts";
import { uintOption, uintValue } from "../coap/option-values.ts";
import { HTTP_STATUS } from "../coap/options.ts";

/** The only codes that lb's client knows. */
const TEN_CODES: ReadonlyMap<number, Code> = new Map([
  [200, CONTENT],
  [400, BAD_REQUEST],
  [401, UNAUTHORIZED],
  [403, FORBIDDEN],
  [404, NOT_FOUND],
  [405, METHOD_NOT_ALLOWED],
  [413, REQUEST_ENTITY_TOO_LARGE],
  [500, INTERNAL_SERVER_ERROR],
  [502, BAD_GATEWAY],
  [504, GATEWAY_TIMEOUT],
]);

/** Without 4.08, which means a missing block (RFC 7959 §2.9.2), not a slow client. */
const ALL_CODES: ReadonlyMap<number, Code> = new Map([
  ...TEN_CODES,
  [201, CREATED],
  [204, CHANGED],
  [304, VALID],
  [406, NOT_ACCEPTABLE],
  [409, CONFLICT],
  [412, PRECONDITION_FAILED],
  [415, UNSUPPORTED_CONTENT_FORMAT],
  [422, UNPROCESSABLE_ENTITY],
  [429, TOO_MANY_REQUESTS],
  [501, NOT_IMPLEMENTED],
  [503, SERVICE_UNAVAILABLE],
]);

const STATUSES: ReadonlyMap<Code, number> = new Map([
  ...[...ALL_CODES].map(([status, code]) => [code, status] as const),
  [DELETED, 200],
]);

/** By hundreds: the code for a status that has none, for who does not know HTTP-Status. A redirect is no success. */
const NEAREST: readonly Code[] = [BAD_GATEWAY, BAD_GATEWAY, CONTENT, BAD_GATEWAY, BAD_REQUEST, INTERNAL_SERVER_ERROR];

/** The code for an HTTP status, and HTTP-Status where the code does not say it exactly. */
export function statusToCoap(status: number, tenCodes: boolean): { readonly code: Code; readonly options: Option[] } {
  const exact = (tenCodes ? TEN_CODES : ALL_CODES).get(status);
  if (exact !== undefined) return { code: exact, options: [] };
  return { code: NEAREST[Math.floor(status / 100)] ?? BAD_GATEWAY, options: [uintValue(HTTP_STATUS, status)] };
}

/** `undefined` when neither the code nor HTTP-Status says one: 0.00, or a code of no known meaning. */
export function coapToStatus(code: Code, options: readonly Option[]): number | undefined {
  const exact = uintOption(options, HTTP_STATUS);
  if (exact !== undefined && isFinalStatus(exact)) return exact;
  const status = STATUSES.get(code);
  if (status !== undefined) return status;
  // Codes of CoAP's own layers (4.02, 4.08, 5.05 …): to an HTTP client, its gateway could not ask.
  if (codeClass(code) === 4 || codeClass(code) === 5) return 502;
  return codeClass(code) === 2 ? 200 : undefined;
}

export const isFinalStatus = (status: number): boolean => Number.isInteger(status) && status >= 200 && status <= 599;

/** What lb's 0.00 responses were before, by their errcode. */
const ERRCODE_STATUSES: ReadonlyMap<string, number> = new Map([
  ["M_LIMIT_EXCEEDED", 429],
  ["M_UNKNOWN_TOKEN", 401],
  ["M_MISSING_TOKEN", 401],
  ["M_FORBIDDEN", 403],
  ["M_NOT_FOUND", 404],
  ["M_UNRECOGNIZED", 404],
  ["M_TOO_LARGE", 413],
  ["M_CANNOT_OVERWRITE_MEDIA", 409],
  ["M_UNKNOWN", 500],
]);

export const statusOfErrcode = (errcode: string): number => ERRCODE_STATUSES.get(errcode) ?? 400;

/** The errcode for an answer that has none, because CoAP's layers made it. */
export function errcodeOfStatus(status: number): string {
  for (const [errcode, known] of ERRCODE_STATUSES)
    if (known === status && status !== 401 && status !== 500) return errcode;
  return status === 405 ? "M_UNRECOGNIZED" : "M_UNKNOWN";
}
