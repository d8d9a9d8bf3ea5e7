// The deepest stack of a function, from what gcc writes with -fcallgraph-info=su.
import { readFileSync } from "node:fs";

/** What a function of libc or of the compiler (memcpy, 64-bit division) may take: they say nothing of it. */
const FOREIGN = 48;

/** Frames by function, and who calls whom; the graphs of all files together. */
export function readGraphs(files) {
  const frames = new Map();
  const calls = new Map();
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    for (const [, name, label] of text.matchAll(/node: \{ title: "([^"]+)" label: "([^"]+)"/g)) {
      const bytes = /(\d+) bytes \((\w+)\)/.exec(label);
      if (bytes === null) continue;
      if (bytes[2] !== "static") throw new Error(`${name}: its frame is not of a fixed size`);
      frames.set(name, Number(bytes[1]));
    }
    for (const [, from, to] of text.matchAll(/edge: \{ sourcename: "([^"]+)" targetname: "([^"]+)"/g)) {
      if (!calls.has(from)) calls.set(from, new Set());
      calls.get(from).add(to);
    }
  }
  return { frames, calls };
}

/** Bytes and path of the deepest chain of calls from a function. Recursion, which has no bound, is an error. */
export function deepest({ frames, calls }, name, above = []) {
  if (above.includes(name)) throw new Error(`recursion: ${[...above, name].join(" > ")}`);
  const own = frames.get(name);
  if (own === undefined) return { bytes: FOREIGN, path: [name] };
  let most = { bytes: 0, path: [] };
  for (const callee of calls.get(name) ?? []) {
    const below = deepest({ frames, calls }, callee, [...above, name]);
    if (below.bytes > most.bytes) most = below;
  }
  return { bytes: own + most.bytes, path: [name, ...most.path] };
}
