import { join } from "node:path";
import t from "tap";
import { requirePeer } from "../peers/require-peer.ts";
import { startSynapse } from "../peers/synapse.ts";
import { hectobit } from "./hectobit.ts";

t.test(
  "the demo runs on a real Synapse too, its buoy by a registration of hectobit register",
  { timeout: 120_000 },
  async (t) => {
    if (requirePeer(t, "synapse") === undefined) return;
    const folder = t.testdir();
    const registration = join(folder, "registration.yaml");
    // no transactions come: the demo's gateway is in a virtual world, and Synapse tries in vain
    const url = "http://127.0.0.1:9";
    t.equal((await hectobit(t, ["register", "--url", url, "--out", registration])).code, 0);
    const synapse = await startSynapse(t, { appServices: [registration] });
    if (synapse === undefined) return;
    const args = ["--homeserver", synapse.url, "--registration", registration, "--pcap", join(folder, "demo.pcap")];
    const { code, stdout, stderr } = await hectobit(t, ["demo", ...args]);
    t.equal(code, 0, stderr);
    t.match(stdout, /6 lines sent, each seen once by both, 3 readings measured, 3 in the room\. Nothing lost/);
    t.match(stdout, /10 minutes without news: 0 bytes/);
    const without = await hectobit(t, ["demo", "--homeserver", synapse.url, "--pcap", join(folder, "second.pcap")]);
    t.equal(without.code, 0, without.stderr);
    t.match(
      without.stdout,
      /6 lines sent, each seen once by both\. Nothing lost/,
      "without a registration there is no buoy",
    );
  },
);
