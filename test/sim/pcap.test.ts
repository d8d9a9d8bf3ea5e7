import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { addressPeer } from "../../src/base/peer.ts";
import { instant } from "../../src/base/time.ts";
import { ipAddressBytes } from "../../src/sim/ip-address.ts";
import { checksum } from "../../src/sim/ip-packet.ts";
import { PcapWriter } from "../../src/sim/pcap.ts";

const A = addressPeer("10.0.0.1", 5683);
const B = addressPeer("192.168.255.254", 61_616);
const C = addressPeer("fd00::1", 5683);
const D = addressPeer("2001:db8:0:1::1.2.3.4", 5684);

interface Record {
  readonly at: number;
  readonly ip: Uint8Array;
}

function parse(file: Uint8Array): { header: number[]; records: Record[] } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const records: Record[] = [];
  for (let offset = 24; offset < file.length; ) {
    const length = view.getUint32(offset + 8, true);
    const at = view.getUint32(offset, true) * 1_000_000 + view.getUint32(offset + 4, true);
    records.push({ at, ip: file.subarray(offset + 16, offset + 16 + length) });
    offset += 16 + length;
  }
  return { header: [view.getUint32(0, true), view.getUint32(20, true)], records };
}

const sample = (): PcapWriter => {
  const writer = new PcapWriter(1_700_000_000_000);
  writer.add(instant(2_500.25), B, A, new Uint8Array([0x60, 0x45, 0, 1]));
  writer.add(instant(0), A, B, new Uint8Array([0x40, 0x01, 0, 1, 0xb1, 0x61, 0xff]));
  writer.add(instant(9_000), C, D, new Uint8Array(1_281).fill(0xfe));
  writer.add(instant(9_001), A, D, new Uint8Array(0));
  return writer;
};

t.test("the file: header, records by time with microseconds, nothing left over", async (t) => {
  const { header, records } = parse(sample().finish());
  t.same(header, [0xa1b2c3d4, 101]);
  t.same(
    records.map(({ at }) => at - 1_700_000_000_000_000),
    [0, 2_500_250, 9_000_000, 9_001_000],
  );
  t.same(
    records.map(({ ip }) => ip.length),
    [35, 32, 48 + 1_281, 48],
  );
});

t.test("IPv4: lengths, addresses, and checksums that add up to zero", async (t) => {
  const ip = parse(sample().finish()).records[0]?.ip ?? new Uint8Array();
  const view = new DataView(ip.buffer, ip.byteOffset, ip.length);
  t.equal(view.getUint16(2), 35);
  t.same([...ip.subarray(12, 20)], [10, 0, 0, 1, 192, 168, 255, 254]);
  t.equal(checksum(ip.subarray(0, 20)), 0);
  t.same([view.getUint16(20), view.getUint16(22), view.getUint16(24)], [5683, 61_616, 15]);
  t.equal(checksum(ip.subarray(12, 20), new Uint8Array([0, 17, 0, 15]), ip.subarray(20)), 0);
});

t.test("IPv6: lengths and the pseudo header's checksum; an IPv4 end is mapped", async (t) => {
  const [, , six, mixed] = parse(sample().finish()).records;
  const ip = six?.ip ?? new Uint8Array();
  const view = new DataView(ip.buffer, ip.byteOffset, ip.length);
  t.same([view.getUint8(0), view.getUint16(4), view.getUint8(6)], [0x60, 8 + 1_281, 17]);
  t.equal(
    checksum(ip.subarray(8, 40), new Uint8Array([0, 17, (8 + 1_281) >> 8, (8 + 1_281) & 255]), ip.subarray(40)),
    0,
  );
  t.same([...(mixed?.ip.subarray(18, 24) ?? [])], [0xff, 0xff, 10, 0, 0, 1]);
});

t.test("addresses: literals only", async (t) => {
  t.same([...ipAddressBytes("::", false)], new Array(16).fill(0));
  t.same([...ipAddressBytes("1:2:3:4:5:6:7:8", false)], [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]);
  t.same([...ipAddressBytes("fe80::1%eth0", false)].slice(0, 2), [0xfe, 0x80]);
  for (const bad of ["example.org", "1.2.3", "1.2.3.256", "1::2::3", "1:2:3", "g::", "1:2:3:4:5:6:7:8:9", ""]) {
    t.throws(() => ipAddressBytes(bad, false), { code: "pcap-address" }, bad);
  }
});

const tshark = spawnSync("tshark", ["--version"]).status === 0;
t.test("Wireshark agrees", { skip: tshark ? false : "tshark is not installed" }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "hectobit-pcap-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "a.pcap"), sample().finish());
  const options = [
    "-o",
    "ip.check_checksum:TRUE",
    "-o",
    "udp.check_checksum:TRUE",
    "-T",
    "fields",
    "-e",
    "frame.protocols",
  ];
  const checks = ["-e", "udp.checksum.status", "-e", "udp.length"];
  const { stdout } = spawnSync("tshark", ["-r", join(folder, "a.pcap"), ...options, ...checks], { encoding: "utf8" });
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => line.split("\t"));
  t.same(
    lines.map(([, status, length]) => [status, length]),
    [
      ["1", "15"],
      ["1", "12"],
      ["1", "1289"],
      ["1", "8"],
    ],
  );
});
