import { PATH_STYLES, pathStyle, percentDecode, percentEncode } from "../percent.ts";
import { ENDPOINT_TABLE } from "./endpoint-table.ts";

/** A path as an endpoint of the table says it, byte for byte. */
export interface EndpointPath {
  /** Position in ENDPOINT_TABLE. */
  readonly index: number;
  /** Percent-decoded, in the order of the template. */
  readonly parameters: readonly string[];
  /** What stands in the place of the template's version, when it is another: `r0`, `unstable/org.matrix.msc3916`. */
  readonly version: string | undefined;
  /** Position in PATH_STYLES. */
  readonly style: number;
}

interface Endpoint {
  readonly index: number;
  readonly method: string;
  /** With the empty one before the first slash. */
  readonly segments: readonly string[];
  readonly parameters: number;
  /** Its segment VERSION is a version, and others may stand there. */
  readonly versioned: boolean;
}

const VERSION = 3;
const UNSTABLE = "unstable";

const isParameter = (segment: string): boolean => segment.startsWith("{");

const ENDPOINTS: readonly Endpoint[] = ENDPOINT_TABLE.map((line, index) => {
  const [method = "", template = ""] = line.split(" ");
  const segments = template.split("/");
  const versioned = segments[1] === "_matrix" && /^v\d+$/.test(segments[VERSION] ?? "");
  return { index, method, segments, parameters: segments.filter(isParameter).length, versioned };
});

/** By method and number of segments; those with fewer parameters first. */
const BY_SHAPE = new Map<string, Endpoint[]>();
for (const endpoint of ENDPOINTS) {
  const shape = `${endpoint.method} ${endpoint.segments.length}`;
  BY_SHAPE.set(
    shape,
    [...(BY_SHAPE.get(shape) ?? []), endpoint].sort((a, b) => a.parameters - b.parameters),
  );
}

/** Method and number of path parameters of an endpoint. */
export const endpointOf = (index: number): { readonly method: string; readonly parameters: number } | undefined =>
  ENDPOINTS[index];

/** The endpoint that says exactly this path (without query); undefined when none does. */
export function endpointPath(method: string, path: string): EndpointPath | undefined {
  const segments = path.split("/");
  return exact(method, segments, undefined) ?? otherVersion(method, segments);
}

function exact(method: string, segments: readonly string[], version: string | undefined): EndpointPath | undefined {
  for (const endpoint of BY_SHAPE.get(`${method} ${segments.length}`) ?? []) {
    if (version !== undefined && !endpoint.versioned) continue;
    const fits = endpoint.segments.every(
      (part, index) => isParameter(part) || part === segments[index] || (version !== undefined && index === VERSION),
    );
    const found = fits ? spelled(endpoint, segments, version) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function otherVersion(method: string, segments: readonly string[]): EndpointPath | undefined {
  const said = segments[VERSION] ?? "";
  if (/^(r|v)\d+$/.test(said)) return exact(method, segments, said);
  const msc = segments[VERSION + 1];
  if (said !== UNSTABLE || msc === undefined) return undefined;
  return exact(method, segments.toSpliced(VERSION + 1, 1), `${UNSTABLE}/${msc}`);
}

/** In the first style that gives back the very bytes. */
function spelled(
  { index, segments: template }: Endpoint,
  segments: readonly string[],
  version: string | undefined,
): EndpointPath | undefined {
  const raw = segments.filter((_, at) => isParameter(template[at] ?? ""));
  const parameters: string[] = [];
  for (const text of raw) {
    const decoded = percentDecode(text);
    if (decoded === undefined) return undefined;
    parameters.push(decoded);
  }
  const style = PATH_STYLES.findIndex((candidate) =>
    parameters.every((parameter, at) => percentEncode(parameter, candidate) === raw[at]),
  );
  return style < 0 ? undefined : { index, parameters, version, style };
}

/** The path of an endpoint that is in the table. */
export function pathOfEndpoint({ index, parameters, version, style }: EndpointPath): string {
  const { segments = [], versioned = false } = ENDPOINTS[index] ?? {};
  let next = 0;
  return segments
    .map((part, at) => {
      if (isParameter(part)) return percentEncode(parameters[next++] ?? "", pathStyle(style));
      return at === VERSION && versioned && version !== undefined ? version : part;
    })
    .join("/");
}
