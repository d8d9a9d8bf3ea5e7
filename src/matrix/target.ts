import { EMPTY } from "../base/bytes.ts";
import { fail, ok, type Result } from "../base/errors.ts";
import { fnv1a } from "../base/fnv.ts";
import { MAX_TARGET } from "../base/limits.ts";
import type { Option } from "../coap/message.ts";
import { hasOption, opaqueValue, stringOptions, stringValue, uintOption, uintValue } from "../coap/option-values.ts";
import { MATRIX_VERSION, TARGET, URI_PATH, URI_QUERY } from "../coap/options.ts";
import { optionsToPath, type PathOptions, pathToOptions, VERBATIM } from "./paths.ts";
import { GO_PATH_STYLE } from "./percent.ts";
import { pairsToQuery, queryToPairs } from "./query.ts";
import { decodeTargetText, encodeTargetText, type TargetText } from "./target-text.ts";

/** A request target as CoAP carries it. */
export interface CoapTarget {
  readonly options: readonly Option[];
  /** What the payload begins with, before the body. Not empty only with option Target. */
  readonly prefix: Uint8Array;
}

/**
 * Above this, path and query go into the payload: options can't be cut into blocks, and are repeated with every block
 * of a transfer. Too low: requests whose options fit well become FETCH. Too high: datagrams larger than a slow link's
 * MTU, and an inline filter sent again for each block of a large sync.
 */
const MAX_TARGET_OPTIONS = 300;
/**
 * The same for an initial /sync, whose answer takes many blocks: a filter by its id stays in the options, an inline one
 * goes into the payload, which only the first block's request carries. Too low: FETCH costs more than it saves.
 */
const MAX_INITIAL_SYNC_OPTIONS = 60;
const MAX_QUERY_VALUE = 255;
const MAX_TARGET_OPTION_COUNT = 40;

const NO_PATH: PathOptions = { segments: [], ...VERBATIM };

/** A target that begins with `/`. The error is a sentence for the client. */
export function targetToCoap(target: string, textAllowed: boolean): Result<CoapTarget, string> {
  if (target.length > MAX_TARGET) return fail(`The request target is longer than ${MAX_TARGET} characters.`);
  const mark = target.indexOf("?");
  const path = pathToOptions(mark < 0 ? target : target.slice(0, mark));
  const query = mark < 0 ? undefined : target.slice(mark + 1);
  const pairs = query === undefined ? undefined : queryToPairs(query, !textAllowed);
  if (path === undefined || !fits(path.segments) || (textAllowed && isGatewaysOwn(path.segments))) {
    return textAllowed ? ok(withText(NO_PATH, 0, { kind: "target", text: target })) : fail(NO_TEXT);
  }
  if (query === undefined) return ok({ options: optionsOf(path, undefined, 0), prefix: EMPTY });
  if (pairs === undefined) {
    return textAllowed ? ok(withText(path, 0, { kind: "query", text: query })) : fail(NO_TEXT);
  }
  const most = textAllowed && isInitialSync(path, pairs.pairs) ? MAX_INITIAL_SYNC_OPTIONS : MAX_TARGET_OPTIONS;
  if (fits([...path.segments, ...pairs.pairs], most)) {
    return ok({ options: optionsOf(path, pairs.pairs, pairs.style), prefix: EMPTY });
  }
  return textAllowed ? ok(withText(path, pairs.style, { kind: "pairs", pairs: pairs.pairs })) : fail(NO_TEXT);
}

const NO_TEXT = "The other side of the link speaks plain MSC3079, which can't carry this path or query.";

/**
 * What Uri-Path asks of the gateway itself: packed exchanges at the root, its devices, and what it has (RFC 6690). An
 * HTTP path means the homeserver.
 */
const isGatewaysOwn = ([first, second, ...more]: readonly string[]): boolean =>
  first === undefined || first === "@" || (first === ".well-known" && second === "core" && more.length === 0);

function isInitialSync({ segments }: PathOptions, pairs: readonly string[]): boolean {
  return segments.length === 1 && segments[0] === "7" && !pairs.some((pair) => pair.startsWith("since="));
}

