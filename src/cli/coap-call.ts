import { HectobitError } from "../base/errors.ts";
import { addressPeer } from "../base/peer.ts";
import type { Body } from "../coap/message.ts";
import { Endpoint } from "../endpoint/endpoint.ts";
import type { EndpointEffect, EndpointEvent, LinkParameters } from "../endpoint/types.ts";
import { Driver } from "../io/driver.ts";
import { SystemRandom } from "../io/system-random.ts";

/** One request to make, or one resource to observe. */
export interface CoapCall {
  /** IPv4 or IPv6 literal. */
  readonly address: string;
  readonly port: number;
  readonly request: Body;
  readonly confirmable: boolean;
  readonly link: LinkParameters | undefined;
  /** Milliseconds; undefined leaves it to the endpoint to give up. */
  readonly timeout: number | undefined;
  /** Milliseconds to observe, Infinity until a signal; undefined for a plain request. */
  readonly observe: number | undefined;
  readonly onAnswer: (response: Body, kind: "response" | "notification") => void;
}

/** What crossed the network for it. */
export interface CoapTraffic {
  sentDatagrams: number;
  sentBytes: number;
  receivedDatagrams: number;
  receivedBytes: number;
}

const EXCHANGE = 1;

/** How long a cancellation may take on its way out of the socket. */
const PARTING_MS = 100;

type CallDriver = Driver<EndpointEvent, EndpointEffect>;

/**
 * Makes the request and returns when it is over: after the answer, or when observing ended. HectobitError `coap.failed`
 * when no answer came.
 */
export async function coapCall(call: CoapCall): Promise<CoapTraffic> {
  const traffic = { sentDatagrams: 0, sentBytes: 0, receivedDatagrams: 0, receivedBytes: 0 };
  let over: Over = { resolve: () => {}, reject: () => {} };
  const ended = new Promise<void>((resolve, reject) => {
    over = { resolve, reject };
  });
  const driver: CallDriver = await Driver.open({
    machine: new Endpoint({
      random: new SystemRandom(),
      ...(call.link === undefined ? {} : { defaultLink: call.link }),
    }),
    address: call.address.includes(":") ? "::" : "0.0.0.0",
    port: 0,
    onEffect: (effect) => hear(effect, call, over),
    onSent: ({ datagram }) => {
      traffic.sentDatagrams += 1;
      traffic.sentBytes += datagram.length;
    },
    onReceived: (datagram) => {
      traffic.receivedDatagrams += 1;
      traffic.receivedBytes += datagram.length;
    },
    onBug: (error) => over.reject(error),
  });
  const release = limitTime(call, driver, over);
  try {
    ask(call, driver);
    await ended;
  } finally {
    release();
    await driver.close();
  }
  return traffic;
}

interface Over {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

function ask(call: CoapCall, driver: CallDriver): void {
  const { address, port, request, confirmable, observe } = call;
  driver.handle({
    kind: observe === undefined ? "request" : "observe",
    exchange: EXCHANGE,
    peer: addressPeer(address, port),
    request,
    policy: { priority: "message", confirmable },
  });
}

function hear(effect: EndpointEffect, call: CoapCall, over: Over): void {
  if (effect.kind === "response") {
    call.onAnswer(effect.response, "response");
    if (effect.observing !== true) over.resolve();
  } else if (effect.kind === "notification") call.onAnswer(effect.response, "notification");
  else if (effect.kind === "observation-ended") over.resolve();
  else if (effect.kind === "failed") {
    over.reject(
      new HectobitError("coap.failed", `no answer from ${call.address} (${effect.reason}): ${effect.detail}`),
    );
  }
}

/** Ends the call by its time limit, and an observation by its time or a signal. Returns what undoes it. */
function limitTime(call: CoapCall, driver: CallDriver, over: Over): () => void {
  const timers: NodeJS.Timeout[] = [];
  const after = (milliseconds: number | undefined, end: () => void) => {
    if (milliseconds !== undefined && Number.isFinite(milliseconds)) timers.push(setTimeout(end, milliseconds));
  };
  const part = () => {
    driver.handle({ kind: "cancel", exchange: EXCHANGE });
    after(PARTING_MS, over.resolve);
  };
  after(call.timeout, () => {
    const seconds = (call.timeout ?? 0) / 1000;
    over.reject(new HectobitError("coap.failed", `no answer from ${call.address} within ${seconds} s (--timeout)`));
  });
  after(call.observe, part);
  if (call.observe !== undefined) process.once("SIGINT", part).once("SIGTERM", part);
  return () => {
    for (const timer of timers) clearTimeout(timer);
    process.off("SIGINT", part).off("SIGTERM", part);
  };
}
