/** What a /sync answer says besides its token: whether there is news in it, and what stands in every one of them. */
import { utf8, utf8Text } from "../base/bytes.ts";

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

/** Undefined when it is not the JSON of a /sync answer. */
export function syncContent(json: Uint8Array): SyncContent | undefined {
  const answer = parseObject(json);
  const nextBatch = answer?.next_batch;
  if (answer === undefined || typeof nextBatch !== "string") return undefined;
  const standing: Record<string, unknown> = {};
  for (const name of STANDING) if (name in answer) standing[name] = sorted(answer[name]);
  const news = Object.entries(answer).some(
    ([name, value]) =>
      name !== "next_batch" && !(name in standing) && !(name === "rooms" ? namesNoRoom(value) : isHollow(value)),
  );
  const toDevice = !isHollow(answer.to_device ?? {});
  return { nextBatch, news, standing: JSON.stringify(standing), toDevice };
}

/** The answer to a /sync in whose time nothing happened, with the standing parts of the last answer. */
export const nothingNew = (since: string, standing: string): Uint8Array =>
  utf8(`{"next_batch":${JSON.stringify(since)}${standing === "{}" ? "" : `,${standing.slice(1, -1)}`}}`);

function parseObject(json: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(utf8Text(json) ?? "");
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A room that is named is news even with nothing in it: one can be left, or be invited to. */
const namesNoRoom = (rooms: unknown): boolean =>
  isObject(rooms) && Object.values(rooms).every((section) => isObject(section) && Object.keys(section).length === 0);

/** Containers with nothing but empty containers in them. */
function isHollow(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isHollow);
  return isObject(value) && Object.values(value).every(isHollow);
}

/** Homeservers build these objects from queries without an order. */
const sorted = (value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