function fits(values: readonly string[], most = MAX_TARGET_OPTIONS): boolean {
  const lengths = values.map((value) => stringValue(URI_PATH, value).value.length);
  return (
    lengths.length <= MAX_TARGET_OPTION_COUNT &&
    lengths.every((length) => length <= MAX_QUERY_VALUE) &&
    lengths.reduce((sum, length) => sum + length + 1, 0) <= most
  );
}

function withText(path: PathOptions, queryStyle: number, part: TargetText): CoapTarget {
  const prefix = encodeTargetText(part);
  return { options: [...optionsOf(path, undefined, queryStyle), opaqueValue(TARGET, fnv1a(prefix))], prefix };
}

/**
 * Bits of Matrix-Version: 0-1 path style, 2-3 query style, 4 no last slash, 5 r0, 6 full path restyled. Without the option: r0 in Go's
 * style, which is what peers that don't know the option make of the same request.
 */
function optionsOf(path: PathOptions, pairs: readonly string[] | undefined, queryStyle: number): readonly Option[] {
  const usual = path.version === undefined || (path.version === "r0" && path.style === GO_PATH_STYLE);
  const needed = !usual || path.restyled || path.withoutSlash || queryStyle !== 0;
  const flags = (path.withoutSlash ? 16 : 0) | (path.version === "r0" ? 32 : 0) | (path.restyled ? 64 : 0);
  const bits = path.style | (queryStyle << 2) | flags;
  return [
    ...path.segments.map((segment) => stringValue(URI_PATH, segment)),
    ...(pairs ?? []).map((pair) => stringValue(URI_QUERY, pair)),
    ...(needed ? [uintValue(MATRIX_VERSION, bits)] : []),
  ];
}

/**
 * What may stand in a request line: visible characters, and the bytes above ASCII that some clients write there. A
 * remote's CR, LF or space would end the target and begin something of its own (RFC 9112 §3).
 */
export const REQUEST_TARGET = /^\/[\x21-\x7e\x80-\xff]*$/;

/** The target that options and payload say, and where the body begins. The error says what is wrong with them. */
export function coapToTarget(
  options: readonly Option[],
  payload: Uint8Array,
): Result<{ readonly target: string; readonly bodyStart: number }, string> {
  const segments = stringOptions(options, URI_PATH);
  const pairs = stringOptions(options, URI_QUERY);
  if (segments === undefined || pairs === undefined) return fail("Uri-Path or Uri-Query is not UTF-8.");
  const bits = uintOption(options, MATRIX_VERSION);
  const text = hasOption(options, TARGET) ? decodeTargetText(payload) : undefined;
  if (text === undefined && hasOption(options, TARGET))
    return fail("The payload does not begin with a request target.");
  const bodyStart = text?.length ?? 0;
  if (text?.part.kind === "target") {
    return REQUEST_TARGET.test(text.part.text) ? ok({ target: text.part.text, bodyStart }) : fail(NO_TARGET);
  }
  const path = optionsToPath(segments, pathMeaning(bits));
  if (path === undefined) return fail(`Path ${segments[0] ?? ""} of the enumeration needs more segments.`);
  const queryStyle = ((bits ?? 0) >> 2) & 3;
  const all = text?.part.kind === "pairs" ? text.part.pairs : pairs;
  const query = text?.part.kind === "query" ? text.part.text : pairsToQuery(all, queryStyle);
  const marked = text !== undefined || pairs.length > 0;
  const target = marked ? `${path}?${query}` : path;
  return REQUEST_TARGET.test(target) ? ok({ target, bodyStart }) : fail(NO_TARGET);
}

const NO_TARGET = "The request target is no path, or holds characters that no request line may.";

function pathMeaning(bits: number | undefined): Omit<PathOptions, "segments"> {
  if (bits === undefined) return { version: "r0", style: GO_PATH_STYLE, restyled: false, withoutSlash: false };
  return {
    version: bits & 32 ? "r0" : "v3",
    style: bits & 3,
    restyled: (bits & 64) !== 0,
    withoutSlash: (bits & 16) !== 0,
  };
}
