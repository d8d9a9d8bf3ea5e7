import { concat } from "../base/bytes.ts";
import type { Peer } from "../base/peer.ts";
import { ipAddressBytes } from "./ip-address.ts";

const UDP = 17;
const HOP_LIMIT = 64;

/** A UDP datagram in an IPv4 packet (RFC 791), or IPv6 (RFC 8200) when either address is; checksums are right. */
export function udpPacket(source: Peer, destination: Peer, payload: Uint8Array, identification: number): Uint8Array {
  const wide = source.address.includes(":") || destination.address.includes(":");
  const from = ipAddressBytes(source.address, wide);
  const to = ipAddressBytes(destination.address, wide);
  const udp = udpHeader(source.port, destination.port, payload, concat(from, to));
  const ip = wide
    ? ipv6Header(from, to, udp.length + payload.length)
    : ipv4Header(from, to, udp, payload, identification);
  return concat(ip, udp, payload);
}

function ipv4Header(
  from: Uint8Array,
  to: Uint8Array,
  udp: Uint8Array,
  payload: Uint8Array,
  identification: number,
): Uint8Array {
  const header = new Uint8Array(20);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x45);
  view.setUint16(2, 20 + udp.length + payload.length);
  view.setUint16(4, identification);
  view.setUint8(8, HOP_LIMIT);
  view.setUint8(9, UDP);
  header.set(from, 12);
  header.set(to, 16);
  view.setUint16(10, checksum(header));
  return header;
}

function ipv6Header(from: Uint8Array, to: Uint8Array, length: number): Uint8Array {
  const header = new Uint8Array(40);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x60);
  view.setUint16(4, length);
  view.setUint8(6, UDP);
  view.setUint8(7, HOP_LIMIT);
  header.set(from, 8);
  header.set(to, 24);
  return header;
}

/** RFC 768; the pseudo header's addresses are those of IP, its other fields the protocol and the length. */
function udpHeader(source: number, destination: number, payload: Uint8Array, addresses: Uint8Array): Uint8Array {
  const header = new Uint8Array(8);
  const view = new DataView(header.buffer);
  const length = 8 + payload.length;
  view.setUint16(0, source);
  view.setUint16(2, destination);
  view.setUint16(4, length);
  const pseudo = new Uint8Array([0, UDP, length >>> 8, length & 0xff]);
  // An all-zero checksum would mean that there is none.
  view.setUint16(6, checksum(addresses, pseudo, header, payload) || 0xffff);
  return header;
}

/** RFC 1071, over parts of which only the last may have an odd length. */
export function checksum(...parts: readonly Uint8Array[]): number {
  let total = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length; i += 2) total += ((part[i] ?? 0) << 8) + (part[i + 1] ?? 0);
  }
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x10000);
  return ~total & 0xffff;
}
