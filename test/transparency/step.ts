import type { HttpHeader, HttpRequest } from "../../src/matrix/http.ts";
import type { World } from "./world.ts";

/**
 * One request of the scenario. It runs twice, in two worlds (sets of accounts and rooms) made the same way: straight to
 * the homeserver in one, through hectobit in the other.
 */
export interface Step {
  readonly name: string;
  /** What the homeserver answers; pinned, so that a step cannot silently test something else than it says. */
  readonly status: number;
  readonly call: (world: World) => HttpRequest;
  /** Remembers parts of the answer for later steps. */
  readonly keep?: (body: Json, world: World) => void;
  /** The homeserver promises no order of the arrays in this answer, so the two worlds may differ in it. */
  readonly anyOrder?: boolean;
  /** The answer shows both worlds (a public directory): it is only compared as one resource seen both ways. */
  readonly shared?: boolean;
  /** The answer is new each time it is asked for (a fresh token), although the method is safe. */
  readonly fresh?: boolean;
  /** The answer is a file: its bytes are compared, also of JSON. */
  readonly bytes?: boolean;
}

/** A JSON object as far as a step looks into it. */
export type Json = { readonly [key: string]: unknown };

const EMPTY = new Uint8Array(0);
const encoder = new TextEncoder();

type Template = (strings: TemplateStringsArray, ...parameters: readonly string[]) => string;

/** Percent-encodes each parameter as a client library does; what is written literally stays as it is. */
const under =
  (prefix: string): Template =>
  (strings, ...parameters) =>
    prefix + strings.reduce((all, part, i) => all + encodeURIComponent(parameters[i - 1] ?? "") + part);

export const v3 = under("/_matrix/client/v3/");
export const v1 = under("/_matrix/client/v1/");
export const r0 = under("/_matrix/client/r0/");
export const unstable = under("/_matrix/client/unstable/");
export const media = under("/_matrix/media/v3/");
export const target = under("");

const authorization = (token: string | undefined): HttpHeader[] =>
  token === undefined ? [] : [["authorization", `Bearer ${token}`]];

export const get = (path: string, token?: string): HttpRequest => ({
  method: "GET",
  target: path,
  headers: authorization(token),
  body: EMPTY,
});

/** A request with these bytes; without a type, none is said. */
export const raw = (
  method: string,
  path: string,
  token: string | undefined,
  body: Uint8Array | string = EMPTY,
  type?: string,
): HttpRequest => ({
  method,
  target: path,
  headers: [...authorization(token), ...(type === undefined ? [] : ([["content-type", type]] as const))],
  body: typeof body === "string" ? encoder.encode(body) : body,
});

const json =
  (method: string) =>
  (path: string, token: string | undefined, body: unknown = {}): HttpRequest =>
    raw(method, path, token, JSON.stringify(body), "application/json");

export const put = json("PUT");
export const post = json("POST");
export const remove = (path: string, token?: string): HttpRequest => ({ ...get(path, token), method: "DELETE" });
