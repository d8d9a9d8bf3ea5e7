import { HectobitError } from "../base/errors.ts";

/** The bytes of an IPv4 or IPv6 literal; an IPv4 one as IPv4-mapped IPv6 (RFC 4291 §2.5.5.2) when `wide`. */
export function ipAddressBytes(address: string, wide: boolean): Uint8Array {
  const bytes = address.includes(":") ? ipv6(address) : ipv4(address);
  if (bytes === undefined) {
    throw new HectobitError("pcap-address", `"${address}" is no IP address`, {
      hint: "A capture needs nodes with literal IPv4 or IPv6 addresses, such as 10.0.0.1 or fd00::1.",
    });
  }
  if (!wide || bytes.length === 16) return bytes;
  const mapped = new Uint8Array(16).fill(0xff, 10, 12);
  mapped.set(bytes, 12);
  return mapped;
}

function ipv4(text: string): Uint8Array | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return Uint8Array.from(parts, Number);
}

function ipv6(text: string): Uint8Array | undefined {
  const [scoped] = text.split("%");
  const halves = (scoped ?? "").split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => groups(half));
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const length = head.length + (tail?.length ?? 0);
  if (halves.length === 1 ? length !== 8 : length > 7) return undefined;
  const all = [...head, ...new Array<number>(8 - length).fill(0), ...(tail ?? [])];
  return Uint8Array.from(all.flatMap((group) => [group >>> 8, group & 0xff]));
}

/** 16-bit groups; a dotted IPv4 address at the end counts as two. */
function groups(text: string): number[] | undefined {
  if (text === "") return [];
  const out: number[] = [];
  for (const part of text.split(":")) {
    const dotted = part.includes(".") ? ipv4(part) : undefined;
    if (dotted !== undefined) {
      const [a = 0, b = 0, c = 0, d = 0] = dotted;
      out.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) out.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return out;
}
