import type { Command } from "commander";
import { clientCommand } from "./client-command.ts";
import { coapCommand } from "./coap-command.ts";
import { codecCommand } from "./codec.ts";
import { demoCommand } from "./demo.ts";
import { deviceCommand } from "./device.ts";
import { gatewayCommand } from "./gateway-command.ts";
import { registerCommand } from "./register.ts";
import { simCommand } from "./sim.ts";

/** Every subcommand, in the order of the help. */
export const commands: readonly (() => Command)[] = [
  gatewayCommand,
  clientCommand,
  deviceCommand,
  demoCommand,
  registerCommand,
  simCommand,
  coapCommand,
  codecCommand,
];
