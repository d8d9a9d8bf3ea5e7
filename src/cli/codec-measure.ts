import { equalBytes, utf8Text } from "../base/bytes.ts";
import type { Codec, CodecError } from "../codec/codec.ts";
import { memberText, normalizeJson } from "../codec/json-normal-form.ts";

/** One body after a round trip. */
export interface Measured {
  readonly kind: string;
  /** Bytes of the JSON text without white space between tokens; its escapes as they were. */
  readonly json: number;
  readonly encoded: number;
  /** What went wrong, when the body did not come back as it was. */
  readonly failure?: string;
}

const NOTHING = { json: 0, encoded: 0 };

/** Encodes, decodes and compares what a line holds: its member `json`, or all of it when it has none. */
export function measureLine(codec: Codec, line: Uint8Array): Measured {
  const value = parsed(line);
  if (value === undefined) return { kind: "(not JSON)", ...NOTHING, failure: "the line is no JSON" };
  const kind = kindOf(value);
  const body = memberText(line, "json") ?? line;
  const normal = normalizeJson(body);
  if (normal === undefined) return { kind, ...NOTHING, failure: "the body is no JSON" };
  const json = normal.compactLength;
  const encoded = codec.encode(body);
  if (!encoded.ok) {
    // Such a body crosses the link as JSON text.
    if (encoded.error.reason === "json.not-representable") return { kind, json, encoded: json };
    return { kind, json, encoded: 0, failure: `encoding: ${told(encoded.error)}` };
  }
  const sizes = { kind, json, encoded: encoded.value.length };
  const decoded = codec.decode(encoded.value);
  if (!decoded.ok) return { ...sizes, failure: `decoding: ${told(decoded.error)}` };
  return equalBytes(decoded.value, normal.text) ? sizes : { ...sizes, failure: "it came back as something else" };
}

const told = ({ reason, offset, detail }: CodecError): string => `${reason} at byte ${offset}: ${detail}`;

function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(utf8Text(line) ?? "");
  } catch {
    return undefined;
  }
}

/** `kind`, or `operation`, or method and path. */
function kindOf(value: unknown): string {
  if (typeof value !== "object" || value === null || !("json" in value)) return "(whole lines)";
  const { kind, operation, method, path } = value as Readonly<Record<string, unknown>>;
  for (const name of [kind, operation]) if (typeof name === "string") return name;
  const request = [method, path].filter((part) => typeof part === "string").join(" ");
  return request === "" ? "(no kind)" : request;
}
