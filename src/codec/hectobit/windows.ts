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
  readonly #rings: readonly PlaceRing[];

  constructor(window: number) {
    this.#rings = RINGS.map((ring) => ({ size: sizeOf(ring, window), count: 0, starts: [], lengths: [] }));
  }

  has(ring: number, distance: number): boolean {
    const places = this.#rings[ring];
    return places !== undefined && distance < places.size && distance < places.count;
  }

  start(ring: number, distance: number): number {
    const places = this.#rings[ring];
    return places?.starts[slotOf(places, distance)] ?? 0;
  }

  length(ring: number, distance: number): number {
    const places = this.#rings[ring];
    return places?.lengths[slotOf(places, distance)] ?? 0;
  }

  push(ring: number, start: number, length: number): void {
    const places = this.#rings[ring];
    if (places === undefined) return;
    places.count++;
    const slot = slotOf(places, 0);
    places.starts[slot] = start;
    places.lengths[slot] = length;
  }

  /** A content that was referred to is the latest again. */
  renew(ring: number, distance: number): void {
    if (distance > 0) this.push(ring, this.start(ring, distance), this.length(ring, distance));
  }

  /** The latest content has moved. */
  move(ring: number, by: number): void {
    const places = this.#rings[ring];
    if (places !== undefined) places.starts[slotOf(places, 0)] = this.start(ring, 0) + by;
  }
}

interface PlaceRing {
  readonly size: number;
  readonly starts: number[];
  readonly lengths: number[];
  /** Of all that was pushed. */
  count: number;
}

const slotOf = (places: PlaceRing, distance: number): number => (places.count - 1 - distance) % places.size;
