import { type Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { HectobitError } from "../base/errors.ts";
import { type Given, type Setting, type SettingTable, settingKey, settingVariable, type Values } from "./setting.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Gives a command the flag of each setting. Commander reads them as text; `readSettings` reads the text. */
export function addSettingFlags(command: Command, table: SettingTable): void {
  for (const [name, setting] of Object.entries(table)) {
    const flag = `--${settingKey(name, setting)}`;
    const otherwise = setting.fallback === undefined || setting.argument === "" ? "" : ` (default ${setting.fallback})`;
    const text = `${setting.description}${otherwise}`;
    const option = new Option(setting.argument === "" ? flag : `${flag} ${setting.argument}`, text);
    if (setting.argument !== "") option.argParser((text: string) => checked(setting, text));
    command.addOption(option);
  }
}

/** Throws as `parse` does, and keeps the text. */
function checked(setting: Setting<unknown>, text: string): string {
  setting.parse(text);
  return text;
}

/** The part of a file's schema that holds these settings: scalars, read like flags. */
export function settingShape(table: SettingTable): Record<string, z.ZodType<string | undefined>> {
  const shape: Record<string, z.ZodType<string | undefined>> = {};
  for (const [name, setting] of Object.entries(table)) {
    const scalar = z.union([z.string(), z.number(), z.boolean()], {
      error: "expected a text, a number or true/false.",
    });
    shape[settingKey(name, setting)] = scalar
      .transform((value, context) => {
        const text = String(value);
        try {
          return checked(setting, text);
        } catch (error) {
          context.addIssue({ code: "custom", message: (error as Error).message });
          return z.NEVER;
        }
      })
      .optional();
  }
  return shape;
}

/** Each setting from the first of flags, environment, file and fallback that gives it. */
export function readSettings<S extends SettingTable>(
  table: S,
  flags: Readonly<Record<string, unknown>>,
  environment: Environment,
  file: Readonly<Record<string, unknown>>,
): { values: Values<S>; given: Readonly<Record<string, Given>> } {
  const values: Record<string, unknown> = {};
  const given: Record<string, Given> = {};
  for (const [name, setting] of Object.entries(table)) {
    const found = find(name, setting, flags, environment, file);
    if (found === undefined) continue;
    given[settingKey(name, setting)] = found;
    values[name] = found.value;
  }
  return { values: values as Values<S>, given };
}

function find(
  name: string,
  setting: Setting<unknown>,
  flags: Readonly<Record<string, unknown>>,
  environment: Environment,
  file: Readonly<Record<string, unknown>>,
): Given | undefined {
  const flag = flags[name];
  if (flag !== undefined) return { text: String(flag), value: setting.parse(String(flag)), source: "flag" };
  const variable = settingVariable(name, setting);
  const fromEnvironment = environment[variable];
  if (fromEnvironment !== undefined) {
    return { text: fromEnvironment, value: parseVariable(variable, setting, fromEnvironment), source: "environment" };
  }
  const line = file[settingKey(name, setting)];
  if (typeof line === "string") return { text: line, value: setting.parse(line), source: "file" };
  const { fallback } = setting;
  return fallback === undefined ? undefined : { text: fallback, value: setting.parse(fallback), source: "default" };
}

function parseVariable(variable: string, setting: Setting<unknown>, text: string): unknown {
  try {
    return setting.parse(text);
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    const shown = error.message.startsWith('"') ? "" : `"${text}": `;
    throw new HectobitError(
      "usage.environment",
      `the environment variable ${variable} is invalid. ${shown}${error.message}`,
    );
  }
}

/** The error for a setting that must be given and was not. */
export function missingSetting(section: string, table: SettingTable, name: string): HectobitError {
  const setting = table[name];
  if (setting === undefined) throw new Error(`no setting ${name}`);
  const key = settingKey(name, setting);
  return new HectobitError("usage.missing", `hectobit ${section} needs --${key} ${setting.argument}`, {
    hint: `Give the flag, ${settingVariable(name, setting)} in the environment, or ${section}.${key} in the file.`,
  });
}
