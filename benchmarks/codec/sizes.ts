import { deflateRawSync } from "node:zlib";
import type { Codec } from "../../src/codec/codec.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { msc3079Codec } from "../../src/codec/msc3079-codec.ts";
import type { Body } from "./bodies.ts";
import { zstdSizes } from "./zstd.ts";

export const WAYS = ["hectobit", "msc3079", "deflate", "zstd"] as const;
export type Way = (typeof WAYS)[number];

/** Bytes by way; zstd's are absent when the program is. */
export type Bytes = Readonly<Partial<Record<Way, number>>>;

export interface OperationSizes {
  readonly operation: string;
  readonly bodies: number;
  /** Means over the operation's bodies. */
  readonly json: number;
  readonly bytes: Bytes;
  /** Means over the bodies of size to JSON. */
  readonly ratios: Bytes;
}

export interface Sizes {
  readonly operations: readonly OperationSizes[];
  /** Means over the kinds of each kind's mean ratio to JSON. */
  readonly kinds: Bytes;
  readonly kindCount: number;
  /** All bytes to all bytes of JSON. */
  readonly weighted: Bytes;
  readonly worst: Bytes;
}

interface Measured extends Body {
  readonly bytes: Bytes;
}

/** JSON text where the codec can't carry it: what is then sent. */
function encodedSize(codec: Codec, json: Uint8Array): number {
  const encoded = codec.encode(json);
  return encoded.ok ? encoded.value.length : json.length;
}

/** Sizes of `bodies`, on which nothing was tuned; zstd's dictionary is from `train`. */
export function sizes(train: readonly Body[], bodies: readonly Body[]): Sizes {
  const zstd = zstdSizes(
    train.map(({ json }) => json),
    bodies.map(({ json }) => json),
  );
  const measured = bodies.map((body, i): Measured => {
    const compressed = zstd?.[i];
    return {
      ...body,
      bytes: {
        hectobit: encodedSize(hectobitCodec, body.json),
        msc3079: encodedSize(msc3079Codec, body.json),
        deflate: deflateRawSync(body.json, { level: 9 }).length,
        ...(compressed !== undefined && { zstd: compressed }),
      },
    };
  });
  const kinds = groups(measured, ({ kind }) => kind);
  return {
    operations: [...groups(measured, ({ operation }) => operation)]
      .map(([operation, group]) => ofOperation(operation, group))
      .sort((a, b) => b.bodies - a.bodies || (a.operation < b.operation ? -1 : 1)),
    kinds: byWay((way) => mean([...kinds.values()].map((group) => meanRatio(group, way)))),
    kindCount: kinds.size,
    weighted: byWay((way) => mean(measured.map(({ bytes }) => bytes[way])) / mean(measured.map(lengthOf))),
    worst: byWay((way) => Math.max(...measured.map(({ bytes, json }) => (bytes[way] ?? Number.NaN) / json.length))),
  };
}

const ofOperation = (operation: string, group: readonly Measured[]): OperationSizes => ({
  operation,
  bodies: group.length,
  json: mean(group.map(lengthOf)),
  bytes: byWay((way) => mean(group.map(({ bytes }) => bytes[way]))),
  ratios: byWay((way) => meanRatio(group, way)),
});

const lengthOf = ({ json }: Body): number => json.length;
const meanRatio = (group: readonly Measured[], way: Way): number =>
  mean(group.map(({ bytes, json }) => (bytes[way] ?? Number.NaN) / json.length));

const mean = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0) / values.length;

/** Without the ways that were not measured. */
const byWay = (of: (way: Way) => number): Bytes =>
  Object.fromEntries(WAYS.map((way) => [way, of(way)] as const).filter(([, value]) => !Number.isNaN(value)));

function groups<T>(items: readonly T[], name: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const group = found.get(name(item));
    if (group === undefined) found.set(name(item), [item]);
    else group.push(item);
  }
  return found;
}
