import { utf8 } from "../../base/bytes.ts";
import type { Codec } from "../../codec/codec.ts";
import { encodeQueryPair, queryToPairs, splitPair } from "../query.ts";
import { survives } from "../survives.ts";
import { type JsonItem, membersOf, stringOf, textOf } from "./json-items.ts";

/** A query as the text of a JSON object, and the style that encodes it back to exactly its bytes. */
export interface QueryObject {
  readonly json: string;
  /** Position in QUERY_STYLES. */
  readonly style: number;
}

/**
 * `undefined` when no style gives back this query (without the `?`). With `typed`, values that say a number, a truth or
 * a JSON text are that in the object; otherwise all are strings.
 */
export function queryToObject(query: string, codec: Codec, typed: boolean): QueryObject | undefined {
  const pairs = queryToPairs(query);
  if (pairs === undefined) return undefined;
  const members = pairs.pairs.map((pair) => {
    const [name, value] = splitPair(pair);
    const json =
      value === undefined ? "null" : ((typed ? typedValue(value, codec) : undefined) ?? JSON.stringify(value));
    return `${JSON.stringify(name)}:${json}`;
  });
  return { json: `{${members.join(",")}}`, style: pairs.style };
}

/** Integers that every reader of JSON gives back. */
const INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;

function typedValue(value: string, codec: Codec): string | undefined {
  if (INTEGER.test(value) || value === "true" || value === "false") return value;
  return /^[[{]/.test(value) && survives(utf8(value), codec) ? value : undefined;
}

/** The query (without the `?`) of an object as the codec writes it. */
export const objectToQuery = (object: Uint8Array, style: number): string =>
  membersOf(object)
    .map(({ name, value }) => encodeQueryPair(name, valueText(value), style))
    .join("&");

function valueText(value: JsonItem): string | undefined {
  if (value.kind === "null") return undefined;
  return value.kind === "string" ? stringOf(value.text) : textOf(value);
}
