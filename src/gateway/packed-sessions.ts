/** What the gateway and each peer have agreed on for packed exchanges: tables, and access tokens by index. */
import { PACKED } from "../base/limits.ts";
import type { Peer } from "../base/peer.ts";
import { type Instant, instant } from "../base/time.ts";
import { BAD_REQUEST } from "../coap/codes.ts";
import type { Body } from "../coap/message.ts";
import type { HttpRequest } from "../matrix/http.ts";
import { matrixError } from "../matrix/matrix-error.ts";
import { type PackedPayload, readPackedPayload } from "../matrix/packed/packed-payload.ts";
import { type PackedProfile, sameTables } from "../matrix/packed/profile.ts";
import { type ReadingForm, readingRequest, unpackReading } from "../matrix/packed/reading.ts";
import { type Refusal, refusalToCoap } from "../matrix/packed/refusal.ts";
import { type Announcement, unpackRequest } from "../matrix/packed/unpack-request.ts";
import { type AnswerForm, answerToCoap, packedForm } from "../matrix/response.ts";

export interface PackedLimits {
  readonly peers: number;
  readonly tokensPerPeer: number;
  readonly tokenLength: number;
  readonly tokenBytes: number;
}

/** A packed request, or the answer to one that is not carried out, and why in one word. */
export type Received =
  | { readonly kind: "request"; readonly http: HttpRequest; readonly form: AnswerForm }
  /** Of a device, as the request to `@/NAME` that says the same. */
  | { readonly kind: "reading"; readonly request: Body; readonly agreement: boolean }
  | { readonly kind: "refused"; readonly response: Body; readonly reason: string };

/** What the form of a reading begins with among tokens. */
const FORM = "\nreading ";

interface Session {
  /** Access tokens and forms of readings by index, the least used first. */
  readonly tokens: Map<number, string>;
  /** Of them all. */
  bytes: number;
  usedAt: Instant;
}

export class PackedSessions {
  readonly #profile: PackedProfile;
  readonly #limits: PackedLimits;
  /** The least used first. */
  readonly #sessions = new Map<string, Session>();
  #bytes = 0;

  constructor(profile: PackedProfile, limits: Partial<PackedLimits> = {}) {
    this.#profile = profile;
    this.#limits = { ...PACKED, ...limits };
  }

