import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { canonicalJson } from "../../benchmarks/corpus/canonical-json.ts";
import { REDACTION_RULES, redacted } from "./redaction.ts";

export type Values = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A server's public keys by `server key id`. */
export type Keys = ReadonlyMap<string, KeyObject>;

/** An ed25519 public key's SubjectPublicKeyInfo (RFC 8410), before its 32 bytes. */
const ED25519 = Buffer.from("302a300506032b6570032100", "hex");

const publicKey = (base64: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([ED25519, Buffer.from(base64, "base64")]), format: "der", type: "spki" });

/** Every object within a value, itself first. */
export function* objectsIn(value: unknown): Generator<Values> {
  if (Array.isArray(value)) {
    for (const each of value) yield* objectsIn(each);
  } else if (isObject(value)) {
    yield value;
    for (const each of Object.values(value)) yield* objectsIn(each);
  }
}

/** The keys in answers of GET /_matrix/key/v2/server and its likes. */
export function keysIn(values: Iterable<unknown>): Keys {
  const keys = new Map<string, KeyObject>();
  for (const value of values) {
    for (const { server_name: server, verify_keys: current } of objectsIn(value)) {
      if (typeof server !== "string" || !isObject(current)) continue;
      for (const [id, entry] of Object.entries(current)) {
        if (isObject(entry) && typeof entry.key === "string") keys.set(`${server} ${id}`, publicKey(entry.key));
      }
    }
  }
  return keys;
}

/** Signatures of servers whose keys are known: `[server key id, signature]`. */
export function signaturesOf(signed: Values, keys: Keys): [string, string][] {
  if (!isObject(signed.signatures)) return [];
  return Object.entries(signed.signatures).flatMap(([server, byKey]) =>
    Object.entries(isObject(byKey) ? byKey : {})
      .map(([id, signature]): [string, string] => [`${server} ${id}`, String(signature)])
      .filter(([name]) => keys.has(name)),
  );
}

function isSigned(value: Values, [name, signature]: [string, string], keys: Keys): boolean {
  const { signatures: _, unsigned: __, ...rest } = value;
  const key = keys.get(name);
  return key !== undefined && verify(null, Buffer.from(canonicalJson(rest)), key, Buffer.from(signature, "base64"));
}

/** Whether the signature is right: of the object itself, or of an event as some room version redacts it. */
export const verifies = (value: Values, signature: [string, string], keys: Keys): boolean =>
  isSigned(value, signature, keys) ||
  REDACTION_RULES.some((rules) => isSigned(redacted(value, rules), signature, keys));

const PART = /(\w+)="([^"]*)"/g;

/** Whether an X-Matrix header is right for a request (Matrix specification, server-server API, authentication). */
export function headerVerifies(header: string, method: string, uri: string, content: unknown, keys: Keys): boolean {
  const parts = Object.fromEntries([...header.matchAll(PART)].map(([, name, value]) => [name ?? "", value ?? ""]));
  const { origin = "", destination, key = "", sig = "" } = parts;
  const request = { method, uri, origin, destination, ...(content === undefined ? {} : { content }) };
  return isSigned(request, [`${origin} ${key}`, sig], keys);
}
