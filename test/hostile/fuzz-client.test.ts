/** A client before a hostile gateway and hostile local programs, in virtual time. */
import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { instant, seconds } from "../../src/base/time.ts";
import { Client } from "../../src/client/client.ts";
import { decode } from "../../src/coap/decode.ts";
import { HostilePeer } from "./hostile-peer.ts";

const GATEWAY = addressPeer("192.0.2.1", 5_683);
const LINK = { sendRate: 10_000, receiveRate: 10_000, latency: seconds(1), mtu: 300, overhead: 28, halfDuplex: true };
const C = "/_matrix/client/v3";
const TARGETS = [
  `${C}/sync?since=a&timeout=30000`,
  `${C}/sync?since=%zz&timeout=1e9`,
  `${C}/sync?timeout=0`,
  `${C}/rooms/!a:b/send/m.room.message/1`,
  `${C}/rooms/!a:b/typing/@c:d`,
  `/${"a/".repeat(60)}`,
  `/?${"a=b&".repeat(500)}`,
  "/..//%2e%2e/%00",
  "/_matrix/media/v3/upload",
  "*",
  "",
];
const BODIES = ["", "{}", '{"a":1e400}', "[".repeat(100), "\u0000", '{"a":"'.padEnd(2_000, "x")];
const METHODS = ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH", "BREW"];

t.test("no exception, no hang, one answer at most to each program, and nothing is left in the end", async (t) => {
  for (let seed = 1; seed <= 8; seed++) {
    const peer = new HostilePeer(seed);
    let now = instant(1_000);
    const client = new Client(
      { random: new SeededRandom(seed), gateway: GATEWAY, link: LINK, clock: () => "now" },
      now,
    );
    const open = new Set<number>();
    let answered = 0;
    const drain = () => {
      for (let outputs = client.drain(64); outputs.length > 0; outputs = client.drain(64)) {
        for (const output of outputs) {
          if (output.kind === "datagram") {
            const message = decode(output.datagram);
            if (!message.ok) throw new Error("the client sent what is no CoAP");
            if (peer.seen.length > 50) peer.seen.shift();
            peer.seen.push(message.value);
          } else if (output.effect.kind === "served-response") {
            if (!open.delete(output.effect.id)) throw new Error("a second answer, or one to nobody");
            answered += 1;
          }
        }
      }
    };
    const advance = (span: number) => {
      const end = instant(now + span);
      for (let turns = 0; ; turns++) {
        const next = client.deadline();
        if (next === undefined || next > end) break;
        if (turns > 100_000) throw new Error("the client wants to be woken without end");
        now = instant(Math.max(next, now));
        client.wake(now);
        drain();
      }
      now = end;
    };
    for (let id = 1; id <= 3_000; id++) {
      const what = peer.below(10);
      if (what < 2) {
        open.add(id);
        const headers = [["authorization", `Bearer t${peer.below(2)}`] as const];
        const request = {
          ...{ method: peer.pick(METHODS), target: peer.pick(TARGETS), headers, body: utf8(peer.pick(BODIES)) },
        };
        client.handle({ kind: "served-request", id, request, from: "127.0.0.1:1" }, now);
      } else if (what === 2 && open.size > 0) {
        const gone = peer.pick([...open]);
        open.delete(gone);
        client.handle({ kind: "served-abort", id: gone }, now);
      } else if (what < 9) client.receive(peer.datagram(), GATEWAY, now);
      else advance(peer.below(30_000));
      drain();
    }
    t.ok(answered > 150, `seed ${seed}: programs are answered`);
    advance(3 * 24 * 3_600_000);
    // a /sync of which it is not known whether it has news waits until a gateway says so
    t.equal(open.size, client.status(now).waiting.polls, "all others are answered");
    for (const id of open) client.handle({ kind: "served-abort", id }, now);
    advance(24 * 3_600_000);
    const { waiting, endpoint } = client.status(now);
    t.match(waiting, { requests: 0, polls: 0, messages: 0 });
    t.same(endpoint.transfers, []);
    t.same(endpoint.observations.served, 0);
  }
});
