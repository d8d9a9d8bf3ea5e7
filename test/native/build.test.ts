/** The build of the native codec: with a compiler, with a broken one, with none. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import t, { type Test } from "tap";
import { requireNative } from "./require-native.ts";

const top = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The package's native half, in a folder of its own. */
function copyOfSources(t: Test): string {
  const folder = t.testdir({});
  for (const part of ["package.json", "native/build.mjs", "native/core", "native/napi"]) {
    cpSync(join(top, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(top, "node_modules"), join(folder, "node_modules"));
  return folder;
}

const build = (folder: string, CC: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(folder, "native", "build.mjs"), ...args], {
    env: { ...process.env, CC },
    encoding: "utf8",
  });

const binaries = (folder: string): string[] =>
  existsSync(join(folder, "prebuilds"))
    ? readdirSync(join(folder, "prebuilds"), { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".node"),
      )
    : [];

t.test("without a compiler that works the build ends well, in one line, and leaves nothing", async (t) => {
  const folder = copyOfSources(t);
  const impostor = join(folder, "impostor");
  writeFileSync(impostor, '#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done\necho nonsense >"$2"\n');
  chmodSync(impostor, 0o755);
  for (const compiler of ["/bin/false", "/nonexistent/cc", "/bin/true", impostor]) {
    const { status, stderr } = build(folder, compiler);
    t.equal(status, 0, compiler);
    t.match(stderr, /^hectobit: no native codec, TypeScript does its work: .+\n$/);
    t.strictSame(binaries(folder), []);
    t.equal(build(folder, compiler, "--require").status, 1, "unless it is demanded");
  }
});

t.test("it is built once, again when a source changes, and a binary of other sources does not stay", async (t) => {
  if (requireNative(t) === undefined) return;
  const folder = copyOfSources(t);
  t.match(build(folder, "cc"), { status: 0, stderr: /^hectobit: built the native codec \(prebuilds\/.+\.node\)\n$/ });
  t.equal(binaries(folder).length, 1);
  t.match(build(folder, "cc"), { status: 0, stderr: "" });
  t.match(build(folder, "/bin/false"), { status: 0, stderr: "" }, "what is built needs no compiler");
  writeFileSync(
    join(folder, "native", "core", "more.c"),
    "int hectobit_more(void);\nint hectobit_more(void) { return 1; }\n",
  );
  t.match(build(folder, "cc").stderr, /built/);
  writeFileSync(join(folder, "native", "core", "more.c"), "nonsense\n");
  t.match(build(folder, "cc"), { status: 0, stderr: /^hectobit: no native codec.* error: .*\n$/ });
  t.strictSame(binaries(folder), []);
});
