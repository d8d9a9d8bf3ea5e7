/** CoAP options, formats and methods as people write them on a command line, and back. */
import { InvalidArgumentError } from "commander";
import { fromHex, toHex, utf8, utf8Text } from "../base/bytes.ts";
import * as codes from "../coap/codes.ts";
import { contentFormat, mediaType } from "../coap/content-formats.ts";
import type { Code, Option } from "../coap/message.ts";
import { decodeUint, encodeUint } from "../coap/option-values.ts";
import {
  ACCEPT,
  BLOCK1,
  BLOCK2,
  CONTENT_FORMAT,
  OBSERVE,
  OPTIONS,
  type OptionDefinition,
  optionDefinition,
  optionName,
  SIZE1,
  SIZE2,
} from "../coap/options.ts";
import { nearest, parseInteger } from "./arguments.ts";

export const METHODS: Readonly<Record<string, Code>> = {
  GET: codes.GET,
  POST: codes.POST,
  PUT: codes.PUT,
  DELETE: codes.DELETE,
  FETCH: codes.FETCH,
  PATCH: codes.PATCH,
  IPATCH: codes.IPATCH,
};

export function parseMethod(text: string): Code {
  const method = METHODS[text.toUpperCase()];
  if (method !== undefined) return method;
  const near = nearest(text.toUpperCase(), Object.keys(METHODS));
  const meant = near === undefined ? "" : ` Did you mean ${near}?`;
  throw new InvalidArgumentError(`"${text}" is no CoAP method.${meant} Allowed: ${Object.keys(METHODS).join(", ")}.`);
}

/** Names in short: what stands after `application/` or `text/`. */
const SHORT_FORMATS = ["text/plain", "application/link-format", "application/xml", "application/octet-stream"]
  .concat(["application/json", "application/cbor", "application/senml+json", "application/senml+cbor"])
  .map((type) => ({ name: type.replace(/^.*\//, "").replace("plain", "text"), type }));

/** A number, a media type, or one of the short names. */
export function parseContentFormat(text: string): number {
  if (/^\d+$/.test(text)) return parseInteger(text, 0, 65_535);
  const short = SHORT_FORMATS.find(({ name }) => name === text.toLowerCase());
  const format = contentFormat(short?.type ?? text);
  if (format !== undefined) return format;
  const names = SHORT_FORMATS.map(({ name }) => name).join(", ");
  throw new InvalidArgumentError(`"${text}" is no Content-Format; give its number, a media type, or one of ${names}.`);
}

/** What the transfer below adds itself, and the flag that asks for it. */
const OWN_FLAGS: ReadonlyMap<number, string> = new Map([
  [OBSERVE, "--observe"],
  [BLOCK1, "--block"],
  [BLOCK2, "--block"],
  [SIZE1, "--block"],
  [SIZE2, "--block"],
]);

/** `Max-Age=60`, `ETag=0x0a0b`, `If-None-Match`, `2048=0xff`. */
export function parseOption(text: string): Option {
  const [, name = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const number = optionNumber(name);
  const flag = OWN_FLAGS.get(number);
  if (flag !== undefined) throw new InvalidArgumentError(`${name} is set by ${flag}.`);
  return { number, value: readValue(optionDefinition(number), name, value) };
}

function optionNumber(name: string): number {
  if (/^\d+$/.test(name)) return parseInteger(name, 1, 65_535);
  const found = OPTIONS.find((option) => option.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found.number;
  const near = nearest(
    name,
    OPTIONS.map((option) => option.name),
  );
  const meant = near === undefined ? "" : ` Did you mean ${near}?`;
  throw new InvalidArgumentError(`"${name}" is no option's name.${meant} Write NAME=VALUE or NUMBER=0xHEX.`);
}

function readValue(definition: OptionDefinition | undefined, name: string, text: string | undefined): Uint8Array {
  const value = encodeValue(definition, name, text);
  if (definition === undefined) return value;
  const { minimumLength, maximumLength } = definition;
  if (value.length < minimumLength || value.length > maximumLength) {
    throw new InvalidArgumentError(`${name} takes ${minimumLength} to ${maximumLength} bytes, not ${value.length}.`);
  }
  return value;
}

function encodeValue(definition: OptionDefinition | undefined, name: string, text: string | undefined): Uint8Array {
  if (text === undefined || text === "") return new Uint8Array(0);
  const format = definition?.format ?? "opaque";
  if (format === "empty") throw new InvalidArgumentError(`${name} has no value.`);
  // A text may begin with 0x itself, unless the option was given by its number.
  if (text.startsWith("0x") && (format !== "string" || /^\d/.test(name))) {
    const bytes = fromHex(text.slice(2));
    if (bytes !== undefined) return bytes;
    throw new InvalidArgumentError(`"${text}" is not an even number of hexadecimal digits.`);
  }
  if (format !== "uint") return utf8(text);
  const isFormat = definition?.number === CONTENT_FORMAT || definition?.number === ACCEPT;
  return encodeUint(isFormat ? parseContentFormat(text) : parseInteger(text, 0, 4_294_967_295));
}

/** `Content-Format: 60 (application/cbor)`. */
export function formatOption(option: Option): string {
  return `${optionName(option.number)}: ${formatValue(option)}`;
}

/** The value for people; bytes as 0x… */
export function formatValue({ number, value }: Option): string {
  const format = optionDefinition(number)?.format ?? "opaque";
  const hex = `0x${toHex(value)}`;
  if (format === "empty" && value.length === 0) return "";
  if (format === "string") return utf8Text(value) ?? hex;
  const uint = format === "uint" ? decodeUint(value) : undefined;
  if (uint === undefined) return hex;
  const type = number === CONTENT_FORMAT || number === ACCEPT ? mediaType(uint) : undefined;
  return type === undefined ? String(uint) : `${uint} (${type})`;
}
