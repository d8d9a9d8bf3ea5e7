import { type EncodingStyle, percentDecode, percentEncode, QUERY_STYLES } from "./percent.ts";

/** A query as decoded pairs and the style that encodes them back to exactly its text. */
export interface QueryPairs {
  readonly pairs: readonly string[];
  /** Position in QUERY_STYLES. */
  readonly style: number;
}

/** `undefined` when no style gives back this text (without the `?`). */
export function queryToPairs(query: string): QueryPairs | undefined {
  const encoded = query.split("&");
  const pairs = encoded.map(decodePair);
  if (!pairs.every((pair) => pair !== undefined)) return undefined;
  const texts = pairs.map((pair) => pair ?? "");
  const style = QUERY_STYLES.findIndex((candidate) =>
    texts.every((pair, index) => encodePair(pair, candidate) === encoded[index]),
  );
  return style < 0 ? undefined : { pairs: texts, style };
}

export function pairsToQuery(pairs: readonly string[], style: number): string {
  const chosen = QUERY_STYLES[style] ?? QUERY_STYLES[0];
  return chosen === undefined ? "" : pairs.map((pair) => encodePair(pair, chosen)).join("&");
}

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

function encodePair(pair: string, style: EncodingStyle): string {
  const [name, value] = splitPair(pair);
  if (value === undefined) return percentEncode(name, style);
  const forValue = style.spaceAsPlus ? style : { ...style, plain: `${style.plain}${equalsIn(style)}` };
  return `${percentEncode(name, style)}=${percentEncode(value, forValue)}`;
}

/** Clients that write a query by hand leave the `=` of base64 as it is. */
const equalsIn = (style: EncodingStyle): string => (style.name === "RFC 3986 query" ? "=" : "");

function splitPair(pair: string): [name: string, value: string | undefined] {
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
