/** CORS as the client-server API wants it (Matrix v1.11 §2.5 Web Browser Clients): browsers ask, and it costs no airtime. */
import { EMPTY } from "../base/bytes.ts";
import type { HttpHeader, HttpResponse } from "../matrix/http.ts";

const HEADERS: readonly HttpHeader[] = [
  ["access-control-allow-origin", "*"],
  ["access-control-allow-methods", "GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS"],
  ["access-control-allow-headers", "X-Requested-With, Content-Type, Authorization"],
];

/** The answer to every OPTIONS: no Matrix endpoint gives it another meaning. */
export const PREFLIGHT: HttpResponse = { status: 204, headers: HEADERS, body: EMPTY };

/** The response with exactly these three, whatever it had. */
export const withCors = (response: HttpResponse): HttpResponse => ({
  ...response,
  headers: [...response.headers.filter(([name]) => !HEADERS.some(([ours]) => ours === name)), ...HEADERS],
});
