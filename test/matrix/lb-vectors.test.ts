import { readFileSync } from "node:fs";
import t from "tap";
import { fromHex, toHex, utf8, utf8Text } from "../../src/base/bytes.ts";
import { decode } from "../../src/coap/decode.ts";
import { decodeCbor } from "../../src/codec/decoder.ts";
import { encodeJson } from "../../src/codec/encoder.ts";
import { KeyTable } from "../../src/codec/key-table.ts";
import { header } from "../../src/matrix/http.ts";
import { coapToRequest } from "../../src/matrix/request.ts";

interface Vectors {
  readonly table: readonly string[];
  readonly roundTrips: readonly { json: string; cbor: string }[];
  readonly decode: readonly { why: string; json: string; cbor: string }[];
  readonly requests: readonly { why: string; datagram: string; method: string; target: string; token: string | null }[];
}

const vectors: Vectors = JSON.parse(readFileSync(new URL("../vectors/msc3079/lb.json", import.meta.url), "utf8"));
const keys = new KeyTable(vectors.table);
const bytes = (hex: string): Uint8Array => fromHex(hex.replace(/\s/g, "")) ?? new Uint8Array();

t.test("JSON of lb's tests, and identical text back", async (t) => {
  for (const { json, cbor } of vectors.roundTrips) {
    const encoded = encodeJson(utf8(json), keys);
    t.equal(encoded.ok && toHex(encoded.value), toHex(bytes(cbor)), json);
    const decoded = decodeCbor(bytes(cbor), keys);
    t.equal(decoded.ok && utf8Text(decoded.value), json);
  }
  for (const { why, json, cbor } of vectors.decode) {
    const decoded = decodeCbor(bytes(cbor), keys);
    t.equal(decoded.ok && utf8Text(decoded.value), json, why);
  }
});

t.test("datagrams of lb's client", async (t) => {
  for (const { why, datagram, method, target, token } of vectors.requests) {
    const message = decode(bytes(datagram));
    const request = message.ok ? coapToRequest(message.value) : message;
    t.match(request, { ok: true, value: { method, target } }, why);
    const authorization =
      "value" in request && "headers" in request.value && header(request.value.headers, "authorization");
    t.equal(authorization, token === null ? undefined : `Bearer ${token}`, why);
  }
});
