import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { CoapEndpoint } from "../peers/coap-endpoint.ts";
import { requirePeer } from "../peers/require-peer.ts";
import { run, Subprocess } from "../peers/subprocess.ts";
import { endsQuietly } from "./quiet.ts";
import { Resources, text } from "./resources.ts";

t.test("libcoap as the client, our endpoint as the server", async (t) => {
  const program = requirePeer(t, "libcoap");
  if (program === undefined) return;
  const resources = new Resources();
  const endpoint = await CoapEndpoint.open(t, resources.handle);
  const uri = (path: string) => `coap://127.0.0.1:${endpoint.port}${path}`;
  const client = async (args: readonly string[], path: string, input?: string) =>
    run(program("coap-client-notls"), [...args, uri(path)], input === undefined ? {} : { input });
  const stored = (name: string) => utf8Text(resources.store.get(name) ?? new Uint8Array(0));

  await t.test("methods and their codes", async (t) => {
    t.equal((await client(["-m", "put", "-e", "moin"], "/store/a")).stdout.trim(), "");
    t.equal(stored("a"), "moin");
    t.equal((await client([], "/store/a")).stdout.trim(), "moin");
    t.equal((await client(["-m", "post", "-e", "quiet"], "/upper")).stdout.trim(), "QUIET");
    await client(["-m", "delete"], "/store/a");
    t.notOk(resources.store.has("a"));
    const missing = await client([], "/store/a");
    t.match(missing.stdout + missing.stderr, /4\.04/);
  });

  await t.test("a request that needs no acknowledgement", async (t) => {
    resources.store.set("non", utf8("confirmed or not"));
    t.equal((await client(["-N"], "/store/non")).stdout.trim(), "confirmed or not");
  });

  // It ends its output with a newline of its own.
  for (const block of [16, 32, 64, 128, 256, 512, 1024]) {
    await t.test(`blocks of ${block} bytes`, async (t) => {
      const body = text(3 * block + 7);
      await client(["-b", String(block), "-m", "put", "-f", "-"], `/store/b${block}`, body);
      t.equal(stored(`b${block}`), body, "arrived whole");
      t.equal((await client(["-b", String(block)], `/store/b${block}`)).stdout, `${body}\n`, "and comes back");
      const upper = await client(["-b", String(block), "-m", "post", "-f", "-"], "/upper", body);
      t.equal(upper.stdout, `${body.toUpperCase()}\n`, "both ways in one exchange");
    });
  }

  await t.test("an answer that comes late is acknowledged at once and runs once", async (t) => {
    t.equal((await client([], "/later")).stdout.trim(), "better late");
    t.equal(resources.runs.get("1 /later"), 1);
  });

  await t.test("observation", async (t) => {
    const child = new Subprocess(program("coap-client-notls"), ["-w", "-s", "3", uri("/counter")]);
    t.teardown(() => child.stop());
    await child.heard(/count 0/);
    for (const count of [1, 2, 3]) {
      resources.count(endpoint);
      await child.heard(new RegExp(`count ${count}`));
    }
    await child.exit;
    const [observation] = [...resources.observers];
    t.ok(observation !== undefined && endpoint.gone(observation) !== undefined, "its cancellation was understood");
  });

  await endsQuietly(t, endpoint);
});
