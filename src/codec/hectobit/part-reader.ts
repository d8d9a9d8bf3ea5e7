import { BYTES, NEGATIVE, SIMPLE, TAG, TEXT, UNSIGNED } from "../cbor-head.ts";
import { malformedAt } from "../utf8.ts";
import type { HeadReader } from "./heads.ts";
import type { Output } from "./output.ts";
import { unpackBase64, unpackBase64url, unpackDigits, unpackHexadecimal, unpackPaddedBase64 } from "./radix.ts";
import { EVENT_REFERENCE_VALUE } from "./reference.ts";
import type { Tables } from "./tables.ts";
import * as tags from "./tags.ts";
import { EVENTS, OTHERS, type PlaceWindows, USERS } from "./windows.ts";

/** What a content was: one to be pushed, or one that was referred to and has been. */
export type Written = "written" | "referred";

/** Length of an untagged byte string that is an event id. */
export const HASH_BYTES = 32;

/**
 * Contents in the forms of steps 3 and 6 of docs/codec.md §3, which every string may have. They are appended to the
 * output as they are, without escapes. `undefined` when something is wrong.
 */
export class PartReader {
  readonly #heads: HeadReader;
  readonly #out: Output;
  readonly #tables: Tables;
  readonly #windows: PlaceWindows;

  constructor(heads: HeadReader, out: Output, tables: Tables, windows: PlaceWindows) {
    this.#heads = heads;
    this.#out = out;
    this.#tables = tables;
    this.#windows = windows;
  }

  /** A part of a located name, or the rest of a key id, from its head on. */
  read(): Written | undefined {
    if (!this.#heads.read()) return undefined;
    return this.content();
  }

  /** The content whose head was read last. */
  content(): Written | undefined {
    const heads = this.#heads;
    switch (heads.major) {
      case TEXT:
        return this.#text();
      case BYTES:
        if (heads.argument !== HASH_BYTES) return this.#fragments();
        break;
      case SIMPLE:
        if (heads.argument <= EVENT_REFERENCE_VALUE) return this.#near(heads.argument);
        break;
      case TAG:
        return this.#tagged(heads.argument);
    }
    return this.#wrong("this can't stand for a string here");
  }

  #tagged(tag: number): Written | undefined {
    switch (tag) {
      case tags.REFERENCE:
      case tags.EVENT_REFERENCE:
        return this.#far(tag);
      case tags.DIGITS:
        return this.#packed(unpackDigits);
      case tags.BASE64_PADDED:
        return this.#packed(unpackPaddedBase64);
      case tags.FRAGMENTS:
        return this.#string() ? this.#fragments() : undefined;
      case tags.BASE64URL:
        return this.#packed(unpackBase64url);
      case tags.BASE64:
        return this.#packed(unpackBase64);
      case tags.HEXADECIMAL:
        return this.#packed(unpackHexadecimal);
      default:
        return this.#wrong("this tag can't stand here");
    }
  }

  #wrong(detail: string): undefined {
    this.#heads.malformed(detail);
    return undefined;
  }

  #text(): Written | undefined {
    const text = this.#heads.take();
    if (text === undefined) return undefined;
    const wrong = malformedAt(text);
    if (wrong >= 0) {
      this.#heads.fail("cbor.utf8", "malformed UTF-8", this.#heads.at - text.length + wrong);
      return undefined;
    }
    this.#out.write(text);
    return "written";
  }

  /** The head of a byte string behind a tag. */
  #string(): boolean {
    if (!this.#heads.read()) return false;
    return this.#heads.major === BYTES || this.#heads.malformed("expected a byte string under this tag");
  }

  #packed(unpack: (packed: Uint8Array, out: Output) => void): Written | undefined {
    const packed = this.#string() ? this.#heads.take() : undefined;
    if (packed === undefined) return undefined;
    unpack(packed, this.#out);
    return "written";
  }

  /** The byte string whose head was read last. */
  #fragments(): Written | undefined {
    const code = this.#heads.take();
    if (code === undefined) return undefined;
    const out = this.#out;
    const start = out.length;
    const wrong = this.#tables.fragments.decode(code, out);
    if (wrong === "reference") this.#heads.fail("cbor.reference", "a code beyond the table of fragments");
    else if (wrong === "malformed") this.#heads.malformed("the code ends within a byte");
    else if (malformedAt(out.bytes.subarray(start, out.length)) >= 0) {
      this.#heads.fail("cbor.utf8", "these fragments give malformed UTF-8");
    } else return "written";
    return undefined;
  }

  #near(simple: number): Written | undefined {
    const { start } = this.#heads;
    if (simple < tags.NEAR_USERS) return this.#referred(USERS, simple, start);
    if (simple < EVENT_REFERENCE_VALUE) return this.#referred(OTHERS, simple - tags.NEAR_USERS, start);
    return this.#referred(EVENTS, 0, start);
  }

  #far(tag: number): Written | undefined {
    const heads = this.#heads;
    const { start } = heads;
    if (!heads.read()) return undefined;
    if (heads.major === UNSIGNED) {
      return tag === tags.REFERENCE
        ? this.#referred(USERS, heads.argument + tags.NEAR_USERS, start)
        : this.#referred(EVENTS, heads.argument + 1, start);
    }
    if (heads.major !== NEGATIVE || tag !== tags.REFERENCE) return this.#wrong("a distance is an integer");
    return this.#referred(OTHERS, heads.argument + tags.NEAR_OTHERS, start);
  }

  /** `start` is where the reference begins. */
  #referred(ring: number, distance: number, start: number): Written | undefined {
    const windows = this.#windows;
    if (!windows.has(ring, distance)) {
      this.#heads.fail("cbor.reference", "a reference beyond what the message had", start);
      return undefined;
    }
    this.#out.repeat(windows.start(ring, distance), windows.length(ring, distance));
    windows.renew(ring, distance);
    return "referred";
  }
}
