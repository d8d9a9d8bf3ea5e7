import { utf8 } from "../../base/bytes.ts";
import { ARRAY, BYTES, UNSIGNED } from "../cbor-head.ts";
import type { HeadReader } from "./heads.ts";
import type { Output } from "./output.ts";
import { HASH_BYTES, type PartReader } from "./part-reader.ts";
import { isPlain } from "./plain.ts";
import { unpackBase64url } from "./radix.ts";
import * as tags from "./tags.ts";
import { LONGEST_PUSHED, type PlaceWindows, ringOf, SERVERS, SHORTEST_PUSHED } from "./windows.ts";

const COLON = 0x3a;
const SLASH = 0x2f;

/** What stands before the local part, or before an mxc's server. */
const LOCATED: ReadonlyMap<number, Uint8Array> = new Map([
  [tags.USER, utf8("@")],
  [tags.ROOM, utf8("!")],
  [tags.ALIAS, utf8("#")],
  [tags.OLD_EVENT, utf8("$")],
  [tags.MXC, utf8("mxc://")],
]);

const ALGORITHMS: ReadonlyMap<number, Uint8Array> = new Map([
  [tags.ED25519, utf8("ed25519:")],
  [tags.CURVE25519, utf8("curve25519:")],
  [tags.SIGNED_CURVE25519, utf8("signed_curve25519:")],
]);

/** Identifiers (docs/codec.md §3 step 4) to text, appended to the output as they are. */
export class IdentifierReader {
  readonly #heads: HeadReader;
  readonly #out: Output;
  readonly #windows: PlaceWindows;
  readonly #parts: PartReader;
  /** Where the server stands that the identifier read last has pushed, -1 when it hasn't. */
  pushedServer = -1;

  constructor(heads: HeadReader, out: Output, windows: PlaceWindows, parts: PartReader) {
    this.#heads = heads;
    this.#out = out;
    this.#windows = windows;
    this.#parts = parts;
  }

  /** What follows one of the tags; `undefined` when it is no identifier's tag, false when something is wrong. */
  read(tag: number): boolean | undefined {
    const located = LOCATED.get(tag);
    if (located !== undefined) return this.#located(located, tag === tags.MXC);
    const algorithm = ALGORITHMS.get(tag);
    if (algorithm !== undefined) return this.#keyId(algorithm);
    return tag === tags.ROOM_HASH ? this.#roomHash() : undefined;
  }

  /** The event id whose head was read last. */
  eventHash(): boolean {
    return this.#hash(0x24);
  }

  #roomHash(): boolean {
    if (!this.#heads.read()) return false;
    if (this.#heads.major === BYTES && this.#heads.argument === HASH_BYTES) return this.#hash(0x21);
    return this.#heads.malformed("expected 32 bytes");
  }

  #hash(sigil: number): boolean {
    const hash = this.#heads.take();
    if (hash === undefined) return false;
    this.#out.u8(sigil);
    unpackBase64url(hash, this.#out);
    return true;
  }

  #keyId(algorithm: Uint8Array): boolean {
    const out = this.#out;
    out.write(algorithm);
    const start = out.length;
    const rest = this.#parts.read();
    if (rest === undefined) return false;
    const length = out.length - start;
    const fits = length >= SHORTEST_PUSHED && length <= LONGEST_PUSHED && isPlain(out.bytes, start, out.length);
    if (rest === "written" && fits) this.#windows.push(ringOf(out.bytes[start]), start, length);
    return true;
  }

  #located(before: Uint8Array, isMxc: boolean): boolean {
    const heads = this.#heads;
    const out = this.#out;
    if (!heads.read()) return false;
    out.write(before);
    const { start } = heads;
    if (heads.major === ARRAY) {
      if (heads.argument !== 2) return heads.malformed("a located name has two parts");
      return isMxc ? this.#mxcPair() : this.#part() && this.#colon() && this.#server();
    }
    if (isMxc) return this.#known(0, start) && this.#slash() && this.#parts.content() !== undefined;
    return this.#parts.content() !== undefined && this.#colon() && this.#known(0, start);
  }

  /** Local part and server of an mxc, which has them the other way round in its text. */
  #mxcPair(): boolean {
    const out = this.#out;
    const start = out.length;
    if (!this.#part()) return false;
    const local = out.bytes.slice(start, out.length);
    out.truncate(start);
    if (!this.#server()) return false;
    out.u8(SLASH);
    out.write(local);
    return true;
  }

  #part(): boolean {
    return this.#parts.read() !== undefined;
  }

  #colon(): true {
    this.#out.u8(COLON);
    return true;
  }

  #slash(): true {
    this.#out.u8(SLASH);
    return true;
  }

  /** A server by its distance, or a new one, which is pushed. */
  #server(): boolean {
    const heads = this.#heads;
    if (!heads.read()) return false;
    if (heads.major === UNSIGNED) return this.#known(heads.argument, heads.start);
    const out = this.#out;
    const start = out.length;
    if (this.#parts.content() === undefined) return false;
    const length = out.length - start;
    if (length >= 1 && length <= LONGEST_PUSHED && isPlain(out.bytes, start, out.length)) {
      this.#windows.push(SERVERS, start, length);
      this.pushedServer = start;
    }
    return true;
  }

  /** The server at a distance; `at` is the offset of the error when there is none. */
  #known(distance: number, at: number): boolean {
    const windows = this.#windows;
    if (!windows.has(SERVERS, distance)) {
      return this.#heads.fail("cbor.reference", "a server beyond what the message had", at);
    }
    this.#out.repeat(windows.start(SERVERS, distance), windows.length(SERVERS, distance));
    windows.renew(SERVERS, distance);
    return true;
  }
}
