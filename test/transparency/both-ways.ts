import type { Test } from "tap";
import { loadNativeCodec } from "../../src/io/native-codec.ts";
import { type HectobitOptions, startHectobit } from "../peers/hectobit.ts";
import { Http } from "../peers/http.ts";
import { type Synapse, type SynapseOptions, startSynapse } from "../peers/synapse.ts";

/** A homeserver, and two ways to it: straight, and carried by client and gateway. */
export interface BothWays {
  readonly synapse: Synapse;
  readonly straight: Http;
  readonly carried: Http;
}

/** What crosses the link between client and gateway, and which codec makes it. */
export type Way = Pick<HectobitOptions, "wire" | "codec">;

/** Every profile, by every codec that is here. */
export const WAYS: readonly Way[] = [
  ...("codec" in loadNativeCodec() ? [{ wire: "hectobit", codec: "native" } as const] : []),
  { wire: "hectobit", codec: "typescript" },
  { wire: "msc3079" },
];

/** They end with the test. Undefined when Synapse is absent, and the test is skipped. */
export async function bothWays(t: Test, options: SynapseOptions = {}, way: Way = {}): Promise<BothWays | undefined> {
  const synapse = await startSynapse(t, options);
  if (synapse === undefined) return undefined;
  const hectobit = await startHectobit(t, { homeserver: synapse.url, ...way });
  const ways = { straight: new Http(synapse.url), carried: new Http(hectobit.url) };
  t.teardown(() => {
    for (const way of Object.values(ways)) way.close();
  });
  return { synapse, ...ways };
}
