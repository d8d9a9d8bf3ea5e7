import type { Step } from "./step.ts";
import { account } from "./steps/account.ts";
import { discovery } from "./steps/discovery.ts";
import { events } from "./steps/events.ts";
import { history } from "./steps/history.ts";
import { keys } from "./steps/keys.ts";
import { mediaAndEnd } from "./steps/media.ts";
import { rooms } from "./steps/rooms.ts";
import { session } from "./steps/session.ts";

/** The client-server API as clients use it and misuse it, from the first question to logging out everywhere. */
export const scenario: readonly (readonly [part: string, steps: readonly Step[]])[] = [
  ["before an account", discovery],
  ["sessions", session],
  ["rooms", rooms],
  ["events", events],
  ["history", history],
  ["account data and sync", account],
  ["keys and devices", keys],
  ["media and the end", mediaAndEnd],
];

/** What Synapse needs to be able to answer all of it. */
export const SETTINGS = {
  public_baseurl: "http://hs1.test/",
  serve_client_wellknown: true,
  // A redirect needs somewhere to go; nothing is asked of it.
  cas_config: { enabled: true, server_url: "https://cas.test" },
  max_upload_size: "1M",
  // Nothing is asked of other servers either: there is no network.
  federation_domain_whitelist: [],
};
