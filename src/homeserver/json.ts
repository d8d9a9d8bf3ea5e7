/** JSON as values, and the few questions that the homeserver asks about them. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const objectAt = (object: JsonObject, key: string): JsonObject => {
  const value = object[key];
  return isObject(value) ? value : {};
};

export const stringAt = (object: JsonObject, key: string): string | undefined => {
  const value = object[key];
  return typeof value === "string" ? value : undefined;
};

export const integerAt = (object: JsonObject, key: string): number | undefined => {
  const value = object[key];
  return Number.isSafeInteger(value) ? (value as number) : undefined;
};

export const arrayAt = (object: JsonObject, key: string): readonly Json[] => {
  const value = object[key];
  return Array.isArray(value) ? value : [];
};

export const stringsAt = (object: JsonObject, key: string): readonly string[] =>
  arrayAt(object, key).filter((item): item is string => typeof item === "string");

/** Whether a number in it is not an integer within ±(2^53 - 1): canonical JSON refuses those, so events do too. */
export function hasForbiddenNumber(value: Json): boolean {
  if (typeof value === "number") return !Number.isSafeInteger(value);
  if (value === null || typeof value !== "object") return false;
  const items: readonly Json[] = Array.isArray(value) ? value : Object.values(value);
  return items.some(hasForbiddenNumber);
}

/** `undefined` when the text is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
