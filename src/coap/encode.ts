import { ByteWriter } from "../base/bytes.ts";
import { HectobitError } from "../base/errors.ts";
import { MAX_DATAGRAM, MAX_OPTIONS } from "../base/limits.ts";
import type { Layers } from "../base/machine.ts";
import { EMPTY_CODE, isReservedCode } from "./codes.ts";
import type { Message, MessageType, Option } from "./message.ts";
import { optionDefinition, optionName } from "./options.ts";

const TYPES: Readonly<Record<MessageType, number>> = { CON: 0, NON: 1, ACK: 2, RST: 3 };

/**
 * The bytes of a message. What cannot be said in CoAP, or would be refused by a strict recipient, is a HectobitError:
 * it is the caller's mistake.
 */
export function encode(message: Message): Uint8Array {
  checkHeader(message);
  const writer = new ByteWriter(32 + message.payload.length);
  writer.u8(0x40 | (TYPES[message.type] << 4) | message.token.length);
  writer.u8(message.code);
  writer.u16(message.messageId);
  writer.write(message.token);
  writeOptions(writer, message.options);
  if (message.payload.length > 0) {
    writer.u8(0xff);
    writer.write(message.payload);
  }
  if (writer.length > MAX_DATAGRAM) {
    mistake("coap.datagram-length", `a message of ${writer.length} bytes does not fit into a datagram`, "Use blocks.");
  }
  return writer.finish();
}

/** Bytes of token, options and payload of an encoded message, by layer. */
export function layersOf(message: Message, length: number): Layers {
  const header = 4 + message.token.length;
  const payload = message.payload.length;
  return { header, options: length - header - payload, payload, security: 0 };
}

function checkHeader(message: Message): void {
  const { code, messageId, token } = message;
  if (!Number.isInteger(messageId) || messageId < 0 || messageId > 0xffff) {
    mistake("coap.message-id", `${messageId} is no message id`, "It is an integer from 0 to 65535.");
  }
  if (!Number.isInteger(code) || code < 0 || code > 255 || isReservedCode(code)) {
    mistake("coap.code", `${code} is no code of a request or a response`, "Build it with code(class, detail).");
  }
  if (token.length > 8) mistake("coap.token-length", `a token of ${token.length} bytes`, "It has at most 8.");
  const empty = token.length + message.options.length + message.payload.length === 0;
  if (code === EMPTY_CODE && !empty) {
    mistake("coap.empty-with-content", "an Empty message has nothing but its header", "RFC 7252 §4.1.");
  }
  if (message.type === "RST" && code !== EMPTY_CODE) {
    mistake("coap.reset-with-content", "a Reset message is Empty", "RFC 7252 §4.2.");
  }
}

const sorted = (options: readonly Option[]): readonly Option[] => options.toSorted((a, b) => a.number - b.number);

function writeOptions(writer: ByteWriter, options: readonly Option[]): void {
  if (options.length > MAX_OPTIONS) {
    mistake("coap.too-many-options", `${options.length} options in one message`, `At most ${MAX_OPTIONS} are allowed.`);
  }
  let previous = -1;
  let base = 0;
  for (const option of sorted(options)) {
    checkOption(option, option.number === previous);
    const delta = option.number - base;
    const length = option.value.length;
    writer.u8((nibble(delta) << 4) | nibble(length));
    writeExtension(writer, delta);
    writeExtension(writer, length);
    writer.write(option.value);
    previous = option.number;
    base = option.number;
  }
}

function checkOption(option: Option, repeated: boolean): void {
  const { number, value } = option;
  if (!Number.isInteger(number) || number < 0 || number > 0xffff) {
    mistake("coap.option-number", `${number} is no option number`, "It is an integer from 0 to 65535.");
  }
  const definition = optionDefinition(number);
  const [minimum, maximum] = [definition?.minimumLength ?? 0, definition?.maximumLength ?? 65_804];
  if (value.length < minimum || value.length > maximum) {
    const text = `${optionName(number)} has ${value.length} bytes`;
    mistake("coap.option-length", text, `It must have ${minimum} to ${maximum}.`);
  }
  if (repeated && definition !== undefined && !definition.repeatable) {
    mistake("coap.option-repeated", `${optionName(number)} is given twice`, "It may occur once.");
  }
}

const nibble = (value: number): number => (value < 13 ? value : value < 269 ? 13 : 14);

function writeExtension(writer: ByteWriter, value: number): void {
  if (value >= 269) writer.u16(value - 269);
  else if (value >= 13) writer.u8(value - 13);
}

function mistake(code: string, message: string, hint: string): never {
  throw new HectobitError(code, message, { hint });
}
