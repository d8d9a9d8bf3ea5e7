import type { CodecReport } from "../io/native-codec.ts";

/** Which codec runs, as one line for people. */
export function codecText({ implementation, path, reason }: CodecReport): string {
  return implementation === "native" ? `native (${path})` : `TypeScript (not native: ${reason})`;
}
