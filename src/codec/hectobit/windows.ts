/** The four rings of docs/codec.md §4. */
export const USERS = 0;
export const EVENTS = 1;
export const OTHERS = 2;
export const SERVERS = 3;
const RINGS = [USERS, EVENTS, OTHERS, SERVERS];

export const SHORTEST_PUSHED = 4;
export const LONGEST_PUSHED = 255;

/** The ring of a content that begins with this byte. */
export const ringOf = (first: number | undefined): number =>
  first === 0x40 ? USERS : first === 0x24 ? EVENTS : OTHERS;

const sizeOf = (ring: number, window: number): number => (ring === SERVERS ? window / 4 : window);

/** Encoder's side: finds contents, which are binary text. */
export class ContentWindows {
  readonly #rings: readonly ContentRing[];

  constructor(window: number) {
    this.#rings = RINGS.map((ring) => new ContentRing(sizeOf(ring, window)));
  }

  /** Distance of the nearest such content that may be referred to, -1 when there is none. */
  distance(ring: number, content: string): number {
    return this.#rings[ring]?.distance(content) ?? -1;
  }

  push(ring: number, content: string): void {
    this.#rings[ring]?.push(content);
  }

  /** Pushes what is never referred to. */
  pushInert(ring: number): void {
    this.#rings[ring]?.push(undefined);
  }
}

class ContentRing {
  readonly #size: number;
  readonly #entries: (string | undefined)[] = [];
  /** Number of its latest push, of every content in the ring. */
  readonly #pushes = new Map<string, number>();
  #count = 0;

  constructor(size: number) {
    this.#size = size;
  }

  distance(content: string): number {
    const push = this.#pushes.get(content);
    return push === undefined ? -1 : this.#count - 1 - push;
  }

  push(content: string | undefined): void {
    const slot = this.#count % this.#size;
    const oldest = this.#entries[slot];
    if (oldest !== undefined && this.#pushes.get(oldest) === this.#count - this.#size) this.#pushes.delete(oldest);
    this.#entries[slot] = content;
    if (content !== undefined) this.#pushes.set(content, this.#count);
    this.#count++;
  }
}

/** Decoder's side: where contents stand in the output. */
export class PlaceWindows {
  readonly #sizes: readonly number[];
  readonly #starts: readonly Uint32Array[];
  readonly #lengths: readonly Uint8Array[];
  readonly #counts: number[] = RINGS.map(() => 0);

  constructor(window: number) {
    this.#sizes = RINGS.map((ring) => sizeOf(ring, window));
    this.#starts = this.#sizes.map((size) => new Uint32Array(size));
    this.#lengths = this.#sizes.map((size) => new Uint8Array(size));
  }

  has(ring: number, distance: number): boolean {
    return distance < Math.min(this.#counts[ring] ?? 0, this.#sizes[ring] ?? 0);
  }

  start(ring: number, distance: number): number {
    return this.#starts[ring]?.[this.#slot(ring, distance)] ?? 0;
  }

  length(ring: number, distance: number): number {
    return this.#lengths[ring]?.[this.#slot(ring, distance)] ?? 0;
  }

  push(ring: number, start: number, length: number): void {
    this.#counts[ring] = (this.#counts[ring] ?? 0) + 1;
    this.#place(ring, start, length);
  }

  /** A content that was referred to is the latest again. */
  renew(ring: number, distance: number): void {
    if (distance > 0) this.push(ring, this.start(ring, distance), this.length(ring, distance));
  }

  /** The latest content has moved. */
  move(ring: number, by: number): void {
    this.#place(ring, this.start(ring, 0) + by, this.length(ring, 0));
  }

  #place(ring: number, start: number, length: number): void {
    const slot = this.#slot(ring, 0);
    const starts = this.#starts[ring];
    const lengths = this.#lengths[ring];
    if (starts === undefined || lengths === undefined) return;
    starts[slot] = start;
    lengths[slot] = length;
  }

  #slot(ring: number, distance: number): number {
    return ((this.#counts[ring] ?? 0) - 1 - distance) % (this.#sizes[ring] ?? 1);
  }
}
