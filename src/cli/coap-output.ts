/** A CoAP response for people and for programs. */
import { utf8Text } from "../base/bytes.ts";
import { codeName, codeText } from "../coap/codes.ts";
import { CBOR, JSON_FORMAT, LINK_FORMAT, SENML_CBOR } from "../coap/content-formats.ts";
import type { Body } from "../coap/message.ts";
import { uintOption } from "../coap/option-values.ts";
import { CONTENT_FORMAT, optionName } from "../coap/options.ts";
import { formatDiagnostic } from "../codec/diagnostic.ts";
import { msc3079Codec } from "../codec/msc3079-codec.ts";
import { formatOption, formatValue } from "./coap-options.ts";

/** `2.05 Content`. */
export function statusLine(response: Body): string {
  const name = codeName(response.code);
  return name === undefined ? codeText(response.code) : `${codeText(response.code)} ${name}`;
}

/** The options, one a line, each after a mark. */
export const optionLines = (body: Body, mark: string): string =>
  body.options.map((option) => `${mark} ${formatOption(option)}\n`).join("");

/** What the payload says, as text that ends with a line break; undefined when it is bytes of no known form. */
export function readablePayload(response: Body): string | undefined {
  const { payload } = response;
  if (payload.length === 0) return "";
  const format = uintOption(response.options, CONTENT_FORMAT);
  // lb labels its CBOR as JSON; no JSON text begins with the byte of a CBOR map or array.
  const cbor = format === CBOR || (format === JSON_FORMAT && (payload[0] ?? 0) >= 0x80);
  const json = cbor ? jsonOf(payload) : undefined;
  if (json !== undefined) return `${json}\n`;
  if (cbor || format === SENML_CBOR) {
    const diagnostic = formatDiagnostic(payload);
    return diagnostic.ok ? `${diagnostic.value}\n` : undefined;
  }
  const text = utf8Text(payload);
  if (text === undefined || /[^\P{Control}\t\r\n]/u.test(text)) return undefined;
  const shown = format === LINK_FORMAT ? text.replace(/,(?=<)/g, ",\n") : text;
  return shown.endsWith("\n") ? shown : `${shown}\n`;
}

function jsonOf(payload: Uint8Array): string | undefined {
  const decoded = msc3079Codec.decode(payload);
  return decoded.ok ? utf8Text(decoded.value) : undefined;
}

/** One line of JSON for a program. */
export function jsonLine(response: Body, kind: string, elapsed: number): string {
  const text = readablePayload(response);
  const payload =
    text === undefined
      ? { encoding: "base64", payload: Buffer.from(response.payload).toString("base64") }
      : { encoding: "text", payload: text.replace(/\n$/, "") };
  const options = response.options.map((option) => ({
    number: option.number,
    name: optionName(option.number),
    value: formatValue(option),
  }));
  const head = { kind, code: codeText(response.code), name: codeName(response.code), seconds: elapsed / 1000 };
  return `${JSON.stringify({ ...head, options, ...payload })}\n`;
}

/** Rows of 16 bytes: offset, hexadecimal, characters. */
export function hexDump(bytes: Uint8Array): string {
  const rows: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += 16) {
    const row = [...bytes.subarray(offset, offset + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const text = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");
    rows.push(`${offset.toString(16).padStart(6, "0")}  ${hex.padEnd(47)}  ${text}\n`);
  }
  return rows.join("");
}
