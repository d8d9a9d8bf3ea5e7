/** Bytes of one direction of an exchange over TLS. */
export interface HttpsBytes {
  /** Measured on the sockets: TLS records. */
  readonly tls: number;
  /** With TCP/IP headers and pure ACKs, computed: see `withTcp`. */
  readonly ip: number;
}

/** IPv4 without options, and TCP with timestamps (RFC 7323), which all present-day systems send. */
const HEADERS = 20 + 32;
/** Ethernet's 1500 without both headers. */
const SEGMENT = 1_448;
/** SYN and SYN-ACK carry MSS, SACK-permitted, timestamps and window scale: 40 bytes of TCP each. */
const SYN = 20 + 40;

const segments = (bytes: number): number => Math.ceil(bytes / SEGMENT);

/**
 * Adds to the measured bytes what TCP/IP puts around them: 52 bytes for each segment of 1448 bytes, and a pure ACK of
 * 52 bytes for each two segments the other way (RFC 9293 §3.8.6.3). The request's last ACK rides on the response. These
 * are computed and not measured, because the loopback's segments are not those of a slow link; nothing is lost, so this
 * is the least that TCP would send.
 */
export function withTcp(up: number, down: number): { readonly up: HttpsBytes; readonly down: HttpsBytes } {
  const acksUp = Math.ceil(segments(down) / 2);
  const acksDown = Math.max(0, Math.ceil(segments(up) / 2) - 1);
  return {
    up: { tls: up, ip: up + (segments(up) + acksUp) * HEADERS },
    down: { tls: down, ip: down + (segments(down) + acksDown) * HEADERS },
  };
}

/** The same for the set-up of a connection: SYN, SYN-ACK and ACK before what TLS sends. */
export function withTcpOpening(up: number, down: number): { readonly up: HttpsBytes; readonly down: HttpsBytes } {
  const cost = withTcp(up, down);
  return { up: { tls: up, ip: cost.up.ip + SYN + HEADERS }, down: { tls: down, ip: cost.down.ip + SYN } };
}
