/** What a /sync answer says besides its token: whether there is news in it, and what stands in every one of them. */
import { EMPTY, utf8, utf8Text } from "../base/bytes.ts";
import { eachMember, isEmptyObject, isHollow, parsed } from "./json-span.ts";

/**
 * Parts that a homeserver repeats in every answer to say how things stand, news or not (one-time and fallback keys of
 * the device). They are news only when they differ from the last time.
 */
const STANDING = [
  "device_one_time_keys_count",
  "device_unused_fallback_key_types",
  "org.matrix.msc2732.device_unused_fallback_key_types",
] as const;

export interface SyncContent {
  readonly nextBatch: string;
  /** Something besides the token and the standing parts, be it one scalar. */
  readonly news: boolean;
  /** The standing parts, in a form that is equal when they say the same; `{}` when there are none. */
  readonly standing: string;
  /** Messages to the device are in it: the homeserver has forgotten them when it was asked what comes after. */
  readonly toDevice: boolean;
}

/**
 * Undefined when it is not a /sync answer. Only its outline is read, whatever its size: whether all of it is JSON, the
 * codec finds out.
 */
export function syncContent(json: Uint8Array): SyncContent | undefined {
  let token = EMPTY;
  let news = false;
  let toDevice = false;
  const said = new Map<string, Uint8Array>();
  const isObject = eachMember(json, (nameStart, nameEnd, start, end) => {
    const name = nameOf(json, nameStart, nameEnd);
    if (name === "next_batch") token = json.subarray(start, end);
    else if (name !== undefined && IS_STANDING.has(name)) said.set(name, json.subarray(start, end));
    else {
      news ||= name === "rooms" ? !namesNoRoom(json.subarray(start, end)) : !isHollow(json, start, end);
      if (name === "to_device") toDevice ||= !isHollow(json, start, end);
    }
  });
  const nextBatch = isObject ? parsed(token) : undefined;
  if (typeof nextBatch !== "string") return undefined;
  const standing = STANDING.flatMap((name) => {
    const value = said.get(name);
    return value === undefined ? [] : [[name, sorted(parsed(value))] as const];
  });
  return { nextBatch, news, standing: JSON.stringify(Object.fromEntries(standing)), toDevice };
}

const BACKSLASH = 0x5c;
const QUOTATION_MARKS = 2;
const IS_STANDING: ReadonlySet<string> = new Set(STANDING);
const LENGTHS: ReadonlySet<number> = new Set(
  ["next_batch", "rooms", "to_device", ...STANDING].map((name) => name.length + QUOTATION_MARKS),
);

/** Bytes of the longest of them when each of its characters is an escape. */
const LONGEST = 6 * Math.max(...LENGTHS);

/** Undefined for a name that can be none of those that are looked for. */
function nameOf(json: Uint8Array, start: number, end: number): string | undefined {
  if (end - start > LONGEST) return undefined;
  for (let at = start; at < end; at++) {
    if (json[at] !== BACKSLASH) continue;
    const name = parsed(json.subarray(start, end));
    return typeof name === "string" ? name : undefined;
  }
  return LENGTHS.has(end - start) ? utf8Text(json.subarray(start + 1, end - 1)) : undefined;
}

/** The answer to a /sync in whose time nothing happened, with the standing parts of the last answer. */
export const nothingNew = (since: string, standing: string): Uint8Array =>
  utf8(`{"next_batch":${JSON.stringify(since)}${standing === "{}" ? "" : `,${standing.slice(1, -1)}`}}`);

/** A room that is named is news even with nothing in it: one can be left, or be invited to. */
function namesNoRoom(rooms: Uint8Array): boolean {
  let none = true;
  return (
    eachMember(rooms, (_name, _nameEnd, start, end) => {
      none &&= isEmptyObject(rooms, start, end);
    }) && none
  );
}

/** Homeservers build these objects from queries without an order. */
const sorted = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
