/** Every profile between client and gateway, by every codec that is here, as options of a scene. */
import { hectobitCodec } from "../../src/codec/hectobit-codec.ts";
import { loadNativeCodec } from "../../src/io/native-codec.ts";
import { mappingWith } from "../../src/matrix/mapping-settings.ts";
import type { SceneOptions } from "./scene.ts";

export interface WireUnderTest {
  readonly name: string;
  readonly scene: Pick<SceneOptions, "client" | "gateway">;
}

const native = loadNativeCodec();
const packed = [
  { name: "hectobit, TypeScript", mapping: mappingWith(hectobitCodec) },
  ...("codec" in native ? [{ name: "hectobit, native", mapping: mappingWith(native.codec) }] : []),
];

export const WIRES_UNDER_TEST: readonly WireUnderTest[] = [
  ...packed.map(({ name, mapping }) => ({ name, scene: { client: { mapping }, gateway: { mapping } } })),
  { name: "msc3079", scene: { client: { wire: "msc3079" as const } } },
];
