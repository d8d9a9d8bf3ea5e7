/** Bodies that wait for a homeserver that does not answer are bounded in bytes, not only in number. */
import t from "tap";
import { CLIENT, MAX_BODY, MAX_TRANSFER_BYTES } from "../../src/base/limits.ts";
import { OutputQueue } from "../../src/base/output-queue.ts";
import { addressPeer } from "../../src/base/peer.ts";
import { SeededRandom } from "../../src/base/random.ts";
import { add, instant, milliseconds, minutes, seconds } from "../../src/base/time.ts";
import { Client } from "../../src/client/client.ts";
import type { GatewayEffect } from "../../src/gateway/types.ts";
import { Upstream } from "../../src/gateway/upstream.ts";

const NOW = instant(0);
const LIMITS = {
  ...{ requests: 4, requestsPerPeer: 2, waiting: 1_000, waitingPerPeer: 100, polls: 4, pollsPerPeer: 2 },
  upstreamTimeout: milliseconds(1),
};

t.test("of one peer and of all, and there is room again when they end", async (t) => {
  const upstream = new Upstream<number>(LIMITS, new OutputQueue<GatewayEffect>());
  const body = new Uint8Array(MAX_BODY / 4);
  const submit = (flow: number, more = 0) => {
    const request = { method: "POST", target: "/", headers: [], body: body.subarray(0, body.length + more) };
    return upstream.submit({
      ...{ owner: 1, flow: `${flow}`, lane: "request", request, timeout: milliseconds(1) },
    });
  };
  const ids: number[] = [];
  const flows = MAX_TRANSFER_BYTES / MAX_BODY;
  for (let flow = 0; flow < flows; flow++) {
    for (let n = 0; n < 4; n++) {
      const id = submit(flow);
      if (typeof id === "number") ids.push(id);
    }
    t.equal(submit(flow), "flow-full");
  }
  t.equal(ids.length, 4 * flows);
  t.equal(submit(flows), "full");
  t.type(submit(flows, -body.length), "number", "what has no body is not concerned");
  upstream.abort(ids.at(-1) ?? 0);
  t.type(submit(flows), "number", "one that waited was aborted");
  upstream.settle({ kind: "http-failed", id: ids[0] ?? 0, reason: "timeout", detail: "" });
  t.type(submit(0), "number", "one that ran has ended");
  t.equal(submit(0), "flow-full");
});

t.test("in the client as well, where they wait for the link; one that ends makes room", async (t) => {
  const gateway = addressPeer("192.0.2.1", 5_683);
  const link = { sendRate: 100, receiveRate: 100, latency: seconds(1), mtu: 250, overhead: 28, halfDuplex: true };
  const client = new Client({ random: new SeededRandom(1), gateway, link, clock: () => "now" }, NOW);
  const body = new Uint8Array(MAX_BODY / 2);
  const statuses: number[] = [];
  const ask = (id: number, method: string) => {
    const request = { method, target: `/_matrix/media/v3/upload?${id}`, headers: [], body };
    client.handle({ kind: "served-request", id, request, from: "127.0.0.1:1" }, NOW);
    for (const output of client.drain(100))
      if (output.kind === "effect" && output.effect.kind === "served-response")
        statuses.push(output.effect.response.status);
  };
  const room = CLIENT.bodyBytes / body.length;
  for (let id = 0; id < room; id++) ask(id, "GET");
  t.same(statuses, []);
  ask(100, "POST");
  t.same(statuses, [429]);
  for (const id of [0, 1, 2]) client.handle({ kind: "served-abort", id }, NOW);
  client.wake(add(NOW, minutes(6)));
  client.drain(100);
  ask(101, "POST");
  t.same(statuses, [429, 504], "there is room again, though the link seems to be down by now");
});
