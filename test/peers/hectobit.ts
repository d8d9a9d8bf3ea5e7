import { fileURLToPath } from "node:url";
import type { Test } from "tap";
import { type Exit, run, type Subprocess, start } from "./subprocess.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface HectobitOptions {
  /** The homeserver's base URL. */
  readonly homeserver: string;
  /** A profile of `hectobit sim --list`; it is simulated in real time between client and gateway. Perfect without it. */
  readonly link?: string;
  /** The profile that the client is told to speak; its default without it. */
  readonly wire?: "auto" | "hectobit" | "msc3079";
  /** The codec at both ends; native where it was built without it. */
  readonly codec?: "native" | "typescript";
}

export interface Hectobit {
  /** Where the client serves HTTP, such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** Where the gateway serves CoAP. */
  readonly gatewayPort: number;
  readonly gateway: Subprocess;
  readonly client: Subprocess;
}

const commandLine = (args: readonly string[]): string[] => ["--import", "tsx", "src/cli/main.ts", ...args];

/** The command line as a user starts it, from the sources. It ends with the test. */
const startCommand = (t: Test, args: readonly string[], ready: RegExp, env: Environment): Promise<Subprocess> =>
  start(t, process.execPath, commandLine(args), { cwd: ROOT, ready, env });

type Environment = Readonly<Record<string, string>>;

/** A command that ends by itself. */
export const runCommand = (args: readonly string[], input?: string): Promise<Exit> =>
  run(process.execPath, commandLine(args), { cwd: ROOT, ...(input === undefined ? {} : { input }) });

/** What each command logs when it listens; the port is the one that the system chose. */
const LISTENING = {
  gateway: /"listen":"127\.0\.0\.1:(\d+)","homeserver"/,
  sim: /"listen":"127\.0\.0\.1:(\d+)","to"/,
  client: /"homeserver":"http:\/\/127\.0\.0\.1:(\d+)"/,
};
const ANYWHERE = "127.0.0.1:0";

async function listening(
  t: Test,
  command: keyof typeof LISTENING,
  args: readonly string[],
  env: Environment = {},
): Promise<[Subprocess, number]> {
  const child = await startCommand(t, [command, "--listen", ANYWHERE, ...args], LISTENING[command], env);
  const [, port] = await child.heard(LISTENING[command]);
  return [child, Number(port)];
}

type GatewayOptions = Omit<HectobitOptions, "wire"> & { readonly more?: readonly string[] };

const codecOf = (codec: HectobitOptions["codec"]): Environment =>
  codec === undefined ? {} : { HECTOBIT_CODEC: codec };

/** A gateway alone, for those that speak CoAP themselves. */
export async function startGateway(
  t: Test,
  { homeserver, link = "perfect", more = [], codec }: GatewayOptions,
): Promise<{ gateway: Subprocess; port: number }> {
  const args = ["--homeserver", homeserver, "--link", link, ...more];
  const [gateway, port] = await listening(t, "gateway", args, codecOf(codec));
  return { gateway, port };
}

/** A gateway and a client with the link between them, as subprocesses. */
export async function startHectobit(t: Test, options: HectobitOptions): Promise<Hectobit> {
  const { link, wire, codec } = options;
  const { gateway, port: gatewayPort } = await startGateway(t, options);
  let towards = gatewayPort;
  if (link !== undefined) [, towards] = await listening(t, "sim", ["--link", link, "--to", `127.0.0.1:${gatewayPort}`]);
  const to = ["--gateway", `127.0.0.1:${towards}`, "--link", link ?? "perfect"];
  const [client, port] = await listening(
    t,
    "client",
    wire === undefined ? to : [...to, "--wire", wire],
    codecOf(codec),
  );
  return { url: `http://127.0.0.1:${port}`, gatewayPort, gateway, client };
}
