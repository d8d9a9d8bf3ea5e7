import { addressPeer } from "../base/peer.ts";
import type { LinkParameters } from "../endpoint/types.ts";
import { Gateway } from "../gateway/gateway.ts";
import type { GatewayEffect, GatewayEvent } from "../gateway/types.ts";
import { formatAddress } from "../io/address.ts";
import { now } from "../io/clock.ts";
import { Driver } from "../io/driver.ts";
import { HttpClient } from "../io/http-client.ts";
import { HttpServer } from "../io/http-server.ts";
import { Metrics } from "../io/metrics.ts";
import { bestCodec } from "../io/native-codec.ts";
import { StatusPages } from "../io/status-pages.ts";
import { SystemRandom } from "../io/system-random.ts";
import type { DeviceService } from "../matrix/device-service.ts";
import { type MappingSettings, mappingWith } from "../matrix/mapping-settings.ts";
import { type Closing, closingAfter } from "./closing.ts";
import { codecText } from "./codec-text.ts";
import { dieOfBug, openConsole } from "./console.ts";
import { type LogLevel, logEffect } from "./log.ts";
import { Reachability } from "./reachability.ts";
import { untilSignal } from "./shutdown.ts";
import { gatewayText } from "./status-text.ts";

interface SocketAddress {
  readonly address: string;
  readonly port: number;
}

/** Everything that a gateway needs to know, checked and looked up. */
export interface GatewayPlan {
  readonly homeserver: URL;
  readonly listen: SocketAddress;
  readonly link: LinkParameters | undefined;
  readonly peers: readonly (SocketAddress & { readonly link: LinkParameters })[];
  readonly status: SocketAddress | undefined;
  /** Serves devices, and where the homeserver reaches it as an application service. */
  readonly devices: { readonly service: DeviceService; readonly listen: SocketAddress } | undefined;
  readonly logLevel: LogLevel;
  readonly quiet: boolean;
}

/** Runs a gateway until a signal comes. */
export const runGateway = (plan: GatewayPlan): Promise<void> => closingAfter((closing) => serve(plan, closing));

async function serve(plan: GatewayPlan, closing: Closing): Promise<void> {
  const { codec: implementation, report: codec } = bestCodec();
  const gateway = newGateway(plan, mappingWith(implementation));
  const { log, stop } = await openConsole(plan, () => gateway.status(now()).endpoint);
  closing.add(stop);
  const metrics = new Metrics(() => gateway.status(now()).endpoint);
  const reachability = new Reachability(log, plan.homeserver.href);
  const http = new HttpClient({
    server: plan.homeserver,
    onEvent: (event) => {
      reachability.seen(event);
      driver.handle(event);
    },
  });
  let applicationService: HttpServer | undefined;
  const driver: Driver<GatewayEvent, GatewayEffect> = await Driver.open({
    machine: gateway,
    ...plan.listen,
    onEffect: (effect) => {
      if (effect.kind === "log") logEffect(log, effect);
      else if (effect.kind === "served-response") applicationService?.handle(effect);
      else http.handle(effect);
    },
    onSent: ({ datagram, account }) => metrics.sent(datagram, account),
    onReceived: (datagram) => metrics.received(datagram),
    onTrouble: (what, error) => log.debug({ err: error }, `trouble with the network (${what})`),
    onBug: dieOfBug(log, "gateway"),
  });
  closing.add(() => Promise.all([driver.close(), http.close()]));
  log.info({ tables: codec.tables }, `the codec is ${codecText(codec)}`);
  if (plan.devices !== undefined) {
    const { listen } = plan.devices;
    applicationService = await HttpServer.listen({ ...listen, onEvent: (event) => driver.handle(event) });
    closing.add(() => applicationService?.close());
    log.info(
      { listen: formatAddress(listen.address, listen.port) },
      "the homeserver may reach the application service",
    );
  }
  const pages = new StatusPages({
    status: () => ({ ...gateway.status(now()), codec }),
    text: () => [`codec: ${codecText(codec)}`, gatewayText(gateway.status(now()), now())].join("\n"),
    metrics: () => metrics.render(),
  });
  const server = plan.status === undefined ? undefined : await HttpServer.listen({ ...plan.status, pages });
  closing.add(() => server?.close());
  const { address, port } = driver.address;
  log.info(
    {
      listen: formatAddress(address, port),
      homeserver: plan.homeserver.href,
      ...(server && { status: `http://${formatAddress(server.address.address, server.address.port)}` }),
    },
    "ready: CoAP in, HTTP out",
  );
  await untilSignal(log);
}

const newGateway = (plan: GatewayPlan, mapping: MappingSettings): Gateway =>
  new Gateway(
    {
      random: new SystemRandom(),
      homeserver: plan.homeserver.href,
      mapping,
      peers: plan.peers.map(({ address, port, link }) => ({ peer: addressPeer(address, port), link })),
      ...(plan.link !== undefined && { defaultLink: plan.link }),
      ...(plan.devices !== undefined && { devices: plan.devices.service }),
    },
    now(),
  );
