import { type Duration, seconds } from "../src/base/time.ts";
import type { HttpsMeter } from "../src/io/https-meter.ts";
import type { LocalClient, MatrixWorld } from "../src/io/matrix-world.ts";
import type { HttpRequest, HttpResponse } from "../src/matrix/http.ts";
import type { LayerBytes, Passage } from "../src/sim/account.ts";

/** The yardstick: seconds are bytes × 8 / 100, both directions added. */
export const RATE = 100;

/** What one exchange put on the link. Bytes with IP headers. */
export interface Cost {
  readonly up: number;
  readonly down: number;
  /** Both directions, at 100 bit/s. */
  readonly seconds: number;
  readonly datagrams?: number;
  readonly retransmissions?: number;
  readonly layers?: LayerBytes;
  /** From the request to the whole answer on a link of 100 bit/s each way, as the user waits. */
  readonly waited?: number;
}

/** A way for HTTP requests to reach the homeserver, and what they cost on it. */
export interface Carrier {
  readonly name: string;
  /** `meanwhile` runs when the request is under way (a long poll waits). */
  exchange(request: HttpRequest, meanwhile?: () => Promise<void>): Promise<{ response: HttpResponse; cost: Cost }>;
  close(): Promise<void>;
}

const costOf = (up: number, down: number): Cost => ({ up, down, seconds: ((up + down) * 8) / RATE });

export function httpsCarrier(name: string, meter: HttpsMeter): Carrier {
  return {
    name,
    async exchange(request, meanwhile) {
      const running = meter.exchange(request);
      await meanwhile?.();
      const { response, up, down } = await running;
      return { response, cost: costOf(up.ip, down.ip) };
    },
    close: () => meter.close(),
  };
}

/** Acknowledgements that follow an answer belong to it: after so long on a link of 100 bit/s they have arrived. */
const AFTERMATH: Duration = seconds(60);
/** Into a long poll that is served from an observation. */
const UNDER_WAY: Duration = seconds(2);

/** Client and gateway, in the profile that the client speaks. */
export function linkCarrier(name: string, world: MatrixWorld, client: LocalClient): Carrier {
  return {
    name,
    async exchange(request, meanwhile) {
      const first = world.world.timeline.length;
      const started = world.world.now;
      let ended = started;
      const running = client.request(request).then((response) => {
        ended = world.world.now;
        return response;
      });
      if (meanwhile !== undefined) {
        await world.pass(UNDER_WAY);
        await meanwhile();
      }
      const response = await running;
      await world.pass(AFTERMATH);
      return { response, cost: { ...linkCost(world.world.timeline.slice(first)), waited: (ended - started) / 1000 } };
    },
    close: async () => {},
  };
}

/** What crossed a link, added up. `up` is what came to the gateway. */
export function linkCost(passages: readonly Passage[]): Cost {
  const sent = passages.filter((passage) => passage.start !== undefined && !passage.copy);
  const bytes = (some: readonly Passage[]) => some.reduce((sum, { size }) => sum + size, 0);
  const layer = (name: "header" | "options" | "payload" | "security") =>
    sent.reduce((sum, { layers }) => sum + layers[name], 0);
  return {
    ...costOf(bytes(sent.filter(({ to }) => to === "gateway")), bytes(sent.filter(({ from }) => from === "gateway"))),
    datagrams: sent.length,
    retransmissions: sent.filter(({ retransmission }) => retransmission).length,
    layers: {
      overhead: sent.reduce((sum, { size, datagram }) => sum + size - datagram.length, 0),
      header: layer("header"),
      options: layer("options"),
      payload: layer("payload"),
      security: layer("security"),
    },
  };
}
