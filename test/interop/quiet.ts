import { setTimeout as wait } from "node:timers/promises";
import type { Test } from "tap";
import type { CoapEndpoint } from "../peers/coap-endpoint.ts";

/** At the end of a conversation nothing is outstanding, nothing was sent twice, and nothing was refused. */
export async function endsQuietly(t: Test, endpoint: CoapEndpoint): Promise<void> {
  const outstanding = () => endpoint.status().peers.reduce((sum, peer) => sum + peer.outstanding, 0);
  // The last word (a cancellation, say) may still be on its way.
  for (let tries = 0; tries < 100 && outstanding() > 0; tries++) await wait(20);
  const { peers, transfers, rejects } = endpoint.status();
  t.strictSame(transfers, [], "no transfer is left");
  t.equal(outstanding(), 0, "nothing waits for an acknowledgement");
  t.equal(
    peers.reduce((sum, peer) => sum + peer.retransmissions, 0),
    0,
    "nothing was sent twice",
  );
  t.strictSame(rejects, {}, "nothing was refused");
}
