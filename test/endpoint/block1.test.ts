import fc from "fast-check";
import t from "tap";
import { equalBytes } from "../../src/base/bytes.ts";
import { blockSize } from "../../src/coap/transfer/block.ts";
import { Block1Receiver } from "../../src/coap/transfer/block1-receiver.ts";
import { Block1Sender } from "../../src/coap/transfer/block1-sender.ts";

const CONTINUE = 95;
const CHANGED = 68;
const INCOMPLETE = 136;
const TOO_LARGE = 141;
const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => i & 0xff);

t.test("blocks in order, the size told once", async (t) => {
  const sender = new Block1Sender(bytes(300), 3);
  t.match(sender.current(), { block: { num: 0, more: true, szx: 3 }, size1: 300 });
  t.equal(sender.current().payload.length, 128);
  t.same(sender.answered({ code: CONTINUE, block1: { num: 0, more: true, szx: 3 } }), { kind: "send" });
  t.match(sender.current(), { block: { num: 1, more: true, szx: 3 }, size1: undefined });
  sender.answered({ code: CONTINUE, block1: { num: 1, more: true, szx: 3 } });
  t.match(sender.current(), { block: { num: 2, more: false, szx: 3 } });
  t.equal(sender.current().payload.length, 44);
  t.equal(sender.done, 256);
  t.same(sender.answered({ code: CHANGED, block1: undefined }), { kind: "final" });
});

t.test("a smaller size after block 0 goes on at the same byte (RFC 7959 §3.2, figure 8)", async (t) => {
  const sender = new Block1Sender(bytes(300), 3);
  sender.answered({ code: CONTINUE, block1: { num: 0, more: true, szx: 1 } });
  t.match(sender.current(), { block: { num: 4, more: true, szx: 1 } });
  t.equal(sender.current().payload[0], 128);
});

t.test("4.13 with a smaller size begins anew with it, without one it is the answer", async (t) => {
  const sender = new Block1Sender(bytes(300), 3);
  sender.answered({ code: CONTINUE, block1: { num: 0, more: true, szx: 3 } });
  t.same(sender.answered({ code: TOO_LARGE, block1: { num: 1, more: true, szx: 2 } }), { kind: "send" });
  t.match(sender.current(), { block: { num: 0, more: true, szx: 2 }, size1: 300 });
  t.same(sender.answered({ code: TOO_LARGE, block1: { num: 0, more: true, szx: 2 } }), { kind: "final" });
  t.same(sender.answered({ code: TOO_LARGE, block1: undefined }), { kind: "final" });
});

t.test("4.08 begins anew once", async (t) => {
  const sender = new Block1Sender(bytes(300), 3);
  sender.answered({ code: CONTINUE, block1: { num: 0, more: true, szx: 3 } });
  t.same(sender.answered({ code: INCOMPLETE, block1: undefined }), { kind: "send" });
  t.match(sender.current(), { block: { num: 0 }, size1: 300 });
  t.match(sender.answered({ code: INCOMPLETE, block1: undefined }), { kind: "failed" });
});

t.test("2.31 that does not name its block means the one under way", async (t) => {
  const sender = new Block1Sender(bytes(300), 3);
  t.same(sender.answered({ code: CONTINUE, block1: undefined }), { kind: "send" });
  t.match(sender.current(), { block: { num: 1, more: true, szx: 3 } });
});

t.test("a server that makes no sense ends the transfer", async (t) => {
  const other = { code: CONTINUE, block1: { num: 5, more: true, szx: 3 } };
  t.match(new Block1Sender(bytes(300), 3).answered(other), { kind: "failed" });
  const last = new Block1Sender(bytes(20), 3);
  t.match(last.answered({ code: CONTINUE, block1: { num: 0, more: true, szx: 3 } }), { kind: "failed" });
  const huge = new Block1Sender(new Uint8Array(16 * 2 ** 20 + 1024), 6);
  t.match(huge.answered({ code: CONTINUE, block1: { num: 0, more: true, szx: 0 } }), { kind: "failed" });
});

t.test("whatever sizes the server asks for, the body arrives as it is", async (t) => {
  const scenario = fc.record({
    length: fc.integer({ min: 0, max: 3000 }),
    szx: fc.nat(6),
    wishes: fc.array(fc.nat(6), { minLength: 1, maxLength: 20 }),
  });
  fc.assert(
    fc.property(scenario, ({ length, szx, wishes }) => {
      const body = bytes(length);
      const sender = new Block1Sender(body, szx);
      const receiver = new Block1Receiver(10_000);
      for (let i = 0; i < 300; i++) {
        const { block, payload, size1 } = sender.current();
        const step = receiver.receive(block, size1, payload);
        if (step.kind === "complete") return equalBytes(step.body, body);
        if (step.kind !== "continue") return false;
        const wish = Math.min(block.szx, wishes[i % wishes.length] ?? 6);
        if (sender.answered({ code: CONTINUE, block1: { ...block, szx: wish } }).kind !== "send") return false;
      }
      return false;
    }),
    { numRuns: 200 },
  );
  t.pass("all bodies equal");
});

t.test("a receiver refuses gaps, lies about sizes, and too much", async (t) => {
  const receiver = new Block1Receiver(100);
  t.same(receiver.receive({ num: 1, more: true, szx: 1 }, undefined, bytes(32)), { kind: "incomplete" });
  t.same(receiver.receive({ num: 0, more: true, szx: 1 }, undefined, bytes(32)), { kind: "continue" });
  t.same(receiver.receive({ num: 2, more: true, szx: 1 }, undefined, bytes(32)), { kind: "incomplete" });
  t.match(receiver.receive({ num: 1, more: true, szx: 1 }, undefined, bytes(31)), { kind: "malformed" });
  t.match(receiver.receive({ num: 1, more: false, szx: 1 }, undefined, bytes(33)), { kind: "malformed" });
  t.same(receiver.receive({ num: 1, more: true, szx: 1 }, undefined, bytes(32)), { kind: "continue" });
  t.same(receiver.receive({ num: 1, more: true, szx: 1 }, undefined, bytes(32)), { kind: "continue" }, "repeated");
  t.equal(receiver.length, 64);
  t.same(receiver.receive({ num: 1, more: true, szx: 2 }, undefined, bytes(64)), { kind: "too-large" });
  t.same(receiver.receive({ num: 0, more: true, szx: 1 }, 101, bytes(32)), { kind: "too-large" }, "by Size1");
  t.same(receiver.receive({ num: 0, more: false, szx: 1 }, undefined, bytes(5)), { kind: "complete", body: bytes(5) });
});

t.test("arbitrary blocks never make a receiver hold more than its limit", async (t) => {
  const block = fc.record({ num: fc.nat(40), more: fc.boolean(), szx: fc.nat(6) });
  fc.assert(
    fc.property(fc.array(fc.tuple(block, fc.nat(1100)), { maxLength: 60 }), (blocks) => {
      const receiver = new Block1Receiver(2048);
      for (const [block, length] of blocks) {
        receiver.receive(block, undefined, bytes(block.more ? blockSize(block.szx) : length));
        if (receiver.length > 2048) return false;
      }
      return true;
    }),
    { numRuns: 200 },
  );
  t.pass("bounded");
});