  status(): { readonly peers: number; readonly tokens: number; readonly tokenBytes: number } {
    let tokens = 0;
    for (const session of this.#sessions.values()) tokens += session.tokens.size;
    return { peers: this.#sessions.size, tokens, tokenBytes: this.#bytes };
  }

  receive(body: Body, peer: Peer, now: Instant): Received {
    const { codec, tables } = this.#profile;
    const payload = readPackedPayload(body.payload);
    if (payload === undefined) return this.#malformed("The payload is no packed request.");
    const { offer } = payload;
    if (offer !== undefined && !sameTables(offer, tables)) return refused({ kind: "other-tables", tables });
    const session = this.#session(peer, offer !== undefined, now);
    if (session === undefined) return refused({ kind: "not-agreed" });
    if (payload.isReading) return this.#reading(session, payload);
    const unpacked = unpackRequest(body.code, payload, codec);
    // it is agreed all the same: without this, a request that nobody can carry out would end packed exchanges for hours
    if (!unpacked.ok) return this.#malformed(unpacked.error, offer !== undefined);
    const { request, tokenIndex, announcement } = unpacked.value;
    if (announcement !== undefined && !this.#bind(session, announcement)) return refused({ kind: "index-taken" });
    const form = packedForm(codec, request.method, offer !== undefined);
    if (tokenIndex === undefined) return { kind: "request", http: request, form };
    const token = use(session.tokens, tokenIndex);
    if (token === undefined || token.startsWith(FORM)) return refused({ kind: "unknown-index" });
    const headers = [["authorization", `Bearer ${token}`] as const, ...request.headers];
    return { kind: "request", http: { ...request, headers }, form };
  }

  #reading(session: Session, payload: PackedPayload): Received {
    const unpacked = unpackReading(payload, this.#profile.codec);
    if (!unpacked.ok) return this.#malformed(unpacked.error, payload.offer !== undefined);
    const { index, form } = unpacked.value;
    const announcement = form && { index, token: `${FORM}${JSON.stringify(form)}` };
    if (announcement !== undefined && !this.#bind(session, announcement)) return refused({ kind: "index-taken" });
    const known = form === undefined ? use(session.tokens, index) : undefined;
    const meant = known?.startsWith(FORM) ? (JSON.parse(known.slice(FORM.length)) as ReadingForm) : form;
    if (meant === undefined) return refused({ kind: "unknown-index" });
    return { kind: "reading", request: readingRequest(unpacked.value, meant), agreement: payload.offer !== undefined };
  }

  #malformed(text: string, agreement = false): Received {
    const error = matrixError(400, "M_UNRECOGNIZED", text);
    const response = answerToCoap(error, packedForm(this.#profile.codec, "GET", agreement));
    return { kind: "refused", response: { ...response, code: BAD_REQUEST }, reason: "malformed" };
  }

  /** Of this peer; begun by an offer. */
  #session({ key }: Peer, offered: boolean, now: Instant): Session | undefined {
    this.#forgetIdle(now);
    const session = use(this.#sessions, key) ?? (offered ? this.#begin(key, now) : undefined);
    if (session !== undefined) session.usedAt = now;
    return session;
  }

  #begin(key: string, now: Instant): Session {
    const session: Session = { tokens: new Map(), bytes: 0, usedAt: now };
    this.#sessions.set(key, session);
    if (this.#sessions.size > this.#limits.peers) this.#forgetOldest();
    return session;
  }

  /** False when the index is another token's. */
  #bind(session: Session, { index, token }: Announcement): boolean {
    const known = use(session.tokens, index);
    if (known !== undefined) return known === token;
    // the request has the token in full, so it can be carried out; the next will have it, too
    if (token.length > this.#limits.tokenLength) return true;
    session.tokens.set(index, token);
    this.#count(session, token.length);
    while (session.tokens.size > this.#limits.tokensPerPeer) this.#forgetToken(session);
    while (this.#bytes > this.#limits.tokenBytes) this.#forgetToken(this.#heaviest());
    return true;
  }

  #count(session: Session, bytes: number): void {
    session.bytes += bytes;
    this.#bytes += bytes;
  }

  /** Who has the most pays for all: a few strangers with many long tokens can't push out everybody's one. */
  #heaviest(): Session {
    let heaviest: Session = NOBODY;
    for (const session of this.#sessions.values()) if (session.bytes > heaviest.bytes) heaviest = session;
    return heaviest;
  }

  #forgetToken(session: Session): void {
    for (const [index, token] of session.tokens) {
      session.tokens.delete(index);
      this.#count(session, -token.length);
      return;
    }
  }

  #forgetIdle(now: Instant): void {
    for (const { usedAt } of this.#sessions.values()) {
      if (now - usedAt < PACKED.idle) return;
      this.#forgetOldest();
    }
  }

  #forgetOldest(): void {
    for (const [key, session] of this.#sessions) {
      this.#sessions.delete(key);
      while (session.tokens.size > 0) this.#forgetToken(session);
      return;
    }
  }
}

const NOBODY: Session = { tokens: new Map(), bytes: 0, usedAt: instant(0) };

/** The value, which moves to the end. */
function use<K, V>(map: Map<K, V>, key: K): V | undefined {
  const value = map.get(key);
  if (value === undefined) return undefined;
  map.delete(key);
  map.set(key, value);
  return value;
}

const refused = (refusal: Refusal): Received => ({
  kind: "refused",
  response: refusalToCoap(refusal),
  reason: refusal.kind,
});
