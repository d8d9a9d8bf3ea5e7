import { stringify } from "yaml";
import type { Deployment } from "./deployment.ts";

export const AS_TOKEN = "as_token_of_a_recording_8d1f";
const HS_TOKEN = "hs_token_of_a_recording_51c0";

/** The registration file of the bridge. Its URL's name exists only for the proxy that Synapse is told to use. */
export function registrationOf({ bridge, bridged, home }: Deployment): string {
  const name = home.replaceAll(".", "\\.");
  const ghosts = bridged.ghosts.replaceAll(".", "\\.");
  return stringify({
    id: `${bridged.protocol} bridge`,
    url: `http://${bridge}`,
    as_token: AS_TOKEN,
    hs_token: HS_TOKEN,
    sender_localpart: bridged.bot,
    rate_limited: false,
    protocols: [bridged.protocol],
    receive_ephemeral: true,
    "de.sorunome.msc2409.push_ephemeral": true,
    "org.matrix.msc3202": true,
    namespaces: {
      users: [
        { exclusive: true, regex: `@${ghosts}.*:${name}` },
        { exclusive: false, regex: `@.*:${name}` },
      ],
      aliases: [{ exclusive: true, regex: `#${ghosts}.*:${name}` }],
      rooms: [],
    },
  });
}
