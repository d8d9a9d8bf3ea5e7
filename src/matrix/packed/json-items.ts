import { utf8Text } from "../../base/bytes.ts";
import { eachMember, valueEnd } from "../json-span.ts";

/** One element of a JSON array, or one value of an object: where its text stands, and what it begins with. */
export interface JsonItem {
  readonly kind: "array" | "object" | "string" | "number" | "boolean" | "null";
  readonly text: Uint8Array;
}

const KINDS: ReadonlyMap<number, JsonItem["kind"]> = new Map([
  [0x5b, "array"],
  [0x7b, "object"],
  [0x22, "string"],
  [0x74, "boolean"],
  [0x66, "boolean"],
  [0x6e, "null"],
]);

const itemOf = (text: Uint8Array): JsonItem => ({ kind: KINDS.get(text[0] ?? 0) ?? "number", text });

/** The elements of an array as the codec writes it, without white space, one after the other. */
export class JsonItems {
  readonly #json: Uint8Array;
  readonly #last: number;
  #at = 1;

  /** `last`: where the last element begins, which need not be looked for. */
  constructor(json: Uint8Array, last: number) {
    this.#json = json;
    this.#last = last;
  }

  next(): JsonItem | undefined {
    const start = this.#at;
    const stop = this.#json.length - 1;
    if (start >= stop) return undefined;
    const end = start === this.#last ? stop : valueEnd(this.#json, start);
    this.#at = end + 1;
    return itemOf(this.#json.subarray(start, end));
  }
}

/** The members of an object as the codec writes it: repeated names stay, in their order. */
export function membersOf(object: Uint8Array): { readonly name: string; readonly value: JsonItem }[] {
  const members: { readonly name: string; readonly value: JsonItem }[] = [];
  eachMember(object, (name, nameEnd, start, end) => {
    members.push({ name: stringOf(object.subarray(name, nameEnd)), value: itemOf(object.subarray(start, end)) });
  });
  return members;
}

/** The content of a string's text. */
export const stringOf = (text: Uint8Array): string => String(readItem({ kind: "string", text }));

/** A small value, read. The codec wrote it, so it is JSON. */
export const readItem = ({ text }: JsonItem): unknown => JSON.parse(utf8Text(text) ?? "null");

/** The text as it stands. */
export const textOf = ({ text }: JsonItem): string => utf8Text(text) ?? "";
