import t from "tap";
import { MAX_AIRTIME_PEERS } from "../../src/base/limits.ts";
import type { Account } from "../../src/base/machine.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { add, hours, instant, ZERO } from "../../src/base/time.ts";
import { AirtimeAccount, airtimeReceived, airtimeSent } from "../../src/endpoint/airtime-account.ts";

const peer = (n: number) => addressPeer("192.0.2.1", 1_024 + n);
const LAYERS = { header: 5, options: 3, payload: 2, security: 0 };
const message = (retransmission: boolean): Account => ({ purpose: "message", layers: LAYERS, retransmission });
const LINK = { sendRate: 100, receiveRate: 200, latency: ZERO, overhead: 28, halfDuplex: false, mtu: 1_000 };

t.test("each byte is in the line of its purpose, and repeated ones are said apart", async (t) => {
  const account = new AirtimeAccount();
  account.sent(new Uint8Array(10), peer(0), message(false), instant(0));
  account.sent(new Uint8Array(10), peer(0), message(true), instant(0));
  account.received(new Uint8Array(22), peer(1), instant(0));
  const total = account.total();
  t.match(total.sent.message, { datagrams: 2, bytes: 20, layers: { header: 10, options: 6, payload: 4 } });
  t.same(total.sent.message?.retransmitted, { datagrams: 1, bytes: 10 });
  t.same(total.received, { datagrams: 1, bytes: 22 });
  t.equal(airtimeSent(total, LINK).message, 6_080, "76 bytes with IP and UDP at 100 bit/s");
  t.equal(airtimeReceived(total, LINK), 2_000, "50 at 200");
  t.same(Object.keys(account.byPeer(instant(0))), [peer(0).key, peer(1).key]);
});

t.test("more peers than have a line are in the total, and so are those of yesterday", async (t) => {
  const account = new AirtimeAccount();
  const count = MAX_AIRTIME_PEERS + 10;
  for (let n = 0; n < count; n++) account.received(new Uint8Array(1), peer(n), instant(n));
  const lines = account.byPeer(instant(count));
  t.equal(Object.keys(lines).length, MAX_AIRTIME_PEERS);
  t.notOk(peer(9).key in lines, "the oldest went");
  t.ok(peer(10).key in lines);
  t.equal(account.total().received.datagrams, count);
  t.same(account.byPeer(add(instant(count), hours(25))), {});
  t.equal(account.total().received.datagrams, count);
});
