import type { Command } from "commander";
import { stringify } from "yaml";
import { z } from "zod";
import { milliseconds } from "../base/time.ts";
import type { LinkParameters } from "../endpoint/types.ts";
import { type Address, parseAddress, parseDuration } from "./arguments.ts";
import { clientSettings } from "./client-settings.ts";
import { CONFIG_FLAG, PRINT_FLAG } from "./common-settings.ts";
import { readConfigurationFile } from "./configuration-file.ts";
import { deviceShape } from "./device-settings.ts";
import { gatewaySettings } from "./gateway-settings.ts";
import type { OwnLinks } from "./links.ts";
import { readBy } from "./read-by.ts";
import type { Given, SettingTable, Values } from "./setting.ts";
import { addSettingFlags, readSettings, settingShape } from "./settings.ts";

const rate = z.number().min(1).max(10_000_000_000);

/** A radio or modem of one's own. Rates in bit/s as the client sees them; spans with a unit. */
const ownLink = z
  .strictObject({
    "send-rate": rate,
    "receive-rate": rate.optional(),
    latency: readBy(parseDuration).optional(),
    overhead: z.int().min(0).max(1_000).optional(),
    "half-duplex": z.boolean().optional(),
    mtu: z.int().min(64).max(65_507).optional(),
  })
  .transform(
    (link): LinkParameters => ({
      sendRate: link["send-rate"],
      receiveRate: link["receive-rate"] ?? link["send-rate"],
      latency: link.latency ?? milliseconds(0),
      overhead: link.overhead ?? 28,
      halfDuplex: link["half-duplex"] ?? false,
      mtu: link.mtu ?? 1_472,
    }),
  );

const knownPeer = z.strictObject({
  address: readBy((text): Address => parseAddress(text)),
  link: z.string(),
});

export const fileSchema = z.strictObject({
  gateway: z
    .strictObject({
      ...settingShape(gatewaySettings),
      ...deviceShape,
      peers: z.array(knownPeer).max(10_000).optional(),
    })
    .optional(),
  client: z.strictObject(settingShape(clientSettings)).optional(),
  links: z.record(z.string(), ownLink).optional(),
});

export type ConfigurationFile = z.infer<typeof fileSchema>;

export interface Configuration<S extends SettingTable> {
  readonly values: Values<S>;
  readonly given: Readonly<Record<string, Given>>;
  /** Links that the file describes. */
  readonly links: OwnLinks;
  readonly file: ConfigurationFile;
  /** Where the file is; undefined when none was named. */
  readonly path: string | undefined;
}

/** Gives a command the flags of a table, and those of the file itself. */
export function addConfigurationFlags(command: Command, table: SettingTable): void {
  addSettingFlags(command, table);
  command.option(...CONFIG_FLAG).option(...PRINT_FLAG);
}

/** What flags, environment and file say together; HectobitError when one of them is wrong. */
export function configure<S extends SettingTable>(
  section: "gateway" | "client",
  table: S,
  flags: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv,
): Configuration<S> {
  const named = flags.config ?? environment.HECTOBIT_CONFIG;
  const path = named === undefined ? undefined : String(named);
  const file: ConfigurationFile = path === undefined ? {} : readConfigurationFile(path, fileSchema);
  const { values, given } = readSettings(table, flags, environment, file[section] ?? {});
  return { values, given, links: file.links ?? {}, file, path };
}

/** The settings as a file would hold them, each with where it comes from. */
export function printedConfiguration(section: string, given: Readonly<Record<string, Given>>): string {
  const lines = Object.entries(given).map(([key, { text, source }]) => {
    const value = stringify(text === "true" || text === "false" ? text === "true" : text).trimEnd();
    return `  ${key}: ${value} # ${source}\n`;
  });
  return `${section}:\n${lines.join("")}`;
}
