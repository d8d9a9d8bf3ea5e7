import { utf8 } from "../base/bytes.ts";
import { matchPath, PARAMETER, pathEnumOf, STATE_CODE, VERSIONS_CODE } from "./path-enums.ts";
import { GO_PATH_STYLE, PLAINEST_STYLE, pathStyle, percentDecode, percentEncode, sanitizeSegment } from "./percent.ts";

export type ApiVersion = "r0" | "v3";

/** A path as Uri-Path segments and what Matrix-Version says of them. */
export interface PathOptions {
  readonly segments: readonly string[];
  /** Undefined for a full path and for `/versions`, which have no version to say. */
  readonly version: ApiVersion | undefined;
  /** Position in PATH_STYLES. Of no meaning for a full path that is not restyled. */
  readonly style: number;
  /** The segments of a full path are to be decoded and encoded again in `style`. */
  readonly restyled: boolean;
  /** The path of a state event with empty state key, without its last slash. */
  readonly withoutSlash: boolean;
}

/** A path that stands in the segments as it is. */
export const VERBATIM = { version: undefined, style: 0, restyled: false, withoutSlash: false } as const;

const PREFIX = "/_matrix/client/";
const VERSIONS_PATH = `${PREFIX}versions`;

const utf8Length = (text: string): number => utf8(text).length;

/** Uri-Path can't say these (RFC 7252 §5.10.1). */
const unspeakable = (segment: string): boolean => segment === "." || segment === ".." || utf8Length(segment) > 255;

/**
 * Uri-Path for a path: enumerated when expanding it gives back exactly this path, in full otherwise. `undefined` when
 * neither does; the path must then travel as text.
 */
export function pathToOptions(path: string): PathOptions | undefined {
  if (path === VERSIONS_PATH) return { segments: [VERSIONS_CODE], ...VERBATIM };
  const enumerated = enumerate(path);
  if (enumerated !== undefined) return enumerated;
  const segments = path === "/" ? [] : path.slice(1).split("/");
  if (
    !path.startsWith("/") ||
    segments.some((segment) => unspeakable(segment) || sanitizeSegment(segment) !== segment)
  ) {
    return undefined;
  }
  const first = segments[0] ?? "";
  const ambiguous =
    first === VERSIONS_CODE || pathEnumOf(first) !== undefined || (first === "" && segments.length === 1);
  return ambiguous ? undefined : (restyle(segments) ?? { segments, ...VERBATIM });
}

/** Bytes of the option that says the style. */
const RESTYLING_COSTS = 2;

/** Clients escape more than a request line demands; between these ends such escapes are a style, and cost nothing. */
function restyle(segments: readonly string[]): PathOptions | undefined {
  const decoded = segments.map(percentDecode);
  if (!decoded.every((segment) => segment !== undefined && !segment.includes("/"))) return undefined;
  const texts = decoded.map((segment) => segment ?? "");
  const plain = texts.map((text) => percentEncode(text, pathStyle(PLAINEST_STYLE)));
  const saved = segments.join("").length - plain.join("").length;
  if (saved <= RESTYLING_COSTS || plain.some(unspeakable)) return undefined;
  const style = stylesFor("v3").find((number) =>
    texts.every((text, index) => percentEncode(text, pathStyle(number)) === segments[index]),
  );
  return style === undefined ? undefined : { ...VERBATIM, segments: plain, style, restyled: true };
}

function enumerate(path: string): PathOptions | undefined {
  if (!path.startsWith(PREFIX)) return undefined;
  const [versionText, ...raw] = path.slice(PREFIX.length).split("/");
  const version = versionText === "r0" || versionText === "v3" ? versionText : undefined;
  if (version === undefined) return undefined;
  const withoutSlash = raw.length === 4 && raw[0] === "rooms" && raw[2] === "state";
  const segments = withoutSlash ? [...raw, ""] : raw;
  const entry = matchPath(segments);
  if (entry === undefined) return undefined;
  const parameters = segments.filter((_, index) => entry.segments[index] === PARAMETER);
  const decoded = parameters.map(percentDecode);
  if (!decoded.every((parameter) => parameter !== undefined && fits(parameter))) return undefined;
  const texts = decoded.map((parameter) => parameter ?? "");
  const style = stylesFor(version).find((number) =>
    texts.every((text, index) => percentEncode(text, pathStyle(number)) === parameters[index]),
  );
  return style === undefined
    ? undefined
    : { segments: [entry.code, ...texts], version, style, restyled: false, withoutSlash };
}

/** lb joins the segments and splits them again, so a slash within one would become two. */
const fits = (parameter: string): boolean => !parameter.includes("/") && !unspeakable(parameter);

/** The order in which styles are tried: first the one that costs nothing. */
const stylesFor = (version: ApiVersion): readonly number[] =>
  version === "r0" ? [GO_PATH_STYLE, 0, 1, 3] : [0, 1, GO_PATH_STYLE, 3];

/** The path that Uri-Path says. `undefined` when an enumerated path lacks parameters. */
export function optionsToPath(segments: readonly string[], options: Omit<PathOptions, "segments">): string | undefined {
  const [code, ...parameters] = segments;
  if (code === undefined) return "/";
  if (code === VERSIONS_CODE) return VERSIONS_PATH;
  const entry = pathEnumOf(code);
  const style = pathStyle(options.style);
  if (entry === undefined) {
    const restyled = (segment: string): string => percentEncode(percentDecode(segment) ?? segment, style);
    return `/${segments.map(options.restyled ? restyled : sanitizeSegment).join("/")}`;
  }
  // Further segments are dropped, as every peer of MSC3079 does.
  if (parameters.length < entry.parameters) return undefined;
  let next = 0;
  const expanded = entry.segments.map((segment) =>
    segment === PARAMETER ? percentEncode(parameters[next++] ?? "", style) : segment,
  );
  if (options.withoutSlash && code === STATE_CODE && expanded.at(-1) === "") expanded.pop();
  return `${PREFIX}${options.version ?? "r0"}/${expanded.join("/")}`;
}
