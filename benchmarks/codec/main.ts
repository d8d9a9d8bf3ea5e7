import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { loadNativeCodec } from "../../src/io/native-codec.ts";
import { table } from "../table.ts";
import { corpusHalf, sizeClasses } from "./bodies.ts";
import { type OperationSizes, type Sizes, sizes, WAYS } from "./sizes.ts";
import { type ClassSpeed, type Rounds, type Speed, speeds } from "./speed.ts";

/** Many short ones: what else runs on the machine then disturbs few of them. */
const THOROUGH: Rounds = { rounds: 51, milliseconds: 4, warmUp: 200 };
const QUICK: Rounds = { rounds: 11, milliseconds: 3, warmUp: 80 };
/** Operations that the table shows; `--all` shows the others too, and `--json` has them. */
const SHOWN = 30;

const program = new Command("bench:codec")
  .description("How fast the codec is, and how small what it writes, on bodies of real servers and clients")
  .option("--quick", "fewer rounds: enough to see that it works")
  .option("--all", "sizes of all operations")
  .option("--json <file>", "write all figures")
  .parse();
const options = program.opts<{ quick?: boolean; all?: boolean; json?: string }>();

const native = loadNativeCodec();
if ("reason" in native) process.stdout.write(`There is no native codec to measure: ${native.reason}\n`);
const [train, test] = [corpusHalf("train"), corpusHalf("test")];
const speed = speeds(
  { ...("codec" in native && { native: native.codec }), TypeScript: hectobitCodec },
  sizeClasses(test),
  options.quick ? QUICK : THOROUGH,
);
process.stdout.write(speedText(speed));
const size = sizes(train, test);
process.stdout.write(sizeText(size));
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ speed, size }, null, 2)}\n`);

function speedText(classes: readonly ClassSpeed[]): string {
  const row = (label: string, { name, microseconds, megabytesPerSecond, ratio }: Speed): string[] => [
    label,
    name,
    microseconds >= 100 ? microseconds.toFixed(0) : microseconds.toFixed(2),
    megabytesPerSecond.toFixed(0),
    ratio.toFixed(2),
  ];
  const rows = classes.flatMap(({ size, encode, decode }) => [
    ...encode.map((one) => row(`${size} encode`, one)),
    ...decode.map((one) => row(`${size} decode`, one)),
  ]);
  const what = classes.map(({ size, what, meanBytes }) => `  ${size}: ${what}, ${meanBytes} bytes on average`);
  return [
    "Bodies of the corpus's test half, from JSON text to encoding and back:",
    ...what,
    "",
    table(["", "codec", "µs a body", "MB/s of JSON", "times JSON + cbor-x"], rows),
    "",
  ].join("\n");
}

function sizeText({ operations, kinds, kindCount, weighted, worst }: Sizes): string {
  const shown = options.all ? operations : operations.slice(0, SHOWN);
  const bytes = (value: number | undefined) => (value === undefined ? "no zstd" : value.toFixed(0));
  const ratio = (value: number | undefined) => (value === undefined ? "no zstd" : value.toFixed(3));
  const row = (one: OperationSizes): string[] => [
    one.operation,
    String(one.bodies),
    one.json.toFixed(0),
    ...WAYS.map((way) => bytes(one.bytes[way])),
    ...WAYS.map((way) => ratio(one.ratios[way])),
  ];
  const total = (name: string, of: Sizes["kinds"]): string[] => [
    name,
    "",
    "",
    ...WAYS.map(() => ""),
    ...WAYS.map((way) => ratio(of[way])),
  ];
  const head = ["bytes of a body, mean", "bodies", "JSON", ...WAYS, ...WAYS.map((way) => `${way}:JSON`)];
  const rows = [
    ...shown.map(row),
    total(`mean over ${kindCount} kinds`, kinds),
    total("all bytes to all bytes", weighted),
    total("worst body", worst),
  ];
  const more = operations.length - shown.length;
  return [
    "Sizes on the test half; deflate: raw, level 9; zstd: level 19, dictionary of 110 KB from the train half.",
    "",
    table(head, rows),
    ...(more > 0 ? [`… and ${more} operations with fewer bodies: --all shows them.\n`] : []),
  ].join("\n");
}
