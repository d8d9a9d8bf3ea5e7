import { type Duration, milliseconds } from "../base/time.ts";
import type { RequestPolicy } from "../endpoint/types.ts";
import { describe } from "../matrix/describe.ts";
import type { HttpRequest } from "../matrix/http.ts";
import { syncRequest } from "../matrix/sync.ts";
import { flow } from "./request-identity.ts";

/** How a local program's request goes out. */
export function requestPolicy(http: HttpRequest, from: string): RequestPolicy {
  const { priority, replaces, label } = describe(http);
  const turn = flow(http, from);
  return {
    priority,
    label,
    flow: turn,
    processing: longPoll(http),
    ...(replaces !== undefined && { replaces: `${turn} ${replaces}` }),
  };
}

/** An initial sync is answered at once, whatever its `timeout`. */
function longPoll(http: HttpRequest): Duration {
  const sync = syncRequest(http);
  return milliseconds(sync?.since === undefined ? 0 : sync.timeout);
}
