import { HectobitError } from "../base/errors.ts";
import type { LinkParameters } from "../endpoint/types.ts";
import { linkParameters } from "../sim/link-parameters.ts";
import { LINK_PROFILES } from "../sim/profiles.ts";
import { nearest } from "./arguments.ts";

/** Links that a configuration describes, by name; they go before the profiles of the same name. */
export type OwnLinks = Readonly<Record<string, LinkParameters>>;

/**
 * What an endpoint should know of the link of that name. The client's side of a link is its near end, the gateway's
 * its far end. Undefined when there is no such link.
 */
function findLink(name: string, end: "near" | "far", own: OwnLinks = {}): LinkParameters | undefined {
  const described = Object.hasOwn(own, name) ? own[name] : undefined;
  if (described !== undefined) return end === "near" ? described : reversed(described);
  const profile = LINK_PROFILES.find((candidate) => candidate.name === name);
  return profile === undefined ? undefined : linkParameters(profile.model, end);
}

const reversed = (link: LinkParameters): LinkParameters => ({
  ...link,
  sendRate: link.receiveRate,
  receiveRate: link.sendRate,
});

/** The same; HectobitError `usage.link` when there is none of that name. */
export function requireLink(name: string, end: "near" | "far", own: OwnLinks = {}): LinkParameters {
  const link = findLink(name, end, own);
  if (link !== undefined) return link;
  const names = [...Object.keys(own), ...LINK_PROFILES.map((profile) => profile.name)];
  const near = nearest(name, names);
  throw new HectobitError("usage.link", `there is no link "${name}"`, {
    hint: `${near === undefined ? "" : `Did you mean "${near}"? `}Known: ${names.join(", ")}.`,
  });
}
