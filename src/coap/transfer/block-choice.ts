import type { Option } from "../message.ts";
import { MAX_SZX, szxWithin } from "./block.ts";

/** Header, longest token, payload marker, and the block, size, ETag and Observe options that the transfer adds. */
const FRAMING = 4 + 8 + 1 + 5 + 5 + 5 + 6 + 5;

/** No more than this many bytes of options on the wire, whatever comes before each. */
const optionBytes = (options: readonly Option[]): number =>
  options.reduce(
    (sum, { value }) => sum + 3 + (value.length >= 13 ? 1 : 0) + (value.length >= 269 ? 1 : 0) + value.length,
    0,
  );

/** No more than this many bytes of UDP payload for a message with these options and this much payload. */
export const datagramBytes = (options: readonly Option[], payload: number): number =>
  FRAMING + optionBytes(options) + payload;

/**
 * The largest block that crosses a link of this MTU in one datagram with these options (RFC 7959 §2.2). Blocks of 1024
 * bytes where the MTU is not known: what RFC 7252 §4.6 suggests for any IP network.
 */
export const szxForLink = (mtu: number | undefined, options: readonly Option[]): number =>
  mtu === undefined ? MAX_SZX : szxWithin(mtu - datagramBytes(options, 0));
