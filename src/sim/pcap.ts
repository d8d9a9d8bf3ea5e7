import { ByteWriter } from "../base/bytes.ts";
import type { Peer } from "../base/peer.ts";
import type { Instant } from "../base/time.ts";
import { udpPacket } from "./ip-packet.ts";

/** Raw IPv4 or IPv6, told apart by the first nibble (tcpdump.org, LINKTYPE_RAW). */
const LINKTYPE_RAW = 101;
const SNAPLEN = 262_144;

interface Packet {
  readonly at: Instant;
  readonly bytes: Uint8Array;
}

/**
 * Collects UDP datagrams and gives the bytes of a pcap file (tcpdump.org, "Libpcap File Format"; microseconds,
 * little-endian). Packets may be added in any order; the file has them by time.
 */
export class PcapWriter {
  readonly #packets: Packet[] = [];
  readonly #epoch: number;
  #identification = 0;

  /** @param epoch Unix time in milliseconds of instant 0. */
  constructor(epoch = 0) {
    this.#epoch = epoch;
  }

  get packets(): number {
    return this.#packets.length;
  }

  /** HectobitError `pcap-address` when an address is no IPv4 or IPv6 literal. */
  add(at: Instant, source: Peer, destination: Peer, datagram: Uint8Array): void {
    this.#identification = (this.#identification + 1) & 0xffff;
    this.#packets.push({ at, bytes: udpPacket(source, destination, datagram, this.#identification) });
  }

  /** The whole file. */
  finish(): Uint8Array {
    const out = new ByteWriter(24 + this.#packets.reduce((length, { bytes }) => length + 16 + bytes.length, 0));
    out.write(pcapHeader());
    for (const packet of [...this.#packets].sort((a, b) => a.at - b.at)) out.write(this.#record(packet));
    return out.finish();
  }

  /** The file's bytes for what was added since the last call, to append to a file; without the header. */
  take(): Uint8Array {
    const out = new ByteWriter();
    for (const packet of this.#packets.splice(0).sort((a, b) => a.at - b.at)) out.write(this.#record(packet));
    return out.finish();
  }

  #record({ at, bytes }: Packet): Uint8Array {
    const microseconds = Math.round((this.#epoch + at) * 1000);
    const record = new Uint8Array(16 + bytes.length);
    const view = new DataView(record.buffer);
    view.setUint32(0, Math.floor(microseconds / 1_000_000), true);
    view.setUint32(4, microseconds % 1_000_000, true);
    view.setUint32(8, bytes.length, true);
    view.setUint32(12, bytes.length, true);
    record.set(bytes, 16);
    return record;
  }
}

/** The first 24 bytes of the file. */
export function pcapHeader(): Uint8Array {
  const header = new Uint8Array(24);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0xa1b2c3d4, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, SNAPLEN, true);
  view.setUint32(20, LINKTYPE_RAW, true);
  return header;
}
