import t from "tap";
import { utf8 } from "../../src/base/bytes.ts";
import { MAX_BODY, MAX_CONTAINER } from "../../src/base/limits.ts";
import { KeyTable } from "../../src/codec/key-table.ts";
import { msc3079Codec as codec } from "../../src/codec/msc3079-codec.ts";
import { MSC3079_KEYS_V1 } from "../../src/codec/tables/msc3079-v1.ts";

t.test("a container holds as many entries as its cap says, and no more", async (t) => {
  const array = (count: number): Uint8Array => utf8(`[${"1,".repeat(count - 1)}1]`);
  const full = codec.encode(array(MAX_CONTAINER));
  t.ok(full.ok && codec.decode(full.value).ok);
  t.match(codec.encode(array(MAX_CONTAINER + 1)), { ok: false, error: { reason: "json.container" } });
  const indefinite = new Uint8Array(MAX_CONTAINER + 3).fill(0x01);
  indefinite[0] = 0x9f;
  t.match(codec.decode(indefinite), { ok: false, error: { reason: "cbor.container" } });
});

t.test("JSON that outgrows the cap of bodies is refused, however small the CBOR", async (t) => {
  // One byte for a key of 27 and for a value of 5 characters.
  const entries = 600_000;
  const cbor = new Uint8Array(5 + entries * 4);
  cbor.set([0x9a, entries >>> 24, (entries >>> 16) & 255, (entries >>> 8) & 255, entries & 255]);
  for (let i = 0; i < entries; i++) cbor.set([0xa1, 0x18, 72, 0xf4], 5 + i * 4);
  t.ok(cbor.length < MAX_BODY / 4);
  t.match(codec.decode(cbor), { ok: false, error: { reason: "cbor.too-large" } });
});

t.test("the table of MSC3079 has 104 names, each with its own number", async (t) => {
  const table = new KeyTable(MSC3079_KEYS_V1);
  t.equal(table.size, 104);
  t.same(
    MSC3079_KEYS_V1.map((name) => table.name(table.number(name) ?? 0)),
    MSC3079_KEYS_V1,
  );
  for (const [number, name] of [
    [1, "event_id"],
    [10, "prev_content"],
    [50, "state_default"],
    [92, "m.fully_read"],
    [104, "room_alias"],
  ] as const) {
    t.equal(table.number(name), number);
  }
  t.equal(table.name(0), undefined);
  t.equal(table.name(105), undefined);
  t.throws(() => new KeyTable(["a", "b", "a"]), { code: "codec.table" });
  t.throws(() => new KeyTable(['a"b']), { code: "codec.table" });
});
