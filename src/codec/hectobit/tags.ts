/** Tags of docs/codec.md, in ascending order. */
export const DECIMAL = 4;
export const REFERENCE = 6;
export const ROOM = 7;
export const USER = 8;
export const ALIAS = 9;
export const OLD_EVENT = 10;
export const MXC = 11;
export const EVENT_REFERENCE = 12;
export const ROOM_HASH = 13;
export const TIMESTAMP = 14;
export const DIGITS = 15;
export const KEY = 16;
export const VALUE = 17;
export const ED25519 = 18;
export const BASE64_PADDED = 19;
export const FRAGMENTS = 20;
export const BASE64URL = 21;
export const BASE64 = 22;
export const HEXADECIMAL = 23;
export const CURVE25519 = 128;
export const SIGNED_CURVE25519 = 129;
export const LITERAL = 262;

/** What stands for a value of the table, or for a reference, in one simple value; docs/codec.md §3, §4. */
export const NEAR_USERS = 4;
export const NEAR_OTHERS = 2;
export const FIRST_VALUE = 7;
export const SHORT_VALUES = 13;
/** Simple values from 32 on are 19 more than the position. */
export const FIRST_LONG_VALUE = 19;
export const SIMPLE_VALUES = 237;
