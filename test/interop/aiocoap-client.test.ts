import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import t from "tap";
import { utf8Text } from "../../src/base/bytes.ts";
import { CoapEndpoint } from "../peers/coap-endpoint.ts";
import { requirePeer } from "../peers/require-peer.ts";
import { run, Subprocess } from "../peers/subprocess.ts";
import { endsQuietly } from "./quiet.ts";
import { Resources, text } from "./resources.ts";

const SCRIPT = fileURLToPath(new URL("aiocoap_client.py", import.meta.url));

t.test("aiocoap as the client, our endpoint as the server", async (t) => {
  const program = requirePeer(t, "aiocoap");
  if (program === undefined) return;
  const resources = new Resources();
  const endpoint = await CoapEndpoint.open(t, resources.handle);
  const uri = (path: string) => `coap://127.0.0.1:${endpoint.port}${path}`;
  const script = async (...args: (string | number)[]) => {
    const { code, stdout, stderr } = await run(program("python"), ["-u", SCRIPT, ...args.map(String)]);
    t.equal(code, 0, `${args[0]} ${args[1]} ends well${code === 0 ? "" : `: ${stderr}`}`);
    return stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  await t.test("its command line", async (t) => {
    resources.store.set("note", new TextEncoder().encode("grüße"));
    const read = await run(program("aiocoap-client"), ["-q", uri("/store/note")]);
    t.match(read.stdout, "grüße");
    const put = await run(program("aiocoap-client"), ["-q", "-m", "PUT", "--payload", "new", uri("/store/note")]);
    t.equal(put.code, 0, put.stderr);
    t.equal(utf8Text(resources.store.get("note") ?? new Uint8Array(0)), "new");
    const missing = await run(program("aiocoap-client"), [uri("/store/nothing")]);
    t.match(missing.stdout + missing.stderr, /4\.04/);
  });

  for (const exponent of [0, 2, 6]) {
    const block = 16 << exponent;
    await t.test(`blocks of ${block} bytes`, async (t) => {
      // More than two blocks of any size, the last one not full; and exactly two.
      for (const size of [2 * block, 2 * block + 5]) {
        const [put] = await script("PUT", uri(`/store/at-${size}`), exponent, size);
        t.match(put, { code: "2.01" });
        t.equal(utf8Text(resources.store.get(`at-${size}`) ?? new Uint8Array(0)), text(size), "arrived whole");
        const [got] = await script("GET", uri(`/store/at-${size}`), exponent, 0);
        t.strictSame([got?.code, got?.payload], ["2.05", text(size)]);
      }
      const [answered] = await script("POST", uri("/upper"), exponent, 3 * block + 1);
      t.strictSame([answered?.code, answered?.payload], ["2.04", text(3 * block + 1).toUpperCase()], "both ways");
    });
  }

  await t.test("a creation that says where", async (t) => {
    const [made] = await script("POST", uri("/store"), 6, 20);
    t.match(made, { code: "2.01", location: ["store", "made-1"] });
  });

  await t.test("an answer that comes late is acknowledged at once and runs once", async (t) => {
    const [late] = await script("GET", uri("/later"), 6, 0);
    t.match(late, { code: "2.05", payload: "better late" });
    t.equal(resources.runs.get("1 /later"), 1);
  });

  await t.test("observation, from the first state to the cancellation", async (t) => {
    const child = new Subprocess(program("python"), ["-u", SCRIPT, "observe", uri("/counter"), "3"]);
    t.teardown(() => child.stop());
    await child.heard(/"observing": true/);
    for (const count of [1, 2, 3]) {
      resources.count(endpoint);
      await child.heard(new RegExp(`"count ${count}"`));
    }
    await child.heard(/"cancelled"/);
    const [observation] = [...resources.observers];
    t.equal(observation === undefined ? "none" : endpoint.gone(observation), undefined, "until then it lasts");
    // It still acknowledges the first notification after its cancellation, and refuses the second.
    for (let tries = 0; tries < 4 && endpoint.gone(observation ?? 0) === undefined; tries++) {
      resources.count(endpoint);
      await wait(100);
    }
    const { code, stderr } = await child.exit;
    t.equal(code, 0, stderr);
    t.ok(observation !== undefined && endpoint.gone(observation) !== undefined, "and we know that it is over");
  });

  await endsQuietly(t, endpoint);
});
