import type { Test } from "tap";
import type { CoapEndpoint } from "../peers/coap-endpoint.ts";

/** At the end of a conversation nothing is outstanding, nothing was sent twice, and nothing was refused. */
export function endsQuietly(t: Test, endpoint: CoapEndpoint): void {
  const { peers, transfers, rejects } = endpoint.status();
  t.strictSame(transfers, [], "no transfer is left");
  t.equal(
    peers.reduce((sum, peer) => sum + peer.outstanding, 0),
    0,
    "nothing waits for an acknowledgement",
  );
  t.equal(
    peers.reduce((sum, peer) => sum + peer.retransmissions, 0),
    0,
    "nothing was sent twice",
  );
  t.strictSame(rejects, {}, "nothing was refused");
}
