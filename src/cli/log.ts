import pino, { type Logger } from "pino";
import type { LogEffect } from "../matrix/http.ts";
import type { Terminal } from "./terminal.ts";

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogOptions {
  readonly level: LogLevel;
  /** For people when there is one; lines of JSON on stderr otherwise. */
  readonly terminal?: Terminal;
}

/** The log of a long-running command. Written at once, so that the last lines before an end are never lost. */
export async function createLog(options: LogOptions): Promise<Logger> {
  const settings = { level: options.level, base: null };
  if (options.terminal === undefined) return pino(settings, pino.destination({ dest: 2, sync: true }));
  const { default: pretty } = await import("pino-pretty");
  return pino(
    settings,
    pretty({ sync: true, colorize: true, translateTime: "SYS:HH:MM:ss", destination: options.terminal.writable }),
  );
}

/** Writes what a machine wants to be known. */
export function logEffect(log: Logger, effect: LogEffect): void {
  log[effect.level](effect.fields ?? {}, effect.message);
}
