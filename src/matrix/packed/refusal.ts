import { NOT_ACCEPTABLE, UNAUTHORIZED } from "../../coap/codes.ts";
import type { Body } from "../../coap/message.ts";
import { UNSIGNED } from "../../codec/cbor-head.ts";
import { CborReader } from "../../codec/cbor-reader.ts";
import { CborWriter } from "../../codec/cbor-writer.ts";
import type { Tables } from "./profile.ts";

/**
 * Why a gateway did not carry out a packed request, in a form that no answer of a homeserver has: null, and more behind
 * it (docs/exchange.md §6). Whoever gets it may say the request again in another form.
 */
export type Refusal =
  /** Nothing was agreed on with this peer, or it was forgotten: offer tables again, and announce tokens anew. */
  | { readonly kind: "not-agreed" }
  /** No token is known by this index: announce it anew. */
  | { readonly kind: "unknown-index" }
  /** Another token is known by the announced index: take another index. */
  | { readonly kind: "index-taken" }
  /** Other tables: these are the gateway's. */
  | { readonly kind: "other-tables"; readonly tables: Tables };

const NULL = 0xf6;
const KINDS = ["not-agreed", "unknown-index", "other-tables", "index-taken"] as const;

export function refusalToCoap(refusal: Refusal): Body {
  const writer = new CborWriter(16);
  writer.head(UNSIGNED, KINDS.indexOf(refusal.kind));
  if (refusal.kind === "other-tables") {
    writer.head(UNSIGNED, refusal.tables.version);
    writer.head(UNSIGNED, refusal.tables.hash);
  }
  const code = refusal.kind === "other-tables" ? NOT_ACCEPTABLE : UNAUTHORIZED;
  return { code, options: [], payload: Uint8Array.of(NULL, ...writer.finish()) };
}

/** Undefined when it is the answer itself. A refusal for a reason that is not known is one of other tables. */
export function refusalOf({ code, options, payload }: Body): Refusal | undefined {
  if (code !== UNAUTHORIZED && code !== NOT_ACCEPTABLE) return undefined;
  if (options.length > 0 || payload[0] !== NULL || payload.length === 1) return undefined;
  const reader = new CborReader(payload.subarray(1));
  const [kind, version, hash] = [reader.unsigned(), reader.unsigned(), reader.unsigned()];
  const known = KINDS[kind ?? KINDS.length] ?? "other-tables";
  return known === "other-tables"
    ? { kind: known, tables: { version: version ?? 0, hash: hash ?? 0 } }
    : { kind: known };
}
