/** CoRE link format (RFC 6690): what `/.well-known/core` says, and its filter. */

export interface Link {
  readonly path: string;
  /** Attributes in the order in which they are written; `true` is one without value. */
  readonly attributes: readonly (readonly [string, string | number | true])[];
}

/** Attributes whose value is a list of names, each of which a filter may match (RFC 6690 §4.1). */
const LISTS: ReadonlySet<string> = new Set(["rt", "if", "rel", "ct"]);

export const formatLinks = (links: readonly Link[]): string => links.map(formatLink).join(",");

function formatLink({ path, attributes }: Link): string {
  const written = attributes.map(([name, value]) => {
    if (value === true) return `;${name}`;
    return typeof value === "number" ? `;${name}=${value}` : `;${name}="${value}"`;
  });
  return `<${path}>${written.join("")}`;
}

/** The links that a query such as `rt=Type1` or `if=If*` asks for; several queries must all match. */
export const filterLinks = (links: readonly Link[], queries: readonly string[]): Link[] =>
  links.filter((link) => queries.every((query) => matches(link, query)));

function matches(link: Link, query: string): boolean {
  const equals = query.indexOf("=");
  if (equals < 0) return link.attributes.some(([name]) => name === query);
  const name = query.slice(0, equals);
  const wanted = query.slice(equals + 1).replace(/^"(.*)"$/, "$1");
  return valuesOf(link, name).some((value) =>
    wanted.endsWith("*") ? value.startsWith(wanted.slice(0, -1)) : value === wanted,
  );
}

function valuesOf(link: Link, name: string): string[] {
  if (name === "href") return [link.path];
  const value = link.attributes.find(([attribute]) => attribute === name)?.[1];
  if (value === undefined) return [];
  return LISTS.has(name) ? String(value).split(" ") : [String(value)];
}
