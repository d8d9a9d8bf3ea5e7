import type { Command } from "commander";
import { coapCommand } from "./coap-command.ts";

/** Every subcommand, in the order of the help. */
export const commands: readonly (() => Command)[] = [coapCommand];
