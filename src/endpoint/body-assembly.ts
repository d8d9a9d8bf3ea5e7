import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import type { Block } from "../coap/transfer/block.ts";
import { type AssemblyStep, Block1Receiver } from "../coap/transfer/block1-receiver.ts";
import type { EndpointCore } from "./core.ts";
import type { TransferEntry, TransferTable } from "./transfer-table.ts";

/** One block of a request's body, with the name of its transfer. */
export interface IncomingBlock {
  readonly peer: Peer;
  readonly key: string;
  readonly token: Uint8Array;
  readonly block: Block;
  readonly size1: number | undefined;
  readonly payload: Uint8Array;
}

/** The server's side of Block1 for all peers: requests whose bodies are being put together. */
export class BodyAssembly {
  readonly #limit: number;
  readonly #table: TransferTable<Block1Receiver>;

  constructor(core: EndpointCore, table: TransferTable<Block1Receiver>) {
    this.#limit = core.limits.body;
    this.#table = table;
  }

  /** `full`: answer 5.03, there is no room for another body, or for more of this one. */
  receive(incoming: IncomingBlock, now: Instant): AssemblyStep | { readonly kind: "full" } {
    const { block, size1, payload } = incoming;
    // the usual body of one block needs no place in the table
    if (block.num === 0 && !block.more) {
      this.#drop(incoming);
      return new Block1Receiver(this.#limit).receive(block, size1, payload);
    }
    const entry = this.#entry(incoming, now);
    if (entry === undefined) return { kind: block.num === 0 ? "full" : "incomplete" };
    const step = entry.value.receive(block, size1, payload);
    if (step.kind === "continue") return this.#grown(entry, now);
    if (step.kind !== "malformed") this.#table.remove(entry);
    return step;
  }

  #entry(incoming: IncomingBlock, now: Instant): TransferEntry<Block1Receiver> | undefined {
    const { peer, key, token, block } = incoming;
    if (block.num > 0) return this.#table.find(peer, key, token);
    this.#table.spend(peer, key);
    return this.#table.add(peer, key, token, new Block1Receiver(this.#limit), 0, now);
  }

  #grown(entry: TransferEntry<Block1Receiver>, now: Instant): AssemblyStep | { readonly kind: "full" } {
    if (this.#table.resize(entry, entry.value.length)) {
      this.#table.touch(entry, now);
      return { kind: "continue" };
    }
    this.#table.remove(entry);
    return { kind: "full" };
  }

  #drop({ peer, key, token }: IncomingBlock): void {
    const entry = this.#table.find(peer, key, token, () => false);
    if (entry !== undefined) this.#table.remove(entry);
  }
}
