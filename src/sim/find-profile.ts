import { HectobitError } from "../base/errors.ts";
import { LINK_PROFILES, type LinkProfile } from "./profiles.ts";

/** The profile of that name. HectobitError `unknown-link` that lists what is allowed. */
export function findProfile(name: string): LinkProfile {
  const profile = LINK_PROFILES.find((candidate) => candidate.name === name);
  if (profile !== undefined) return profile;
  const names = LINK_PROFILES.map((candidate) => candidate.name).join(", ");
  throw new HectobitError("unknown-link", `there is no link "${name}"`, { hint: `Known links: ${names}.` });
}
