/** A source of datagrams that no honest peer sends: random ones, valid ones spoiled, and valid ones with hostile parts. */
import { concat, utf8 } from "../../src/base/bytes.ts";
import { type Random, SeededRandom } from "../../src/base/random.ts";
import { encode } from "../../src/coap/encode.ts";
import type { Message, Option } from "../../src/coap/message.ts";
import { encodeUint } from "../../src/coap/option-values.ts";
import { OPTIONS } from "../../src/coap/options.ts";
import { encodeBlock } from "../../src/coap/transfer/block.ts";
import { packedAnswer, packedRequest } from "./hostile-packed.ts";

const CODES = [1, 1, 1, 2, 2, 3, 4, 5, 5, 6, 7, 8, 0, 65, 69, 69, 95, 132, 136, 160, 31, 255];
const PATHS = ["7", "@", "_matrix", "client", "v3", "sync", "..", ".", "", "versions", ".well-known", "core", "boje"];
const TEXTS = ["\r\nX: y", "a b", "#", "//evil.example/", "%2e%2e", "timeout=999999999", "n=1", "\u0000", "é", "?a=b"];
const LENGTHS = [0, 1, 2, 3, 4, 5, 8, 12, 13, 40, 255, 256, 268, 269, 300, 1_034, 8_192];

/** CBOR that promises more than it holds, nests without end, or repeats itself. */
const BOMBS: readonly Uint8Array[] = [
  new Uint8Array(1_000).fill(0x81),
  new Uint8Array(1_000).fill(0x9f),
  new Uint8Array(1_000).fill(0xbf),
  Uint8Array.of(0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
  Uint8Array.of(0x7b, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00),
  Uint8Array.of(0xba, 0xff, 0xff, 0xff, 0xff, 0x01, 0x01),
  Uint8Array.of(0x81, 0xa1, 0x00, 0x7f, 0x61, 0x61),
  new Uint8Array(1_000).fill(0xd8),
  new Uint8Array(1_000).fill(0x00),
  utf8("[".repeat(1_000)),
  utf8(`{"a":${"9".repeat(900)}}`),
  utf8('{"errcode":"M_UNKNOWN","next_batch":"a","rooms":{}}'),
];

export class HostilePeer {
  readonly random: Random;
  /** Message ids and tokens that the victim used, so that guesses hit. */
  readonly seen: { messageId: number; token: Uint8Array }[] = [];

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }

  below(n: number): number {
    return this.random.integer(n);
  }

  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  bytes(length: number): Uint8Array {
    return this.random.bytes(length);
  }

  datagram(): Uint8Array {
    const kind = this.below(14);
    if (kind === 0) return this.bytes(this.below(60));
    const message = kind < 10 ? this.#message() : this.#packed();
    if (kind === 1) return this.#spoiled(message);
    return message;
  }

  #packed(): Uint8Array {
    // the latest are those that an answer is waited for
    const guess = this.below(2) === 0 ? this.seen.at(-1 - this.below(4)) : undefined;
    return guess === undefined ? packedRequest(this.random) : packedAnswer(this.random, guess);
  }

  payload(): Uint8Array {
    const kind = this.below(5);
    if (kind === 0) return this.bytes(this.pick([0, 1, 16, 64, 1_024]));
    if (kind === 1) return concat(this.pick(BOMBS), this.bytes(this.below(4)));
    if (kind === 2) return new Uint8Array(16 << this.below(7)).fill(0xa0);
    return kind === 3 ? new Uint8Array(0) : this.pick(BOMBS);
  }

  #spoiled(datagram: Uint8Array): Uint8Array {
    const spoiled = datagram.slice(0, 1 + this.below(datagram.length));
    for (let n = this.below(4); n > 0; n--) spoiled[this.below(spoiled.length)] = this.below(256);
    return spoiled;
  }

  /** What the product understands, with one part of it hostile. */
  #request(): Message {
    const registration = this.below(3) > 0;
    const text = utf8(`/_matrix/${this.pick(TEXTS)}`);
    const path = registration ? [{ number: 11, value: utf8("7") }] : [{ number: 2_057, value: this.bytes(4) }];
    const since = registration ? [{ number: 15, value: utf8(`since=s${this.below(3)}`) }] : [];
    return {
      ...{ type: "CON", code: registration ? 1 : 5, messageId: this.below(65_536), token: this.bytes(1) },
      options: [
        ...path,
        ...since,
        { number: 6, value: encodeUint(this.below(8) === 0 ? 1 : 0) },
        { number: 256, value: this.bytes(1).map((byte) => 0x61 + (byte & 7)) },
        ...(this.below(2) === 0 ? [this.#option()] : []),
      ],
      payload: registration ? new Uint8Array(0) : concat(Uint8Array.of(0x78, text.length), text),
    };
  }

  #message(): Uint8Array {
    if (this.below(3) === 0) {
      try {
        return encode(this.#request());
      } catch {
        return this.bytes(4);
      }
    }
    const guess = this.below(3) === 0 && this.seen.length > 0 ? this.pick(this.seen) : undefined;
    const message: Message = {
      type: this.pick(["CON", "CON", "NON", "ACK", "RST"] as const),
      code: this.pick(CODES),
      messageId: guess?.messageId ?? (this.below(4) === 0 ? 0 : this.below(65_536)),
      token: guess?.token ?? this.bytes(this.below(3)),
      options: Array.from({ length: this.below(7) }, () => this.#option()),
      payload: this.payload(),
    };
    try {
      return encode(message);
    } catch {
      // our encoder refuses what is not CoAP; without its scruples
      return concat(Uint8Array.of(0x40 | (this.below(4) << 4), message.code, 0, this.below(256)), this.bytes(20));
    }
  }

  #option(): Option {
    const kind = this.below(8);
    if (kind < 2) return { number: 11, value: utf8(this.pick(PATHS)) };
    if (kind === 2) return { number: this.pick([11, 15, 2050, 256, 2053, 3]), value: utf8(this.pick(TEXTS)) };
    if (kind === 3) return { number: 6, value: encodeUint(this.below(2)) };
    if (kind === 4) {
      const block = { num: this.pick([0, 0, 1, 2, 1_048_575]), more: this.below(2) === 0, szx: this.below(7) };
      return { number: this.pick([23, 27]), value: encodeBlock(block) };
    }
    if (kind === 5) return { number: this.pick([28, 60, 258, 14]), value: this.bytes(this.below(5)) };
    const { number, minimumLength, maximumLength } = this.pick(OPTIONS);
    const length = Math.min(Math.max(this.pick(LENGTHS), minimumLength), maximumLength);
    return { number, value: this.bytes(length) };
  }
}
