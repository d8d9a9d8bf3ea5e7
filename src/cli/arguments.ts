/** Readers of command-line arguments, shared by all commands. Each throws what commander reports as a usage error. */
import { isIP } from "node:net";
import { InvalidArgumentError } from "commander";
import { type Duration, milliseconds } from "../base/time.ts";
import { canonicalAddress } from "../io/address.ts";

/** Where to listen or send: a literal or a name still to be looked up, and a port. */
export interface Address {
  /** IPv4 or IPv6 literal in canonical form (no brackets), or a host name. */
  readonly host: string;
  readonly port: number;
}

/** Lowest port that stands for a service; 0 is allowed where the system may choose. */
export interface AddressRules {
  /** Used when the argument names none. Without it a port must be given. */
  readonly defaultPort?: number;
  /** Port 0: the system chooses one (only for listening). */
  readonly allowZero?: boolean;
  /** A bare `:5683` or `5683` listens here. Without it a host must be given. */
  readonly defaultHost?: string;
}

const HOW = "give ADDR:PORT, such as 127.0.0.1:5683, [::1]:5683 or gateway.example:5683";

/** `127.0.0.1:5683`, `[::1]:5683`, `name:5683`; with defaults also `name`, `:5683` and `5683`. */
export function parseAddress(text: string, rules: AddressRules = {}): Address {
  const { host, port } = splitAddress(text.trim());
  return { host: readHost(host, rules), port: readPort(port, rules) };
}

function splitAddress(text: string): { host: string; port: string | undefined } {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
  if (bracketed !== null) {
    const [, host = "", port] = bracketed;
    if (isIP(host.replace(/%.*$/, "")) !== 6) throw new InvalidArgumentError(`"${host}" is no IPv6 address; ${HOW}.`);
    return { host, port };
  }
  if (isIP(text) === 6) return { host: text, port: undefined };
  if (/^\d+$/.test(text)) return { host: "", port: text };
  const colon = text.lastIndexOf(":");
  return colon < 0 ? { host: text, port: undefined } : { host: text.slice(0, colon), port: text.slice(colon + 1) };
}

function readHost(host: string, rules: AddressRules): string {
  if (host === "") {
    if (rules.defaultHost !== undefined) return rules.defaultHost;
    throw new InvalidArgumentError(`The host is missing; ${HOW}.`);
  }
  if (isIP(host.replace(/%.*$/, "")) !== 0) return canonicalAddress(host);
  if (host.includes(":")) throw new InvalidArgumentError(`An IPv6 address before a port needs brackets; ${HOW}.`);
  if (!/^[A-Za-z0-9_]([A-Za-z0-9_-]*\.?)*$/.test(host) || host.length > 253 || /^[\d.]+$/.test(host)) {
    throw new InvalidArgumentError(`"${host}" is neither an address nor a host name; ${HOW}.`);
  }
  return host.toLowerCase();
}

function readPort(port: string | undefined, rules: AddressRules): number {
  if (port === undefined) {
    if (rules.defaultPort !== undefined) return rules.defaultPort;
    throw new InvalidArgumentError(`The port is missing; ${HOW}.`);
  }
  const number = /^\d{1,5}$/.test(port) ? Number(port) : Number.NaN;
  const lowest = rules.allowZero === true ? 0 : 1;
  if (!(number >= lowest && number <= 65_535)) {
    throw new InvalidArgumentError(`"${port}" is no port; a port is ${lowest} to 65535.`);
  }
  return number;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30` and `30s` are seconds; `250ms`, `5m`, `2h`, `1d`. */
export function parseDuration(text: string): Duration {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)?$/.exec(text.trim());
  const factor = UNITS[match?.[2] ?? "s"];
  if (match?.[1] === undefined || factor === undefined) {
    throw new InvalidArgumentError(`"${text}" is no span of time; give seconds, or a unit: 250ms, 30s, 5m, 2h, 1d.`);
  }
  return milliseconds(Number(match[1]) * factor);
}

/** A whole number in [lowest, highest]. */
export function parseInteger(text: string, lowest: number, highest: number): number {
  const number = /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(number >= lowest && number <= highest)) {
    throw new InvalidArgumentError(`"${text}" is no whole number from ${lowest} to ${highest}.`);
  }
  return number;
}

/** One of a list of names; the error says the nearest and all. */
export function parseChoice<T extends string>(text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  const near = nearest(text, choices);
  throw new InvalidArgumentError(
    `${near === undefined ? "" : `Did you mean "${near}"? `}Allowed: ${[...choices].join(", ")}.`,
  );
}

/** An http or https URL of a server; a path in it becomes a prefix. No credentials, query or fragment. */
export function parseServerUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new InvalidArgumentError(`"${text}" is no URL; give one such as http://127.0.0.1:8008.`);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new InvalidArgumentError(`"${text}" must begin with http:// or https://.`);
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new InvalidArgumentError(`"${text}" must not hold a user, password, query or fragment.`);
  }
  return url;
}

/** The candidate that differs least from `text`, when it is near enough to be meant. */
export function nearest<T extends string>(text: string, candidates: readonly T[]): T | undefined {
  let best: T | undefined;
  let bestDistance = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that make one text the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const costs = [(row[j - 1] ?? 0) + (same ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1];
      next.push(Math.min(...costs, swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
