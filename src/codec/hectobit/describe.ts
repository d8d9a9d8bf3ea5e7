import { ARRAY, BYTES, SIMPLE, TAG, TEXT, UNSIGNED } from "../cbor-head.ts";
import { HeadReader } from "./heads.ts";
import { HASH_BYTES } from "./part-reader.ts";
import { EVENT_REFERENCE_VALUE } from "./reference.ts";
import * as tags from "./tags.ts";

const LOCATED: ReadonlyMap<number, string> = new Map([
  [tags.ROOM, "room id"],
  [tags.USER, "user id"],
  [tags.ALIAS, "room alias"],
  [tags.OLD_EVENT, "event id with a server"],
  [tags.MXC, "mxc URI"],
]);

/** Tags whose content says no more than they do. */
const PLAIN: ReadonlyMap<number, string> = new Map([
  [tags.DECIMAL, "decimal"],
  [tags.ROOM_HASH, "room id"],
  [tags.DIGITS, "digits"],
  [tags.BASE64_PADDED, "padded base64"],
  [tags.FRAGMENTS, "fragments"],
  [tags.BASE64URL, "base64url"],
  [tags.BASE64, "base64"],
  [tags.HEXADECIMAL, "hexadecimal"],
  [tags.LITERAL, "JSON text"],
]);

const KEY_IDS: ReadonlyMap<number, string> = new Map([
  [tags.ED25519, "ed25519 key id"],
  [tags.CURVE25519, "curve25519 key id"],
  [tags.SIGNED_CURVE25519, "signed_curve25519 key id"],
]);

/** In which of the forms of docs/codec.md an item is written, for people. The item is known to be correct. */
export function describeItem(item: Uint8Array, isKey: boolean): string {
  const heads = new HeadReader(item);
  heads.read();
  if (isKey && heads.major <= 1) return "key table";
  return describe(heads);
}

function describe(heads: HeadReader): string {
  const { major, argument } = heads;
  switch (major) {
    case TEXT:
      heads.take();
      return "text";
    case BYTES:
      heads.take();
      return argument === HASH_BYTES ? "event id" : "fragments";
    case SIMPLE:
      return simple(argument);
    case TAG:
      return tagged(argument, heads);
    default:
      return "integer";
  }
}

function simple(value: number): string {
  if (value < tags.NEAR_USERS) return `reference to a user, ${back(value)}`;
  if (value < EVENT_REFERENCE_VALUE) return `reference, ${back(value - tags.NEAR_USERS)}`;
  if (value === EVENT_REFERENCE_VALUE) return `reference to an event, ${back(0)}`;
  return value >= 20 && value <= 22 ? "simple value" : "value table";
}

const back = (distance: number): string => (distance === 0 ? "the latest" : `${distance} back`);

function tagged(tag: number, heads: HeadReader): string {
  const located = LOCATED.get(tag);
  heads.read();
  if (located !== undefined) return `${located}: ${parts(heads)}`;
  const keyId = KEY_IDS.get(tag);
  if (keyId !== undefined) return `${keyId}: ${describe(heads)}`;
  const { major, argument } = heads;
  switch (tag) {
    case tags.REFERENCE:
      if (major === UNSIGNED) return `reference to a user, ${back(argument + tags.NEAR_USERS)}`;
      return `reference, ${back(argument + tags.NEAR_OTHERS)}`;
    case tags.EVENT_REFERENCE:
      return `reference to an event, ${back(argument + 1)}`;
    case tags.TIMESTAMP:
      if (major === BYTES) return "timestamp in full";
      return `timestamp, ${major === UNSIGNED ? `${argument} ms later` : `${argument + 1} ms earlier`}`;
    case tags.KEY:
      return "key table";
    case tags.VALUE:
      return "value table";
    default:
      return PLAIN.get(tag) ?? `tag ${tag}`;
  }
}

function parts(heads: HeadReader): string {
  if (heads.major !== ARRAY) return `${describe(heads)}, the latest server`;
  heads.read();
  const local = describe(heads);
  heads.read();
  if (heads.is(UNSIGNED)) return `${local}, a server ${back(heads.argument)}`;
  return `${local}, a new server in ${describe(heads)}`;
}
