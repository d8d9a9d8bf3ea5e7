import fc from "fast-check";
import t from "tap";
import { fromHex, toHex } from "../../src/base/bytes.ts";
import { blockSize, decodeBlock, encodeBlock, MAX_BLOCK_NUMBER, szxWithin } from "../../src/coap/transfer/block.ts";

t.test("a block option is a uint in its shortest form (RFC 7959 §2.2)", async (t) => {
  const table: [string, number, boolean, number][] = [
    ["", 0, false, 0],
    ["06", 0, false, 6],
    ["0e", 0, true, 6],
    ["1e", 1, true, 6],
    ["0100", 16, false, 0],
    ["fffe", 4095, true, 6],
    ["fffffe", MAX_BLOCK_NUMBER, true, 6],
  ];
  for (const [hex, num, more, szx] of table) {
    t.equal(toHex(encodeBlock({ num, more, szx })), hex);
    t.same(decodeBlock(fromHex(hex) ?? new Uint8Array(9)), { ok: true, value: { num, more, szx } });
  }
});

t.test("every block survives both ways", async (t) => {
  const block = fc.record({ num: fc.nat(MAX_BLOCK_NUMBER), more: fc.boolean(), szx: fc.nat(6) });
  fc.assert(
    fc.property(block, (value) => {
      const decoded = decodeBlock(encodeBlock(value));
      t.match(decoded, { ok: true, value });
      return decoded.ok;
    }),
    { numRuns: 200 },
  );
});

t.test("leading zeros are read, the reserved size and a fourth byte are not", async (t) => {
  t.same(decodeBlock(Uint8Array.of(0, 0, 0x16)), { ok: true, value: { num: 1, more: false, szx: 6 } });
  t.match(decodeBlock(Uint8Array.of(7)), { ok: false, error: { reason: "block.reserved-size" } });
  t.match(decodeBlock(Uint8Array.of(0xff)), { ok: false, error: { reason: "block.reserved-size" } });
  t.match(decodeBlock(new Uint8Array(4)), { ok: false, error: { reason: "block.option-length" } });
});

t.test("the largest block within a number of bytes", async (t) => {
  t.equal(szxWithin(5000), 6);
  t.equal(szxWithin(1024), 6);
  t.equal(szxWithin(1023), 5);
  t.equal(szxWithin(16), 0);
  t.equal(szxWithin(1), 0);
  t.equal(blockSize(0), 16);
});
