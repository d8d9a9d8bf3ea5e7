import { toHex } from "../../base/bytes.ts";
import type { Code, Message, Option } from "../message.ts";
import { opaqueOption, withoutOptions } from "../option-values.ts";
import { BLOCK1, BLOCK2, ETAG, isNoCacheKey, NO_RESPONSE, OBSERVE, REQUEST_TAG } from "../options.ts";

const NOT_OF_THE_RESOURCE: ReadonlySet<number> = new Set([ETAG, BLOCK1, BLOCK2, OBSERVE, NO_RESPONSE]);

/**
 * What makes two requests of one peer ask for the same: the method and the options of the cache key (RFC 7252 §5.6),
 * without those of the transfer (RFC 7959 §2.4, RFC 7641 §2) and without ETag, which says only what the client has
 * already (RFC 7252 §5.6, RFC 7641 §3.3.1). A FETCH's payload is part of it too (RFC 8132 §2), but
 * its later blocks are asked for without payload, so it is compared apart.
 */
export function cacheKey(method: Code, options: readonly Option[]): string {
  const parts = options
    .filter(({ number }) => !isNoCacheKey(number) && !NOT_OF_THE_RESOURCE.has(number))
    .map((option, index) => ({ option, index }))
    .sort((a, b) => a.option.number - b.option.number || a.index - b.index)
    .map(({ option }) => `${option.number}=${toHex(option.value)}`);
  return `${method} ${parts.join(" ")}`;
}

/**
 * What makes two messages parts of one request where all requests ask for the same resource: their token, or what
 * Request-Tag says in its place (RFC 9175 §3.2).
 */
export function operationKey({ code, options, token }: Message): string {
  const name = opaqueOption(options, REQUEST_TAG) ?? token;
  return `${cacheKey(code, withoutOptions(options, REQUEST_TAG))} of ${toHex(name)}`;
}
