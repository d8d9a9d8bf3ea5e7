import type { Random } from "../base/random.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Unpadded base64url (RFC 4648 §5). */
const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** 43 characters that stand for 32 bytes, as event ids and, since room version 12, room ids have. */
export const reference = (random: Random): string => base64url(random.bytes(32));

export const word = (random: Random, length: number, alphabet: string = LETTERS): string =>
  Array.from({ length }, () => alphabet[random.integer(alphabet.length)] ?? "").join("");

export const deviceIdentifier = (random: Random): string => word(random, 10, CAPITALS);

/** As long as Synapse's: a mark, the local part, 20 letters and 6 more. */
export const accessToken = (random: Random, localpart: string): string =>
  `hbd_${base64url(new TextEncoder().encode(localpart))}_${word(random, 20)}_${word(random, 6)}`;

/** A historical user id's local part as the specification allows it to be created (Matrix appendices, user identifiers). */
export const isLocalpart = (text: string): boolean => /^[a-z0-9._=\-/+]{1,200}$/.test(text);

export const localpartOf = (userId: string): string => userId.slice(1).split(":")[0] ?? "";

export const isUserId = (text: string): boolean => /^@[^:]+:.+$/.test(text);
