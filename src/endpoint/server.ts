import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import type { Message } from "../coap/message.ts";
import type { IncomingId, MessageEvent } from "../coap/message-layer-types.ts";
import type { Block1Receiver } from "../coap/transfer/block1-receiver.ts";
import { BodyAssembly } from "./body-assembly.ts";
import type { EndpointCore, EndpointTimer } from "./core.ts";
import { HeldBodies, type HeldBody } from "./held-bodies.ts";
import { Notifications } from "./notifications.ts";
import { ServerExchanges } from "./server-exchanges.ts";
import { ServerRequests } from "./server-requests.ts";
import { TransferTable } from "./transfer-table.ts";
import type { EndpointEvent } from "./types.ts";

/** What the application says about remotes' requests and observations. */
export type ServerEvent = EndpointEvent & { readonly kind: "respond" | "notify" | "forget-observation" };
export type ServerTimer = EndpointTimer & { readonly kind: "transfer" | "unanswered" };

/** Everything that an endpoint does for remotes: their requests, the blocks of both bodies, their observations. */
export class Server {
  readonly incomplete: TransferTable<Block1Receiver>;
  readonly held: TransferTable<HeldBody>;
  readonly #exchanges: ServerExchanges;
  readonly #notifications: Notifications;
  readonly #requests: ServerRequests;

  constructor(core: EndpointCore) {
    const { transfers, transfersPerPeer, transferBytes } = core.limits;
    // half of the memory each, so that uploads of strangers can't keep answers from being served
    const caps = { transfers, perPeer: transfersPerPeer, bytes: transferBytes / 2 };
    let lastTransfer = 0;
    const nextId = (): number => ++lastTransfer;
    this.incomplete = new TransferTable(core, caps, nextId);
    this.held = new TransferTable(core, caps, nextId);
    const bodies = new HeldBodies(core, this.held);
    this.#exchanges = new ServerExchanges(core);
    this.#notifications = new Notifications(core, bodies);
    this.#requests = new ServerRequests(core, {
      assembly: new BodyAssembly(core, this.incomplete),
      bodies,
      exchanges: this.#exchanges,
      notifications: this.#notifications,
    });
  }

  get observers(): number {
    return this.#notifications.size;
  }

  receive(incoming: IncomingId, peer: Peer, message: Message, now: Instant): void {
    this.#requests.receive(incoming, peer, message, now);
  }

  handle(event: ServerEvent, now: Instant): void {
    if (event.kind === "respond") this.#requests.respond(event, now);
    else if (event.kind === "notify") this.#notifications.notify(event, now);
    else this.#notifications.forget(event.observation, now);
  }

  transmission(event: MessageEvent, now: Instant): void {
    this.#notifications.transmission(event, now);
  }

  expired(timer: ServerTimer, now: Instant): void {
    if (timer.kind === "unanswered") {
      this.#requests.unanswered(timer.exchange, now);
      return;
    }
    this.incomplete.expire(timer.transfer);
    const observation = this.held.expire(timer.transfer)?.value.observation;
    if (observation !== undefined) this.#notifications.abandoned(observation, now);
  }
}
