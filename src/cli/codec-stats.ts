import { Command, Option } from "commander";
import { HectobitError } from "../base/errors.ts";
import type { Codec } from "../codec/codec.ts";
import { hectobitCodec } from "../codec/hectobit-codec.ts";
import { msc3079Codec } from "../codec/msc3079-codec.ts";
import { bestCodec, loadNativeCodec } from "../io/native-codec.ts";
import { type Measured, measureLine } from "./codec-measure.ts";
import { linesOf } from "./line-reader.ts";

interface Flags {
  readonly wire?: "msc3079" | "hectobit";
  readonly native?: boolean;
  readonly typescript?: boolean;
}

const HELP = `
Each line is a JSON object, and its member "json" a body: {"kind": "…", "json": {…}}. A line without that member is a
body itself. Each body is encoded, decoded and compared: values, order of members, digits of numbers.

The profile is hectobit unless --wire says otherwise, and the codec the one that gateway and client would use. JSON
bytes are those of the text without white space between tokens. Lines are counted per "kind", or "operation", or
method and path. A kind's ratio is the sum of its encoded bytes by the sum of its JSON bytes; the mean is over kinds,
each counting the same. Bodies of 2 bytes ({} and []) make the round trip, but are left out of all ratios. With
--wire msc3079, a body that CBOR would change counts as the JSON text as which it crosses the link.

Exit codes: 0 all bodies came back, 1 some did not (which, and why, on stderr), 2 the command was wrong.

Example:
  $ hectobit codec stats test/corpus/test.jsonl --wire hectobit --native`;

/** Bodies up to this long are left out of the ratios. */
const TRIVIAL = 2;
/** Failures that are shown one by one. */
const SHOWN_FAILURES = 20;

/** `hectobit codec stats`: what a profile makes of recorded bodies, and whether they come back. */
export function codecStatsCommand(): Command {
  return new Command("stats")
    .description("measure bodies in files of JSON lines, and check that each comes back")
    .argument("<files...>", "JSON lines")
    .addOption(new Option("--wire <profile>", "hectobit (the default) or msc3079").choices(["hectobit", "msc3079"]))
    .option("--native", "with the native codec, or not at all")
    .option("--typescript", "with the TypeScript codec")
    .addHelpText("after", HELP)
    .action(async (files: string[], _: Flags, command: Command) => {
      const codec = codecFor(command.optsWithGlobals<Flags>());
      const tally = new Tally();
      for (const file of files) await measureFile(file, codec, tally);
      process.stdout.write(report(codec, tally));
      if (tally.failures > 0) process.exitCode = 1;
    });
}

function codecFor({ wire, native, typescript }: Flags): Codec {
  if (native === true && typescript === true) {
    throw new HectobitError("usage.options", "--native and --typescript exclude each other");
  }
  if (wire === "msc3079") {
    if (native !== true) return msc3079Codec;
    throw new HectobitError("usage.options", "there is no native codec for msc3079", { hint: "Leave --native out." });
  }
  if (typescript === true) return hectobitCodec;
  if (native !== true) return bestCodec().codec;
  const found = loadNativeCodec();
  if ("codec" in found) return found.codec;
  throw new HectobitError("codec.native", `there is no native codec: ${found.reason}`, {
    hint: "Build it with a C compiler: node native/build.mjs; or measure with --typescript.",
  });
}

async function measureFile(file: string, codec: Codec, tally: Tally): Promise<void> {
  let number = 0;
  for await (const line of linesOf(file)) {
    number++;
    if (isBlank(line)) continue;
    const measured = measureLine(codec, line);
    tally.add(measured);
    if (measured.failure === undefined || tally.failures > SHOWN_FAILURES) continue;
    process.stderr.write(`${file}:${number}: ${measured.failure}\n`);
    if (tally.failures === SHOWN_FAILURES) process.stderr.write("More failures are counted, not shown.\n");
  }
}

const isBlank = (line: Uint8Array): boolean => line.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);

interface Sums {
  count: number;
  json: number;
  encoded: number;
}

class Tally {
  readonly kinds = new Map<string, Sums>();
  readonly total: Sums = { count: 0, json: 0, encoded: 0 };
  worst = 0;
  failures = 0;

  add({ kind, json, encoded, failure }: Measured): void {
    if (failure !== undefined) this.failures++;
    else if (json > TRIVIAL) {
      const sums = this.kinds.get(kind) ?? { count: 0, json: 0, encoded: 0 };
      this.kinds.set(kind, sums);
      for (const each of [sums, this.total]) {
        each.count++;
        each.json += json;
        each.encoded += encoded;
      }
      this.worst = Math.max(this.worst, encoded / json);
    }
  }
}

function report(codec: Codec, { kinds, total, worst, failures }: Tally): string {
  const row = (count: string, json: string, encoded: string, ratio: string, kind: string): string =>
    `${count.padStart(8)} ${json.padStart(12)} ${encoded.padStart(12)} ${ratio.padStart(7)}  ${kind}`;
  const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  const mean = sorted.reduce((sum, [, { json, encoded }]) => sum + encoded / json, 0) / sorted.length;
  const shown = (ratio: number): string => (Number.isFinite(ratio) ? ratio.toFixed(4) : "-");
  return [
    `codec: ${codec.name}`,
    row("count", "JSON", "encoded", "ratio", "kind"),
    ...sorted.map(([kind, { count, json, encoded }]) =>
      row(String(count), String(json), String(encoded), shown(encoded / json), kind),
    ),
    row(String(total.count), String(total.json), String(total.encoded), shown(total.encoded / total.json), "all"),
    `mean ratio over kinds: ${shown(mean)}`,
    `byte-weighted ratio: ${shown(total.encoded / total.json)}`,
    `worst ratio: ${total.count === 0 ? "-" : shown(worst)}`,
    `round-trip failures: ${failures}`,
    "",
  ].join("\n");
}
