/**
 * In which profile the gateway is spoken to, and what is agreed on with it for packed exchanges (docs/exchange.md §5).
 *
 * An access token's index is said alone only after a request that announced it was answered. What the gateway refuses
 * because it has forgotten something (it was restarted) is said again in full; it was not carried out.
 */

import { ok, type Result } from "../base/errors.ts";
import { PACKED } from "../base/limits.ts";
import type { Random } from "../base/random.ts";
import { add, type Duration, hours, type Instant } from "../base/time.ts";
import {
  BAD_GATEWAY,
  INTERNAL_SERVER_ERROR,
  REQUEST_ENTITY_INCOMPLETE,
  REQUEST_ENTITY_TOO_LARGE,
  SERVICE_UNAVAILABLE,
  TOO_MANY_REQUESTS,
} from "../coap/codes.ts";
import { CBOR } from "../coap/content-formats.ts";
import type { Body, Code } from "../coap/message.ts";
import { uintOption } from "../coap/option-values.ts";
import { CONTENT_FORMAT } from "../coap/options.ts";
import type { HttpRequest, HttpResponse } from "../matrix/http.ts";
import { DEFAULT_MAPPING, type MappingSettings } from "../matrix/mapping-settings.ts";
import { matrixError } from "../matrix/matrix-error.ts";
import { bearerToken, packRequest, SAFE_METHODS, type TokenForm } from "../matrix/packed/pack-request.ts";
import type { PackedProfile } from "../matrix/packed/profile.ts";
import { type Refusal, refusalOf } from "../matrix/packed/refusal.ts";
import { requestToCoap } from "../matrix/request.ts";
import { coapToAnswer, coapToResponse, saysAgreement } from "../matrix/response.ts";
import { type KnownToken, KnownTokens } from "./known-tokens.ts";

/** `auto`: packed exchanges with a gateway that offers them, otherwise MSC3079's profile. */
export const WIRES = ["auto", "hectobit", "msc3079"] as const;
export type Wire = (typeof WIRES)[number];

/**
 * After a gateway that knows no packed exchanges, or has other tables. Too low: one exchange for nothing each time. Too
 * high: that long after its update the link carries twice as much.
 */
const PLAIN_FOR: Duration = hours(4);

/** How a request was said, for its answer to be understood. */
export interface Said {
  readonly packed: boolean;
  readonly offered: boolean;
  readonly token: KnownToken | undefined;
  readonly announced: boolean;
  /** How often the gateway had forgotten by then: it, and the token. */
  readonly age: number;
  readonly tokenAge: number;
  /** HTTP's, which tells whether saying it twice does harm (RFC 9110 §9.2). */
  readonly method: string;
}

export interface Utterance {
  readonly request: Body;
  readonly said: Said;
}

export type Heard =
  | { readonly kind: "answer"; readonly response: HttpResponse }
  /** The request was not carried out, or that does no harm: it has to be said again, perhaps in another form. */
  | { readonly kind: "again" };

const PLAIN: Omit<Said, "method"> = {
  ...{ packed: false, offered: false, token: undefined, announced: false, age: 0, tokenAge: 0 },
};

/** Besides those that only read, which the endpoint itself asks anew. */
const IDEMPOTENT: ReadonlySet<string> = new Set(["PUT", "DELETE"]);

/** Codes that CoAP's own layers answer with, whoever is above them. */
const OF_LAYERS: ReadonlySet<Code> = new Set([
  REQUEST_ENTITY_INCOMPLETE,
  REQUEST_ENTITY_TOO_LARGE,
  TOO_MANY_REQUESTS,
  INTERNAL_SERVER_ERROR,
  SERVICE_UNAVAILABLE,
]);

export interface WireSessionOptions {
  readonly mapping: MappingSettings | undefined;
  readonly wire: Wire;
  readonly random: Random;
}

export class WireSession {
  readonly #mapping: MappingSettings;
  readonly #wire: Wire;
  readonly #profile: PackedProfile | undefined;
  readonly #tokens: KnownTokens;
  #agreed = false;
  #age = 0;
  /** MSC3079's profile is spoken until then, and why. */
  #plain: { readonly until: Instant; readonly reason: string } | undefined;

  constructor({ mapping = DEFAULT_MAPPING, wire, random }: WireSessionOptions) {
    this.#mapping = mapping;
    this.#wire = wire;
    this.#profile = wire === "msc3079" || mapping.peerDialect === "lb" ? undefined : mapping.packed;
    this.#tokens = new KnownTokens(random);
  }

