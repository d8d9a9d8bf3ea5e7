import type { World } from "./world.ts";

/** Members whose numbers are times or ages: they differ from run to run. */
const TIMES = new Set(
  ["age", "age_ts", "origin_server_ts", "ts", "last_seen_ts", "creation_ts", "expires_ts", "expires_at"].concat([
    "created_ts",
    "received_ts",
    "bump_stamp",
    "unused_expires_at",
    "valid_until_ms",
    "event_ts",
  ]),
);

/** What a homeserver makes up: event and room ids, tokens, media ids, device ids, positions of streams. */
const MADE_UP =
  /[$!][A-Za-z0-9_-]{43}\b|![A-Za-z]{18}(?=:)|\bsy[trl]_[A-Za-z0-9_]+|(?<=mxc:\/\/[^/]+\/)[A-Za-z]{24}|\b[A-Z]{10}\b|^(?:\d+\/)?[smt]\d+[-_~0-9]+$|^[A-Za-z]{16,32}$/g;

/**
 * Makes the answers of two worlds comparable: what the homeserver makes up becomes its number by order of appearance,
 * times become `<time>`, and the world's own name disappears. One normaliser sees all answers of its world in order.
 */
export class Normaliser {
  readonly #world: World;
  readonly #numbers = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** @param anyOrder also sorts arrays, for answers whose order the homeserver does not promise */
  value(value: unknown, anyOrder = false): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return this.#array(value, anyOrder);
    if (typeof value !== "object" || value === null) return value;
    const members = Object.entries(value).map(([key, inner]) => ({ key, inner, rank: this.#rank([key, inner]) }));
    // By what is known so far and by shape, so that unknown ids are numbered the same way in both worlds.
    members.sort((a, b) => (a.rank < b.rank ? -1 : 1));
    return Object.fromEntries(
      members.map(({ key, inner }) => [
        this.text(key),
        TIMES.has(key) && /^number /.test(String(inner)) ? "<time>" : this.value(inner, anyOrder),
      ]),
    );
  }

  text(text: string): string {
    return this.#own(text).replace(MADE_UP, (found) => `<${this.#number(found)}>`);
  }

  #array(items: readonly unknown[], anyOrder: boolean): unknown[] {
    if (!anyOrder) return items.map((item) => this.value(item, false));
    const ranked = items.map((item) => ({ item, rank: this.#rank(item) }));
    ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
    return ranked.map(({ item }) => this.value(item, true));
  }

  #number(found: string): number {
    const known = this.#numbers.get(found);
    if (known !== undefined) return known;
    this.#numbers.set(found, this.#numbers.size + 1);
    return this.#numbers.size;
  }

  /** The value as a text in which unknown ids look alike. */
  #rank(value: unknown): string {
    return JSON.stringify(value, (key, inner) => {
      if (TIMES.has(key)) return "<time>";
      if (typeof inner === "string") return this.#masked(inner);
      if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
      const members = Object.entries(inner).map(([name, of]) => [this.#masked(name), of] as const);
      return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
    });
  }

  #masked(text: string): string {
    return this.#own(text).replace(MADE_UP, (found) => `<${this.#numbers.get(found) ?? "new"}>`);
  }

  #own(text: string): string {
    return text.replaceAll(`_${this.#world.name}`, "_world");
  }
}
