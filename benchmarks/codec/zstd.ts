import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Bytes of zstd's magic number, which a protocol of one's own would leave out. */
const MAGIC = 4;
/** zstd's own default for a dictionary. */
const DICTIONARY = 112_640;

/**
 * Sizes of bodies compressed by the program `zstd` at level 19 with a dictionary trained on others; undefined when there
 * is no such program. Without check sum, dictionary id and magic number.
 */
export function zstdSizes(train: readonly Uint8Array[], bodies: readonly Uint8Array[]): readonly number[] | undefined {
  if (spawnSync("zstd", ["--version"]).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "hectobit-zstd-"));
  try {
    const place = (name: string, contents: readonly Uint8Array[]): string => {
      const into = join(folder, name);
      mkdirSync(into);
      for (const [i, content] of contents.entries()) writeFileSync(join(into, String(i).padStart(6, "0")), content);
      return into;
    };
    const [samples, plain, packed] = [place("train", train), place("plain", bodies), place("packed", [])];
    const dictionary = join(folder, "dictionary");
    zstd("--train", "-r", samples, `--maxdict=${DICTIONARY}`, "-o", dictionary);
    zstd("-19", "-D", dictionary, "--no-check", "--no-dictID", "--output-dir-flat", packed, "-r", plain);
    return readdirSync(packed)
      .sort()
      .map((name) => statSync(join(packed, name)).size - MAGIC);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function zstd(...args: string[]): void {
  const { status, stderr } = spawnSync("zstd", ["-q", ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`zstd ${args.join(" ")} failed: ${stderr}`);
}
