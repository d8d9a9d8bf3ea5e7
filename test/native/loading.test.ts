/** Which codec is chosen, and what is said of it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import t from "tap";
import { loadNativeCodec } from "../../src/io/native-codec.ts";
import { hectobit, interrupt, start } from "../cli/hectobit.ts";
import { requireNative } from "./require-native.ts";

const top = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

t.test("--version --verbose says which codec runs, and why not the native one", async (t) => {
  const native = requireNative(t);
  if (native === undefined) return;
  const run = (env: NodeJS.ProcessEnv) => hectobit(t, ["--version", "--verbose"], env);
  const tables = /^tables: version \d+, hash [0-9a-f]{8}$/m;
  const best = await run({});
  t.equal(best.code, 0);
  t.match(best.stdout, `codec: native (${native.path})\n`);
  t.match(best.stdout, tables);
  t.match(best.stdout, /^Node.js: v\d.*Node-API \d/m);
  t.match((await run({ HECTOBIT_CODEC: "native" })).stdout, `codec: native (${native.path})\n`);
  const chosen = await run({ HECTOBIT_CODEC: "typescript" });
  t.match(chosen, { code: 0, stdout: /^codec: TypeScript \(not native: HECTOBIT_CODEC=typescript\)$/m });
  t.match(chosen.stdout, tables.exec(best.stdout)?.[0]);
  const wrong = await run({ HECTOBIT_CODEC: "nativ" });
  t.match(wrong, { code: 2, stderr: /HECTOBIT_CODEC is "nativ"\n.*native or typescript/ });
});

t.test("a binary that is not there, is none, or is of other tables is not used, and the reason is told", async (t) => {
  const folder = t.testdir({ none: {} });
  const name = `${process.platform}-${process.arch}`;
  const prebuild = (which: string, content: string): string => {
    const path = join(folder, which, "prebuilds", name, "hectobit.napi.node");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return join(folder, which);
  };
  // node-gyp-build looks here instead of in the package.
  const run = (HECTOBIT_PREBUILD: string, more: NodeJS.ProcessEnv = {}) =>
    hectobit(t, ["--version", "--verbose"], { HECTOBIT_PREBUILD, ...more });
  const none = join(folder, "none");
  t.match(await run(none), { code: 0, stdout: /codec: TypeScript \(not native: No native build was found for \S/ });
  t.match(await run(prebuild("broken", "no binary")), { code: 0, stdout: /codec: TypeScript \(not native: .*broken/ });
  t.match(await run(none, { HECTOBIT_CODEC: "native" }), { code: 1, stderr: /no native codec.*\n.*native\/build.mjs/ });
  if (spawnSync("cc", ["--version"]).status !== 0) return;
  const foreign = prebuild("foreign", "");
  const source = join(folder, "foreign.c");
  writeFileSync(source, FOREIGN);
  const include = [
    join(dirname(dirname(process.execPath)), "include", "node"),
    join(top, "node_modules/node-api-headers/include"),
  ];
  const target = join(foreign, "prebuilds", name, "hectobit.napi.node");
  const built = spawnSync("cc", ["-shared", "-fPIC", ...include.map((path) => `-I${path}`), source, "-o", target], {
    encoding: "utf8",
  });
  t.equal(built.status, 0, built.stderr);
  t.match(await run(foreign), {
    code: 0,
    stdout:
      /codec: TypeScript \(not native: .* was built from other tables \(version 7, hash 00000abc, not version 1, hash/,
  });
});

/** An addon that only says what tables it has. */
const FOREIGN = `
#define NAPI_VERSION 8
#include <node_api.h>
NAPI_MODULE_INIT() {
  napi_value version, hash;
  napi_create_uint32(env, 7, &version);
  napi_create_uint32(env, 0xabc, &hash);
  napi_set_named_property(env, exports, "tablesVersion", version);
  napi_set_named_property(env, exports, "tablesHash", hash);
  return exports;
}
`;

t.test("the gateway says it in its first line, and on its status page", async (t) => {
  for (const HECTOBIT_CODEC of ["typescript", ...("codec" in loadNativeCodec() ? ["native"] : [])]) {
    const args = ["--homeserver", "http://127.0.0.1:1", "--listen", "127.0.0.1:0", "--status", "127.0.0.1:0"];
    const gateway = start(t, ["gateway", ...args], { HECTOBIT_CODEC });
    const { status } = await gateway.logged(/ready: CoAP in/);
    const report = { implementation: HECTOBIT_CODEC === "native" ? "native" : "TypeScript" };
    const page = await fetch(`${status}/_hectobit/status`);
    t.match(await page.json(), { codec: { ...report, tables: { hash: /^[0-9a-f]{8}$/ } } });
    const text = await fetch(`${status}/_hectobit/status`, { headers: { accept: "text/plain" } });
    t.match(await text.text(), `codec: ${report.implementation} (`);
    const { stderr } = await interrupt(gateway);
    t.match(JSON.parse(stderr.split("\n", 1)[0] ?? ""), { msg: `the codec is ${report.implementation} (` });
  }
});
