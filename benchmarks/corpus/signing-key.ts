import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import type { SeededRandom } from "../../src/base/random.ts";
import { canonicalJson } from "./canonical-json.ts";

/** DER of an ed25519 private key (RFC 8410), up to its 32 bytes. */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replace(/=+$/, "");

/** The signing key of a homeserver: Synapse's key file, and requests signed as that homeserver signs them. */
export class SigningKey {
  readonly file: string;
  readonly #name: string;
  readonly #id: string;
  readonly #key: KeyObject;

  constructor(name: string, random: SeededRandom) {
    const seed = random.bytes(32);
    const version = `a_${unpadded(random.bytes(6)).replace(/[+/]/g, "x").slice(0, 4)}`;
    this.#name = name;
    this.#id = `ed25519:${version}`;
    this.#key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
    this.file = `ed25519 ${version} ${unpadded(seed)}\n`;
  }

  /** The Authorization header of a federation request (server-server API, "Request Authentication"). */
  authorize(destination: string, method: string, uri: string, content?: unknown): string {
    const signed = { method, uri, origin: this.#name, destination, ...(content !== undefined && { content }) };
    const signature = unpadded(sign(null, Buffer.from(canonicalJson(signed)), this.#key));
    return `X-Matrix origin="${this.#name}",key="${this.#id}",sig="${signature}",destination="${destination}"`;
  }
}
