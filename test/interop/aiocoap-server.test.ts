import { fileURLToPath } from "node:url";
import t from "tap";
import { utf8, utf8Text } from "../../src/base/bytes.ts";
import { CHANGED, CONTENT, CREATED, DELETE, DELETED, GET, NOT_FOUND, POST, PUT } from "../../src/coap/codes.ts";
import { CoapEndpoint } from "../peers/coap-endpoint.ts";
import { requirePeer } from "../peers/require-peer.ts";
import { start } from "../peers/subprocess.ts";
import { endsQuietly } from "./quiet.ts";
import { text } from "./resources.ts";

const SCRIPT = fileURLToPath(new URL("aiocoap_server.py", import.meta.url));
const READY = /listening on port (\d+)/;

t.test("our endpoint as the client, aiocoap as the server", async (t) => {
  const program = requirePeer(t, "aiocoap");
  if (program === undefined) return;
  const server = await start(t, program("python"), ["-u", SCRIPT], { ready: READY });
  const port = Number((await server.heard(READY))[1]);
  const endpoint = await CoapEndpoint.open(t);

  await t.test("methods and their codes", async (t) => {
    t.equal((await endpoint.request(port, PUT, "/store/a", { payload: utf8("grüße") })).code, CREATED);
    t.equal((await endpoint.request(port, PUT, "/store/a", { payload: utf8("moin") })).code, CHANGED);
    const got = await endpoint.request(port, GET, "/store/a");
    t.strictSame([got.code, utf8Text(got.payload)], [CONTENT, "moin"]);
    t.equal((await endpoint.request(port, DELETE, "/store/a")).code, DELETED);
    t.equal((await endpoint.request(port, GET, "/store/a")).code, NOT_FOUND);
  });

  for (const size of [16, 1024, 1025, 5000]) {
    await t.test(`${size} bytes there and back`, async (t) => {
      t.equal((await endpoint.request(port, PUT, `/store/of-${size}`, { payload: utf8(text(size)) })).code, CREATED);
      const got = await endpoint.request(port, GET, `/store/of-${size}`);
      t.strictSame([got.code, utf8Text(got.payload)], [CONTENT, text(size)]);
      const upper = await endpoint.request(port, POST, "/upper", { payload: utf8(text(size)) });
      t.strictSame(
        [upper.code, utf8Text(upper.payload)],
        [CHANGED, text(size).toUpperCase()],
        "both ways in one exchange",
      );
    });
  }

  await t.test("twenty requests at once", async (t) => {
    const names = Array.from({ length: 20 }, (_, i) => `at-once-${i}`);
    await Promise.all(names.map((name) => endpoint.request(port, PUT, `/store/${name}`, { payload: utf8(name) })));
    const got = await Promise.all(names.map((name) => endpoint.request(port, GET, `/store/${name}`)));
    t.strictSame(
      got.map(({ payload }) => utf8Text(payload)),
      names,
    );
  });

  await t.test("an answer that comes late", async (t) => {
    t.equal(utf8Text((await endpoint.request(port, GET, "/later")).payload), "better late");
  });

  await t.test("a ping", async (t) => {
    t.ok((await endpoint.ping(port)) >= 0);
  });

  await t.test("observation, and its end at the server", async (t) => {
    const observed = endpoint.observe(port, "/counter");
    const counts: number[] = [];
    for (let i = 0; i < 4; i++) counts.push(Number(utf8Text((await observed.next()).payload)?.split(" ")[1]));
    t.ok(
      counts.every((count, i) => i === 0 || count > (counts[i - 1] ?? Infinity)),
      `newer states only: ${counts}`,
    );
    t.match(server.stdout, /observers 1/);
    observed.cancel();
    await server.heard(/observers 0/);
    t.pass("the server has forgotten us");
  });

  await endsQuietly(t, endpoint);
});