  /** For people. */
  status(now: Instant): {
    readonly profile: "hectobit" | "msc3079";
    readonly agreed: boolean;
    readonly tokens: number;
  } {
    const profile = this.#packedWith(now) === undefined ? "msc3079" : "hectobit";
    return { profile, agreed: this.#agreed, tokens: this.#tokens.size };
  }

  /** Why MSC3079's profile is spoken although packed exchanges are wished; undefined while it is not. */
  fallback(now: Instant): string | undefined {
    return this.#plain !== undefined && now < this.#plain.until ? this.#plain.reason : undefined;
  }

  /** The request as it is said now; the error is the answer to the program. */
  say(http: HttpRequest, now: Instant): Result<Utterance, HttpResponse> {
    const profile = this.#packedWith(now);
    const { method } = http;
    if (profile === undefined) {
      const request = requestToCoap(http, this.#mapping);
      return request.ok ? ok({ request: request.value, said: { ...PLAIN, method } }) : request;
    }
    const text = bearerToken(http);
    const token = text === undefined ? undefined : this.#tokens.use(text);
    const form = formOf(token);
    const offer = this.#agreed ? undefined : profile.tables;
    const request = packRequest(http, { codec: profile.codec, offer, token: form });
    if (!request.ok) return request;
    const said: Said = {
      ...{ packed: true, offered: offer !== undefined, token, announced: form.kind === "announced" },
      ...{ age: this.#age, tokenAge: token?.age ?? 0, method },
    };
    return ok({ request: request.value, said });
  }

  /** What the answer to a request, or a notification that follows one, means. */
  hear(answer: Body, said: Said, now: Instant): Heard {
    const profile = this.#profile;
    // restarted, the gateway lost what it held of the answer's later blocks
    if (answer.code === REQUEST_ENTITY_INCOMPLETE && IDEMPOTENT.has(said.method)) return { kind: "again" };
    if (!said.packed || profile === undefined) {
      return { kind: "answer", response: coapToResponse(answer, this.#mapping) };
    }
    const refusal = refusalOf(answer);
    if (refusal !== undefined) return this.#refused(refusal, said, now);
    if (!OF_LAYERS.has(answer.code) && !this.#learn(answer, said)) {
      return said.offered || namesCbor(answer) ? this.#speakPlainly(NO_PACKED, now) : { kind: "again" };
    }
    const reading = { codec: profile.codec, fromLb: false, packed: true };
    return { kind: "answer", response: coapToAnswer(answer, reading) };
  }

  /** False when the gateway knows no packed exchange, or may be one that does not: it was replaced. */
  #learn(answer: Body, said: Said): boolean {
    if (said.offered ? !saysAgreement(answer) : namesCbor(answer)) return false;
    // at the root of a homeserver there may be a redirect, or a page that can't be carried; the next offer tells
    const dubious = answer.code === BAD_GATEWAY;
    if (dubious) this.#agreed = false;
    else if (said.offered) this.#agreed = true;
    if (said.announced && said.token?.age === said.tokenAge) said.token.acknowledged = true;
    return said.offered || !dubious || !SAFE_METHODS.has(said.method);
  }

  #packedWith(now: Instant): PackedProfile | undefined {
    return this.fallback(now) === undefined ? this.#profile : undefined;
  }

  #refused(refusal: Refusal, { age, token, tokenAge }: Said, now: Instant): Heard {
    switch (refusal.kind) {
      case "other-tables":
        return this.#speakPlainly(OTHER_TABLES, now);
      case "index-taken":
        if (token?.age === tokenAge) this.#tokens.renumber(token);
        return { kind: "again" };
      case "unknown-index":
        if (token?.age === tokenAge) this.#tokens.forgotten(token);
        return { kind: "again" };
      case "not-agreed":
        // of several requests that met with this, the first to hear of it begins anew
        if (age === this.#age) this.#beginAnew();
        return { kind: "again" };
    }
  }

  #beginAnew(): void {
    this.#age += 1;
    this.#agreed = false;
    this.#tokens.allForgotten();
  }

  #speakPlainly(reason: string, now: Instant): Heard {
    this.#beginAnew();
    if (this.#wire === "hectobit") return { kind: "answer", response: NOT_SPOKEN };
    this.#plain = { until: add(now, PLAIN_FOR), reason };
    return { kind: "again" };
  }
}

const NO_PACKED = "the gateway knows no packed exchanges";
const OTHER_TABLES = "the gateway has other tables";

/** Between two ends of hectobit CBOR is never named; one that knows nothing of our options does. */
const namesCbor = ({ options }: Body): boolean => uintOption(options, CONTENT_FORMAT) === CBOR;

/** A notification agrees on nothing and announces nothing. */
export const asNotification = (said: Said): Said => ({ ...said, offered: false, announced: false });

const NOT_SPOKEN = matrixError(
  502,
  "ORG.HECTOBIT.OTHER_PROFILE",
  "the gateway does not speak the profile hectobit with the same tables; --wire auto or msc3079 gets along with it",
);

function formOf(token: KnownToken | undefined): TokenForm {
  if (token === undefined || token.text.length > PACKED.tokenLength) return { kind: "bare" };
  return { kind: token.acknowledged ? "index" : "announced", index: token.index };
}
