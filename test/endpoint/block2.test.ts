import fc from "fast-check";
import t from "tap";
import { equalBytes } from "../../src/base/bytes.ts";
import { Block2Receiver } from "../../src/coap/transfer/block2-receiver.ts";
import { bodyTag, serveBlock } from "../../src/coap/transfer/served-body.ts";

const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i & 0xff);
const response = (num: number, more: boolean, szx: number, payload: Uint8Array, etag?: number, size2?: number) => ({
  block2: { num, more, szx },
  etag: etag === undefined ? undefined : Uint8Array.of(etag),
  size2,
  payload,
});

t.test("serves the blocks of a body, and nothing past its end", async (t) => {
  t.match(serveBlock(bytes(1280), 0, 6), { block: { num: 0, more: true, szx: 6 } });
  t.match(serveBlock(bytes(1280), 1, 6), { block: { num: 1, more: false, szx: 6 } });
  t.equal(serveBlock(bytes(1280), 1, 6)?.payload.length, 256);
  t.equal(serveBlock(bytes(1024), 0, 6)?.block.more, false, "exactly one block");
  t.equal(serveBlock(bytes(1024), 1, 6), undefined);
  t.match(serveBlock(bytes(0), 0, 6), { block: { num: 0, more: false } });
  t.notSame(bodyTag(bytes(10)), bodyTag(bytes(11)));
  t.equal(bodyTag(bytes(10)).length, 4);
});

t.test("whatever sizes the server changes to, the body arrives as it is", async (t) => {
  const scenario = fc.record({ length: fc.nat(3000), sizes: fc.array(fc.nat(6), { minLength: 1, maxLength: 20 }) });
  fc.assert(
    fc.property(scenario, ({ length, sizes }) => {
      const body = bytes(length);
      const receiver = new Block2Receiver(5000, true);
      let ask = { num: 0, szx: 6 };
      for (let i = 0; i < 400; i++) {
        const szx = Math.min(ask.szx, sizes[i % sizes.length] ?? 6);
        const served = serveBlock(body, ask.num * 2 ** (ask.szx - szx), szx);
        if (served === undefined) return false;
        const step = receiver.receive({
          block2: served.block,
          etag: undefined,
          size2: length,
          payload: served.payload,
        });
        if (step.kind === "complete") return equalBytes(step.body, body);
        if (step.kind !== "next") return false;
        ask = step.block;
      }
      return false;
    }),
    { numRuns: 200 },
  );
  t.pass("all bodies equal");
});

t.test("a body without Block2 is whole", async (t) => {
  const step = new Block2Receiver(10, true).receive({
    block2: undefined,
    etag: undefined,
    size2: undefined,
    payload: bytes(5),
  });
  t.same(step, { kind: "complete", body: bytes(5) });
});

t.test("another ETag in the middle begins anew once, for a safe request", async (t) => {
  const receiver = new Block2Receiver(5000, true);
  t.match(receiver.receive(response(0, true, 0, bytes(16), 1, 40)), { kind: "next", block: { num: 1, szx: 0 } });
  t.equal(receiver.total, 40);
  t.match(receiver.receive(response(1, true, 0, bytes(16), 2)), { kind: "next", block: { num: 0, szx: 0 } });
  t.equal(receiver.done, 0);
  t.match(receiver.receive(response(0, true, 0, bytes(16), 2)), { kind: "next", block: { num: 1 } });
  t.match(receiver.receive(response(1, false, 0, bytes(3), 3)), { kind: "failed", reason: "transfer-failed" });
});

t.test("another ETag in the middle fails a request that may not be repeated", async (t) => {
  const receiver = new Block2Receiver(5000, false);
  receiver.receive(response(0, true, 0, bytes(16), 1));
  t.match(receiver.receive(response(1, false, 0, bytes(3))), { kind: "failed", reason: "transfer-failed" });
});

t.test("block 0 in the middle is a new start, for a safe request", async (t) => {
  const receiver = new Block2Receiver(5000, true);
  receiver.receive(response(0, true, 0, bytes(16), 1));
  t.match(receiver.receive(response(0, true, 0, bytes(16), 9)), { kind: "next", block: { num: 1 } });
  t.same(receiver.receive(response(1, false, 0, bytes(2), 9)), {
    kind: "complete",
    body: Uint8Array.from([...bytes(16), 0, 1]),
  });
});

t.test("hostile servers: wrong place, short blocks, no end", async (t) => {
  t.match(new Block2Receiver(99, true).receive(response(3, true, 0, bytes(16))), { reason: "bad-response" });
  t.match(new Block2Receiver(99, true).receive(response(0, true, 0, bytes(15))), { reason: "bad-response" });
  t.match(new Block2Receiver(99, true).receive(response(0, true, 6, bytes(0))), { reason: "bad-response" });
  t.match(new Block2Receiver(99, true).receive(response(0, false, 0, bytes(17))), { reason: "bad-response" });
  t.match(new Block2Receiver(99, true).receive(response(0, true, 0, bytes(16), 1, 100)), { reason: "too-large" });
  const endless = new Block2Receiver(99, true);
  let num = 0;
  for (;;) {
    const step = endless.receive(response(num, true, 0, bytes(16)));
    if (step.kind !== "next") {
      t.match(step, { kind: "failed", reason: "too-large" });
      break;
    }
    num = step.block.num;
  }
  t.equal(num, 6);
});
