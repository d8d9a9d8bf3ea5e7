import { InvalidArgumentError } from "commander";

/** One thing that can be configured, by a flag, an environment variable and a line of the file, all read alike. */
export interface Setting<T> {
  /** What stands after the flag in the help: `<addr:port>`; empty for a switch. */
  readonly argument: string;
  readonly description: string;
  /** Throws InvalidArgumentError. */
  readonly parse: (text: string) => T;
  /** As text, read by `parse`; without it the setting is undefined when nobody gives it. */
  readonly fallback?: string;
  /** Flag, variable and key, when they are not to be made from the name in the table. */
  readonly name?: string;
}

export type SettingTable = Readonly<Record<string, Setting<unknown>>>;

/** What a table of settings reads to: those with a fallback are always there. */
export type Values<S extends SettingTable> = {
  readonly [K in keyof S]: S[K] extends { readonly parse: (text: string) => infer T }
    ? S[K] extends { readonly fallback: string }
      ? T
      : T | undefined
    : never;
};

export type Source = "flag" | "environment" | "file" | "default";

/** One value before and after it was read, and who gave it. */
export interface Given {
  readonly text: string;
  readonly value: unknown;
  readonly source: Source;
}

/** `insecurePlain` → `insecure-plain`: the flag without its dashes, and the key in the file. */
export const settingKey = (name: string, setting: Setting<unknown>): string =>
  setting.name ?? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `insecurePlain` → `HECTOBIT_INSECURE_PLAIN`. */
export const settingVariable = (name: string, setting: Setting<unknown>): string =>
  `HECTOBIT_${settingKey(name, setting).replace(/-/g, "_").toUpperCase()}`;

/** What one of the words for yes and no says. */
export function parseSwitch(text: string): boolean {
  const word = text.trim().toLowerCase();
  if (["true", "yes", "on", "1"].includes(word)) return true;
  if (["false", "no", "off", "0", ""].includes(word)) return false;
  throw new InvalidArgumentError(`"${text}" is neither true nor false.`);
}
