import { readFileSync } from "node:fs";

/** One line of the corpus; README.md says what its members are. */
export interface Recorded {
  readonly api: "cs" | "ss" | "as" | "push";
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
  readonly direction: "request" | "response";
  readonly status: number | null;
  readonly kind: string;
  readonly authorization?: string;
  readonly json: unknown;
}

export type Half = "train" | "test";
export const HALVES: readonly Half[] = ["train", "test"];

export const corpusText = (half: Half): string => readFileSync(new URL(`${half}.jsonl`, import.meta.url), "utf8");

/** The lines' own texts, in which numbers and escapes are as they were recorded. */
export const corpusLines = (half: Half): string[] => corpusText(half).trimEnd().split("\n");

export const recorded = (half: Half): Recorded[] => corpusLines(half).map((line) => JSON.parse(line) as Recorded);
