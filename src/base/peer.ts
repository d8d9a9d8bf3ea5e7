/**
 * The other end of a conversation. Every table of a protocol core is keyed by `key`: never by message id, token or
 * address alone. It changes when the address, the security identity or its epoch changes (a new DTLS session is a new
 * peer; an OSCORE peer that moved to another address is the same one).
 */
export interface Peer {
  readonly key: string;
  /** IPv4 or IPv6 literal, without brackets. */
  readonly address: string;
  readonly port: number;
  /** Who it proved to be, if security is in use: an OSCORE key id, a certificate's name. */
  readonly identity?: string;
}

/** A peer known by its address only: plain CoAP. */
export const addressPeer = (address: string, port: number): Peer => ({
  key: address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`,
  address,
  port,
});
