import { join } from "node:path";
import t from "tap";
import { fromHex } from "../../src/base/bytes.ts";
import { hectobit } from "./hectobit.ts";
import { here } from "./here.ts";

const EVENT = '{"msgtype":"m.text","body":"hi"}';
const HEX = "a2181c666d2e74657874181b626869";

t.test("encode, decode and diag, as hexadecimal and as bytes", async (t) => {
  const codec = (input: string, ...args: string[]) => hectobit(t, ["codec", ...args], {}, input);
  t.match(await codec(EVENT, "encode", "--hex"), { code: 0, stdout: `${HEX}\n`, stderr: "" });
  t.match(await codec(`${HEX}\n`, "decode", "--hex"), { code: 0, stdout: `${EVENT}\n` });
  t.match(await codec(HEX, "diag", "--hex"), { code: 0, stdout: '{28 /msgtype/: "m.text", 27 /body/: "hi"}\n' });
  // The text "a" is the bytes 61 61, which are two letters again.
  t.equal((await codec('"a"', "encode")).stdout, "aa");
  const folder = t.testdir({ "event.cbor": Buffer.from(fromHex(HEX) ?? []) });
  t.match(await codec("", "decode", join(folder, "event.cbor")), { code: 0, stdout: `${EVENT}\n` });
});

t.test("any form into any other", async (t) => {
  const codec = (input: string, ...args: string[]) => hectobit(t, ["codec", ...args], {}, input);
  const toJson = await codec('{2 /type/: "x"}', "convert", "--from", "diag", "--to", "json");
  t.match(toJson, { code: 0, stdout: '{"type":"x"}\n' });
  t.match(await codec('{"type":1.0}', "encode", "--to", "diag", "--nearest"), { stdout: "{2 /type/: 1}\n" });
  const canonical = await codec('{"type":2,"a":1,"event_id":0}', "encode", "--hex", "--canonical");
  t.match(canonical, { code: 0, stdout: "a301000202616101\n" });
});

t.test("the profile hectobit: an item or a sequence, and what each byte is", async (t) => {
  const codec = (input: string, ...args: string[]) => hectobit(t, ["codec", ...args, "--wire", "hectobit"], {}, input);
  t.match(await codec('{"qz":[1.50,"qzxj"]}', "encode", "--hex"), {
    code: 0,
    stdout: "a162717a82c48221189664717a786a\n",
  });
  t.match(await codec("0162717a", "decode", "--sequence", "--hex"), { code: 0, stdout: '[1,"qz"]\n' });
  t.match(await codec('[1,"qz"]', "encode", "--sequence", "--diag"), {
    code: 0,
    stdout: /^0000 {2}01 +value 1 \(integer\)\n0001 {2}62717a +value "qz" \(text\)\n$/,
  });
  const cut = await codec("82 01 e4", "diag", "--hex");
  t.match(cut, { code: 1, stdout: /array, 2 elements\n.*value 1/, stderr: /beyond what the message had \(byte 2\)/ });
});

t.test("wrong data: exit code 1, the byte, and what stands there", async (t) => {
  const codec = (input: string, ...args: string[]) => hectobit(t, ["codec", ...args], {}, input);
  const syntax = await codec('{"a":1,}', "encode");
  t.match(syntax, { code: 1, stdout: "", stderr: /bad JSON: expected a key in quotes \(byte 7\)\n.*>>> }/ });
  const unfit = await codec('{"a":1.0}', "encode");
  t.match(unfit, { code: 1, stderr: /unchanged: the number 1\.0 \(byte 5\)[\s\S]*--nearest/ });
  const bytes = await codec("a10241aa", "decode", "--hex");
  t.match(bytes, { code: 1, stderr: /bad CBOR: JSON has no byte strings \(byte 2\)/ });
  t.match(await codec("a1f", "decode", "--hex"), { code: 1, stderr: /hexadecimal/ });
  const other = await codec("a10241aa", "decode", "--hex");
  t.match(other, { stderr: /With --wire hectobit it can be read/ }, "bytes of the other profile are told");
});

t.test("a wrong command: exit code 2, and how to get help", async (t) => {
  const wrong = [
    "frobnicate",
    "convert",
    "encode --to xml",
    "encode --wire json",
    "encode --sequence",
    "encode --canonical --wire hectobit",
    "encode /no/such/file",
  ];
  for (const args of wrong) {
    t.match(await here(t, ["codec", ...args.split(" ")]), { code: 2, stderr: /^hectobit: / }, args);
  }
});
