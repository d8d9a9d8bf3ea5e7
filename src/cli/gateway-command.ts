import { Command } from "commander";
import { HectobitError } from "../base/errors.ts";
import { isLoopback } from "../io/address.ts";
import { epoch } from "../io/clock.ts";
import { resolveHost } from "../io/resolve.ts";
import { addConfigurationFlags, type Configuration, configure, printedConfiguration } from "./configuration.ts";
import { planDevices } from "./device-settings.ts";
import { type GatewayPlan, runGateway } from "./gateway-service.ts";
import { gatewaySettings } from "./gateway-settings.ts";
import { requireLink } from "./links.ts";
import { missingSetting } from "./settings.ts";

const HELP = `
Every setting can also stand in the environment (HECTOBIT_LISTEN for --listen) or in a file (docs/configuration.md).
A flag goes before the environment, and that before the file.

Examples:
  $ hectobit gateway --homeserver http://127.0.0.1:8008
  $ hectobit gateway --homeserver https://matrix.example --listen 127.0.0.1:5683 --link hf-100 --status 127.0.0.1:9090
  $ hectobit gateway --config /etc/hectobit.yaml --print-config`;

/** `hectobit gateway`: CoAP in, HTTP to the homeserver out. */
export function gatewayCommand(): Command {
  const command = new Command("gateway")
    .description("serve peers behind a slow link: CoAP in, HTTP to a homeserver out")
    .addHelpText("after", HELP)
    .action(execute);
  addConfigurationFlags(command, gatewaySettings);
  return command;
}

async function execute(flags: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = configure("gateway", gatewaySettings, flags, process.env);
  const plan = await planOf(configuration);
  if (flags.printConfig === true) process.stdout.write(printedConfiguration("gateway", configuration.given));
  else await runGateway(plan);
}

type GatewayConfiguration = Configuration<typeof gatewaySettings>;

async function planOf({ values, links, file, path }: GatewayConfiguration): Promise<GatewayPlan> {
  if (values.homeserver === undefined) throw missingSetting("gateway", gatewaySettings, "homeserver");
  const listen = { address: await resolveHost(values.listen.host), port: values.listen.port };
  if (!values.insecurePlain && !isLoopback(listen.address)) throw plainRefused(listen.address);
  const peers = await Promise.all(
    (file.gateway?.peers ?? []).map(async ({ address, link }) => ({
      address: await resolveHost(address.host),
      port: address.port,
      link: requireLink(link, "far", links),
    })),
  );
  const { status } = values;
  const devices = planDevices(file.gateway ?? {}, path ?? "", epoch());
  return {
    homeserver: values.homeserver,
    listen,
    peers,
    link: values.link === undefined ? undefined : requireLink(values.link, "far", links),
    status: status === undefined ? undefined : { address: await resolveHost(status.host), port: status.port },
    devices:
      devices === undefined
        ? undefined
        : {
            service: devices.service,
            listen: { address: await resolveHost(devices.listen.host), port: devices.listen.port },
          },
    logLevel: values.logLevel,
    quiet: values.quiet,
  };
}

const plainRefused = (address: string): HectobitError =>
  new HectobitError(
    "usage.insecure",
    `--listen ${address} is open to other machines, and plain CoAP has no security: everybody on the way can read access tokens and messages`,
    {
      hint: "Listen on 127.0.0.1 or ::1, or say --insecure-plain when the network itself is protected (a VPN, a test).",
    },
  );
