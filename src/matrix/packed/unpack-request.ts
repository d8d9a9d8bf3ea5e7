import { EMPTY } from "../../base/bytes.ts";
import { fail, ok, type Result } from "../../base/errors.ts";
import { MAX_HEADERS, MAX_TARGET } from "../../base/limits.ts";
import { FETCH } from "../../coap/codes.ts";
import type { Code } from "../../coap/message.ts";
import type { SequenceCodec } from "../../codec/codec.ts";
import { fieldOf, fieldOfLine, nameOfNumber } from "../header-option.ts";
import type { HttpHeader, HttpRequest } from "../http.ts";
import { onlyValue } from "../json-span.ts";
import { isRequestField } from "../meaning-headers.ts";
import { REQUEST_TARGET } from "../target.ts";
import { endpointOf, pathOfEndpoint } from "./endpoint-path.ts";
import { CONTENT_TYPE, HEADER, METHOD, OTHER_BODY, STYLES, TOKEN, VERSION } from "./item-codes.ts";
import { type JsonItem, JsonItems, readItem, stringOf } from "./json-items.ts";
import { SAFE_METHODS } from "./pack-request.ts";
import type { PackedPayload } from "./packed-payload.ts";
import { objectToQuery } from "./query-object.ts";
import { xMatrixValue } from "./x-matrix.ts";

/** A token that is to be known by an index from now on. */
export interface Announcement {
  readonly index: number;
  readonly token: string;
}

/** What a packed request says. The access token may be an index yet. */
export interface Unpacked {
  readonly request: HttpRequest;
  /** Set instead of an Authorization among the headers. */
  readonly tokenIndex: number | undefined;
  readonly announcement: Announcement | undefined;
}

/** The error is a sentence about the payload. */
export function unpackRequest(code: Code, payload: PackedPayload, codec: SequenceCodec): Result<Unpacked, string> {
  const decoded = codec.decodeSequence(payload.sequence);
  if (!decoded.ok) return fail(`The payload can't be decoded: ${decoded.error.detail} (byte ${decoded.error.offset}).`);
  const items = new JsonItems(decoded.value.json, decoded.value.last);
  const reading = new Reading(items, payload.offer !== undefined);
  const flaw = reading.read();
  if (flaw !== undefined) return fail(flaw);
  return reading.finish(code, payload.body);
}

const MALFORMED = "The items of the payload are not those of a request.";
const TOKEN_TEXT = /^[\x20-\x7e\x80-\xff]{1,8192}$/;
/**
 * Items behind the endpoint: every header field that a request may have, and each of the others more than once. Too low:
 * requests with many fields are refused. Too high: a body of nothing but small items keeps all peers waiting.
 */
const MAX_ITEMS = 2 * MAX_HEADERS + 16;
/**
 * Bytes of all items besides query and body: parameters and header fields as JSON text, somehow escaped. Too low: long
 * targets with many fields are refused. Too high: while the homeserver is slow, so much waits with each request.
 */
const MAX_SAID = 4 * MAX_TARGET;
/** Bytes of a query: `&` alone stands for a pair. */
const MAX_QUERY = 9 * MAX_TARGET;
const VERSION_TEXT = /^[A-Za-z0-9._~/-]{1,64}$/;

/** The items of one request, as far as they were read. */
class Reading {
  readonly #items: JsonItems;
  #method = "";
  /** Of an endpoint of the table. */
  #index: number | undefined;
  #parameters: string[] = [];
  #target: string | undefined;
  #version: string | undefined;
  #styles = 0;
  #query: Uint8Array | undefined;
  #body: Uint8Array | undefined;
  #complete = false;
  #said = 0;
  #tokenIndex: number | undefined;
  #announcement: Announcement | undefined;
  readonly #headers: HttpHeader[] = [];
  #types: (string | undefined)[] = [];

  constructor(items: JsonItems, offered: boolean) {
    this.#items = items;
    if (offered) items.next();
  }

