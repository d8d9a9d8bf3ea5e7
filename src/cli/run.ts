import { Command, CommanderError, InvalidArgumentError } from "commander";
import { HectobitError } from "../base/errors.ts";
import { commands } from "./commands.ts";
import { verboseVersion, version } from "./version.ts";

/** Exit codes: 0 done, 1 it could not be done, 2 it was not asked for rightly. Commands may set others themselves. */
const FAILED = 1;
const USAGE = 2;

const EXAMPLES = `
Examples:
  $ hectobit gateway --homeserver http://127.0.0.1:8008 --listen 127.0.0.1:5683
  $ hectobit client --gateway 127.0.0.1:5683 --listen 127.0.0.1:8009 --link hf-100
  $ hectobit sim --link hf-100 --listen 127.0.0.1:5684 --to 127.0.0.1:5683
  $ hectobit coap GET coap://127.0.0.1:5683/.well-known/core

Run "hectobit help COMMAND" for the options of a command.`;

/** The whole command line: reads `argv` (as in process.argv), does what it asks, and returns the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command("hectobit")
    .description("Matrix over 100 bit/s: a gateway between JSON over HTTPS and CBOR over CoAP")
    .option("--verbose", "with --version: also which codec runs, and on what")
    .option("--debug", "show where an error came from (also HECTOBIT_DEBUG=1)")
    .addHelpText("after", EXAMPLES);
  for (const make of commands) program.addCommand(make());
  strict(program);
  try {
    program.version(argv.includes("--verbose") ? verboseVersion() : version(), "-V, --version");
    await program.parseAsync([...argv]);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return report(error, program.opts<{ debug?: boolean }>().debug === true || Boolean(process.env.HECTOBIT_DEBUG));
  }
}

/** Every command throws its usage errors, so that there is one place that ends the process, and says how to get help. */
function strict(command: Command): void {
  command.exitOverride().showHelpAfterError(`Run "${fullName(command)} --help" for its options and examples.`);
  command.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "hectobit: ")) });
  for (const child of command.commands) strict(child);
}

const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;

function report(error: unknown, debug: boolean): number {
  // Commander has printed its own, which are no InvalidArgumentErrors any more; help and version are no errors.
  const argument = error instanceof InvalidArgumentError;
  if (error instanceof CommanderError && !argument) return error.exitCode === 0 ? 0 : USAGE;
  const known = error instanceof HectobitError;
  process.stderr.write(`hectobit: ${error instanceof Error ? error.message : String(error)}\n`);
  if (known && error.hint !== undefined) process.stderr.write(`${error.hint}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  else if (!known && !argument)
    process.stderr.write("This is a bug in hectobit; run it again with --debug to see where.\n");
  return argument || (known && /^(usage|configuration|coap\.uri|unknown-link)/.test(error.code)) ? USAGE : FAILED;
}
