/**
 * The seam between the gateway and what serves devices (application service, telemetry): the gateway owns the CoAP
 * endpoint and the way to the homeserver, the device service owns devices, users, rooms and transaction ids.
 */
import type { Output } from "../base/machine.ts";
import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import type { Body } from "../coap/message.ts";
import type { ServerExchangeId } from "../endpoint/types.ts";
import type { HttpClientEffect, HttpClientEvent, HttpServerEffect, HttpServerEvent, LogEffect } from "./http.ts";

/**
 * The answers to its own HTTP requests, and requests of the homeserver to the application service API. The ids of HTTP
 * requests are the service's own: the gateway translates them, so they need to be unique among its own only.
 */
export type DeviceServiceEvent = HttpClientEvent | HttpServerEvent;

export type DeviceServiceEffect =
  | HttpClientEffect
  | HttpServerEffect
  | LogEffect
  /** The answer to a request given by `accept`; exactly one for each. */
  | { readonly kind: "device-reply"; readonly exchange: ServerExchangeId; readonly response: Body };

/**
 * A machine without datagrams of its own: it is given every CoAP request whose first Uri-Path segment is `@`, whole.
 * It never throws on what a remote sent.
 */
export interface DeviceService {
  /** The options still hold the whole Uri-Path, `@` first. */
  accept(request: Body, peer: Peer, exchange: ServerExchangeId, now: Instant): void;
  handle(event: DeviceServiceEvent, now: Instant): void;
  wake(now: Instant): void;
  deadline(): Instant | undefined;
  /** Effects only, in order. */
  drain(max: number): Output<DeviceServiceEffect>[];
  /** What `/.well-known/core` says of its resources, in link format (RFC 6690): `</@/r>;ct=110`; empty when none. */
  links(): readonly string[];
  /** For the gateway's status: counts and ages, JSON-safe. */
  status(now: Instant): Readonly<Record<string, unknown>>;
}
