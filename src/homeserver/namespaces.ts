import type { Store } from "./store.ts";
import type { ApplicationService } from "./types.ts";

/** Whether a user is the service's own: its sender, or in its namespace of users. */
export const matchesNamespace = (service: ApplicationService, userId: string, store: Store): boolean =>
  userId === store.userId(service.senderLocalpart) || matchesAny(service.users, userId);

export const matchesAlias = (service: ApplicationService, alias: string): boolean => matchesAny(service.aliases, alias);

/** The patterns come from the operator's registration file, not from remotes. */
const matchesAny = (patterns: readonly string[], text: string): boolean =>
  patterns.some((pattern) => new RegExp(`^(?:${pattern})`).test(text));