  /** A sentence about what is wrong. */
  read(): string | undefined {
    const start = this.#endpoint();
    if (start !== undefined) return start;
    let count = 0;
    for (let item = this.#items.next(); item !== undefined; item = this.#items.next()) {
      const accepted = !this.#complete && ++count <= MAX_ITEMS && this.#take(item);
      if (!accepted || this.#headers.length > MAX_HEADERS) return MALFORMED;
    }
    return (this.#query?.length ?? 0) > MAX_QUERY ? MALFORMED : undefined;
  }

  finish(code: Code, raw: Uint8Array | undefined): Result<Unpacked, string> {
    const target = this.#target ?? this.#path();
    if (target.length > MAX_TARGET || !REQUEST_TARGET.test(target)) return fail("The request target is no path.");
    if (!/^[A-Z]{1,16}$/.test(this.#method)) return fail("The method is none of HTTP's.");
    if ((code === FETCH) !== SAFE_METHODS.has(this.#method)) return fail("The method does not go with CoAP's.");
    if (raw !== undefined && this.#body !== undefined) return fail(MALFORMED);
    const body = alone(raw ?? this.#body ?? EMPTY);
    const headers = [...this.#headers, ...this.#contentType(body)];
    return ok({
      request: { method: this.#method, target, headers, body },
      tokenIndex: this.#tokenIndex,
      announcement: this.#announcement,
    });
  }

  #endpoint(): string | undefined {
    const first = this.#items.next();
    if (first?.kind === "null") {
      const method = this.#string();
      this.#target = this.#string();
      this.#method = method ?? "";
      return method === undefined || this.#target === undefined ? MALFORMED : undefined;
    }
    const index = first?.kind === "number" ? count(readItem(first)) : undefined;
    const endpoint = index === undefined ? undefined : endpointOf(index);
    if (endpoint === undefined) return "The payload names no endpoint.";
    this.#index = index;
    this.#method = endpoint.method;
    for (let left = endpoint.parameters; left > 0; left--) {
      const parameter = this.#string();
      if (parameter === undefined) return MALFORMED;
      this.#parameters.push(parameter);
    }
    return undefined;
  }

  /** Together with those before it. */
  #isSmall({ text }: JsonItem): boolean {
    this.#said += text.length;
    return this.#said <= MAX_SAID;
  }

  #string(): string | undefined {
    const item = this.#items.next();
    return item?.kind === "string" && this.#isSmall(item) ? stringOf(item.text) : undefined;
  }

  #take(item: JsonItem): boolean {
    // behind query and body there is only more of them
    const early = this.#query === undefined && this.#body === undefined;
    switch (item.kind) {
      case "number":
        return early && this.#isSmall(item) && this.#session(count(readItem(item)));
      case "array":
        return this.#array(item, early);
      case "object":
        return this.#object(item.text);
      case "null":
        this.#complete = true;
        return this.#promoteQuery() && this.#query !== undefined;
      default:
        return false;
    }
  }

  #session(index: number | undefined): boolean {
    if (index === undefined || this.#tokenIndex !== undefined || this.#announcement !== undefined) return false;
    this.#tokenIndex = index;
    return true;
  }

  #object(text: Uint8Array): boolean {
    if (SAFE_METHODS.has(this.#method)) {
      // a body would be in an array
      if (this.#index === undefined || this.#query !== undefined) return false;
      this.#query = text;
      return true;
    }
    const accepted = this.#promoteQuery();
    this.#body = text;
    return accepted;
  }

  #array(item: JsonItem, early: boolean): boolean {
    // `[0,…]`: the body's text stands as it is
    if (item.text[1] === 0x30 && item.text[2] === 0x2c) return this.#otherBody(item.text.subarray(3, -1));
    const values = early && this.#isSmall(item) ? readItem(item) : undefined;
    return Array.isArray(values) && this.#meta(values);
  }

  #otherBody(text: Uint8Array): boolean {
    const promoted = this.#promoteQuery();
    this.#body = text;
    this.#complete = true;
    return promoted && onlyValue(text)?.length === text.length;
  }

  /** What was taken for the body was the query, as something else follows. False when it is the body all the same. */
  #promoteQuery(): boolean {
    if (this.#body === undefined) return true;
    if (this.#query !== undefined || this.#index === undefined) return false;
    this.#query = this.#body;
    this.#body = undefined;
    return true;
  }

  #meta(values: readonly unknown[]): boolean {
    const [code, first, second] = values;
    const wasGet = this.#index !== undefined && this.#method === "GET";
    switch (code) {
      case CONTENT_TYPE:
        return values.length === 2 && this.#type(first);
      case HEADER:
        return this.#header(values);
      case VERSION:
        this.#version = typeof first === "number" ? numbered(count(first)) : textOf(first);
        return values.length === 2 && this.#version !== undefined && VERSION_TEXT.test(this.#version);
      case TOKEN:
        return values.length === 2 ? this.#bare(first) : values.length === 3 && this.#announce(first, second);
      case STYLES:
        this.#styles = count(first) ?? 16;
        return values.length === 2 && this.#styles < 16;
      case METHOD:
        this.#method = textOf(first) ?? "";
        return values.length === 2 && wasGet && NAMED.has(this.#method);
      case OTHER_BODY:
        return false;
      default:
        return this.#signed(values);
    }
  }

  #signed(values: readonly unknown[]): boolean {
    const value = xMatrixValue(values);
    if (value !== undefined) this.#headers.push(["authorization", value]);
    return value !== undefined;
  }

  #bare(token: unknown): boolean {
    if (typeof token !== "string" || !TOKEN_TEXT.test(token)) return false;
    this.#headers.push(["authorization", `Bearer ${token}`]);
    return true;
  }

  #announce(index: unknown, token: unknown): boolean {
    const number = count(index);
    if (number === undefined || !this.#session(number) || !this.#bare(token)) return false;
    this.#announcement = { index: number, token: String(token) };
    this.#tokenIndex = undefined;
    return true;
  }

  #type(type: unknown): boolean {
    const line = typeof type === "number" ? fieldOfLine(type) : undefined;
    const name = line?.[0] === "content-type" ? line[1] : type;
    if (name !== null && (typeof name !== "string" || fieldOf("content-type", name) === undefined)) return false;
    this.#types.push(name ?? undefined);
    return this.#types.length <= MAX_HEADERS;
  }

  #header([, name, value, ...more]: readonly unknown[]): boolean {
    const known = typeof name === "number" ? nameOfNumber(name) : textOf(name);
    const line = typeof name === "number" && value === undefined ? fieldOfLine(name) : undefined;
    const field = line ?? fieldOf(known, textOf(value));
    if (more.length > 0 || field === undefined || !isRequestField(field)) return false;
    this.#headers.push(field);
    return true;
  }

  #path(): string {
    const path = pathOfEndpoint({
      index: this.#index ?? 0,
      parameters: this.#parameters,
      version: this.#version,
      style: this.#styles & 3,
    });
    return this.#query === undefined ? path : `${path}?${objectToQuery(this.#query, this.#styles >> 2)}`;
  }

  /** A body is JSON when nothing else is said. */
  #contentType(body: Uint8Array): HttpHeader[] {
    if (this.#types.length === 0) return body.length === 0 ? [] : [["content-type", "application/json"]];
    return this.#types.flatMap((type) => (type === undefined ? [] : [["content-type", type] as const]));
  }
}

/** In memory of its own when most of what it lies in is something else: it may wait long, and that would wait with it. */
const alone = (body: Uint8Array): Uint8Array =>
  body.buffer.byteLength > 2 * body.length ? new Uint8Array(body) : body;

const NAMED: ReadonlySet<string> = new Set(["HEAD", "OPTIONS"]);

/** `r0`, `v1`, … */
const numbered = (version: number | undefined): string | undefined =>
  version === undefined ? undefined : version === 0 ? "r0" : `v${version}`;

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const count = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff ? value : undefined;
