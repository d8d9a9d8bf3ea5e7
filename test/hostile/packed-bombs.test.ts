/** Packed requests and answers that are small, and ask for much memory or time. */
import { spawnSync } from "node:child_process";
import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { MAX_HEADERS, MAX_TARGET } from "../../src/base/limits.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { instant } from "../../src/base/time.ts";
import { POST } from "../../src/coap/codes.ts";
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { PackedSessions, type Received } from "../../src/gateway/packed-sessions.ts";
import type { HttpRequest } from "../../src/matrix/http.ts";
import { packedProfile } from "../../src/matrix/packed/profile.ts";

const PROFILE = packedProfile(hectobitCodec);
const { version, hash } = PROFILE.tables;

/** What the sessions make of these items, as JSON text, behind an offer. */
function receive(items: string): Received {
  const payload = hectobitCodec.encodeSequence(utf8(`[[${version},${hash}],${items}]`));
  if (!payload.ok) throw new Error(payload.error.detail);
  const request = { code: POST, options: [], payload: payload.value };
  return new PackedSessions(PROFILE).receive(request, addressPeer("192.0.2.1", 5_683), instant(0));
}

function accepted(items: string): HttpRequest {
  const received = receive(items);
  if (received.kind !== "request") throw new Error(`not a request: ${received.kind}`);
  return received.http;
}

const START = 'null,"POST","/_matrix/x"';

t.test("very many items are refused after the first few", async (t) => {
  const fields = (count: number): string => ',[2,"accept","a"]'.repeat(count);
  t.equal(accepted(`${START}${fields(MAX_HEADERS)},[3,"v1"],[1,"text/plain"],{}`).headers.length, 25);
  t.equal(receive(`${START}${fields(MAX_HEADERS + 1)},{}`).kind, "refused");
  t.equal(receive(`${START}${",[3,3]".repeat(1_000)},{}`).kind, "refused");
});

t.test("an item, a parameter or a query larger than any target is refused", async (t) => {
  const long = "a".repeat(7 * MAX_TARGET);
  for (const items of [`${START},[3,"${long}"],{}`, `${START},[4,"${long}"],{}`, `0,"${long}"`]) {
    t.equal(receive(items).kind, "refused");
  }
  t.equal(receive(`0,{${'"":1,'.repeat(40_000)}"":1},null`).kind, "refused");
  t.equal(receive(`${START}${`,[2,"accept","${"a".repeat(MAX_TARGET / 3)}"]`.repeat(15)},{}`).kind, "refused");
});

t.test("a reading larger than any is refused before it is read", async (t) => {
  const form = '[3,null,"t","C"]';
  t.equal(receive(`false,${form},8,"${"é".repeat(1_000)}"`).kind, "reading");
  t.equal(receive(`false,${form},8,"${"é".repeat(9_000)}"`).kind, "refused");
  t.equal(receive(`false,[3${",1".repeat(20_000)}],8,1`).kind, "refused");
});

t.test("a small body that waits does not keep the large text that it came in", async (t) => {
  const { body } = accepted(`${START}${`,[2,"accept","${"a".repeat(MAX_TARGET / 8)}"]`.repeat(20)},{"a":1}`);
  t.same(body, utf8('{"a":1}'));
  t.ok(body.buffer.byteLength < 100, `${body.buffer.byteLength} bytes`);
});

t.test("a /sync answer of millions of members takes no memory but its own", async (t) => {
  const program = `
    import { syncContent } from "./src/matrix/sync-content.ts";
    const text = '{"rooms":{' + '"":{},'.repeat(500_000) + '"a":{}},' + '"":{},'.repeat(2_000_000) + '"next_batch":"s1"}';
    console.log(JSON.stringify(syncContent(new TextEncoder().encode(text))));`;
  const node = ["--max-old-space-size=96", "--import", "tsx", "--input-type=module", "-e", program];
  const { stdout, status } = spawnSync(process.execPath, node, { encoding: "utf8" });
  t.equal(status, 0);
  t.same(JSON.parse(stdout || "0"), { nextBatch: "s1", news: false, standing: "{}", toDevice: false });
});
