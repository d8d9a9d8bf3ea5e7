import { readFileSync } from "node:fs";
import { arch, platform } from "node:os";
import { bestCodec } from "../io/native-codec.ts";
import { codecText } from "./codec-text.ts";

/** The package's own: two folders up, both in src/cli and in dist/cli. */
export function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** The version, and what else a report of a problem should say. */
export function verboseVersion(): string {
  const { report } = bestCodec();
  return [
    version(),
    `codec: ${codecText(report)}`,
    `tables: version ${report.tables.version}, hash ${report.tables.hash}`,
    `Node.js: ${process.version}, Node-API ${process.versions.napi}, ${platform()}-${arch()}`,
  ].join("\n");
}
