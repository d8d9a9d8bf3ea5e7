import { createRequire } from "node:module";
import type { Test } from "tap";
import type { SequenceCodec } from "../../src/codec/codec.ts";
import type { Addon } from "../../src/io/addon-codec.ts";
import { loadNativeCodec } from "../../src/io/native-codec.ts";
import { skipLoudly } from "../peers/skip-loudly.ts";

export interface Native {
  readonly codec: SequenceCodec;
  readonly addon: Addon;
  readonly path: string;
}

/**
 * The native codec, and the addon under it. When there is none the test is skipped with a line on stderr, and the answer
 * is undefined; with HECTOBIT_REQUIRE_PEERS=1 the test fails instead.
 */
export function requireNative(t: Test): Native | undefined {
  const native = loadNativeCodec();
  if ("codec" in native) {
    return { ...native, addon: createRequire(import.meta.url)(native.path) as Addon };
  }
  return skipLoudly(t, `no native codec (${native.reason}); with a C compiler \`node native/build.mjs\` builds it`);
}
