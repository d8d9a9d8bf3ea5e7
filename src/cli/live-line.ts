import type { Instant } from "../base/time.ts";
import type { EndpointStatus, TransferStatus } from "../endpoint/types.ts";

/** A transfer that is done sooner needs no line of its own. */
const WORTH_SHOWING_MS = 2_000;

/**
 * One line for a terminal: the long transfers with progress and expected time, and what waits behind them; without
 * these, how much is unanswered. Empty when the link is idle.
 */
export function liveLine(status: EndpointStatus, now: Instant, columns: number): string {
  const long = status.transfers.filter((transfer) => isLong(transfer, now));
  const waiting = status.peers.reduce((sum, peer) => sum + Object.values(peer.queued).reduce((a, b) => a + b, 0), 0);
  const bytes = status.peers.reduce((sum, peer) => sum + peer.queuedBytes, 0);
  const parts = long.map((transfer) => describeTransfer(transfer, now));
  if (waiting > 0) parts.push(`${waiting} wait (${formatBytes(bytes)})`);
  // Of what is one datagram each way no progress is known; it may still take half a minute.
  const sent = status.peers.reduce((sum, peer) => sum + peer.outstanding, 0);
  if (parts.length === 0 && sent > 0) parts.push(`${sent} sent, no answer yet`);
  return fit(parts.join(" · "), columns - 1);
}

function isLong(transfer: TransferStatus, now: Instant): boolean {
  const end = transfer.expectedEnd;
  return now - transfer.since >= WORTH_SHOWING_MS || (end !== undefined && end - transfer.since >= WORTH_SHOWING_MS);
}

/** `↑ send m.room.message 41 % of 3.0 kB, 1:40 left`. */
export function describeTransfer(transfer: TransferStatus, now: Instant): string {
  const arrow = transfer.direction === "sending" ? "↑" : "↓";
  const { bytesDone, bytesTotal, expectedEnd } = transfer;
  const progress =
    bytesTotal === undefined || bytesTotal === 0
      ? formatBytes(bytesDone)
      : `${Math.min(100, Math.floor((100 * bytesDone) / bytesTotal))} % of ${formatBytes(bytesTotal)}`;
  const left = expectedEnd === undefined ? "" : `, ${formatSpan(Math.max(0, expectedEnd - now))} left`;
  return `${arrow} ${transfer.what} ${progress}${left}`;
}

/** `17 B`, `3.0 kB`, `1.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Milliseconds as `8 s`, `1:40`, `2:03:00`, `3 d 4 h`. */
export function formatSpan(milliseconds: number): string {
  const total = Math.ceil(milliseconds / 1000);
  const [seconds, minutes, hours] = [total % 60, Math.floor(total / 60) % 60, Math.floor(total / 3600)];
  const two = (n: number) => String(n).padStart(2, "0");
  if (total < 60) return `${seconds} s`;
  if (hours === 0) return `${minutes}:${two(seconds)}`;
  return hours < 24 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** What comes over the link must not move the cursor; and a line longer than the terminal would wrap. */
function fit(text: string, columns: number): string {
  const characters = [...text.replace(/\p{Control}/gu, "�")];
  return characters.length <= columns
    ? characters.join("")
    : `${characters.slice(0, Math.max(0, columns - 1)).join("")}…`;
}
