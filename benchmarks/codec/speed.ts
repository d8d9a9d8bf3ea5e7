import { Encoder } from "cbor-x";
import type { Codec } from "../../src/codec/codec.ts";
import type { SizeClass } from "./bodies.ts";

/** One way to transcode all bodies of a class. */
interface Contestant {
  readonly name: string;
  readonly encode: (json: Uint8Array) => Uint8Array;
  readonly decode: (encoded: Uint8Array) => Uint8Array;
}

/** Medians over the rounds. */
export interface Speed {
  readonly name: string;
  /** One body of the class. */
  readonly microseconds: number;
  /** Of JSON text, in 10^6 bytes a second. */
  readonly megabytesPerSecond: number;
  /** How many times as fast as JSON.parse and cbor-x: the median of the ratios within each round. */
  readonly ratio: number;
}

export interface ClassSpeed {
  readonly size: string;
  readonly what: string;
  readonly meanBytes: number;
  readonly encode: readonly Speed[];
  readonly decode: readonly Speed[];
}

export interface Rounds {
  readonly rounds: number;
  /** What one contestant has in one round, or longer if one body of the class takes longer. */
  readonly milliseconds: number;
  /** What it has before the first: until the engine has compiled it, it is slow. */
  readonly warmUp: number;
}

const BASE = "JSON + cbor-x";

/** As a program would use it that has bytes and wants bytes: one encoder for all, plain maps. */
function cborX(): Contestant {
  const encoder = new Encoder({ useRecords: false });
  return {
    name: BASE,
    encode: (json) => encoder.encode(JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.length).toString())),
    decode: (encoded) => Buffer.from(JSON.stringify(encoder.decode(encoded))),
  };
}

const ofCodec = (name: string, codec: Codec): Contestant => {
  const value = (result: ReturnType<Codec["encode"]>): Uint8Array => {
    if (!result.ok) throw new Error(`${name}: ${result.error.reason}`);
    return result.value;
  };
  return { name, encode: (json) => value(codec.encode(json)), decode: (encoded) => value(codec.decode(encoded)) };
};

/** Each contestant with each class, both directions. */
export function speeds(
  codecs: Readonly<Record<string, Codec>>,
  classes: readonly SizeClass[],
  rounds: Rounds,
): readonly ClassSpeed[] {
  const contestants = [...Object.entries(codecs).map(([name, codec]) => ofCodec(name, codec)), cborX()];
  return classes.map(({ name, what, bodies }) => {
    // HTTP bodies and datagrams are Buffers of their own.
    const inputs = bodies.map((body) => Buffer.from(body));
    const bytes = inputs.reduce((sum, { length }) => sum + length, 0) / inputs.length;
    const encode = contestants.map(({ name, encode }) => ({ name, run: encode, inputs }));
    const decode = contestants.map(({ name, encode, decode }) => ({
      name,
      run: decode,
      inputs: inputs.map((input) => Buffer.from(encode(input))),
    }));
    return {
      size: name,
      what,
      meanBytes: Math.round(bytes),
      encode: race(encode, bytes, rounds),
      decode: race(decode, bytes, rounds),
    };
  });
}

interface Racer {
  readonly name: string;
  readonly run: (input: Uint8Array) => Uint8Array;
  readonly inputs: readonly Uint8Array[];
}

/** In turns, so that what disturbs one disturbs the others as well. */
function race(racers: readonly Racer[], bytes: number, { rounds, milliseconds, warmUp }: Rounds): readonly Speed[] {
  const times = racers.map((): number[] => []);
  for (const racer of racers) timePerBody(racer, warmUp);
  for (let round = 0; round < rounds; round++) {
    for (const [i, racer] of racers.entries()) times[i]?.push(timePerBody(racer, milliseconds));
  }
  const base = times[racers.findIndex(({ name }) => name === BASE)] ?? [];
  return racers.map(({ name }, i) => {
    const nanoseconds = median(times[i] ?? []);
    return {
      name,
      microseconds: nanoseconds / 1000,
      megabytesPerSecond: (bytes / nanoseconds) * 1000,
      ratio: median((times[i] ?? []).map((time, round) => (base[round] ?? Number.NaN) / time)),
    };
  });
}

/** Nanoseconds. */
function timePerBody({ run, inputs }: Racer, milliseconds: number): number {
  const limit = BigInt(Math.round(milliseconds * 1e6));
  const atOnce = Math.max(1, Math.ceil(30_000 / inputs.reduce((sum, { length }) => sum + length, 0)));
  let bodies = 0;
  let written = 0;
  const began = process.hrtime.bigint();
  let took = 0n;
  do {
    for (let i = 0; i < atOnce; i++) for (const input of inputs) written += run(input).length;
    bodies += atOnce * inputs.length;
    took = process.hrtime.bigint() - began;
  } while (took < limit);
  if (written === 0) throw new Error("nothing was written");
  return Number(took) / bodies;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
