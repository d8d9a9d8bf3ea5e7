import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { HectobitError } from "../base/errors.ts";
import type { SequenceCodec } from "../codec/codec.ts";
import { hectobitCodec } from "../codec/hectobit-codec.ts";
import { HECTOBIT_TABLES_V1, HECTOBIT_TABLES_V1_HASH } from "../codec/tables/hectobit-v1.ts";
import { type Addon, AddonCodec } from "./addon-codec.ts";

/** The native codec and the file that it is from, or why there is none. */
export type NativeCodec = { readonly codec: SequenceCodec; readonly path: string } | { readonly reason: string };

/** Which codec runs, and what is to be known about it. */
export interface CodecChoice {
  readonly codec: SequenceCodec;
  readonly report: CodecReport;
}

export interface CodecReport {
  readonly implementation: "native" | "TypeScript";
  /** Of the binary; absent for TypeScript. */
  readonly path?: string;
  /** Why it is not native. */
  readonly reason?: string;
  readonly tables: { readonly version: number; readonly hash: string };
}

const VARIABLE = "HECTOBIT_CODEC";
const require = createRequire(import.meta.url);

/** Two folders up, both in src/io and in dist/io: where node-gyp-build looks for `build/` and `prebuilds/`. */
const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

const TABLES = { version: HECTOBIT_TABLES_V1.version, hash: HECTOBIT_TABLES_V1_HASH };

const hexadecimal = (hash: number): string => hash.toString(16).padStart(8, "0");
const tablesText = ({ version, hash }: typeof TABLES): string => `version ${version}, hash ${hexadecimal(hash)}`;

/** Looks for a binary of the native codec as node-gyp-build does, and at whether it does what the sources say. */
export function loadNativeCodec(): NativeCodec {
  try {
    const find = require("node-gyp-build") as { path(folder: string): string };
    const path = find.path(PACKAGE);
    const addon = require(path) as Addon;
    const { tablesVersion: version, tablesHash: hash } = addon;
    if (version !== TABLES.version || hash !== TABLES.hash) {
      return {
        reason: `${path} was built from other tables (${tablesText({ version, hash })}, not ${tablesText(TABLES)})`,
      };
    }
    return { codec: new AddonCodec(addon, hectobitCodec), path };
  } catch (error) {
    return { reason: firstLine(error) };
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]?.trim() ?? "";

let chosen: CodecChoice | undefined;

/**
 * The native codec, or the TypeScript one when there is no native one; both give the same bytes. The environment
 * variable HECTOBIT_CODEC chooses: `typescript`, or `native`, which is an error when there is none (HectobitError
 * `codec.native`).
 */
export function bestCodec(): CodecChoice {
  chosen ??= choose(process.env[VARIABLE] ?? "");
  return chosen;
}

function choose(wanted: string): CodecChoice {
  const tables = { version: TABLES.version, hash: hexadecimal(TABLES.hash) };
  if (!["", "native", "typescript"].includes(wanted)) {
    throw new HectobitError("configuration.codec", `${VARIABLE} is ${JSON.stringify(wanted)}`, {
      hint: "It may be native or typescript; when it is not set, native is preferred.",
    });
  }
  const native = wanted === "typescript" ? { reason: `${VARIABLE}=typescript` } : loadNativeCodec();
  if ("codec" in native) {
    return { codec: native.codec, report: { implementation: "native", path: native.path, tables } };
  }
  if (wanted === "native") {
    throw new HectobitError("codec.native", `there is no native codec: ${native.reason}`, {
      hint: `Build it with a C compiler: node native/build.mjs; or go without: ${VARIABLE}=typescript.`,
    });
  }
  return { codec: hectobitCodec, report: { implementation: "TypeScript", reason: native.reason, tables } };
}
