import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { Command, InvalidArgumentError } from "commander";
import { utf8 } from "../base/bytes.ts";
import { HectobitError } from "../base/errors.ts";
import { milliseconds } from "../base/time.ts";
import { codeClass } from "../coap/codes.ts";
import { CBOR } from "../coap/content-formats.ts";
import type { Body, Code, Option } from "../coap/message.ts";
import { uintValue, withOption } from "../coap/option-values.ts";
import { ACCEPT, CONTENT_FORMAT } from "../coap/options.ts";
import { datagramBytes } from "../coap/transfer/block-choice.ts";
import { type CoapUri, formatCoapUri, parseCoapUri } from "../coap/uri.ts";
import { msc3079Codec } from "../codec/msc3079-codec.ts";
import type { LinkParameters } from "../endpoint/types.ts";
import { now } from "../io/clock.ts";
import { resolveHost } from "../io/resolve.ts";
import { parseDuration } from "./arguments.ts";
import { coapCall } from "./coap-call.ts";
import { METHODS, parseContentFormat, parseMethod, parseOption } from "./coap-options.ts";
import { hexDump, jsonLine, optionLines, readablePayload, statusLine } from "./coap-output.ts";
import { requireLink } from "./links.ts";

interface Flags {
  readonly data?: string;
  readonly cbor?: boolean;
  readonly contentFormat?: number;
  readonly accept?: number;
  readonly option?: readonly Option[];
  readonly observe?: number | true;
  readonly block?: number;
  readonly non?: boolean;
  readonly link?: LinkParameters;
  readonly timeout?: number;
  readonly json?: boolean;
  readonly raw?: boolean;
  readonly verbose?: boolean;
}

const HELP = `
The payload of the answer goes to stdout: CBOR as JSON with MSC3079's keys (or in diagnostic notation, when it is not
such), text as it is, other bytes as they are (as a dump on a terminal). Options go to stderr with -v.

Exit codes: 0 for 2.xx, 4 for 4.xx, 5 for 5.xx, 1 when no answer came, 2 when the command was wrong.

Examples:
  $ hectobit coap GET coap://127.0.0.1/.well-known/core
  $ hectobit coap GET coap://127.0.0.1:5683/0 -v
  $ hectobit coap PUT coap://[::1]/test -d '{"n":1}' --content-format json
  $ hectobit coap POST coap://127.0.0.1/large-post -d @body.txt --block 64 --link hf-100
  $ hectobit coap GET coap://127.0.0.1/obs --observe 60`;

/** `hectobit coap`: one request, as curl does for HTTP. */
export function coapCommand(): Command {
  return new Command("coap")
    .description("make one CoAP request, or observe a resource, and show the answer")
    .argument("<method>", `${Object.keys(METHODS).join(", ")}`, parseMethod)
    .argument("<url>", "coap://host[:port]/path?query")
    .option("-d, --data <data>", "the payload: text, @FILE, or - for stdin")
    .option("--cbor", "DATA is JSON; send it as CBOR with MSC3079's keys")
    .option("--content-format <format>", "what DATA is: a number, media type or short name", parseContentFormat)
    .option("--accept <format>", "what the answer should be", parseContentFormat)
    .option("-o, --option <name=value>", "one more option, by name or number; may be repeated", collect)
    .option("--observe [seconds]", "follow the resource, for so long or until Ctrl+C", parseDuration)
    .option("--block <size>", "blocks of 16, 32 … 1024 bytes, or 0 to 6 (the SZX of RFC 7959)", parseBlock)
    .option("--non", "send a NON, which is not repeated when lost")
    .option("--link <name>", "the link that the request crosses (hectobit sim --list)", (name) =>
      requireLink(name, "near"),
    )
    .option(
      "--timeout <seconds>",
      "give up after so long; by default when the link's own limits are reached",
      parseDuration,
    )
    .option("--json", "write each answer as one line of JSON")
    .option("--raw", "write the payload's bytes as they are")
    .option("-v, --verbose", "write the request and the answer's options to stderr")
    .addHelpText("after", HELP)
    .action(execute);
}

const collect = (text: string, before: readonly Option[] = []): Option[] => [...before, parseOption(text)];

/** 16 to 1024, or an SZX. */
function parseBlock(text: string): number {
  const size = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  const bytes = size <= 6 ? 16 << size : size;
  if ([16, 32, 64, 128, 256, 512, 1024].includes(bytes)) return bytes;
  throw new InvalidArgumentError(`"${text}" is no block size. Allowed: 16, 32, 64, 128, 256, 512, 1024, or 0 to 6.`);
}

