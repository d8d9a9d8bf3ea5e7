import { isIP, SocketAddress } from "node:net";

/**
 * The one text for an address: IPv6 shortened as RFC 5952 says, IPv4 mapped into IPv6 (`::ffff:192.0.2.1`) as IPv4, so
 * that a peer has one key whichever socket it came through. What is no address is returned unchanged.
 */
export function canonicalAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [literal = "", zone] = address.split("%", 2);
  if (isIP(literal) !== 6) return address;
  const text = new SocketAddress({ address: literal, family: "ipv6" }).address;
  return zone === undefined ? text : `${text}%${zone}`;
}

export function isLoopback(address: string): boolean {
  return address === "::1" || address === "localhost" || /^127\.\d+\.\d+\.\d+$/.test(address);
}

/** `[::1]:5683`, `127.0.0.1:5683`. */
export const formatAddress = (host: string, port: number): string =>
  host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
