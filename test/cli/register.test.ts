import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { parse } from "yaml";
import { hectobit } from "./hectobit.ts";

t.test("it writes a registration that only its owner can read, and says where it goes", async (t) => {
  const file = join(t.testdir(), "registration.yaml");
  const { code, stdout } = await hectobit(t, ["register", "--url", "http://127.0.0.1:9000", "--out", file]);
  t.equal(code, 0);
  t.equal(statSync(file).mode & 0o777, 0o600);
  const { as_token: asToken, hs_token: hsToken, ...rest } = parse(readFileSync(file, "utf8"));
  t.same(rest, {
    id: "hectobit",
    url: "http://127.0.0.1:9000",
    sender_localpart: "_hectobit_bot",
    rate_limited: false,
    namespaces: {
      users: [{ exclusive: true, regex: "@_hectobit_.*" }],
      aliases: [{ exclusive: true, regex: "#_hectobit_.*" }],
      rooms: [],
    },
  });
  t.match(asToken, /^[0-9a-f]{64}$/);
  t.match(hsToken, /^[0-9a-f]{64}$/);
  t.not(asToken, hsToken);
  t.match(stdout, /app_service_config_files:/);
  t.match(stdout, /application-service:/);
  t.notMatch(stdout, asToken, "secrets stay in the file");
});

t.test("it replaces no file unless told to", async (t) => {
  const file = join(t.testdir({ "r.yaml": "mine" }), "r.yaml");
  const args = ["register", "--url", "http://h:1", "--out", file];
  const refused = await hectobit(t, args);
  t.equal(refused.code, 2);
  t.match(refused.stderr, /exists already/);
  t.match(refused.stderr, /--force/);
  t.equal(readFileSync(file, "utf8"), "mine");
  const forced = await hectobit(t, [...args, "--force", "--prefix", "_boat_", "--id", "boats"]);
  t.equal(forced.code, 0);
  t.match(parse(readFileSync(file, "utf8")), { id: "boats", sender_localpart: "_boat_bot" });
  t.equal(statSync(file).mode & 0o777, 0o600);
});

t.test("what cannot be is a usage error", async (t) => {
  for (const args of [
    ["--out", "x"],
    ["--url", "nonsense"],
    ["--url", "http://h:1", "--prefix", "Ä"],
  ]) {
    const { code, stderr } = await hectobit(t, ["register", ...args]);
    t.equal(code, 2, args.join(" "));
    t.not(stderr, "");
  }
});
