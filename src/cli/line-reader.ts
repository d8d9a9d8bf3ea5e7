import { createReadStream } from "node:fs";
import { HectobitError } from "../base/errors.ts";

const NEWLINE = 0x0a;

/** The lines of a file as bytes, one after the other, without their ends. Memory is what the longest line takes. */
export async function* linesOf(file: string): AsyncGenerator<Uint8Array> {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
        parts.push(chunk.subarray(from, end));
        yield Buffer.concat(parts);
        parts.length = 0;
        from = end + 1;
      }
      if (from < chunk.length) parts.push(chunk.subarray(from));
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new HectobitError("usage.file", `cannot read ${file}: ${message}`, { cause: error });
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}
