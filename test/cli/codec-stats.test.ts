import { join } from "node:path";
import t, { type Test } from "tap";
import { hectobit } from "./hectobit.ts";
import { here } from "./here.ts";

const LINES = [
  '{"kind":"a","json":{"qz":"qzxj"}}',
  '{"kind":"a","json" : { "qz" : "zq" }, "status":200}',
  '{"kind":"b","operation":"x","json":{}}',
  '{"operation":"put","kind":null,"json":[1.50,1e5,"\\u0071\\/"]}',
  "",
  '{"method":"GET","path":"/x","json":{"qz":1,"qz":2}}',
  '["qz","qz","qz"]',
];

const stats = (t: Test, files: Record<string, string>, ...args: string[]) => {
  const folder = t.testdir(files);
  return hectobit(t, ["codec", "stats", ...Object.keys(files).map((name) => join(folder, name)), ...args]);
};

const rows = (stdout: string): string[] => stdout.split("\n").map((line) => line.trim().replace(/ +/g, " "));

t.test("kinds, their sizes and ratios, over several files", async (t) => {
  const files = { "one.jsonl": `${LINES.slice(0, 3).join("\n")}\n`, "two.jsonl": LINES.slice(3).join("\r\n") };
  const { code, stdout, stderr } = await stats(t, files, "--typescript");
  t.match({ code, stderr }, { code: 0, stderr: "" });
  t.strictSame(rows(stdout), [
    "codec: hectobit (TypeScript)",
    "count JSON encoded ratio kind",
    "1 16 10 0.6250 (whole lines)",
    "1 15 9 0.6000 GET /x",
    "2 24 16 0.6667 a",
    // The head, and 5 bytes of 1.50, 7 of 1e5, 3 of the string.
    "1 21 16 0.7619 put",
    "5 76 51 0.6711 all",
    "mean ratio over kinds: 0.6634",
    "byte-weighted ratio: 0.6711",
    "worst ratio: 0.7619",
    "round-trip failures: 0",
    "",
  ]);
});

t.test("what is no JSON is a failure, with its line", async (t) => {
  const lines = ['{"kind":"a","json":[1,2]}', "{nonsense", '{"kind":"a","json":"\\ud800"}', '{"json":1'];
  const nested = `{"kind":"deep","json":${"[".repeat(65)}${"]".repeat(65)}}`;
  const { code, stdout, stderr } = await stats(t, { "bad.jsonl": [...lines, nested].join("\n") }, "--wire", "hectobit");
  t.equal(code, 1);
  t.match(stdout, /\nround-trip failures: 3\n$/);
  t.match(
    stderr,
    /bad\.jsonl:2: .*no JSON\n.*bad\.jsonl:4: .*no JSON\n.*bad\.jsonl:5: encoding: json\.nesting at byte 64/,
  );
  t.match(stdout, / 2 +13 +15 +1\.1538 +a\n/, "the others are measured");
});

t.test("the other profile; and what it can't carry counts as the text that it is", async (t) => {
  const { code, stdout } = await stats(t, { "x.jsonl": '{"kind":"a","json":{"body":1e5}}' }, "--wire", "msc3079");
  t.match({ code, stdout }, { code: 0, stdout: /^codec: msc3079[\s\S]* 12 +12 +1\.0000 +a\n[\s\S]*failures: 0\n$/ });
});

t.test("nothing to measure is no failure", async (t) => {
  const { code, stdout } = await stats(t, { "empty.jsonl": "\n" }, "--typescript");
  t.match(
    { code, stdout },
    { code: 0, stdout: /mean ratio over kinds: -\nbyte.*-\nworst.*-\nround-trip failures: 0\n$/ },
  );
});

t.test("a wrong command", async (t) => {
  const cases: [args: string[], stderr: RegExp][] = [
    [["/no/such/file"], /cannot read \/no\/such\/file/],
    [[], /missing required argument/],
    [["x", "--native", "--typescript"], /exclude each other/],
    [["x", "--wire", "msc3079", "--native"], /no native codec for msc3079/],
  ];
  for (const [args, stderr] of cases) {
    t.match(await here(t, ["codec", "stats", ...args]), { code: 2, stderr }, args.join(" "));
  }
});
