import { randomBytes } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { stringify } from "yaml";
import { HectobitError } from "../base/errors.ts";
import { DEFAULT_PREFIX } from "../telemetry/types.ts";
import { parseServerUrl } from "./arguments.ts";

interface Flags {
  readonly id: string;
  readonly url: URL;
  readonly out: string;
  readonly prefix: string;
  readonly senderLocalpart?: string;
  readonly force?: boolean;
}

const HELP = `
The file holds two secrets, and is readable by you alone. The homeserver must be able to read it, and has to be
restarted to do so; the gateway reads the same file.

Examples:
  $ hectobit register --url http://127.0.0.1:9000 --out hectobit-registration.yaml
  $ hectobit register --id boats --url http://10.0.0.5:9000 --out boats.yaml --prefix _boats_`;

/** `hectobit register`: the registration of the gateway as an application service, for the homeserver to read. */
export function registerCommand(): Command {
  return new Command("register")
    .description("write the application service registration that devices need at the homeserver")
    .option("--id <id>", "the service's name, unique at its homeserver", "hectobit")
    .requiredOption(
      "--url <url>",
      "where the homeserver reaches the gateway, such as http://127.0.0.1:9000",
      serviceUrl,
    )
    .option("--out <file>", "the file to write", "hectobit-registration.yaml")
    .option("--prefix <text>", "what the users and aliases of devices begin with", localpart, DEFAULT_PREFIX)
    .option(
      "--sender-localpart <name>",
      "the service's own user, who creates rooms (default: the prefix and bot)",
      localpart,
    )
    .option("--force", "replace an existing file: the old tokens end")
    .addHelpText("after", HELP)
    .action(execute);
}

function serviceUrl(text: string): URL {
  return parseServerUrl(text);
}

function localpart(text: string): string {
  if (/^[a-z0-9._=/-]{1,100}$/.test(text)) return text;
  throw new InvalidArgumentError(`"${text}" holds what no user id may hold; use a-z, 0-9 and . _ = - /.`);
}

function execute(flags: Flags): void {
  const sender = flags.senderLocalpart ?? `${flags.prefix}bot`;
  const text = registration(flags, sender);
  const path = resolve(flags.out);
  write(path, text, flags.force === true);
  process.stdout.write(instructions(path, flags));
}

/** As Synapse, Dendrite and Conduit read it (application service API, "registration"). */
function registration({ id, url, prefix }: Flags, sender: string): string {
  const pattern = prefix.replace(/[.]/g, "\\.");
  return stringify({
    id,
    url: url.href.replace(/\/$/, ""),
    as_token: token(),
    hs_token: token(),
    sender_localpart: sender,
    rate_limited: false,
    namespaces: {
      users: [{ exclusive: true, regex: `@${pattern}.*` }],
      aliases: [{ exclusive: true, regex: `#${pattern}.*` }],
      rooms: [],
    },
  });
}

const token = (): string => randomBytes(32).toString("hex");

function write(path: string, text: string, force: boolean): void {
  const mode = 0o600;
  try {
    if (!force) {
      writeFileSync(path, text, { mode, flag: "wx" });
      return;
    }
    // a new file, so that it has our mode and is never half written
    const temporary = `${path}.${process.pid}.new`;
    writeFileSync(temporary, text, { mode, flag: "wx" });
    renameSync(temporary, path);
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === "EEXIST";
    throw new HectobitError(
      exists ? "usage.exists" : "io.write",
      exists ? `${path} exists already` : `cannot write ${path}: ${(error as Error).message}`,
      {
        cause: error,
        hint: exists
          ? "Its tokens may be in use. Name another file with --out, or say --force to replace it."
          : "Name a file that you may write with --out.",
      },
    );
  }
}

const instructions = (path: string, { prefix, url }: Flags): string => `Wrote ${path} (mode 0600).

1. In Synapse's homeserver.yaml, then restart it:

     app_service_config_files:
       - ${path}

2. In the gateway's configuration (hectobit gateway --config FILE):

     gateway:
       application-service:
         registration: ${path}
         listen: ${url.port === "" ? url.hostname : url.host}
         server-name: example.org     # your homeserver's name
       devices:
         - name: buoy-7               # @${prefix}buoy-7:example.org, room #${prefix}buoy-7:example.org
           invite: ["@you:example.org"]
`;
