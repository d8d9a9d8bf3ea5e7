/** Bodies to begin from: the corpus, and by hand what it has little of. */
import { utf8 } from "../../src/base/bytes.ts";
import { memberText } from "../../src/codec/json-normal-form.ts";
import { corpusLines, HALVES } from "../corpus/read.ts";

/** The JSON text of every body of the corpus as it was recorded: its escapes and numbers take ways of their own. */
export function corpusBodies(): Uint8Array[] {
  return HALVES.flatMap((half) => corpusLines(half).map((line) => memberText(utf8(line), "json") ?? utf8("null")));
}

const id = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

/** A body for each rule of docs/codec.md, small, so that an accident often meets the rule itself. */
export const RULES: readonly Uint8Array[] = [
  '{"age":1,"content":{"body":"hello","msgtype":"m.text"},"type":"m.room.message"}',
  `["$${id}A","!${id}A","$${id}A","@a:b","@a:b","@c:b","!r:b","#l:b","$e:b","mxc://b/media"]`,
  '["@aa:bb.cc","@bb:bb.cc","@aa:bb.cc","@cc:dd.ee","@dd:bb.cc","@aa:bb.cc","@:x","@x:"]',
  "[1700000000000,1700000000001,1699999999999,1800000000000,1099511627776,2199023255551,2199023255552]",
  "[0,-1,23,24,255,256,65535,65536,4294967295,4294967296,18446744073709551615,-18446744073709551616]",
  "[18446744073709551616,-0,1e5,1.5E-3,30.0,0.1,-12.50,0.123456789012345678,123456789012345678.9,-0.0]",
  '["ed25519:ABCDEF","curve25519:ABCDEF","signed_curve25519:AAAAHQ","ed25519:ABCDEF","ed25519:"]',
  '["1234567890","12.5","s12_34.5-67t","deadbeef","0123456789abcdef","00ff00ff00ff"]',
  '["aGVsbG8gd29ybGQhIQ","aGVsbG8gd29ybGQhISE=","-_AAaGVsbG8gd29ybGQh","+/AAaGVsbG8gd29ybGQh"]',
  '["a\\u0000b","\\ud83d\\ude00","\\ud800","\\udc00x","\\/\\b\\f\\n\\r\\t\\"\\\\","\\u00e9","é😀"]',
  '{"a":{"a":{"a":{}}},"b":[[[[]]]],"":"","a":null,"b":true,"c":false}',
  '["the quick brown fox jumps over the lazy dog","the quick brown fox","the lazy dog the lazy dog"]',
  `["${"x".repeat(255)}","${"x".repeat(255)}","${"y".repeat(256)}","${"y".repeat(256)}"]`,
  `[${Array.from({ length: 70 }, (_, i) => `"@user${i}:s${i}.example"`).join()},"@user0:s0.example","@user9:s69.example"]`,
  `[${Array.from({ length: 70 }, (_, i) => `"word ${i} of it"`).join()},"word 6 of it","word 5 of it","word 69 of it"]`,
  `${"[".repeat(64)}${"]".repeat(64)}`,
  "0",
  '""',
  "[]",
  "{}",
].map(utf8);
