import { utf8 } from "../../src/base/bytes.ts";
import { type Half, recorded } from "../../test/corpus/read.ts";

/** A recorded body, as compact JSON text. */
export interface Body {
  /** Of the endpoint table; `other` for paths that it doesn't have. */
  readonly operation: string;
  /** Method, path's template, event type, and direction. */
  readonly kind: string;
  readonly json: Uint8Array;
}

/** Bodies of which a benchmark measures the mean. */
export interface SizeClass {
  readonly name: string;
  readonly what: string;
  readonly bodies: readonly Uint8Array[];
}

/** One half of the corpus, without bodies of two bytes or less, such as `{}`. */
export function corpusHalf(half: Half): readonly Body[] {
  return recorded(half)
    .map(({ operation, kind, json }) => ({ operation: operation ?? "other", kind, json: utf8(JSON.stringify(json)) }))
    .filter(({ json }) => json.length > 2);
}

const MEGABYTE = 1_000_000;

/** At most this many bodies of a size are measured, each of another kind. */
const MOST = 12;

export function sizeClasses(bodies: readonly Body[]): readonly SizeClass[] {
  return [
    nearest(bodies, "250 B", 250),
    nearest(bodies, "2 KB", 2_000),
    nearest(bodies, "20 KB", 20_000),
    megabyte(bodies),
  ];
}

/** Of each kind the body nearest to the size; of these the nearest that are within a fifth of it. */
function nearest(bodies: readonly Body[], name: string, size: number): SizeClass {
  const distance = ({ json }: Body) => Math.abs(json.length - size);
  const ofKinds = new Map<string, Body>();
  for (const body of bodies) {
    const other = ofKinds.get(body.kind);
    if (other === undefined || distance(body) < distance(other)) ofKinds.set(body.kind, body);
  }
  const chosen = [...ofKinds.values()]
    .filter((body) => distance(body) <= size / 5)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MOST);
  return { name, what: `${chosen.length} kinds of body near it`, bodies: chosen.map(({ json }) => json) };
}

/** No recorded body is as large: the smaller ones in one array, and then from the first again. */
function megabyte(bodies: readonly Body[]): SizeClass {
  const texts = bodies.filter(({ json }) => json.length <= 25_000).map(({ json }) => Buffer.from(json).toString());
  const parts: string[] = [];
  for (let length = 2, i = 0; length < MEGABYTE; i++) {
    const text = texts[i % texts.length] ?? "null";
    parts.push(text);
    length += Buffer.byteLength(text) + 1;
  }
  return { name: "1 MB", what: `${parts.length} bodies in one array`, bodies: [utf8(`[${parts.join()}]`)] };
}
