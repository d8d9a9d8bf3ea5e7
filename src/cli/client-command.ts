import { Command } from "commander";
import { HectobitError } from "../base/errors.ts";
import { resolveHost } from "../io/resolve.ts";
import { type ClientPlan, runClient } from "./client-service.ts";
import { clientSettings } from "./client-settings.ts";
import { addConfigurationFlags, type Configuration, configure, printedConfiguration } from "./configuration.ts";
import { requireLink } from "./links.ts";
import { missingSetting } from "./settings.ts";

const HELP = `
Every setting can also stand in the environment (HECTOBIT_GATEWAY for --gateway) or in a file (docs/configuration.md).
What it does now: http://ADDR:PORT/_hectobit/status, from this machine.

Examples:
  $ hectobit client --gateway 192.0.2.1:5683 --link hf-100
  $ hectobit client --gateway 127.0.0.1:5684 --listen 127.0.0.1:8009 --link ideal-2k --wire msc3079
  $ hectobit client --config /etc/hectobit.yaml --print-config`;

/** `hectobit client`: a homeserver to Matrix clients, at the near end of a slow link. */
export function clientCommand(): Command {
  const command = new Command("client")
    .description("be the homeserver of local Matrix clients: HTTP in, CoAP to a gateway out")
    .addHelpText("after", HELP)
    .action(execute);
  addConfigurationFlags(command, clientSettings);
  return command;
}

async function execute(flags: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = configure("client", clientSettings, flags, process.env);
  if (flags.printConfig === true) {
    checked(configuration);
    process.stdout.write(printedConfiguration("client", configuration.given));
  } else await runClient(await planOf(configuration));
}

type ClientConfiguration = Configuration<typeof clientSettings>;

function checked({ values, links }: ClientConfiguration) {
  const { gateway, link } = values;
  if (gateway === undefined) throw missingSetting("client", clientSettings, "gateway");
  if (link === undefined) throw missingSetting("client", clientSettings, "link");
  return { gateway, link: requireLink(link, "near", links) };
}

async function planOf(configuration: ClientConfiguration): Promise<ClientPlan> {
  const { gateway, link } = checked(configuration);
  const { listen, bind, wire, logLevel, quiet } = configuration.values;
  const address = await resolveHost(gateway.host);
  if (address === "0.0.0.0" || address === "::") {
    throw new HectobitError("usage.gateway", `${address} is no address to send to`, {
      hint: "Give the gateway's own address; 127.0.0.1 when it runs on this machine.",
    });
  }
  return {
    gateway: { address, port: gateway.port },
    bind: bind === undefined ? undefined : { address: await resolveHost(bind.host), port: bind.port },
    listen: { address: await resolveHost(listen.host), port: listen.port },
    link,
    wire,
    logLevel,
    quiet,
  };
}
