import type { Store } from "./store.ts";
import type { ApplicationService } from "./types.ts";

/** Whether a user is the service's own: its sender, or in its namespace of users. */
export const matchesNamespace = (service: ApplicationService, userId: string, store: Store): boolean =>
  userId === store.userId(service.senderLocalpart) || matchesAny(service.users, userId);

export const matchesAlias = (service: ApplicationService, alias: string): boolean => matchesAny(service.aliases, alias);

/** A registration's patterns as expressions, made once for each. They are the operator's, not a remote's. */
const compiled = new WeakMap<readonly string[], readonly RegExp[]>();

function matchesAny(patterns: readonly string[], text: string): boolean {
  const expressions = compiled.get(patterns) ?? patterns.map((pattern) => new RegExp(`^(?:${pattern})`));
  compiled.set(patterns, expressions);
  return expressions.some((expression) => expression.test(text));
}
