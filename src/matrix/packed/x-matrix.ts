/** Authorization of one homeserver to another (server-server API, Request Authentication), taken apart. */

/** Ways to write it that are given back exactly; the number is that of the item (docs/exchange.md §4). */
const FORMS: ReadonlyMap<number, readonly string[]> = new Map([
  // as Synapse does it
  [8, ["origin", "key", "sig", "destination"]],
  // as the specification shows it
  [9, ["origin", "destination", "key", "sig"]],
]);

const VALUE = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/** `[8, origin, key, sig, destination]`; undefined when it is written in another way. */
export function xMatrixItem(value: string): readonly (number | string)[] | undefined {
  for (const [code, names] of FORMS) {
    const pattern = new RegExp(`^X-Matrix ${names.map((name) => `${name}="([^"\\\\]*)"`).join(",")}$`);
    const values = pattern.exec(value)?.slice(1);
    if (values?.every((part) => VALUE.test(part))) return [code, ...values];
  }
  return undefined;
}

/** The header's value for an item; undefined when it is none of these. */
export function xMatrixValue([code, ...values]: readonly unknown[]): string | undefined {
  const names = typeof code === "number" ? FORMS.get(code) : undefined;
  if (names === undefined || values.length !== names.length) return undefined;
  const parts: string[] = [];
  for (const [at, value] of values.entries()) {
    if (typeof value !== "string" || !VALUE.test(value)) return undefined;
    parts.push(`${names[at] ?? ""}="${value}"`);
  }
  return `X-Matrix ${parts.join(",")}`;
}
