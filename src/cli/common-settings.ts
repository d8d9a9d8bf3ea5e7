import { type Address, parseAddress, parseChoice } from "./arguments.ts";
import { LOG_LEVELS, type LogLevel } from "./log.ts";
import { parseSwitch, type Setting } from "./setting.ts";

/** Settings that every long-running command has. */
export const commonSettings = {
  logLevel: {
    argument: "<level>",
    description: `how much to log: ${LOG_LEVELS.join(", ")}`,
    parse: (text: string): LogLevel => parseChoice(text, LOG_LEVELS),
    fallback: "info",
  },
  quiet: {
    argument: "",
    description: "no live line of what is being sent, also on a terminal",
    parse: parseSwitch,
    fallback: "false",
  },
} satisfies Record<string, Setting<unknown>>;

/** An address to listen on: a bare port means this machine only. */
export const parseListen = (text: string): Address => parseAddress(text, { allowZero: true, defaultHost: "127.0.0.1" });

export const CONFIG_FLAG = ["--config <file>", "read the settings that no flag gives from a YAML file"] as const;
export const PRINT_FLAG = ["--print-config", "show every setting and where it comes from, and do nothing"] as const;
