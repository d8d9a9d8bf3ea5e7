import type { Logger } from "pino";
import type { EndpointStatus } from "../endpoint/types.ts";
import { now } from "../io/clock.ts";
import { liveLine } from "./live-line.ts";
import { createLog, type LogLevel } from "./log.ts";
import { Terminal } from "./terminal.ts";

/** How a long-running command speaks to people: a log, and on a terminal a live line under it. */
export interface Console {
  readonly log: Logger;
  readonly stop: () => void;
}

/** `status` is asked about twice a second, only on a terminal. */
export async function openConsole(
  { logLevel, quiet }: { readonly logLevel: LogLevel; readonly quiet: boolean },
  status: () => EndpointStatus,
): Promise<Console> {
  if (process.stderr.isTTY !== true) return { log: await createLog({ level: logLevel }), stop: () => {} };
  const terminal = new Terminal(process.stderr, (columns) => (quiet ? "" : liveLine(status(), now(), columns)));
  const log = await createLog({ level: logLevel, terminal });
  if (!quiet) terminal.start();
  return { log, stop: () => terminal.stop() };
}

/** The end after a bug: what state we are in is unknown, so nothing is done but to say so. */
export function dieOfBug(log: Logger, what: string): (error: unknown) => void {
  return (error) => {
    log.error({ err: error }, `a bug in the ${what}; hectobit ends here rather than go on in an unknown state`);
    process.exit(1);
  };
}