async function execute(method: Code, url: string, flags: Flags, command: Command): Promise<void> {
  const uri = parseCoapUri(url);
  if (uri.scheme === "coaps") {
    throw new HectobitError("usage.coaps", "coaps:// (DTLS) is not supported", { hint: "Use coap:// for now." });
  }
  const request = await makeRequest(method, uri, flags);
  const address = await resolveHost(uri.host);
  if (flags.verbose === true) describeRequest(request, uri, command.args[0] ?? "", flags);
  const start = now();
  let worst: Body | undefined;
  const traffic = await coapCall({
    address,
    port: uri.port,
    request,
    confirmable: flags.non !== true,
    link: linkOf(flags, request),
    timeout: flags.timeout,
    observe: flags.observe === true ? Number.POSITIVE_INFINITY : flags.observe,
    onAnswer: (response, kind) => {
      if (worst === undefined || codeClass(response.code) > 2) worst = response;
      show(response, kind, now() - start, flags);
    },
  });
  if (flags.verbose === true) {
    process.stderr.write(
      `* ${traffic.sentDatagrams} datagrams of ${traffic.sentBytes} bytes sent, ` +
        `${traffic.receivedDatagrams} of ${traffic.receivedBytes} received (without IP and UDP headers)\n`,
    );
  }
  process.exitCode = worst === undefined ? 1 : codeClass(worst.code) === 2 ? 0 : codeClass(worst.code);
}

async function makeRequest(method: Code, uri: CoapUri, flags: Flags): Promise<Body> {
  let options: Option[] = [...uri.options, ...(flags.option ?? [])];
  const format = flags.contentFormat ?? (flags.cbor === true ? CBOR : undefined);
  if (format !== undefined) options = withOption(options, uintValue(CONTENT_FORMAT, format));
  if (flags.accept !== undefined) options = withOption(options, uintValue(ACCEPT, flags.accept));
  const data = flags.data === undefined ? new Uint8Array(0) : await readData(flags.data);
  return { code: method, options, payload: flags.cbor === true ? toCbor(data) : data };
}

async function readData(data: string): Promise<Uint8Array> {
  if (data === "-") return new Uint8Array(await buffer(process.stdin));
  if (!data.startsWith("@")) return utf8(data);
  try {
    return new Uint8Array(readFileSync(data.slice(1)));
  } catch (error) {
    throw new HectobitError("usage.data", `cannot read ${data.slice(1)}: ${(error as Error).message}`, {
      hint: "-d @FILE sends the bytes of a file; to send a text that begins with @, use -d - and stdin.",
    });
  }
}

function toCbor(json: Uint8Array): Uint8Array {
  const encoded = msc3079Codec.encode(json);
  if (encoded.ok) return encoded.value;
  const { detail, offset } = encoded.error;
  throw new HectobitError("usage.data", `the data cannot be sent as CBOR: byte ${offset}: ${detail}`, {
    hint: "With --cbor, -d takes one JSON value.",
  });
}

/** Wide enough that nothing waits on it, for a block size alone. */
const FAST_LINK: LinkParameters = {
  sendRate: 1_000_000,
  receiveRate: 1_000_000,
  latency: milliseconds(200),
  overhead: 28,
  halfDuplex: false,
  mtu: 1152,
};

/** Blocks are as large as a link's MTU allows, so a size is asked for by an MTU that it just fits in. */
function linkOf({ link, block }: Flags, request: Body): LinkParameters | undefined {
  if (block === undefined) return link;
  return { ...(link ?? FAST_LINK), mtu: datagramBytes(request.options, block) };
}

function describeRequest(request: Body, uri: CoapUri, method: string, flags: Flags): void {
  const url = formatCoapUri(request.options, uri) ?? "";
  const bytes = request.payload.length === 0 ? "" : `> ${request.payload.length} bytes of payload\n`;
  const type = flags.non === true ? "NON" : "CON";
  process.stderr.write(`> ${method.toUpperCase()} ${url} (${type})\n${optionLines(request, ">")}${bytes}`);
}

function show(response: Body, kind: string, elapsed: number, flags: Flags): void {
  const failed = codeClass(response.code) !== 2;
  if (flags.verbose === true) {
    const time = `${(elapsed / 1000).toFixed(2)} s`;
    process.stderr.write(`< ${statusLine(response)} (${kind} after ${time})\n${optionLines(response, "<")}`);
  } else if (failed && flags.json !== true) process.stderr.write(`hectobit: ${statusLine(response)}\n`);
  if (flags.json === true) process.stdout.write(jsonLine(response, kind, elapsed));
  else process.stdout.write(shownPayload(response, flags.raw === true));
}

function shownPayload(response: Body, raw: boolean): string | Uint8Array {
  const text = raw ? undefined : readablePayload(response);
  if (text !== undefined) return text;
  return process.stdout.isTTY === true && !raw ? hexDump(response.payload) : response.payload;
}
