import { readFileSync } from "node:fs";
import { fromHex } from "../../src/base/bytes.ts";
import { code } from "../../src/coap/codes.ts";
import type { Message, MessageType } from "../../src/coap/message.ts";

export interface Vector {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly message: Message;
}

export interface Malformed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly reason: string;
  readonly header: { readonly type: MessageType; readonly code: number; readonly messageId: number } | undefined;
}

interface RawMessage {
  readonly type: MessageType;
  readonly code: string;
  readonly messageId: number;
  readonly token: string;
  readonly options: readonly { readonly number: number; readonly value: string }[];
  readonly payload: string;
}

interface RawFile {
  readonly vectors?: readonly { readonly name: string; readonly hex: string; readonly message: RawMessage }[];
  readonly malformed?: readonly {
    readonly name: string;
    readonly hex: string;
    readonly reason: string;
    readonly header: Pick<RawMessage, "type" | "code" | "messageId"> | null;
  }[];
}

const load = (name: string): RawFile =>
  JSON.parse(readFileSync(new URL(`../vectors/coap/${name}.json`, import.meta.url), "utf8"));

export function hex(text: string): Uint8Array {
  const bytes = fromHex(text.replaceAll(" ", ""));
  if (bytes === undefined) throw new Error(`not hexadecimal: ${text}`);
  return bytes;
}

function codeOf(text: string): number {
  const [major, minor] = text.split(".").map(Number);
  return code(major ?? 0, minor ?? 0);
}

export const vectors = (name: string): Vector[] =>
  (load(name).vectors ?? []).map(({ name, hex: text, message }) => ({
    name,
    bytes: hex(text),
    message: {
      type: message.type,
      code: codeOf(message.code),
      messageId: message.messageId,
      token: hex(message.token),
      options: message.options.map(({ number, value }) => ({ number, value: hex(value) })),
      payload: hex(message.payload),
    },
  }));

export const malformed = (): Malformed[] =>
  (load("malformed").malformed ?? []).map(({ name, hex: text, reason, header }) => ({
    name,
    bytes: hex(text),
    reason,
    header: header === null ? undefined : { ...header, code: codeOf(header.code) },
  }));
