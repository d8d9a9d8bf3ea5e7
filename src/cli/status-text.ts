/** The status pages for people. */
import type { Instant } from "../base/time.ts";
import type { ClientStatus } from "../client/types.ts";
import type { AirtimeSheet } from "../endpoint/airtime-account.ts";
import type { EndpointStatus, PeerStatus } from "../endpoint/types.ts";
import type { GatewayStatus } from "../gateway/types.ts";
import { describeTransfer, formatBytes, formatSpan } from "./live-line.ts";

const MOST_PEERS = 50;

export function gatewayText(status: GatewayStatus, now: Instant): string {
  const { running, waiting, polls } = status.upstream;
  return [
    `homeserver: ${running} requests, ${polls} long polls, ${waiting} wait`,
    ...endpointLines(status.endpoint, now),
    ...status.observations.map(
      ({ peer, state, notifications, swallowed, trouble }) =>
        `sync of ${peer}: ${state}, ${notifications} notifications, ${swallowed} empty polls kept off the link` +
        (trouble === undefined ? "" : ` (${trouble})`),
    ),
    ...airtimeLines(status.airtime.total),
    "",
  ].join("\n");
}

export function clientText(status: ClientStatus, now: Instant): string {
  const { requests, polls, messages } = status.waiting;
  return [
    status.link.text,
    `local programs: ${requests} requests and ${polls} polls wait; ${messages} messages are not known to have arrived`,
    ...endpointLines(status.endpoint, now),
    ...airtimeLines(status.airtime),
    "",
  ].join("\n");
}

function endpointLines(status: EndpointStatus, now: Instant): string[] {
  const { peers, transfers, rejects } = status;
  const more = peers.length > MOST_PEERS ? [`… and ${peers.length - MOST_PEERS} more peers`] : [];
  return [
    `${peers.length} peers, observations: ${status.observations.served} served, ${status.observations.followed} followed`,
    ...peers.slice(0, MOST_PEERS).map((peer) => peerLine(peer, now)),
    ...more,
    ...transfers.map((transfer) => `${transfer.peer}: ${describeTransfer(transfer, now)}`),
    ...Object.entries(rejects).map(([reason, count]) => `rejected: ${count} × ${reason}`),
  ];
}

function peerLine(peer: PeerStatus, now: Instant): string {
  const rate = peer.link === undefined ? "unknown link" : `${peer.link.sendRate} bit/s`;
  const heard = peer.lastHeard === undefined ? "never heard" : `heard ${formatSpan(now - peer.lastHeard)} ago`;
  const queued = Object.values(peer.queued).reduce((sum, count) => sum + count, 0);
  const waits = queued === 0 ? "" : `, ${queued} wait (${formatBytes(peer.queuedBytes)})`;
  return `${peer.peer}: ${rate}, ${heard}, ${peer.outstanding} under way${waits}, ${peer.retransmissions} sent again`;
}

function airtimeLines(sheet: AirtimeSheet): string[] {
  const sent = Object.entries(sheet.sent).map(
    ([purpose, line]) => `sent ${purpose}: ${line.datagrams} datagrams, ${formatBytes(line.bytes)}`,
  );
  return [...sent, `received: ${sheet.received.datagrams} datagrams, ${formatBytes(sheet.received.bytes)}`];
}
