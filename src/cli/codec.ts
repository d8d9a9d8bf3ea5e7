import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { fromHex, toHex, utf8, utf8Text } from "../base/bytes.ts";
import { HectobitError } from "../base/errors.ts";
import type { Codec, CodecError, SequenceCodec } from "../codec/codec.ts";
import { formatDiagnostic } from "../codec/diagnostic.ts";
import { parseDiagnostic } from "../codec/diagnostic-parser.ts";
import { annotateHectobit } from "../codec/hectobit/annotate.ts";
import { hectobitCodec } from "../codec/hectobit-codec.ts";
import { msc3079Codec, msc3079Keys } from "../codec/msc3079-codec.ts";
import { codecStatsCommand } from "./codec-stats.ts";

type Form = "json" | "cbor" | "diag";

interface Flags {
  readonly from?: Form;
  readonly to?: Form;
  readonly wire?: "msc3079" | "hectobit";
  readonly sequence?: boolean;
  readonly diag?: boolean;
  readonly canonical?: boolean;
  readonly nearest?: boolean;
  readonly hex?: boolean;
}

const ACTIONS: Readonly<Record<string, readonly [from: Form, to: Form]>> = {
  encode: ["json", "cbor"],
  decode: ["cbor", "json"],
  diag: ["cbor", "diag"],
  convert: ["json", "cbor"],
};
const FORMS: readonly Form[] = ["json", "cbor", "diag"];

const HELP = `
Actions: encode (JSON to CBOR), decode (CBOR to JSON), diag (CBOR to a listing for people), convert (what --from and
--to say); stats measures recorded bodies. --from and --to work with every action, and --diag is --to diag.

With --wire msc3079, a listing is diagnostic notation (RFC 8949 §8), which shows any CBOR. What CBOR can't carry
unchanged (1.0, 1e5, repeated keys, lone surrogates) is refused; on the link, such a body travels as JSON text.
With --wire hectobit (docs/codec.md), any JSON can be carried, and a listing says what each byte is.

Exit codes: 0 done, 1 the data are wrong (with the byte where), 2 the command was wrong.

Examples:
  $ echo '{"msgtype":"m.text","body":"hi"}' | hectobit codec encode --hex
  a2181c666d2e74657874181b626869
  $ echo a2181c666d2e74657874181b626869 | hectobit codec decode --hex
  $ echo a2181c666d2e74657874181b626869 | hectobit codec diag --hex
  {28 /msgtype/: "m.text", 27 /body/: "hi"}
  $ hectobit codec encode --canonical event.json > event.cbor
  $ echo '{1: "x", 2: h"00"}' | hectobit codec convert --from diag --to cbor --hex
  $ hectobit codec encode --wire hectobit --diag event.json
  $ hectobit codec stats recorded.jsonl`;

/** `hectobit codec`: JSON, CBOR and listings into each other. */
export function codecCommand(): Command {
  return new Command("codec")
    .description("turn JSON into CBOR as it crosses the link, and back, show it or measure it")
    .addArgument(new Argument("<action>", "what to do").choices(Object.keys(ACTIONS)))
    .argument("[file]", "read this instead of stdin")
    .addOption(new Option("--from <form>", "form of the input").choices(FORMS))
    .addOption(new Option("--to <form>", "form of the output").choices(FORMS))
    .addOption(new Option("--wire <profile>", "msc3079 (the default) or hectobit").choices(["msc3079", "hectobit"]))
    .option("--diag", "show what each byte is, instead of the result")
    .option("--canonical", "msc3079: CBOR keys in the canonical order of RFC 7049")
    .option("--nearest", "msc3079: change what CBOR can't carry unchanged to the nearest that it can")
    .option("--sequence", "hectobit: the elements of a JSON array as a CBOR sequence")
    .option("--hex", "CBOR is hexadecimal text, in and out")
    .addHelpText("after", HELP)
    .addCommand(codecStatsCommand())
    .action(async (action: string, file: string | undefined, flags: Flags) => {
      const [from, to] = directionOf(action, flags);
      const input = file === undefined ? new Uint8Array(await buffer(process.stdin)) : readFile(file);
      const output = convert(from === "cbor" && flags.hex === true ? unhex(input) : input, from, to, flags);
      const asHex = to === "cbor" && (flags.hex === true || process.stdout.isTTY === true);
      process.stdout.write(asHex ? `${toHex(output)}\n` : output);
      if (to !== "cbor") process.stdout.write("\n");
    });
}

function directionOf(action: string, flags: Flags): readonly [from: Form, to: Form] {
  const [from, to] = ACTIONS[action] ?? ["json", "cbor"];
  if (action === "convert" && (flags.from === undefined || flags.to === undefined)) {
    throw new InvalidArgumentError("convert needs --from and --to; or say encode, decode or diag.");
  }
  for (const option of flags.wire === "hectobit" ? (["canonical", "nearest"] as const) : (["sequence"] as const)) {
    if (flags[option] === undefined) continue;
    throw new InvalidArgumentError(`--${option} is not for --wire ${flags.wire ?? "msc3079"}.`);
  }
  return [flags.from ?? from, flags.diag === true ? "diag" : (flags.to ?? to)];
}

