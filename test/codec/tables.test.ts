import { readFileSync } from "node:fs";
import t from "tap";
import { cTables } from "../../benchmarks/tables/c-tables.ts";
import { utf8 } from "../../src/base/bytes.ts";
import { HECTOBIT_TABLES_V1, hectobitTablesHash } from "../../src/codec/tables/hectobit-v1.ts";

const { keys, values, fragments } = HECTOBIT_TABLES_V1;
const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const bytesOf = (entries: readonly string[]): number => entries.reduce((sum, entry) => sum + utf8(entry).length, 0);

t.test("no table has an entry twice", async (t) => {
  for (const table of [keys, values, fragments]) {
    t.strictSame(
      table.filter((entry, index) => table.indexOf(entry) !== index),
      [],
    );
  }
});

t.test("keys and values are texts that JSON doesn't escape", async (t) => {
  for (const entry of [...keys, ...values]) {
    t.match(entry, /^[^"\\\p{Cc}]+$/u);
    t.equal(entry, entry.trim());
  }
});

t.test("fragments are as docs/codec.md §6 has them", async (t) => {
  t.ok(fragments.length <= 254);
  for (let byte = 0x20; byte < 0x7f; byte++) t.ok(fragments.includes(String.fromCharCode(byte)));
  for (const fragment of fragments) {
    const { length } = utf8(fragment);
    t.ok(length >= 1 && length <= 16, fragment);
    t.notMatch(fragment, /\p{Cs}/u);
  }
});

t.test("the hash tells tables apart that have the same text", async (t) => {
  const tables = { version: 1, keys: ["a", "b"], values: ["c"], fragments: [] };
  const moved = { version: 1, keys: ["a"], values: ["b", "c"], fragments: [] };
  const joined = { version: 1, keys: ["ab"], values: ["c"], fragments: [] };
  const hashes = [tables, moved, joined, { ...tables, version: 2 }].map(hectobitTablesHash);
  t.equal(new Set(hashes).size, 4);
});

t.test("the C codec has the same tables", async (t) => {
  const { header, source } = cTables(HECTOBIT_TABLES_V1);
  t.equal(header, textOf("native/core/tables.h"), "npm run tables -- --write brings tables.h up to date");
  t.equal(source, textOf("native/core/tables.c"), "npm run tables -- --write brings tables.c up to date");
});

t.test("all tables fit a device: 16 KiB with offsets and index", async (t) => {
  const text = bytesOf(keys) + bytesOf(values) + bytesOf(fragments) + 3;
  const offsets = 2 * (keys.length + values.length + fragments.length + 3);
  const index = 2 * 1024 + fragments.length;
  t.ok(text + offsets + index <= 16 * 1024, `${text} + ${offsets} + ${index}`);
});
