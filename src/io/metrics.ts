import { Counter, Gauge, Registry } from "prom-client";
import type { Account } from "../base/machine.ts";
import type { EndpointStatus } from "../endpoint/types.ts";

/** Counters of one process in Prometheus's format: few, and none per peer, since peers can be many. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #datagrams: Counter<"direction">;
  readonly #bytes: Counter<"direction" | "purpose">;
  readonly #retransmissions: Counter;

  /** `status` is asked when somebody reads the metrics. */
  constructor(status: () => EndpointStatus) {
    const registers = [this.#registry];
    this.#datagrams = new Counter({
      name: "hectobit_datagrams_total",
      help: "Datagrams that crossed the socket",
      labelNames: ["direction"],
      registers,
    });
    this.#bytes = new Counter({
      name: "hectobit_bytes_total",
      help: "Bytes of UDP payload, those sent by what they were for",
      labelNames: ["direction", "purpose"],
      registers,
    });
    this.#retransmissions = new Counter({
      name: "hectobit_retransmissions_total",
      help: "Datagrams that were sent again",
      registers,
    });
    this.#addGauges(registers, status);
  }

  sent(datagram: Uint8Array, account: Account): void {
    this.#datagrams.inc({ direction: "sent" });
    this.#bytes.inc({ direction: "sent", purpose: account.purpose }, datagram.length);
    if (account.retransmission) this.#retransmissions.inc();
  }

  received(datagram: Uint8Array): void {
    this.#datagrams.inc({ direction: "received" });
    this.#bytes.inc({ direction: "received", purpose: "any" }, datagram.length);
  }

  render(): Promise<string> {
    return this.#registry.metrics();
  }

  #addGauges(registers: Registry[], status: () => EndpointStatus): void {
    const gauge = (name: string, help: string, read: (status: EndpointStatus) => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read(status()));
        },
      });
    gauge("hectobit_peers", "Peers with state", ({ peers }) => peers.length);
    gauge("hectobit_queued_bytes", "Bytes that wait for the link", ({ peers }) =>
      peers.reduce((sum, peer) => sum + peer.queuedBytes, 0),
    );
    gauge("hectobit_transfers", "Transfers under way", ({ transfers }) => transfers.length);
    gauge("hectobit_observations", "Observations served and followed", ({ observations }) =>
      Object.values(observations).reduce((a, b) => a + b, 0),
    );
    new Gauge({
      name: "hectobit_rejects",
      help: "Things that remotes sent and that were not accepted, by reason",
      labelNames: ["reason"],
      registers,
      collect() {
        for (const [reason, count] of Object.entries(status().rejects)) this.set({ reason }, count);
      },
    });
  }
}
