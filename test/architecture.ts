/**
 * The rules of docs/architecture.md as a function from sources to violations, so that the test can show both that the
 * tree keeps them and that breaking one is found.
 */
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

export interface Source {
  /** From the top of the checkout, with forward slashes: `src/coap/decode.ts`. */
  readonly path: string;
  readonly text: string;
}

export const MAX_FILE_LINES = 300;
export const MAX_FUNCTION_LINES = 60;

/** Imports go to a lower rank, or stay in their folder. Folders of one rank do not know each other. */
export const RANKS: Readonly<Record<string, number>> = {
  base: 0,
  codec: 1,
  crypto: 1,
  sim: 1,
  coap: 2,
  security: 3,
  endpoint: 4,
  matrix: 5,
  gateway: 6,
  client: 6,
  federation: 6,
  telemetry: 6,
  homeserver: 6,
  mqtt: 6,
  io: 7,
  cli: 8,
};

const FIRST_ASYNC_RANK = 7;

/** What a sans-IO core may not touch, as names in its code. */
const FORBIDDEN_GLOBALS = new Set([
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "performance",
  "process",
  "Buffer",
  "Promise",
  "fetch",
  "console",
]);
const FORBIDDEN_MEMBERS = new Set(["Date.now", "Math.random"]);

export function violations(sources: readonly Source[]): string[] {
  const isC = ({ path }: Source): boolean => /\.[ch]$/.test(path);
  const parsed = sources
    .filter((source) => !isC(source))
    .map((source) => ({
      ...source,
      tree: ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2023, true),
    }));
  const found: string[] = sources.filter(isC).flatMap(({ path, text }) => cViolations(path, text));
  const graph = new Map<string, string[]>();
  for (const { path, text, tree } of parsed) {
    const imports = importsOf(tree);
    graph.set(
      path,
      imports.filter((name) => name.startsWith(".")).map((name) => resolve(path, name)),
    );
    found.push(...sizeViolations(path, text, tree), ...rankViolations(path, imports));
    if (rankOf(path) !== undefined && (rankOf(path) ?? 0) < FIRST_ASYNC_RANK)
      found.push(...purityViolations(path, tree));
  }
  found.push(...cycles(graph));
  return found;
}

function importsOf(tree: ts.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      if (ts.isStringLiteral(node.moduleSpecifier)) names.push(node.moduleSpecifier.text);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      if (target !== undefined && ts.isStringLiteral(target)) names.push(target.text);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) names.push(node.argument.literal.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return names;
}

const resolve = (from: string, name: string): string => normalize(join(dirname(from), name)).replaceAll("\\", "/");

const folderOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];

function rankOf(path: string): number | undefined {
  const folder = folderOf(path);
  return folder === undefined ? undefined : RANKS[folder];
}

function rankViolations(path: string, imports: readonly string[]): string[] {
  const folder = folderOf(path);
  if (folder === undefined) return [];
  const rank = RANKS[folder];
  if (rank === undefined) return [`${path}: the folder src/${folder} has no rank`];
  const found: string[] = [];
  for (const name of imports) {
    if (name.startsWith("node:")) {
      if (rank < FIRST_ASYNC_RANK) found.push(`${path}: imports ${name}; only io and cli may`);
      continue;
    }
    if (!name.startsWith(".")) continue;
    const target = resolve(path, name);
    const targetFolder = folderOf(target);
    if (targetFolder === undefined) found.push(`${path}: imports ${target}, which is outside src`);
    else if (targetFolder !== folder && (RANKS[targetFolder] ?? Number.POSITIVE_INFINITY) >= rank) {
      found.push(`${path}: rank ${rank} (${folder}) imports ${target}, which is not below it`);
    }
  }
  return found;
}

function purityViolations(path: string, tree: ts.SourceFile): string[] {
  const found: string[] = [];
  const report = (node: ts.Node, what: string): void => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    found.push(`${path}:${line + 1}: ${what} below io`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const name = `${node.expression.getText(tree)}.${node.name.text}`;
      if (FORBIDDEN_MEMBERS.has(name)) report(node, name);
      visit(node.expression);
      return;
    }
    if (ts.isIdentifier(node) && FORBIDDEN_GLOBALS.has(node.text) && !isName(node)) report(node, node.text);
    if (ts.isAwaitExpression(node)) report(node, "await");
    if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.AsyncKeyword)) {
      report(node, "async");
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** A property or parameter that only happens to be called like a global. */
function isName(node: ts.Identifier): boolean {
  const parent = node.parent;
  return (
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node) ||
    (ts.isPropertyDeclaration(parent) && parent.name === node) ||
    (ts.isMethodDeclaration(parent) && parent.name === node)
  );
}

/** Of C: sizes, by its layout (a body's last brace stands alone at the margin), and that the core needs no libc. */
function cViolations(path: string, text: string): string[] {
  if (text.startsWith("/* Generated ")) return [];
  const found = fileViolations(path, text);
  let start = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const header = /^#include <(?!stdbool|stddef|stdint|string)([^>]*)>/.exec(line)?.[1];
    if (path.startsWith("native/core/") && header !== undefined && !INTRINSICS.has(header)) {
      found.push(`${path}:${index + 1}: includes ${header}; the core may only have string.h and types`);
    }
    if (/^\w.*\) \{$/.test(line)) start = index;
    if (line !== "}" || start === 0) continue;
    const length = index - start + 1;
    if (length > MAX_FUNCTION_LINES) {
      found.push(`${path}:${start + 1}: function of ${length} lines; at most ${MAX_FUNCTION_LINES}`);
    }
    start = 0;
  }
  return found;
}

const INTRINSICS: ReadonlySet<string> = new Set(["emmintrin.h", "arm_neon.h"]);

function fileViolations(path: string, text: string): string[] {
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return lines > MAX_FILE_LINES ? [`${path}: ${lines} lines; at most ${MAX_FILE_LINES}`] : [];
}

function sizeViolations(path: string, text: string, tree: ts.SourceFile): string[] {
  const found = fileViolations(path, text);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined) {
      const start = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
      const end = tree.getLineAndCharacterOfPosition(node.getEnd()).line;
      const length = end - start + 1;
      if (length > MAX_FUNCTION_LINES && !isTestBody(path, node)) {
        found.push(`${path}:${start + 1}: function of ${length} lines; at most ${MAX_FUNCTION_LINES}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The function given to `t.test("name", …)` holds further tests: its length is the file's affair. */
function isTestBody(path: string, node: ts.Node): boolean {
  return (
    path.endsWith(".test.ts") &&
    ts.isCallExpression(node.parent) &&
    /\bt\w*\.test$/.test(node.parent.expression.getText())
  );
}

/** Each cycle once, as the path that closes it. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const state = new Map<string, "open" | "done">();
  const trail: string[] = [];
  const visit = (path: string): void => {
    state.set(path, "open");
    trail.push(path);
    for (const next of graph.get(path) ?? []) {
      if (!graph.has(next) || state.get(next) === "done") continue;
      if (state.get(next) === "open")
        found.push(`import cycle: ${[...trail.slice(trail.indexOf(next)), next].join(" → ")}`);
      else visit(next);
    }
    trail.pop();
    state.set(path, "done");
  };
  for (const path of graph.keys()) if (!state.has(path)) visit(path);
  return found;
}
