import type { HttpHeader } from "./http.ts";

/**
 * Header fields that change what a request asks or what an answer means. All others stay behind: connections, caches
 * on the way, CORS (each end speaks for itself), names and versions of software.
 */
const REQUEST_FIELDS: ReadonlySet<string> = new Set([
  "accept",
  "authorization",
  "content-disposition",
  "content-encoding",
  "content-language",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "range",
]);

const RESPONSE_FIELDS: ReadonlySet<string> = new Set([
  "accept-ranges",
  "allow",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-range",
  "content-security-policy",
  "cross-origin-resource-policy",
  "etag",
  "expires",
  "last-modified",
  "location",
  "retry-after",
  "www-authenticate",
]);

/** Said by nearly every client, and by none to change the answer. */
const REQUEST_DEFAULTS: readonly HttpHeader[] = [
  ["accept", "*/*"],
  ["accept", "application/json"],
  ["accept", "application/json, text/plain, */*"],
];

/** What an answer without Cache-Control means across the link: Matrix answers are for now, and Synapse says so. */
export const DEFAULT_CACHE_CONTROL: HttpHeader = ["cache-control", "no-cache, no-store, must-revalidate"];

const isOneOf = ([name, value]: HttpHeader, fields: readonly HttpHeader[]): boolean =>
  fields.some(([otherName, otherValue]) => otherName === name && otherValue === value);

/** Without Content-Type, which is part of the body. */
export const requestFields = (headers: readonly HttpHeader[]): HttpHeader[] =>
  headers.filter((field) => REQUEST_FIELDS.has(field[0]) && !isOneOf(field, REQUEST_DEFAULTS));

/** Without Content-Type, which is part of the body. */
export const responseFields = (headers: readonly HttpHeader[]): HttpHeader[] =>
  headers.filter((field) => RESPONSE_FIELDS.has(field[0]) && !isOneOf(field, [DEFAULT_CACHE_CONTROL]));

/** What a remote may add to a request: never what frames or routes it. */
export const isRequestField = ([name]: HttpHeader): boolean => REQUEST_FIELDS.has(name);

/** What a remote may add to an answer. */
export const isResponseField = ([name]: HttpHeader): boolean => RESPONSE_FIELDS.has(name);
