import type { SequenceCodec } from "../../src/codec/codec.ts";
import { type TableLists, Tables } from "../../src/codec/hectobit/tables.ts";
import { createHectobitCodec } from "../../src/codec/hectobit-codec.ts";
import type { Body } from "./bodies.ts";

/** What tables make of bodies. */
export interface Ratios {
  /** Encoded by JSON bytes of a kind, mean over kinds. */
  readonly overKinds: number;
  readonly byBytes: number;
}

/** Bodies, and what they take with the tables as they are. */
export class Measure {
  readonly bodies: readonly Body[];
  readonly now: readonly number[];
  readonly #total: number;
  readonly #kinds: ReadonlyMap<string, number>;

  constructor(bodies: readonly Body[], lists: TableLists) {
    this.bodies = bodies;
    const kinds = new Map<string, number>();
    for (const { kind, json } of bodies) kinds.set(kind, (kinds.get(kind) ?? 0) + json.length);
    this.#kinds = kinds;
    this.#total = bodies.reduce((sum, { json }) => sum + json.length, 0);
    const codec = codecOf(lists);
    this.now = bodies.map((body) => encodedLength(codec, body));
  }

  get kinds(): number {
    return this.#kinds.size;
  }

  get ratios(): Ratios {
    return this.#sum((index) => this.now[index] ?? 0, this.bodies.keys());
  }

  /** How much these bodies get longer with other tables; negative when they get shorter. */
  longer(lists: TableLists, bodies: Iterable<number>): Ratios {
    const codec = codecOf(lists);
    return this.#sum((index) => {
      const body = this.bodies[index];
      return body === undefined ? 0 : encodedLength(codec, body) - (this.now[index] ?? 0);
    }, bodies);
  }

  #sum(bytesOf: (index: number) => number, bodies: Iterable<number>): Ratios {
    let overKinds = 0;
    let bytes = 0;
    for (const index of bodies) {
      const length = bytesOf(index);
      const ofKind = this.#kinds.get(this.bodies[index]?.kind ?? "") ?? 1;
      overKinds += length / ofKind / this.#kinds.size;
      bytes += length;
    }
    return { overKinds, byBytes: bytes / this.#total };
  }
}

// Entries that are tried can lie behind the last of the full tables, so the limits are those of the lists.
const codecOf = (lists: TableLists): SequenceCodec => createHectobitCodec({}, new Tables(lists));

function encodedLength(codec: SequenceCodec, { json }: Body): number {
  const result = codec.encode(json);
  if (!result.ok) throw new Error(`A body can't be encoded: ${result.error.reason}`);
  return result.value.length;
}
