/** Bodies that wait for a homeserver that does not answer are bounded in bytes, not only in number. */
import t from "tap";
import { MAX_BODY, MAX_TRANSFER_BYTES } from "../../src/base/limits.ts";
import { OutputQueue } from "../../src/base/output-queue.ts";
import { milliseconds } from "../../src/base/time.ts";
import type { GatewayEffect } from "../../src/gateway/types.ts";
import { Upstream } from "../../src/gateway/upstream.ts";

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
