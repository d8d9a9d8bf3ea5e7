import type { LinkParameters } from "../base/link-parameters.ts";
import type { Peer } from "../base/peer.ts";
import { add, type Duration, type Instant, instant, scale, sum } from "../base/time.ts";
import { codeName, codeText } from "../coap/codes.ts";
import { receivingTime, sendingTime } from "../coap/transmission-parameters.ts";
import type { EndpointCore } from "./core.ts";
import type { Run, RunningRequests } from "./running-requests.ts";
import type { Server } from "./server.ts";
import type { EndpointStatus, PeerStatus, TransferStatus } from "./types.ts";

/** Peers that are listed: those with most to tell a person who waits. */
const LISTED_PEERS = 1000;
/** UDP payload of a block's datagram besides the block, and of the message that asks for it or acknowledges it. */
const BLOCK_HEADER = 24;
const BLOCK_REPLY = 32;
const USUAL_BLOCK = 1024;

/** What an endpoint has under way, for people. */
export function endpointStatus(
  core: EndpointCore,
  running: RunningRequests,
  server: Server,
  followed: number,
  now: Instant,
): EndpointStatus {
  const transfers = [...running.all()].flatMap((run) => runStatus(core, run, now));
  return {
    peers: peers(core),
    transfers: [...transfers, ...receivedBodies(core, server, now), ...servedBodies(core, server, now)],
    observations: { served: server.observers, followed },
    rejects: { ...core.messages.rejects.snapshot(), ...core.rejects.snapshot() },
  };
}

function peers(core: EndpointCore): PeerStatus[] {
  const list: PeerStatus[] = [];
  for (const peer of core.messages.peers()) {
    const { queued, ...status } = core.messages.status(peer);
    const { command, message, state, bulk } = queued;
    list.push({ peer: peer.key, ...status, queued: { command, message, state, bulk } });
    if (list.length >= LISTED_PEERS) break;
  }
  return list;
}

function runStatus(core: EndpointCore, run: Run, now: Instant): TransferStatus[] {
  const { progress, method } = run.transfer;
  if (progress === undefined) return [];
  const { direction, done, total } = progress;
  return [
    {
      peer: run.peer.key,
      direction,
      what: run.policy.label ?? `${codeName(method) ?? codeText(method)} ${run.transfer.path}`,
      priority: run.policy.priority,
      bytesDone: done,
      bytesTotal: total,
      since: run.since,
      expectedEnd: expectedEnd(core, { peer: run.peer, direction, done, total, from: run.messageSince }, now),
    },
  ];
}

function receivedBodies(core: EndpointCore, server: Server, now: Instant): TransferStatus[] {
  return [...server.incomplete.all()].map(({ peer, since, touched, value }) => ({
    peer: peer.key,
    direction: "receiving",
    what: "a request's body",
    priority: "bulk",
    bytesDone: value.length,
    bytesTotal: value.total,
    since,
    expectedEnd: expectedEnd(
      core,
      { peer, direction: "receiving", done: value.length, total: value.total, from: touched },
      now,
    ),
  }));
}

function servedBodies(core: EndpointCore, server: Server, now: Instant): TransferStatus[] {
  const open = [...server.held.all()].filter(({ spent }) => !spent);
  return open.map(({ peer, since, touched, value, bytes }) => ({
    peer: peer.key,
    direction: "sending",
    what: value.observation === undefined ? "a response's body" : "an observed state",
    priority: "bulk",
    bytesDone: value.served,
    bytesTotal: bytes,
    since,
    expectedEnd: expectedEnd(
      core,
      { peer, direction: "sending", done: value.served, total: bytes, from: touched },
      now,
    ),
  }));
}

/** How far a transfer is. */
interface Progress {
  readonly peer: Peer;
  readonly direction: "sending" | "receiving";
  readonly done: number;
  readonly total: number | undefined;
  /** When the block after those that are done began. */
  readonly from: Instant;
}

/** When the rest will have crossed, one block after the other, if nothing is lost and nothing else is in the way. */
function expectedEnd(core: EndpointCore, progress: Progress, now: Instant): Instant | undefined {
  const { peer, direction, done, total, from } = progress;
  const link = core.messages.link(peer);
  if (link === undefined || total === undefined) return undefined;
  const size = Math.min(USUAL_BLOCK, link.mtu);
  const left = Math.max(0, total - done);
  const blocks = Math.floor(left / size);
  const rest = left - blocks * size;
  const whole = scale(blockTime(link, direction, size), blocks);
  const end = add(from, rest === 0 ? whole : sum(whole, blockTime(link, direction, rest)));
  return instant(Math.max(end, now));
}

/** One block and its reply, there and back. */
function blockTime(link: LinkParameters, direction: "sending" | "receiving", bytes: number): Duration {
  const [block, reply] = direction === "sending" ? [sendingTime, receivingTime] : [receivingTime, sendingTime];
  return sum(block(link, bytes + BLOCK_HEADER), reply(link, BLOCK_REPLY), scale(link.latency, 2));
}
