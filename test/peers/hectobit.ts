import { fileURLToPath } from "node:url";
import type { Test } from "tap";
import { type Exit, run, type Subprocess, start } from "./subprocess.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface HectobitOptions {
  /** The homeserver's base URL. */
  readonly homeserver: string;
  /** A profile of `hectobit sim --list`; it is simulated in real time between client and gateway. Perfect without it. */
  readonly link?: string;
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
const startCommand = (t: Test, args: readonly string[], ready: RegExp): Promise<Subprocess> =>
  start(t, process.execPath, commandLine(args), { cwd: ROOT, ready });

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
): Promise<[Subprocess, number]> {
  const child = await startCommand(t, [command, "--listen", ANYWHERE, ...args], LISTENING[command]);
  const [, port] = await child.heard(LISTENING[command]);
  return [child, Number(port)];
}

/** A gateway alone, for those that speak CoAP themselves. */
export async function startGateway(
  t: Test,
  { homeserver, link = "perfect", more = [] }: { homeserver: string; link?: string; more?: readonly string[] },
): Promise<{ gateway: Subprocess; port: number }> {
  const [gateway, port] = await listening(t, "gateway", ["--homeserver", homeserver, "--link", link, ...more]);
  return { gateway, port };
}

/** A gateway and a client with the link between them, as subprocesses. */
export async function startHectobit(t: Test, { homeserver, link }: HectobitOptions): Promise<Hectobit> {
  const { gateway, port: gatewayPort } = await startGateway(t, { homeserver, ...(link === undefined ? {} : { link }) });
  let towards = gatewayPort;
  if (link !== undefined) [, towards] = await listening(t, "sim", ["--link", link, "--to", `127.0.0.1:${gatewayPort}`]);
  const to = ["--gateway", `127.0.0.1:${towards}`, "--link", link ?? "perfect"];
  const [client, port] = await listening(t, "client", to);
  return { url: `http://127.0.0.1:${port}`, gatewayPort, gateway, client };
}
