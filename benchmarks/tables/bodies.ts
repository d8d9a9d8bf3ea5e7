import { readFileSync } from "node:fs";
import { utf8 } from "../../src/base/bytes.ts";

/** A recorded body. */
export interface Body {
  readonly kind: string;
  readonly json: Uint8Array;
  /** Contents of its strings and names of members, each once. */
  readonly contents: ReadonlySet<string>;
}

/** Bodies of 2 bytes say nothing about tables. */
const TRIVIAL = 2;

/** Bodies of a file of JSON lines, of each kind the first `most`. */
export function readBodies(path: string, most: number): Body[] {
  const counts = new Map<string, number>();
  const bodies: Body[] = [];
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line === "") continue;
    const { kind, json } = JSON.parse(line) as { kind: string; json?: unknown };
    const text = json === undefined ? new Uint8Array() : utf8(JSON.stringify(json));
    const count = counts.get(kind) ?? 0;
    if (text.length <= TRIVIAL || count >= most) continue;
    counts.set(kind, count + 1);
    const contents = new Set<string>();
    collect(json, contents);
    bodies.push({ kind, json: text, contents });
  }
  return bodies;
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === "string") into.add(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (typeof value === "object" && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      into.add(name);
      collect(member, into);
    }
  }
}
