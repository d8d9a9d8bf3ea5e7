/** Who serves a request: by its Uri-Path. */
import { utf8, utf8Text } from "../base/bytes.ts";
import type { Body } from "../coap/message.ts";

export type Route = "discovery" | "devices" | "homeserver";

const GET = 1;
const CONTENT = 69;
const METHOD_NOT_ALLOWED = 133;
const URI_PATH = 11;
const CONTENT_FORMAT = 12;
const LINK_FORMAT = 40;

export function route(request: Body): Route {
  const [first, second, ...more] = request.options.filter(({ number }) => number === URI_PATH);
  const name = first && utf8Text(first.value);
  if (name === "@") return "devices";
  const core = second && utf8Text(second.value) === "core" && more.length === 0;
  return name === ".well-known" && core ? "discovery" : "homeserver";
}

/** RFC 6690: what there is, for a person or a machine that looks around. `7` is /sync (MSC3079). */
export function discoveryAnswer(request: Body, deviceLinks: readonly string[]): Body {
  if (request.code !== GET) return { code: METHOD_NOT_ALLOWED, options: [], payload: new Uint8Array(0) };
  const links = ['</7>;title="Matrix sync";ct=60;obs', '</_matrix>;title="Matrix client-server API"', ...deviceLinks];
  return {
    code: CONTENT,
    options: [{ number: CONTENT_FORMAT, value: Uint8Array.of(LINK_FORMAT) }],
    payload: utf8(links.join(",")),
  };
}
