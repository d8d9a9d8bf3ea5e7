import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import t from "tap";
import { MAX_FILE_LINES, MAX_FUNCTION_LINES, type Source, violations } from "./architecture.ts";

const top = dirname(dirname(fileURLToPath(import.meta.url)));

function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(top, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|mjs|c|h)$/.test(name))
    .map((name) => {
      const path = join(top, folder, name);
      return { path: relative(top, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") };
    });
}

t.test("the tree keeps the rules of docs/architecture.md", (t) => {
  const sources = ["src", "test", "benchmarks", "native"].flatMap(sourcesUnder);
  t.ok(sources.length > 20, "the sources were found");
  t.strictSame(violations(sources), []);
  t.end();
});

t.test("breaking a rule is found", (t) => {
  const clean: Source = { path: "src/base/time.ts", text: "export const now = 0;\n" };
  const found = (...broken: Source[]): string => violations([clean, ...broken]).join("\n");

  t.strictSame(violations([clean]), [], "and keeping them is not");
  t.match(found({ path: "src/coap/a.ts", text: 'import { x } from "../matrix/http.ts";' }), /rank 2 \(coap\) imports/);
  t.match(
    found({ path: "src/coap/a.ts", text: 'import type { X } from "../io/x.ts";' }),
    /not below it/,
    "types count",
  );
  t.match(found({ path: "src/gateway/a.ts", text: 'import { x } from "../client/x.ts";' }), /not below it/, "siblings");
  t.match(found({ path: "src/coap/a.ts", text: 'export * from "../../test/x.ts";' }), /outside src/);
  t.match(found({ path: "src/other/a.ts", text: "" }), /has no rank/);
  t.match(found({ path: "src/coap/a.ts", text: 'import { readFileSync } from "node:fs";' }), /only io and cli/);
  t.match(found({ path: "src/coap/a.ts", text: 'const fs = import("node:fs");' }), /only io and cli/);
  t.match(found({ path: "src/sim/a.ts", text: "const at = Date.now();" }), /src\/sim\/a.ts:1: Date.now below io/);
  t.match(found({ path: "src/sim/a.ts", text: "const x = Math.random();" }), /Math.random/);
  t.match(found({ path: "src/sim/a.ts", text: "setTimeout(() => {}, 1);" }), /setTimeout/);
  t.match(found({ path: "src/sim/a.ts", text: "async function f() {}" }), /async/);
  t.match(found({ path: "src/sim/a.ts", text: "new Promise(() => {});" }), /Promise/);
  t.match(found({ path: "src/sim/a.ts", text: "\n".repeat(MAX_FILE_LINES + 1) }), /301 lines/);
  t.match(found({ path: "native/core/a.c", text: "\n".repeat(MAX_FILE_LINES + 1) }), /301 lines/);
  t.match(
    found({ path: "native/core/a.c", text: '#include "a.h"\n#include <stdlib.h>\n' }),
    /a.c:2: includes stdlib.h/,
  );
  t.match(
    found({
      path: "native/napi/a.c",
      text: `/* */\nstatic int f(void) {\n${"  f();\n".repeat(MAX_FUNCTION_LINES)}}\n`,
    }),
    /a.c:2: function of 62 lines/,
  );
  const long = `function f() {\n${"f();\n".repeat(MAX_FUNCTION_LINES)}}`;
  t.match(found({ path: "src/sim/a.ts", text: long }), /function of 62 lines/);
  t.match(found({ path: "test/sim/a.test.ts", text: long }), /function of 62 lines/);
  t.match(
    found(
      { path: "src/coap/a.ts", text: 'import type { B } from "./b.ts";' },
      { path: "src/coap/b.ts", text: 'import type { A } from "./a.ts";' },
    ),
    /import cycle: src\/coap\/a.ts → src\/coap\/b.ts → src\/coap\/a.ts/,
  );
  t.end();
});

t.test("what only looks like a breach is none", (t) => {
  const text = 'const x = { process: 1 }; x.process; const s = "Date.now()"; // Math.random\n';
  t.strictSame(violations([{ path: "src/sim/a.ts", text }]), []);
  t.strictSame(violations([{ path: "src/io/a.ts", text: 'import "node:fs"; setTimeout(() => {}, 1);' }]), []);
  t.end();
});
