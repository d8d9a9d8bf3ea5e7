/** What a /sync answer says besides its token: whether there is news in it, and what stands in every one of them. */
import { EMPTY, utf8 } from "../base/bytes.ts";
import { isHollow, objectMembers, parsed } from "./json-span.ts";

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
  const members = objectMembers(json);
  const nextBatch = parsed(members?.findLast(({ name }) => name === "next_batch")?.value ?? EMPTY);
  if (members === undefined || typeof nextBatch !== "string") return undefined;
  const standing = Object.fromEntries(
    STANDING.flatMap((name) => {
      const member = members.findLast((candidate) => candidate.name === name);
      return member === undefined ? [] : [[name, sorted(parsed(member.value))]];
    }),
  );
  const news = members.some(
    ({ name, value }) =>
      name !== "next_batch" && !(name in standing) && !(name === "rooms" ? namesNoRoom(value) : isHollow(value)),
  );
  const toDevice = members.some(({ name, value }) => name === "to_device" && !isHollow(value));
  return { nextBatch, news, standing: JSON.stringify(standing), toDevice };
}

/** The answer to a /sync in whose time nothing happened, with the standing parts of the last answer. */
export const nothingNew = (since: string, standing: string): Uint8Array =>
  utf8(`{"next_batch":${JSON.stringify(since)}${standing === "{}" ? "" : `,${standing.slice(1, -1)}`}}`);

/** A room that is named is news even with nothing in it: one can be left, or be invited to. */
const namesNoRoom = (rooms: Uint8Array): boolean =>
  objectMembers(rooms)?.every(({ value }) => objectMembers(value)?.length === 0) ?? false;

/** Homeservers build these objects from queries without an order. */
const sorted = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
