/** When two HTTP requests are the same one, and whose they are. */
import { utf8 } from "../base/bytes.ts";
import { type HttpRequest, header } from "../matrix/http.ts";
import { requestFields } from "../matrix/meaning-headers.ts";
import { syncRequest, withSync } from "../matrix/sync.ts";

/** The header's value, or nothing; a token in the query is part of the target anyway. */
export const authorization = (request: HttpRequest): string => header(request.headers, "authorization") ?? "";

/**
 * Equal for requests with the same method, target, header fields that mean something (another token, another Range of a
 * file), content type and body. A transaction id is part of the target. Bodies count by fingerprint: whoever could make
 * two collide holds the token of both. A /sync that comes again with less patience (matrix-js-sdk does after an error) is
 * the same one.
 */
export const identity = (request: HttpRequest): string =>
  [
    request.method,
    syncRequest(request) === undefined ? request.target : withSync(request, { timeout: undefined }).target,
    ...requestFields(request.headers).map((field) => field.join(":")),
    header(request.headers, "content-type") ?? "",
    fingerprint(request.body),
  ].join("\n");

/**
 * A /sync without what means nothing to the homeserver: matrix-js-sdk numbers its initial syncs to get past caches.
 * There is none here, and with the number nobody could see that it asks the same again.
 */
export function withoutCacheBuster(request: HttpRequest): HttpRequest {
  const target = request.target.replace(/([?&])_cacheBuster=[^&]*(?:&|$)/, "$1").replace(/[?&]$/, "");
  return target === request.target ? request : { ...request, target };
}

/** One share of the link for each account that is logged in, or for each address while it is not. */
export function flow(request: HttpRequest, from: string): string {
  const token = authorization(request) || /[?&]access_token=([^&]+)/.exec(request.target)?.[1];
  return token === undefined ? `address ${address(from)}` : `token ${fingerprint(utf8(token))}`;
}

/** `from` without the port, which differs with each connection. */
const address = (from: string): string => from.replace(/:\d+$/, "");

/** 64 bits in two lanes, and the length (cyrb53's mixing): quick, and not for adversaries. */
function fingerprint(bytes: Uint8Array): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 2654435761);
    b = Math.imul(b ^ byte, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}.${bytes.length}`;
}
