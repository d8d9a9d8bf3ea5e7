import { percentDecode, percentEncode, QUERY_STYLES, queryStyle } from "./percent.ts";

/** A query as decoded pairs and the style that encodes them back to exactly its text. */
export interface QueryPairs {
  readonly pairs: readonly string[];
  /** Position in QUERY_STYLES. */
  readonly style: number;
}

/**
 * `undefined` when no style gives back this text (without the `?`), unless its meaning is enough: for peers that sort
 * and encode the pairs anew anyway.
 */
export function queryToPairs(query: string, meaningIsEnough = false): QueryPairs | undefined {
  const encoded = query.split("&");
  const pairs = encoded.map(decodePair);
  if (!pairs.every((pair) => pair !== undefined)) return undefined;
  const texts = pairs.map((pair) => pair ?? "");
  const style = QUERY_STYLES.findIndex((_, candidate) =>
    texts.every((pair, index) => encodePair(pair, candidate) === encoded[index]),
  );
  if (style < 0) return meaningIsEnough ? { pairs: texts, style: 0 } : undefined;
  return { pairs: texts, style };
}

export const QUERY_DEFAULT_STYLE = 0;

/** The query (without the `?`) of decoded pairs, in a style by its number. */
export const pairsToQuery = (pairs: readonly string[], style: number): string =>
  pairs.map((pair) => encodePair(pair, style)).join("&");

/** One Uri-Query: name and value as they are, split at the first `=` (MSC3079). */
function decodePair(encoded: string): string | undefined {
  const [name, value] = splitPair(encoded.replaceAll("+", " "));
  const decodedName = percentDecode(name);
  // An equals sign in the name would move the place where the pair is split.
  if (decodedName === undefined || decodedName.includes("=")) return undefined;
  if (value === undefined) return decodedName;
  const decodedValue = percentDecode(value);
  return decodedValue === undefined ? undefined : `${decodedName}=${decodedValue}`;
}

export function encodePair(pair: string, styleNumber: number): string {
  const [name, value] = splitPair(pair);
  return encodeQueryPair(name, value, styleNumber);
}

/** Without `=` when there is no value. */
export function encodeQueryPair(name: string, value: string | undefined, styleNumber: number): string {
  const style = queryStyle(styleNumber);
  if (value === undefined) return percentEncode(name, style);
  return `${percentEncode(name, style)}=${percentEncode(value, { ...style, plain: style.plain + style.plainInValues })}`;
}

/** Name and value, split at the first `=`. */
export function splitPair(pair: string): [name: string, value: string | undefined] {
  const at = pair.indexOf("=");
  return at < 0 ? [pair, undefined] : [pair.slice(0, at), pair.slice(at + 1)];
}

/** The first value of a parameter, decoded; `undefined` when it is absent or malformed. */
export function queryParameter(query: string, name: string): string | undefined {
  for (const encoded of query.split("&")) {
    const pair = decodePair(encoded);
    if (pair === undefined) continue;
    const [pairName, value] = splitPair(pair);
    if (pairName === name) return value ?? "";
  }
  return undefined;
}
