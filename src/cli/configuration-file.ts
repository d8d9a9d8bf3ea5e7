import { readFileSync, statSync } from "node:fs";
import { type Document, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import type { z } from "zod";
import { HectobitError } from "../base/errors.ts";
import { nearest } from "./arguments.ts";

/** Larger than any configuration; a file named by mistake should not be read into memory. */
const MAX_FILE_BYTES = 1024 * 1024;

/**
 * Reads a YAML file that must be as `schema` says. HectobitError `configuration.read` when it cannot be read, and
 * `configuration.invalid` with one line for each mistake: file, line, column, path of keys, what is allowed.
 */
export function readConfigurationFile<T>(path: string, schema: z.ZodType<T>): T {
  return parseConfiguration(readText(path), path, schema);
}

function readText(path: string): string {
  try {
    if (statSync(path).size > MAX_FILE_BYTES) throw new Error(`it is larger than ${MAX_FILE_BYTES} bytes`);
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new HectobitError(
      "configuration.read",
      `cannot read the configuration ${path}: ${(error as Error).message}`,
      {
        cause: error,
        hint: "Name a readable file with --config, or leave it out and use flags.",
      },
    );
  }
}

/** The same for a text that is at hand; `path` is for the messages. */
export function parseConfiguration<T>(text: string, path: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const where = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}`;
  };
  const [broken] = document.errors;
  if (broken !== undefined) throw invalid([`${where(broken.pos[0])}: ${broken.message}`]);
  const result = schema.safeParse(toValue(document, path));
  if (result.success) return result.data;
  const found = result.error.issues.flatMap((issue) => describe(issue, document, schema));
  found.sort((a, b) => a.offset - b.offset);
  throw invalid(found.map(({ offset, text }) => `${where(offset)}: ${text}`));
}

/** An empty file configures nothing, which is allowed. */
function toValue(document: Document.Parsed, path: string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    throw invalid([`${path}: ${(error as Error).message}`]);
  }
}

const invalid = (mistakes: readonly string[]): HectobitError =>
  new HectobitError("configuration.invalid", mistakes.join("\n"), {
    hint: "docs/configuration.md has an example of every key.",
  });

type Issue = z.core.$ZodIssue;
interface Mistake {
  readonly offset: number;
  readonly text: string;
}

function describe(issue: Issue, document: Document.Parsed, schema: z.ZodType): Mistake[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      offset: keyOffset(document, issue.path, key),
      text: unknownKey(key, issue.path, knownKeys(schema, issue.path)),
    }));
  }
  const name = issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
  return [{ offset: offsetOf(document, issue.path), text: `${name}${say(issue)}` }];
}

function unknownKey(key: string, path: readonly PropertyKey[], known: readonly string[]): string {
  const near = nearest(key, known);
  const meant = near === undefined ? "" : ` Did you mean "${near}"?`;
  const allowed = known.length === 0 ? "" : ` Allowed: ${known.join(", ")}.`;
  return `${[...path, key].join(".")}: there is no such key.${meant}${allowed}`;
}

function say(issue: Issue): string {
  if (issue.code === "invalid_value") return `allowed: ${issue.values.map(String).join(", ")}.`;
  if (issue.code === "invalid_type") {
    return issue.input === undefined && issue.message.endsWith("undefined")
      ? `missing; expected ${article(issue.expected)}.`
      : `expected ${article(issue.expected)}.`;
  }
  return issue.message;
}

const WORDS: Readonly<Record<string, string>> = {
  object: "a map of keys",
  array: "a list",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};
const article = (type: string): string => WORDS[type] ?? type;

/** Where the value stands, or the innermost of the maps around it that is there. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const range = (node as Node | null | undefined)?.range;
    if (range !== undefined && range !== null) return range[0];
  }
  return 0;
}

function keyOffset(document: Document.Parsed, path: readonly PropertyKey[], key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) return offsetOf(document, path);
  const pair = map.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key);
  return pair !== undefined && isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : offsetOf(document, path);
}

/** The keys that the schema has at a path. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let inner: unknown = unwrap(schema);
  for (const step of path) inner = unwrap(child(inner, step));
  const shape = (inner as { shape?: Record<string, unknown> } | undefined)?.shape;
  return shape === undefined ? [] : Object.keys(shape);
}

interface SchemaParts {
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly valueType?: unknown;
}

function child(schema: unknown, step: PropertyKey): unknown {
  const { shape, element, valueType } = (schema ?? {}) as SchemaParts;
  return shape?.[String(step)] ?? element ?? valueType;
}

/** What is inside of optional, default and the like, and what a transform begins with. */
function unwrap(schema: unknown): unknown {
  let inner = schema;
  for (let depth = 0; depth < 8; depth++) {
    const definition = (inner as { def?: { innerType?: unknown; in?: unknown } } | undefined)?.def;
    const next = definition?.innerType ?? definition?.in;
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}
