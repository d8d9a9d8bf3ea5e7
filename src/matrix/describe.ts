import { utf8Text } from "../base/bytes.ts";
import type { Priority } from "../endpoint/types.ts";
import { ENDPOINTS, type Endpoint } from "./endpoints.ts";
import type { HttpRequest } from "./http.ts";
import { percentDecode } from "./percent.ts";

export interface RequestDescription {
  /** For people, short: `PUT send m.room.message !abc:hs`. No token, no body, no query. */
  readonly label: string;
  /** `operationId` of the specification, when it is one of its operations. */
  readonly operation: string | undefined;
  readonly priority: Priority;
  /** Requests with the same key replace each other while they wait: typing, presence, read markers, receipts. */
  readonly replaces: string | undefined;
}

interface Matched {
  readonly endpoint: Endpoint;
  readonly parameters: ReadonlyMap<string, string>;
}

/** State of which only the latest is worth sending, and the parameters that tell one from another. */
const REPLACEABLE: ReadonlyMap<string, readonly string[]> = new Map([
  ["setTyping", ["roomId", "userId"]],
  ["setPresence", ["userId"]],
  ["postReceipt", ["roomId", "receiptType"]],
  ["setReadMarker", ["roomId"]],
]);

/** What people wait for without looking: it gives way to everything else. */
const BULK: ReadonlySet<string> = new Set(["putRoomKeys", "putRoomKeysByRoomId", "getRoomKeys", "getRoomKeysByRoomId"]);

export function describe(request: HttpRequest): RequestDescription {
  const path = request.target.split("?", 1)[0] ?? "";
  const segments = path.split("/").map((segment) => percentDecode(segment) ?? segment);
  const matched = match(request.method, segments);
  const operation = matched?.endpoint.operationId;
  return {
    label: labelOf(request.method, segments, matched),
    operation,
    priority: priorityOf(operation, path),
    replaces: matched === undefined ? undefined : replacementKey(matched, request),
  };
}

function priorityOf(operation: string | undefined, path: string): Priority {
  if (operation !== undefined && REPLACEABLE.has(operation)) return "state";
  const media = /^\/_matrix\/(media|client\/v1\/media|federation\/v1\/media)\//.test(path) && !path.endsWith("/config");
  return media || (operation !== undefined && BULK.has(operation)) ? "bulk" : "message";
}

/** Two users of one client never replace each other: the token is part of the key. */
function replacementKey({ endpoint, parameters }: Matched, request: HttpRequest): string | undefined {
  const names = REPLACEABLE.get(endpoint.operationId);
  if (names === undefined) return undefined;
  const apart = endpoint.method === "POST" ? markers(request.body) : [];
  return [endpoint.operationId, bearer(request), ...names.map((name) => parameters.get(name) ?? ""), ...apart].join(
    "\n",
  );
}

/** Receipts of different threads, and markers of different kinds, stand beside each other. */
function markers(body: Uint8Array): string[] {
  const text = utf8Text(body) ?? "";
  const thread = /"thread_id"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1] ?? "";
  return [thread, ...MARKERS.filter((name) => text.includes(`"${name}"`))];
}

const MARKERS = ["m.fully_read", "m.read", "m.read.private"];

const bearer = ({ headers }: HttpRequest): string => headers.find(([name]) => name === "authorization")?.[1] ?? "";

const LABEL_LENGTH = 80;

function labelOf(method: string, segments: readonly string[], matched: Matched | undefined): string {
  const short = segments.slice(1).filter((segment, index) => !(index < 3 && BORING.has(segment)));
  const words =
    matched === undefined ? [`/${short.join("/")}`] : [matched.endpoint.operationId, ...matched.parameters.values()];
  // No control characters: labels go to terminals.
  const text = [method, ...words].join(" ").replace(/\p{Cc}/gu, "?");
  return text.length > LABEL_LENGTH ? `${text.slice(0, LABEL_LENGTH - 1)}…` : text;
}

const BORING: ReadonlySet<string> = new Set(["_matrix", "client", "r0", "v1", "v3"]);

interface Template {
  readonly endpoint: Endpoint;
  readonly segments: readonly string[];
}

const BY_LENGTH = new Map<number, Template[]>();
for (const endpoint of ENDPOINTS) {
  const segments = endpoint.template.split("/");
  BY_LENGTH.set(segments.length, [...(BY_LENGTH.get(segments.length) ?? []), { endpoint, segments }]);
}

/** The operation that a request is, with r0 read as v3. */
function match(method: string, segments: readonly string[]): Matched | undefined {
  const current = segments[3] === "r0" ? segments.with(3, "v3") : segments;
  for (const { endpoint, segments: template } of BY_LENGTH.get(current.length) ?? []) {
    if (endpoint.method !== method) continue;
    const fits = template.every((part, index) => part.startsWith("{") || part === current[index]);
    if (!fits) continue;
    const parameters = template.flatMap((part, index) =>
      part.startsWith("{") ? [[part.slice(1, -1), current[index] ?? ""] as const] : [],
    );
    return { endpoint, parameters: new Map(parameters) };
  }
  return undefined;
}
