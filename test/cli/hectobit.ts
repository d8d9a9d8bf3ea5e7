/** The command line as a subprocess: what tests of it share. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Test } from "tap";

const top = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const MAIN = join(top, "src", "cli", "main.ts");

/** What has not ended by then hangs. */
const LONGEST_MS = 60_000;

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly finished: Promise<Finished>;
  /** The fields of the first line of the log whose message matches. */
  readonly logged: (message: RegExp) => Promise<Readonly<Record<string, unknown>>>;
}

/** Variables that would configure the command under test from outside. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("HECTOBIT_")));

/** Starts `hectobit` with these arguments; it ends with the test at the latest. */
export function start(t: Test, args: readonly string[], env: NodeJS.ProcessEnv = {}, input = ""): Running {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], {
    cwd: top,
    env: { ...environment, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  const heard = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
    for (const look of heard) look();
  });
  child.stdin.end(input);
  const limit = setTimeout(() => child.kill("SIGKILL"), LONGEST_MS);
  const finished = once(child, "close").then(([code, signal]) => ({ code, signal, ...output }) as Finished);
  t.teardown(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await finished;
    clearTimeout(limit);
  });
  const logged = (message: RegExp) =>
    new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
      const look = () => {
        const line = output.stderr.split("\n").find((text) => message.test(text) && text.endsWith("}"));
        if (line === undefined) return;
        heard.delete(look);
        resolve(JSON.parse(line) as Record<string, unknown>);
      };
      heard.add(look);
      look();
      void finished.then(() => reject(new Error(`ended without saying ${message}: ${output.stderr}`)));
    });
  return { child, finished, logged };
}

/** Runs it to its end. */
export const hectobit = (
  t: Test,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
  input?: string,
): Promise<Finished> => start(t, args, env, input).finished;

/** Ends it as a user would, and returns how it ended. */
export function interrupt({ child, finished }: Running): Promise<Finished> {
  child.kill("SIGINT");
  return finished;
}
