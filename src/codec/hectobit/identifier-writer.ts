import { utf8 } from "../../base/bytes.ts";
import { ARRAY, BYTES, TAG, UNSIGNED } from "../cbor-head.ts";
import { BASE64URL, classesOf } from "./alphabets.ts";
import { binaryText } from "./binary-text.ts";
import { putHead } from "./heads.ts";
import type { Output } from "./output.ts";
import { packBase64 } from "./radix.ts";
import { putReference } from "./reference.ts";
import * as tags from "./tags.ts";
import type { TextWriter } from "./text-writer.ts";
import { type ContentWindows, LONGEST_PUSHED, ringOf, SERVERS, SHORTEST_PUSHED } from "./windows.ts";

/** Characters of a hash as it stands behind `$` or `!`. */
const HASH_LENGTH = 43;
const COLON = 0x3a;
const SLASH = 0x2f;

const MXC = utf8("mxc://");
const ED25519 = utf8("ed25519:");
const CURVE25519 = utf8("curve25519:");
const SIGNED_CURVE25519 = utf8("signed_curve25519:");

const hasPrefix = (bytes: Uint8Array, prefix: Uint8Array): boolean => {
  for (let i = 0; i < prefix.length; i++) if (bytes[i] !== prefix[i]) return false;
  return true;
};

/** Step 4 of docs/codec.md §3. */
export class IdentifierWriter {
  readonly #out: Output;
  readonly #windows: ContentWindows;
  readonly #text: TextWriter;

  constructor(out: Output, windows: ContentWindows, text: TextWriter) {
    this.#out = out;
    this.#windows = windows;
    this.#text = text;
  }

  /** False when the content is no identifier. */
  write(bytes: Uint8Array): boolean {
    switch (bytes[0]) {
      case 0x40: // @
        return this.#name(tags.USER, bytes);
      case 0x21: // !
        return this.#hash(tags.ROOM_HASH, bytes) || this.#name(tags.ROOM, bytes);
      case 0x23: // #
        return this.#name(tags.ALIAS, bytes);
      case 0x24: // $
        return this.#hash(undefined, bytes) || this.#name(tags.OLD_EVENT, bytes);
      case 0x6d: // m
        return this.#mxc(bytes);
      case 0x65: // e
        return this.#keyId(tags.ED25519, ED25519, bytes);
      case 0x63: // c
        return this.#keyId(tags.CURVE25519, CURVE25519, bytes);
      case 0x73: // s
        return this.#keyId(tags.SIGNED_CURVE25519, SIGNED_CURVE25519, bytes);
      default:
        return false;
    }
  }

  #hash(tag: number | undefined, bytes: Uint8Array): boolean {
    if (bytes.length !== HASH_LENGTH + 1) return false;
    const text = bytes.subarray(1);
    if ((classesOf(text, HASH_LENGTH) & BASE64URL) === 0) return false;
    const hash = packBase64(text, HASH_LENGTH);
    if (hash === undefined) return false;
    if (tag !== undefined) putHead(this.#out, TAG, tag);
    putHead(this.#out, BYTES, hash.length);
    this.#out.write(hash);
    return true;
  }

  #name(tag: number, bytes: Uint8Array): boolean {
    const colon = bytes.indexOf(COLON, 1);
    return colon !== -1 && this.#located(tag, bytes.subarray(1, colon), bytes.subarray(colon + 1));
  }

  #mxc(bytes: Uint8Array): boolean {
    if (!hasPrefix(bytes, MXC)) return false;
    const slash = bytes.indexOf(SLASH, MXC.length);
    return slash !== -1 && this.#located(tags.MXC, bytes.subarray(slash + 1), bytes.subarray(MXC.length, slash));
  }

  #located(tag: number, local: Uint8Array, server: Uint8Array): boolean {
    if (local.length === 0 || server.length === 0 || server.length > LONGEST_PUSHED) return false;
    const out = this.#out;
    const name = binaryText(server);
    const distance = this.#windows.distance(SERVERS, name);
    putHead(out, TAG, tag);
    if (distance === 0) {
      this.#text.write(local);
      return true;
    }
    putHead(out, ARRAY, 2);
    this.#text.write(local);
    if (distance > 0) putHead(out, UNSIGNED, distance);
    else this.#text.write(server);
    this.#windows.push(SERVERS, name);
    return true;
  }

  #keyId(tag: number, prefix: Uint8Array, bytes: Uint8Array): boolean {
    if (bytes.length <= prefix.length || !hasPrefix(bytes, prefix)) return false;
    const rest = bytes.subarray(prefix.length);
    putHead(this.#out, TAG, tag);
    if (rest.length < SHORTEST_PUSHED || rest.length > LONGEST_PUSHED) {
      this.#text.write(rest);
      return true;
    }
    const ring = ringOf(rest[0]);
    const name = binaryText(rest);
    if (putReference(this.#out, this.#windows, ring, name)) return true;
    this.#text.write(rest);
    this.#windows.push(ring, name);
    return true;
  }
}
