import { FETCH, POST } from "../../coap/codes.ts";
import type { Body, Code, Option } from "../../coap/message.ts";
import {
  ACCEPT,
  CBOR_VERSION,
  CONTENT_FORMAT,
  HTTP_METHOD,
  IF_MATCH,
  IF_NONE_MATCH,
  PROXY_SCHEME,
  PROXY_URI,
  TARGET,
  URI_PATH,
  URI_QUERY,
} from "../../coap/options.ts";
import { ARRAY, BYTES } from "../../codec/cbor-head.ts";
import { CborReader, INDEFINITE } from "../../codec/cbor-reader.ts";
import type { Tables } from "./profile.ts";

/** A request with one of these asks for something else, or asks otherwise: none may be passed over (RFC 7252 §5.4.1). */
const OTHER_REQUESTS: ReadonlySet<number> = new Set([
  ...[URI_PATH, URI_QUERY, CONTENT_FORMAT, TARGET, PROXY_URI, PROXY_SCHEME],
  ...[ACCEPT, IF_MATCH, IF_NONE_MATCH, CBOR_VERSION, HTTP_METHOD],
]);

/** A request to the root that says no format: nothing else of ours is asked so. */
export const isPackedRequest = (code: Code, options: readonly Option[]): boolean =>
  (code === FETCH || code === POST) && !options.some(({ number }) => OTHER_REQUESTS.has(number));

export const isPacked = ({ code, options }: Body): boolean => isPackedRequest(code, options);

/** The payload of a packed request, before anything is decoded. */
export interface PackedPayload {
  readonly sequence: Uint8Array;
  /** A body that is not among the items, undefined when there is none. */
  readonly body: Uint8Array | undefined;
  /** The tables that the sender wants to agree on. They are read without any table. */
  readonly offer: Tables | undefined;
  /** It is a device's reading, not a request to the homeserver. */
  readonly isReading: boolean;
}

/** `false`, which no endpoint is. */
const READING = 0xf4;

/** Undefined when it is not in the form of one. */
export function readPackedPayload(payload: Uint8Array): PackedPayload | undefined {
  const reader = new CborReader(payload);
  const head = reader.head();
  if (head === undefined) return undefined;
  if (head.major !== BYTES) return withOffer(payload, undefined);
  const sequence = head.info === INDEFINITE ? undefined : reader.string(head);
  return sequence === undefined ? undefined : withOffer(sequence, payload.subarray(reader.offset));
}

function withOffer(sequence: Uint8Array, body: Uint8Array | undefined): PackedPayload | undefined {
  const reader = new CborReader(sequence);
  const head = reader.head();
  if (head?.major !== ARRAY) return { sequence, body, offer: undefined, isReading: sequence[0] === READING };
  const version = head.argument === 2 ? reader.unsigned() : undefined;
  const hash = version === undefined ? undefined : reader.unsigned();
  if (version === undefined || hash === undefined) return undefined;
  return { sequence, body, offer: { version, hash }, isReading: sequence[reader.offset] === READING };
}