function readFile(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new HectobitError("usage.file", `cannot read ${file}: ${message}`, { cause: error });
  }
}

function unhex(input: Uint8Array): Uint8Array {
  const digits = (utf8Text(input) ?? "?").replace(/\s/g, "");
  const bytes = fromHex(digits);
  if (bytes !== undefined) return bytes;
  throw new HectobitError("codec.hex", "the input is not an even number of hexadecimal digits", {
    hint: "Without --hex, the input is read as binary CBOR.",
  });
}

/** By way of CBOR, which all forms share. */
function convert(input: Uint8Array, from: Form, to: Form, flags: Flags): Uint8Array {
  const codec = codecFor(flags);
  const cbor = toCbor(input, from, codec, flags);
  if (to === "diag") return utf8(listing(cbor, flags));
  const reads = to === "json" || (flags.canonical === true && from !== "json");
  if (!reads) return cbor;
  const json = codec.decode(cbor);
  if (!json.ok) return bad("cbor", cbor, json.error);
  return to === "json" ? json.value : toCbor(json.value, "json", codec, flags);
}

function codecFor({ wire, sequence }: Flags): Codec {
  if (wire !== "hectobit") return msc3079Codec;
  return sequence === true ? ofSequences(hectobitCodec) : hectobitCodec;
}

/** The text of an array is the JSON of a sequence. */
function ofSequences(codec: SequenceCodec): Codec {
  return {
    name: codec.name,
    encode: (json) => codec.encodeSequence(json),
    decode: (cbor) => {
      const sequence = codec.decodeSequence(cbor);
      return sequence.ok ? { ok: true, value: sequence.value.json } : sequence;
    },
  };
}

/** What is right before the first error is shown, too. */
function listing(cbor: Uint8Array, { wire, sequence }: Flags): string {
  if (wire === "hectobit") {
    const { lines, error } = annotateHectobit(cbor, sequence === true);
    if (error === undefined) return lines.join("\n");
    process.stdout.write(lines.map((line) => `${line}\n`).join(""));
    return bad("cbor", cbor, error);
  }
  const text = formatDiagnostic(cbor, msc3079Keys);
  return text.ok ? text.value : bad("cbor", cbor, text.error);
}

function toCbor(input: Uint8Array, from: Form, codec: Codec, { canonical, nearest }: Flags): Uint8Array {
  if (from === "cbor") return input;
  if (from === "diag") {
    const text = utf8Text(input);
    if (text === undefined) throw new HectobitError("codec.data", "the input is not UTF-8");
    const cbor = parseDiagnostic(text);
    return cbor.ok ? cbor.value : bad(from, input, cbor.error);
  }
  const cbor = codec.encode(input, { canonical: canonical ?? false, nearest: nearest ?? false });
  return cbor.ok ? cbor.value : bad(from, input, cbor.error);
}

const NAMES: Readonly<Record<Form, string>> = { json: "JSON", cbor: "CBOR", diag: "diagnostic notation" };

/** Says what is wrong and where, and shows the place. */
function bad(form: Form, input: Uint8Array, { reason, offset, detail }: CodecError): never {
  const binary = form === "cbor";
  const what =
    reason === "json.not-representable"
      ? `CBOR can't carry this unchanged: ${detail}`
      : `bad ${NAMES[form]}: ${detail}`;
  const start = Math.max(0, offset - 20);
  const before = input.subarray(start, offset);
  const after = input.subarray(offset, offset + 20);
  const show = (bytes: Uint8Array): string => (binary ? toHex(bytes) : printable(bytes));
  const hint =
    reason === "json.not-representable" ? "--nearest changes it to the nearest." : binary ? otherWire(input) : "";
  throw new HectobitError("codec.data", `${what} (byte ${offset})`, {
    hint: `${start > 0 ? "…" : ""}${show(before)} >>> ${show(after) || "(end)"}${hint === "" ? "" : `\n${hint}`}`,
  });
}

/** Profiles look alike; what one can't read the other may. */
function otherWire(cbor: Uint8Array): string {
  const others: [string, boolean][] = [
    ["msc3079", msc3079Codec.decode(cbor).ok],
    ["hectobit", hectobitCodec.decode(cbor).ok],
    ["hectobit --sequence", cbor.length > 0 && hectobitCodec.decodeSequence(cbor).ok],
  ];
  const readable = others.find(([, reads]) => reads);
  return readable === undefined ? "" : `With --wire ${readable[0]} it can be read.`;
}

const printable = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replace(/\p{Cc}/gu, "·");
