import { addressPeer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import { Client } from "../client/client.ts";
import type { ClientEffect, ClientEvent } from "../client/types.ts";
import type { Wire } from "../client/wire-session.ts";
import type { LinkParameters } from "../endpoint/types.ts";
import { formatAddress } from "../io/address.ts";
import { now } from "../io/clock.ts";
import { Driver } from "../io/driver.ts";
import { HttpServer } from "../io/http-server.ts";
import { Metrics } from "../io/metrics.ts";
import { bestCodec } from "../io/native-codec.ts";
import { StatusPages } from "../io/status-pages.ts";
import { SystemRandom } from "../io/system-random.ts";
import { mappingWith } from "../matrix/mapping-settings.ts";
import { type Closing, closingAfter } from "./closing.ts";
import { codecText } from "./codec-text.ts";
import { dieOfBug, openConsole } from "./console.ts";
import { type LogLevel, logEffect } from "./log.ts";
import { untilSignal } from "./shutdown.ts";
import { clientText } from "./status-text.ts";

interface SocketAddress {
  readonly address: string;
  readonly port: number;
}

/** Everything that a client needs to know, checked and looked up. */
export interface ClientPlan {
  readonly gateway: SocketAddress;
  readonly listen: SocketAddress;
  /** Our own end of the link; undefined leaves it to the system. */
  readonly bind: SocketAddress | undefined;
  readonly link: LinkParameters;
  readonly wire: Wire;
  readonly logLevel: LogLevel;
  readonly quiet: boolean;
}

/** `12:03` of the local day, for an instant of the process's clock. */
const timeOfDay = (at: Instant): string =>
  new Date(Date.now() + (at - now())).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** Runs a client until a signal comes. */
export const runClient = (plan: ClientPlan): Promise<void> => closingAfter((closing) => serve(plan, closing));

async function serve(plan: ClientPlan, closing: Closing): Promise<void> {
  const { address, port } = plan.gateway;
  const { codec: implementation, report: codec } = bestCodec();
  const gatewayPeer = addressPeer(address, port);
  const mapping = mappingWith(implementation);
  const { link, wire } = plan;
  const client = new Client(
    { random: new SystemRandom(), gateway: gatewayPeer, link, clock: timeOfDay, mapping, wire },
    now(),
  );
  const { log, stop } = await openConsole(plan, () => client.status(now()).endpoint);
  closing.add(stop);
  const metrics = new Metrics(() => client.status(now()).endpoint);
  let server: HttpServer | undefined;
  const driver: Driver<ClientEvent, ClientEffect> = await Driver.open({
    machine: client,
    ...(plan.bind ?? { address: address.includes(":") ? "::" : "0.0.0.0", port: 0 }),
    onEffect: (effect) => {
      if (effect.kind === "log") logEffect(log, effect);
      else server?.handle(effect);
    },
    onSent: ({ datagram, account }) => metrics.sent(datagram, account),
    onReceived: (datagram) => metrics.received(datagram),
    onTrouble: (what, error) => log.debug({ err: error }, `trouble with the network (${what})`),
    onBug: dieOfBug(log, "client"),
  });
  closing.add(() => driver.close());
  server = await HttpServer.listen({
    ...plan.listen,
    onEvent: (event) => driver.handle(event),
    pages: new StatusPages({
      status: () => ({ ...client.status(now()), codec }),
      text: () => [`codec: ${codecText(codec)}`, clientText(client.status(now()), now())].join("\n"),
      metrics: () => metrics.render(),
    }),
  });
  closing.add(() => server?.close());
  const homeserver = `http://${formatAddress(server.address.address, server.address.port)}`;
  const gateway = formatAddress(address, port);
  log.info({ tables: codec.tables }, `the codec is ${codecText(codec)}`);
  log.info({ homeserver, gateway }, `ready: the homeserver of Matrix clients is ${homeserver}`);
  await untilSignal(log);
}
