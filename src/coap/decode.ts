import { ByteReader, EMPTY } from "../base/bytes.ts";
import { fail, ok, type Result } from "../base/errors.ts";
import { MAX_OPTIONS } from "../base/limits.ts";
import { EMPTY_CODE, isReservedCode } from "./codes.ts";
import type { Code, Message, MessageType, Option } from "./message.ts";

/** As much of a malformed message as could be read. Its message id lets a CON be answered by a RST. */
export interface Header {
  readonly type: MessageType;
  readonly code: Code;
  readonly messageId: number;
}

/** RFC 7252 §3: why bytes are no CoAP message. */
export interface FormatError {
  readonly reason:
    | "coap.truncated"
    | "coap.version"
    | "coap.token-length"
    | "coap.reserved-code"
    | "coap.empty-with-content"
    | "coap.option-delta"
    | "coap.option-length"
    | "coap.option-number"
    | "coap.too-many-options"
    | "coap.empty-payload";
  /** Missing when nothing may be said in return: the version is another one, or the header is not whole. */
  readonly header?: Header;
}

export interface DecodeOptions {
  /** Take an ACK of code 0.00 with token, options or payload for a response (see MessageLayerOptions). */
  readonly tolerateEmptyWithContent?: boolean;
}

const TYPES = ["CON", "NON", "ACK", "RST"] as const;

/**
 * Reads one message, strictly. The message is a copy: the datagram may be reused. Options are in the order of the
 * wire; that they are known and have a legal length is checked later (option-verdict.ts), because it is answered
 * otherwise.
 */
export function decode(datagram: Uint8Array, options: DecodeOptions = {}): Result<Message, FormatError> {
  const reader = new ByteReader(datagram);
  const first = reader.u8();
  const code = reader.u8();
  const messageId = reader.u16();
  if (first === undefined) return fail({ reason: "coap.truncated" });
  if (first >> 6 !== 1) return fail({ reason: "coap.version" });
  if (code === undefined || messageId === undefined) return fail({ reason: "coap.truncated" });
  const header: Header = { type: TYPES[(first >> 4) & 3] ?? "CON", code, messageId };
  const error = (reason: FormatError["reason"]) => fail({ reason, header });

  const tokenLength = first & 15;
  if (tokenLength > 8) return error("coap.token-length");
  if (isReservedCode(code)) return error("coap.reserved-code");
  const tolerated = header.type === "ACK" && options.tolerateEmptyWithContent === true;
  if (code === EMPTY_CODE && datagram.length > 4 && !tolerated) return error("coap.empty-with-content");
  const token = reader.take(tokenLength);
  if (token === undefined) return error("coap.truncated");

  const list: Option[] = [];
  const failed = readOptions(reader, list);
  if (failed !== undefined) return error(failed);
  const rest = reader.remaining > 0 ? reader.rest().slice() : EMPTY;
  return ok({ ...header, token: tokenLength > 0 ? token.slice() : EMPTY, options: list, payload: rest });
}

/** Reads options up to and with the payload marker. */
function readOptions(reader: ByteReader, options: Option[]): FormatError["reason"] | undefined {
  let number = 0;
  for (;;) {
    const head = reader.u8();
    if (head === undefined) return undefined;
    if (head === 0xff) return reader.remaining === 0 ? "coap.empty-payload" : undefined;
    if (head >> 4 === 15) return "coap.option-delta";
    if ((head & 15) === 15) return "coap.option-length";
    const delta = extended(reader, head >> 4);
    const length = extended(reader, head & 15);
    if (delta === undefined || length === undefined) return "coap.truncated";
    number += delta;
    if (number > 0xffff) return "coap.option-number";
    const value = reader.take(length);
    if (value === undefined) return "coap.truncated";
    if (options.length >= MAX_OPTIONS) return "coap.too-many-options";
    options.push({ number, value: length > 0 ? value.slice() : EMPTY });
  }
}

/** RFC 7252 §3.1: 13 adds one byte, 14 adds two. */
function extended(reader: ByteReader, nibble: number): number | undefined {
  if (nibble < 13) return nibble;
  const more = nibble === 13 ? reader.u8() : reader.u16();
  if (more === undefined) return undefined;
  return more + (nibble === 13 ? 13 : 269);
}
