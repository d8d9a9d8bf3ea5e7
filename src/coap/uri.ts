/** coap and coaps URIs to options and back (RFC 7252 §6.4, §6.5). */
import { utf8, utf8Text } from "../base/bytes.ts";
import { HectobitError } from "../base/errors.ts";
import type { Option } from "./message.ts";
import { stringOption, stringOptions, stringValue } from "./option-values.ts";
import { URI_HOST, URI_PATH, URI_PORT, URI_QUERY } from "./options.ts";

export type CoapScheme = "coap" | "coaps";

/** Where a request goes, and the options that say the rest of its URI. */
export interface CoapUri {
  readonly scheme: CoapScheme;
  /** An IPv4 or IPv6 literal without brackets, or a name in lower case. */
  readonly host: string;
  readonly port: number;
  /** Uri-Host (only for a name), Uri-Path and Uri-Query. Uri-Port never: it is the port that the request goes to. */
  readonly options: readonly Option[];
}

const DEFAULT_PORTS: Readonly<Record<CoapScheme, number>> = { coap: 5683, coaps: 5684 };

const EXAMPLE = "A URI looks like coap://host:5683/path/of/segments?query, with an IPv6 address in brackets.";

const wrong = (text: string, why: string): HectobitError =>
  new HectobitError("coap.uri", `"${text}" is no CoAP URI: ${why}`, { hint: EXAMPLE });

/** HectobitError `coap.uri` when the text is none, or says what no option can hold. */
export function parseCoapUri(text: string): CoapUri {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(text.trim());
  if (parts === null) throw wrong(text, "it does not begin with coap://");
  const [, schemeText = "", authority = "", path = "", query, fragment] = parts;
  const scheme = schemeText.toLowerCase();
  if (scheme !== "coap" && scheme !== "coaps") throw wrong(text, `its scheme is ${scheme}`);
  if (fragment !== undefined) throw wrong(text, "it has a fragment (#); write %23 for the character");
  const { host, literal, port } = readAuthority(authority, text);
  const options = [
    ...(literal ? [] : [component(URI_HOST, host, text)]),
    ...pathSegments(path).map((segment) => component(URI_PATH, decoded(segment, text), text)),
    ...(query === undefined ? [] : query.slice(1).split("&")).map((argument) =>
      component(URI_QUERY, decoded(argument, text), text),
    ),
  ];
  return { scheme, host, port: port ?? DEFAULT_PORTS[scheme], options };
}

function readAuthority(authority: string, text: string): { host: string; literal: boolean; port: number | undefined } {
  if (authority.includes("@")) throw wrong(text, "it names a user, which CoAP has no place for");
  const parts = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d*))?$/.exec(authority);
  if (parts === null) throw wrong(text, "its host or port cannot be read");
  const [, bracketed, plain = "", portText = ""] = parts;
  const port = portText === "" ? undefined : Number(portText);
  if (port !== undefined && (port < 1 || port > 65_535)) throw wrong(text, `there is no port ${portText}`);
  if (bracketed !== undefined) {
    if (!/^[0-9a-f:.]+(%.+)?$/i.test(bracketed) || !bracketed.includes(":")) {
      throw wrong(text, "what is in brackets is no IPv6 address");
    }
    return { host: bracketed.replace(/^([^%]*)%25/, "$1%").toLowerCase(), literal: true, port };
  }
  const host = decoded(plain, text).toLowerCase();
  if (host === "") throw wrong(text, "it has no host");
  return { host, literal: isIpv4(host), port };
}

const isIpv4 = (host: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(host) && host.split(".").every((part) => Number(part) < 256);

/** Segments after the dots are resolved (RFC 3986 §5.2.4); none for an empty path and for `/`. */
function pathSegments(path: string): string[] {
  if (path === "" || path === "/") return [];
  const resolved: string[] = [];
  const segments = path.slice(1).split("/");
  for (const [index, segment] of segments.entries()) {
    if (segment === "..") resolved.pop();
    if (segment !== "." && segment !== "..") resolved.push(segment);
    else if (index === segments.length - 1) resolved.push("");
  }
  return resolved.length === 1 && resolved[0] === "" ? [] : resolved;
}

function decoded(part: string, text: string): string {
  const bytes: number[] = [];
  for (let rest = part; rest !== ""; ) {
    const triplet = /^%([0-9a-f]{2})/i.exec(rest);
    if (triplet?.[1] !== undefined) {
      bytes.push(Number.parseInt(triplet[1], 16));
      rest = rest.slice(3);
      continue;
    }
    if (rest.startsWith("%")) throw wrong(text, "after % stand two hexadecimal digits");
    const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    bytes.push(...utf8(character));
    rest = rest.slice(character.length);
  }
  const value = utf8Text(Uint8Array.from(bytes));
  if (value === undefined) throw wrong(text, "its percent-encoded bytes are not UTF-8");
  return value;
}

function component(number: number, value: string, text: string): Option {
  const option = stringValue(number, value);
  if (option.value.length > 255) throw wrong(text, "a segment or argument is longer than 255 bytes");
  if (number === URI_PATH && (value === "." || value === "..")) throw wrong(text, "a segment must not be . or ..");
  return option;
}

/** Characters that a segment (RFC 3986 pchar), a host (reg-name) and an argument may hold as they are. */
const SEGMENT = /[A-Za-z0-9._~!$&'()*+,;=:@-]/;
const HOST = /[A-Za-z0-9._~!$&'()*+,;=-]/;
const ARGUMENT = /[A-Za-z0-9._~!$'()*+,;=:@/?-]/;

/** The URI that options say, of a request that went to `host` and `port`. Undefined when an option is not UTF-8. */
export function formatCoapUri(
  options: readonly Option[],
  to: { readonly scheme: CoapScheme; readonly host: string; readonly port: number },
): string | undefined {
  const segments = stringOptions(options, URI_PATH);
  const queries = stringOptions(options, URI_QUERY);
  if (segments === undefined || queries === undefined) return undefined;
  const name = stringOption(options, URI_HOST);
  const host = name === undefined ? to.host.replace("%", "%25") : encoded(name, HOST);
  const portOption = options.find((option) => option.number === URI_PORT);
  const port = portOption === undefined ? to.port : portOption.value.reduce((sum, byte) => sum * 256 + byte, 0);
  const authority = `${host.includes(":") ? `[${host}]` : host}${port === DEFAULT_PORTS[to.scheme] ? "" : `:${port}`}`;
  const path = segments.map((segment) => `/${encoded(segment, SEGMENT)}`).join("") || "/";
  const query = queries.length === 0 ? "" : `?${queries.map((argument) => encoded(argument, ARGUMENT)).join("&")}`;
  return `${to.scheme}://${authority}${path}${query}`;
}

const encoded = (value: string, allowed: RegExp): string =>
  [...utf8(value)]
    .map((byte) => String.fromCharCode(byte))
    .map((character) =>
      allowed.test(character) ? character : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("");
