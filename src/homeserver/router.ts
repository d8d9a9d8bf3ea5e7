import type { Route } from "./context.ts";
import { accountRoutes } from "./handlers/account.ts";
import { createRoomRoutes } from "./handlers/create-room.ts";
import { keyRoutes } from "./handlers/keys.ts";
import { mediaRoutes } from "./handlers/media.ts";
import { membershipRoutes } from "./handlers/membership.ts";
import { roomEventRoutes } from "./handlers/room-events.ts";
import { roomExtraRoutes } from "./handlers/room-extras.ts";
import { serverRoutes } from "./handlers/server.ts";
import { sessionRoutes } from "./handlers/session.ts";
import { syncRoutes } from "./handlers/sync.ts";
import { typingRoutes } from "./handlers/typing.ts";

const ROUTES: readonly Route[] = [
  ...serverRoutes,
  ...sessionRoutes,
  ...accountRoutes,
  ...createRoomRoutes,
  ...membershipRoutes,
  ...roomEventRoutes,
  ...roomExtraRoutes,
  ...typingRoutes,
  ...keyRoutes,
  ...mediaRoutes,
  ...syncRoutes,
];

const PREFIXES: Readonly<Record<Route["under"], readonly string[]>> = {
  root: [""],
  // r0 is what CoAP peers of old ask for; today's clients say v3
  client: ["_matrix/client/r0/", "_matrix/client/v3/"],
  "client-v1": ["_matrix/client/v1/"],
  media: ["_matrix/media/r0/", "_matrix/media/v3/", "_matrix/media/v1/", "_matrix/client/v1/media/"],
};

interface Pattern {
  readonly segments: readonly string[];
  readonly route: Route;
}

/** Patterns by their number of segments. */
const PATTERNS = new Map<number, Pattern[]>();
for (const route of ROUTES) {
  for (const prefix of PREFIXES[route.under]) {
    const segments = `${prefix}${route.path}`.split("/");
    PATTERNS.set(segments.length, [...(PATTERNS.get(segments.length) ?? []), { segments, route }]);
  }
}

export type Routed =
  | { readonly kind: "found"; readonly route: Route; readonly params: readonly string[] }
  /** The path exists, with other methods. */
  | { readonly kind: "method-not-allowed" }
  | { readonly kind: "unknown" };

/** Finds the route of a path; its segments are decoded only after they were split at the slashes. */
export function findRoute(method: string, path: string): Routed {
  const segments = path.replace(/^\//, "").split("/").map(decode);
  let isKnown = false;
  for (const { segments: wanted, route } of PATTERNS.get(segments.length) ?? []) {
    if (!wanted.every((segment, index) => (segment === "{}" ? segments[index] !== "" : segment === segments[index])))
      continue;
    if (route.method === method)
      return { kind: "found", route, params: segments.filter((_, index) => wanted[index] === "{}") };
    isKnown = true;
  }
  return { kind: isKnown ? "method-not-allowed" : "unknown" };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
