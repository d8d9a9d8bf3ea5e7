import { EMPTY, utf8 } from "../base/bytes.ts";
import type { HttpHeader, HttpResponse } from "../matrix/http.ts";
import type { Json, JsonObject } from "./json.ts";

/** What a handler says: a response, or that it has to wait for news (a long poll). */
export type Answer = HttpResponse | "wait";

/** As Synapse sends them on every answer: their size is part of what HTTPS costs. */
const COMMON_HEADERS: readonly HttpHeader[] = [
  ["cache-control", "no-cache, no-store, must-revalidate"],
  ["access-control-allow-origin", "*"],
  ["access-control-allow-methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS"],
  ["access-control-allow-headers", "X-Requested-With, Content-Type, Authorization, Date"],
  ["access-control-expose-headers", "Server, Retry-After"],
  ["server", "hectobit-development"],
];

export const json = (body: Json, status = 200, extra: readonly HttpHeader[] = []): HttpResponse => ({
  status,
  headers: [["content-type", "application/json"], ...COMMON_HEADERS, ...extra],
  body: utf8(JSON.stringify(body)),
});

export const binary = (body: Uint8Array, contentType: string, extra: readonly HttpHeader[] = []): HttpResponse => ({
  status: 200,
  headers: [["content-type", contentType], ...COMMON_HEADERS, ...extra],
  body,
});

/** The answer to a CORS preflight. */
export const preflight = (): HttpResponse => ({ status: 204, headers: COMMON_HEADERS, body: EMPTY });

/** The standard error response of the client-server API. */
export const matrixError = (status: number, errcode: string, error: string, more: JsonObject = {}): HttpResponse =>
  json({ errcode, error, ...more }, status);

export const notFound = (what: string): HttpResponse => matrixError(404, "M_NOT_FOUND", what);
export const forbidden = (why: string): HttpResponse => matrixError(403, "M_FORBIDDEN", why);
export const badJson = (why: string): HttpResponse => matrixError(400, "M_BAD_JSON", why);
export const invalidParameter = (why: string): HttpResponse => matrixError(400, "M_INVALID_PARAM", why);
export const missingParameter = (name: string): HttpResponse =>
  matrixError(400, "M_MISSING_PARAM", `Missing parameter: ${name}`);
export const full = (what: string): HttpResponse =>
  matrixError(403, "M_RESOURCE_LIMIT_EXCEEDED", `This development homeserver holds no more ${what}`);

export const limited = (retryAfterMs: number): HttpResponse =>
  json({ errcode: "M_LIMIT_EXCEEDED", error: "Too Many Requests", retry_after_ms: retryAfterMs }, 429, [
    ["retry-after", String(Math.ceil(retryAfterMs / 1000))],
  ]);
