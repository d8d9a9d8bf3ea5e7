/** The CoAP options that we know, as data: RFC 7252 §5.10 and what registers more. */

export type OptionFormat = "empty" | "opaque" | "uint" | "string";

export interface OptionDefinition {
  readonly number: number;
  readonly name: string;
  readonly format: OptionFormat;
  /** Bytes of the value. Outside of them the option counts as unrecognized (RFC 7252 §5.4.3). */
  readonly minimumLength: number;
  readonly maximumLength: number;
  readonly repeatable: boolean;
}

export const IF_MATCH = 1;
export const URI_HOST = 3;
export const ETAG = 4;
export const IF_NONE_MATCH = 5;
export const OBSERVE = 6;
export const URI_PORT = 7;
export const LOCATION_PATH = 8;
export const OSCORE = 9;
export const URI_PATH = 11;
export const CONTENT_FORMAT = 12;
export const MAX_AGE = 14;
export const URI_QUERY = 15;
export const HOP_LIMIT = 16;
export const ACCEPT = 17;
export const LOCATION_QUERY = 20;
export const BLOCK2 = 23;
export const BLOCK1 = 27;
export const SIZE2 = 28;
export const PROXY_URI = 35;
export const PROXY_SCHEME = 39;
export const SIZE1 = 60;
export const ECHO = 252;
export const AUTHORIZATION = 256;
export const CBOR_VERSION = 257;
export const NO_RESPONSE = 258;
export const MATRIX_VERSION = 264;
export const REQUEST_TAG = 292;
export const HTTP_STATUS = 2048;
export const HTTP_HEADER = 2050;
export const HTTP_METHOD = 2053;
export const TARGET = 2057;

type Row = readonly [number, string, OptionFormat, number, number, "repeatable"?];

const ROWS: readonly Row[] = [
  // RFC 7252 §5.10
  [IF_MATCH, "If-Match", "opaque", 0, 8, "repeatable"],
  [URI_HOST, "Uri-Host", "string", 1, 255],
  [ETAG, "ETag", "opaque", 1, 8, "repeatable"],
  [IF_NONE_MATCH, "If-None-Match", "empty", 0, 0],
  [OBSERVE, "Observe", "uint", 0, 3], // RFC 7641 §2
  [URI_PORT, "Uri-Port", "uint", 0, 2],
  [LOCATION_PATH, "Location-Path", "string", 0, 255, "repeatable"],
  [OSCORE, "OSCORE", "opaque", 0, 255], // RFC 8613 §2
  [URI_PATH, "Uri-Path", "string", 0, 255, "repeatable"],
  [CONTENT_FORMAT, "Content-Format", "uint", 0, 2],
  [MAX_AGE, "Max-Age", "uint", 0, 4],
  [URI_QUERY, "Uri-Query", "string", 0, 255, "repeatable"],
  [HOP_LIMIT, "Hop-Limit", "uint", 1, 1], // RFC 8768 §3
  [ACCEPT, "Accept", "uint", 0, 2],
  [LOCATION_QUERY, "Location-Query", "string", 0, 255, "repeatable"],
  [BLOCK2, "Block2", "uint", 0, 3], // RFC 7959 §2.1
  [BLOCK1, "Block1", "uint", 0, 3],
  [SIZE2, "Size2", "uint", 0, 4], // RFC 7959 §4
  [PROXY_URI, "Proxy-Uri", "string", 1, 1034],
  [PROXY_SCHEME, "Proxy-Scheme", "string", 1, 255],
  [SIZE1, "Size1", "uint", 0, 4],
  [ECHO, "Echo", "opaque", 1, 40], // RFC 9175 §2.2.1
  [AUTHORIZATION, "Authorization", "string", 0, 65_804], // MSC3079: an access token, without "Bearer "
  [CBOR_VERSION, "CBOR-Version", "uint", 0, 1], // MSC3079: the version of its key table
  [NO_RESPONSE, "No-Response", "uint", 0, 1], // RFC 7967 §2
  [MATRIX_VERSION, "Matrix-Version", "uint", 0, 1], // hectobit: how the path and query options become the request target
  [REQUEST_TAG, "Request-Tag", "opaque", 0, 8, "repeatable"], // RFC 9175 §3.2.1
  [HTTP_STATUS, "HTTP-Status", "uint", 0, 2], // hectobit: the exact HTTP status, when the code does not say it
  [HTTP_HEADER, "HTTP-Header", "opaque", 0, 8192, "repeatable"], // hectobit: a header field, packed
  [HTTP_METHOD, "HTTP-Method", "string", 1, 16], // hectobit: a method that CoAP lacks
  [TARGET, "Target", "opaque", 4, 4], // hectobit: the payload begins with (a part of) the request target; its hash
];

export const OPTIONS: readonly OptionDefinition[] = ROWS.map(
  ([number, name, format, minimumLength, maximumLength, repeatable]) => ({
    number,
    name,
    format,
    minimumLength,
    maximumLength,
    repeatable: repeatable !== undefined,
  }),
);

const BY_NUMBER: ReadonlyMap<number, OptionDefinition> = new Map(OPTIONS.map((option) => [option.number, option]));

export const optionDefinition = (number: number): OptionDefinition | undefined => BY_NUMBER.get(number);

/** A recipient that does not know it must reject the message (RFC 7252 §5.4.6: odd numbers). */
export const isCritical = (number: number): boolean => (number & 1) === 1;
/** A proxy that does not know it must not forward it. */
export const isUnsafe = (number: number): boolean => (number & 2) === 2;
/** Safe to forward, but not part of the cache key. */
export const isNoCacheKey = (number: number): boolean => (number & 0x1e) === 0x1c;

/** `Uri-Path`, or `option 65000` for one that is not in the registry. */
export const optionName = (number: number): string => BY_NUMBER.get(number)?.name ?? `option ${number}`;
