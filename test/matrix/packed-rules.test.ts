/** What docs/exchange.md forbids in a packed request, and next to it what it allows. */
import t from "tap";
import { concat, utf8, utf8Text } from "../../src/base/bytes.ts";
import { FETCH, GET, POST, PUT } from "../../src/coap/codes.ts";
import { isCritical, OPTIONS } from "../../src/coap/options.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { ENDPOINT_TABLE } from "../../src/matrix/packed/endpoint-table.ts";
import { isPackedRequest, readPackedPayload } from "../../src/matrix/packed/packed-payload.ts";
import { unpackRequest } from "../../src/matrix/packed/unpack-request.ts";

const QUERY_KEYS = ENDPOINT_TABLE.indexOf("POST /_matrix/client/v3/keys/query");
const WHOAMI = ENDPOINT_TABLE.indexOf("GET /_matrix/client/v3/account/whoami");

/** Target and body of the request that these items are, or "refused". `raw` is a body behind them. */
function read(items: string, raw?: string): string {
  const sequence = hectobitCodec.encodeSequence(utf8(`[${items}]`));
  if (!sequence.ok) throw new Error(sequence.error.detail);
  const { length } = sequence.value;
  if (length > 255) throw new Error("too long for this test");
  const whole = raw === undefined ? sequence.value : concat(Uint8Array.of(0x58, length), sequence.value, utf8(raw));
  const payload = readPackedPayload(raw !== undefined && length < 24 ? short(sequence.value, raw) : whole);
  if (payload === undefined) return "refused";
  const code = items.startsWith(`${WHOAMI}`) || items.startsWith('null,"GET"') ? FETCH : POST;
  const unpacked = unpackRequest(code, payload, hectobitCodec);
  if (!unpacked.ok) return "refused";
  const { target, body } = unpacked.value.request;
  return `${target} ${utf8Text(body)}`;
}

const short = (sequence: Uint8Array, raw: string): Uint8Array =>
  concat(Uint8Array.of(0x40 | sequence.length), sequence, utf8(raw));

t.test("query and body are the last", async (t) => {
  const keys = "/_matrix/client/v3/keys/query";
  t.equal(read(`${QUERY_KEYS},7,{"a":1}`), `${keys} {"a":1}`);
  t.equal(read(`${QUERY_KEYS},7,{"q":1},{"a":1}`), `${keys}?q=1 {"a":1}`);
  t.equal(read(`${QUERY_KEYS},7,{"q":1},null`), `${keys}?q=1 `);
  t.equal(read(`${QUERY_KEYS},{"q":1},[0,[2]]`), `${keys}?q=1 [2]`);
  for (const behind of ["7", "[5,1]", '[1,"text/plain"]', '[4,"token"]']) {
    for (const before of ['{"a":1}', '{"q":1},{"a":1}', "[0,[2]]", '{"q":1},null']) {
      t.equal(read(`${QUERY_KEYS},${before},${behind}`), "refused", `${before},${behind}`);
    }
    t.equal(read(`${QUERY_KEYS},{"q":1},${behind},{"a":1}`), "refused");
    t.equal(read(`${WHOAMI},{"q":1},${behind}`), "refused");
  }
});

t.test("there is one body", async (t) => {
  for (const second of ['{"b":1}', "[0,2]", "null"]) {
    t.equal(read(`${QUERY_KEYS},{"q":1},{"a":1},${second}`), "refused");
    t.equal(read(`null,"POST","/x",{"a":1},${second}`), "refused", "a target in full has no query object");
  }
  t.equal(read(`${QUERY_KEYS}`, "file"), "/_matrix/client/v3/keys/query file");
  t.equal(read(`${QUERY_KEYS},{"q":1},null`, "file"), "/_matrix/client/v3/keys/query?q=1 file");
  t.equal(read(`${QUERY_KEYS},{"a":1}`, "file"), "refused");
});

t.test("the body of a GET is in an array", async (t) => {
  t.equal(read(`${WHOAMI},{"q":1},[0,{"a":1}]`), '/_matrix/client/v3/account/whoami?q=1 {"a":1}');
  t.equal(read(`${WHOAMI},{"q":1},{"a":1}`), "refused");
  t.equal(read('null,"GET","/x",[0,{"a":1}]'), '/x {"a":1}');
  t.equal(read('null,"GET","/x",{"a":1}'), "refused");
});

t.test("a version is a number from 0 on, or a text", async (t) => {
  t.equal(read(`${WHOAMI},[3,0]`), "/_matrix/client/r0/account/whoami ");
  t.equal(read(`${WHOAMI},[3,2]`), "/_matrix/client/v2/account/whoami ");
  t.equal(read(`${WHOAMI},[3,"unstable/org.example"]`), "/_matrix/client/unstable/org.example/account/whoami ");
  for (const version of ["-1", "1.5", "1e99", "null", "[1]"]) t.equal(read(`${WHOAMI},[3,${version}]`), "refused");
});

t.test("the number of a Content-Type is that of a Content-Type", async (t) => {
  t.equal(read(`${WHOAMI},[1,131]`), "/_matrix/client/v3/account/whoami ");
  // content-length, a name, and none
  for (const number of [142, 1, 127, 255, -1, 1.5]) t.equal(read(`${WHOAMI},[1,${number}]`), "refused", `${number}`);
});

t.test("a packed request has no option that a recipient must act on, but those of CoAP's own layers", async (t) => {
  t.ok(isPackedRequest(FETCH, []) && isPackedRequest(POST, []));
  t.notOk(isPackedRequest(GET, []) || isPackedRequest(PUT, []));
  const layers = ["Uri-Host", "Uri-Port", "OSCORE", "Block1", "Block2"];
  for (const { number, name } of OPTIONS) {
    const elective = !isCritical(number) && name !== "Content-Format";
    t.equal(isPackedRequest(FETCH, [{ number, value: Uint8Array.of(1) }]), elective || layers.includes(name), name);
  }
});
