import { stringify } from "yaml";
import type { Deployment } from "./deployment.ts";

export const AS_TOKEN = "as_token_of_a_recording_8d1f";
export const HS_TOKEN = "hs_token_of_a_recording_51c0";
/** Users of the bridged network. */
export const GHOST_PREFIX = "_sms_";
export const PROTOCOL = "sms";

/** The registration file of the bridge. Its URL's name exists only for the proxy that Synapse is told to use. */
export function registrationOf({ bridge, home }: Deployment): string {
  const name = home.replaceAll(".", "\\.");
  return stringify({
    id: "sms bridge",
    url: `http://${bridge}`,
    as_token: AS_TOKEN,
    hs_token: HS_TOKEN,
    sender_localpart: "smsbot",
    rate_limited: false,
    protocols: [PROTOCOL],
    receive_ephemeral: true,
    "de.sorunome.msc2409.push_ephemeral": true,
    "org.matrix.msc3202": true,
    namespaces: {
      users: [
        { exclusive: true, regex: `@${GHOST_PREFIX}.*:${name}` },
        { exclusive: false, regex: `@.*:${name}` },
      ],
      aliases: [{ exclusive: true, regex: `#${GHOST_PREFIX}.*:${name}` }],
      rooms: [],
    },
  });
}
