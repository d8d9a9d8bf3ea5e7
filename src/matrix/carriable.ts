import { MAX_OPTION_BYTES, MAX_OPTIONS, TRANSFER_OPTIONS } from "../base/limits.ts";
import type { Option } from "../coap/message.ts";

/**
 * Whether one message can hold these options. Header fields become options, and who sends them (a program, a
 * homeserver, the remote user who named a file) may send what no datagram holds.
 */
export const carriable = (options: readonly Option[]): boolean =>
  options.length + TRANSFER_OPTIONS <= MAX_OPTIONS &&
  options.reduce((sum, { value }) => sum + value.length, 0) <= MAX_OPTION_BYTES;
