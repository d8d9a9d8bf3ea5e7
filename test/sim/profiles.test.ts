import t from "tap";
import { instant } from "../../src/base/time.ts";
import { findProfile } from "../../src/sim/find-profile.ts";
import { Link } from "../../src/sim/link.ts";
import { linkParameters } from "../../src/sim/link-parameters.ts";
import { LINK_PROFILES } from "../../src/sim/profiles.ts";
import { runOut } from "./support.ts";

t.test("every profile: a unique name, a source, and a model that carries a datagram", async (t) => {
  t.equal(new Set(LINK_PROFILES.map(({ name }) => name)).size, LINK_PROFILES.length);
  for (const { name, source, summary, model } of LINK_PROFILES) {
    t.ok(source.length > 10 && summary.length > 10, name);
    let arrived = 0;
    for (let seed = 0; seed < 20; seed++) {
      const link = new Link<number>(model, seed);
      link.send("up", new Uint8Array(50), instant(0), 0);
      arrived += runOut(link).filter(({ kind }) => kind === "passed").length;
    }
    t.ok(arrived >= 12, `${name}: ${arrived} of 20`);
  }
});

t.test("an unknown link is an error that lists what there is", async (t) => {
  t.throws(() => findProfile("hf-1000"), { code: "unknown-link", message: /hf-1000/, hint: /ideal-100, hf-100/ });
});

t.test("link parameters: each end sees its own direction first", async (t) => {
  const geo = findProfile("geo-sat").model;
  t.match(linkParameters(geo, "near"), { sendRate: 64_000, receiveRate: 256_000, halfDuplex: false, mtu: 1_472 });
  t.match(linkParameters(geo, "far"), { sendRate: 256_000, receiveRate: 64_000, overhead: 28 });
  t.match(linkParameters(findProfile("hf-100").model, "near"), { sendRate: 100, latency: 520, halfDuplex: true });
});

t.test("link parameters promise no more than the link keeps: a lone datagram arrives in time", async (t) => {
  for (const { name, model } of LINK_PROFILES) {
    const told = linkParameters(model, "near");
    for (const length of [1, 20, 50, 200]) {
      const link = new Link<number>({ ...model, outages: [] }, 3);
      link.send("up", new Uint8Array(length), instant(0), 0);
      const [out] = runOut(link);
      const promised = ((length + told.overhead) * 8_000) / told.sendRate + told.latency;
      t.ok(out !== undefined && out.at <= promised + 1e-6, `${name}, ${length} bytes: ${out?.at} of ${promised} ms`);
    }
  }
});

t.test("LoRa's airtime is the datasheet's: 50 bytes of PHY payload, SF12, explicit header, CRC: 2.30 s", async (t) => {
  const link = new Link<number>(findProfile("lora-sf12").model, 1);
  link.send("up", new Uint8Array(50 - 16), instant(0), 0);
  const [out] = runOut(link);
  // n = 8 + ceil((8·50 − 4·12 + 28 + 16) / (4·(12 − 2))) · 5 = 58 symbols, and 12.25 of preamble
  t.ok(Math.abs((out?.frame.end ?? 0) - 70.25 * 32.768) < 100, `${out?.frame.end} ms`);
});
