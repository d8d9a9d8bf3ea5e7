import { addressPeer, type Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";

const LOWEST_PORT = 1024;
const PORTS = 65_536 - LOWEST_PORT;
/** Coprime to the number of ports: no address repeats before all were used. */
const STRIDE = 7_919;

/**
 * A NAT before the far end whose mapping changes at given instants: from then on the far end sees another port, and
 * what is sent to an earlier one is lost. Before the first change the address is the node's own.
 */
export class AddressTranslation {
  readonly #changes: readonly Instant[];

  constructor(changes: readonly Instant[]) {
    this.#changes = [...changes].sort((a, b) => a - b);
  }

  /** The near end as the far end sees it. */
  outside(inside: Peer, now: Instant): Peer {
    const changes = this.#changes.filter((change) => change <= now).length;
    if (changes === 0) return inside;
    const port = LOWEST_PORT + ((((inside.port - LOWEST_PORT + changes * STRIDE) % PORTS) + PORTS) % PORTS);
    return addressPeer(inside.address, port);
  }

  /** True when `destination` still leads to the near end. */
  current(destination: Peer, inside: Peer, now: Instant): boolean {
    return this.outside(inside, now).key === destination.key;
  }
}
