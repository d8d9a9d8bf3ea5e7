import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Test } from "tap";

export interface SubprocessOptions {
  /** Resolved with what matched on stdout or stderr, line by line; without it, the process counts as ready at once. */
  readonly ready?: RegExp;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds that it may take to be ready. */
  readonly patience?: number;
  /** Written to its standard input, which is then closed. Without it there is none. */
  readonly input?: string | Uint8Array;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const RUNNING = new Set<Subprocess>();
// The last resort, when a test process ends without its teardowns: nothing asynchronous runs here any more.
process.on("exit", () => {
  for (const each of RUNNING) each.kill("SIGKILL");
});

/** Linux ends the child with its parent, also when the parent is killed and runs no handler at all. */
const SETPRIV = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => existsSync(path));

/** A program that runs beside a test, and that never outlives it. */
export class Subprocess {
  readonly name: string;
  readonly exit: Promise<Exit>;
  readonly #child: ChildProcess;
  readonly #waiting = new Set<() => void>();
  #stdout = "";
  #stderr = "";
  #ended = false;

  constructor(command: string, args: readonly string[], options: SubprocessOptions = {}) {
    this.name = command.split("/").pop() ?? command;
    const [file, all] =
      SETPRIV === undefined ? [command, [...args]] : [SETPRIV, ["--pdeathsig", "KILL", "--", command, ...args]];
    this.#child = spawn(file, all, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    });
    RUNNING.add(this);
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => this.#heard("stdout", text));
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => this.#heard("stderr", text));
    if (options.input !== undefined) this.#child.stdin?.on("error", () => undefined).end(options.input);
    this.exit = new Promise((resolve, reject) => {
      this.#child.on("error", (error) => {
        this.#over();
        reject(new Error(`${command} could not be started: ${error.message}`));
      });
      this.#child.on("close", (code, signal) => {
        this.#over();
        resolve({ code, signal, stdout: this.#stdout, stderr: this.#stderr });
      });
    });
    // Whoever waits for the end sees the error; a process nobody waits for must not end the test run by it.
    this.exit.catch(() => undefined);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** The first match of `pattern` in what the process has said or will say. */
  heard(pattern: RegExp, patience = 60_000): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(undefined, `said nothing like ${pattern} in ${patience} ms`), patience);
      const finish = (match: RegExpExecArray | undefined, reason: string) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        if (match) resolve(match);
        else reject(new Error(`${this.name} ${reason}\n${this.#stdout.slice(-4000)}${this.#stderr.slice(-4000)}`));
      };
      const look = () => {
        const match = pattern.exec(this.#stdout) ?? pattern.exec(this.#stderr);
        if (match) finish(match, "");
        else if (this.#ended) finish(undefined, `ended before it said ${pattern}`);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Asks it to end, insists after `patience` ms, and waits until it is gone. */
  async stop(patience = 5000): Promise<Exit> {
    this.kill("SIGTERM");
    const timer = setTimeout(() => this.kill("SIGKILL"), patience);
    try {
      return await this.exit;
    } finally {
      clearTimeout(timer);
    }
  }

  kill(signal: NodeJS.Signals): void {
    if (!this.#ended) this.#child.kill(signal);
  }

  #heard(stream: "stdout" | "stderr", text: string): void {
    if (stream === "stdout") this.#stdout += text;
    else this.#stderr += text;
    for (const look of [...this.#waiting]) look();
  }

  #over(): void {
    this.#ended = true;
    RUNNING.delete(this);
    for (const look of [...this.#waiting]) look();
  }
}

/** Starts a program that ends with the test, however the test ends, and waits until it is ready. */
export async function start(
  t: Test,
  command: string,
  args: readonly string[],
  options: SubprocessOptions = {},
): Promise<Subprocess> {
  const child = new Subprocess(command, args, options);
  t.teardown(() => child.stop().catch(() => undefined));
  if (options.ready) await child.heard(options.ready, options.patience);
  return child;
}

/** Runs a program to its end; stopped, and reported as such, when it needs longer than `patience` ms. */
export async function run(command: string, args: readonly string[], options: SubprocessOptions = {}): Promise<Exit> {
  const child = new Subprocess(command, args, options);
  const patience = options.patience ?? 60_000;
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  try {
    return await child.exit;
  } finally {
    clearTimeout(timer);
  }
}
