import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { parse } from "yaml";
import { HectobitError } from "../../src/base/errors.ts";
import { configure, fileSchema, printedConfiguration } from "../../src/cli/configuration.ts";
import { parseConfiguration } from "../../src/cli/configuration-file.ts";
import { gatewaySettings } from "../../src/cli/gateway-settings.ts";

const mistakes = (text: string): string => {
  try {
    parseConfiguration(text, "h.yaml", fileSchema);
  } catch (error) {
    if (error instanceof HectobitError) return error.message;
    throw error;
  }
  return "";
};

t.test("a mistake in the file is told with its place and what is allowed", (t) => {
  const cases: readonly [yaml: string, expected: RegExp][] = [
    [
      "gateway:\n  listn: 1.2.3.4:5\n",
      /^h.yaml:2:3: gateway.listn: there is no such key. Did you mean "listen"\? Allow/,
    ],
    ["gatway: {}\n", /^h.yaml:1:1: gatway: there is no such key. Did you mean "gateway"\? Allowed: gateway, client/],
    ["gateway:\n  listen: 127.0.0.1:99999\n", /^h.yaml:2:11: gateway.listen: "99999" is no port; a port is 0 to 65535/],
    ["gateway:\n  log-level: loud\n", /^h.yaml:2:14: gateway.log-level: Allowed: debug, info, warn, error, silent\./],
    ["gateway:\n  homeserver: [1]\n", /^h.yaml:2:15: gateway.homeserver: expected a text, a number or true\/false\./],
    ["gateway: 7\n", /^h.yaml:1:10: gateway: expected a map of keys\./],
    ["client:\n  wire: dns\n", /^h.yaml:2:9: client.wire: Allowed: auto, hectobit, msc3079\./],
    ["links:\n  a:\n    send-rate: 0\n", /^h.yaml:3:16: links.a.send-rate: .*>=1/],
    ["links:\n  a:\n    mtu: 100\n", /^h.yaml:3:5: links.a.send-rate: missing; expected a number\./],
    ["links:\n  a:\n    send-rate: fast\n", /^h.yaml:3:16: links.a.send-rate: expected a number\./],
    ["links:\n  a: {send-rate: 1, mtuu: 1}\n", /^h.yaml:2:21: links.a.mtuu: .*Did you mean "mtu"\? Allowed: send-rate/],
    ["links:\n  a: {send-rate: 1, latency: soon}\n", /^h.yaml:2:30: links.a.latency: "soon" is no span of time/],
    ["gateway:\n  peers:\n    - {address: 'x:1'}\n", /^h.yaml:3:7: gateway.peers.0.link: missing; expected a text\./],
    ["gateway:\n  peers:\n    - {adress: 'x:1', link: a}\n", /h.yaml:3:8: gateway.peers.0.adress: .*"address"\?/],
    ["gateway: {\n", /^h.yaml:2:1: Flow map/],
    ["gateway: {}\ngateway: {}\n", /^h.yaml:2:1: Map keys must be unique/],
    ["- 1\n", /^h.yaml:1:1: expected a map of keys/],
  ];
  for (const [yaml, expected] of cases) t.match(mistakes(yaml), expected, yaml.trim());
  t.match(mistakes("gateway:\n  listn: 1\n  link: [2]\n"), /listn[\s\S]*\n.*gateway.link/, "all mistakes at once");
  t.equal(mistakes(""), "", "an empty file is none");
  t.end();
});

const folder = mkdtempSync(join(tmpdir(), "hectobit-test-"));
t.teardown(() => rmSync(folder, { recursive: true }));

const fileOf = (text: string): string => {
  const path = join(folder, "h.yaml");
  writeFileSync(path, text);
  return path;
};

t.test("flags go before the environment, that before the file, that before what is usual", (t) => {
  const config = fileOf("gateway:\n  listen: 127.0.0.1:1\n  link: in-file\n  homeserver: http://file\n  quiet: true\n");
  const flags = { config, listen: "127.0.0.1:3" };
  const environment = { HECTOBIT_LISTEN: "127.0.0.1:2", HECTOBIT_LINK: "in-environment" };
  const { values, given } = configure("gateway", gatewaySettings, flags, environment);
  t.same(values.listen, { host: "127.0.0.1", port: 3 });
  t.equal(values.link, "in-environment");
  t.equal(values.homeserver?.href, "http://file/");
  t.equal(values.quiet, true);
  t.equal(values.logLevel, "info");
  t.same(
    Object.entries(given).map(([key, { source }]) => `${key} ${source}`),
    ["homeserver file", "listen flag", "link environment", "insecure-plain default", "log-level default", "quiet file"],
  );
  const printed = printedConfiguration("gateway", given);
  t.match(printed, "  listen: 127.0.0.1:3 # flag\n");
  t.equal(configure("gateway", gatewaySettings, { config: fileOf(printed) }, {}).values.link, "in-environment");
  t.same(Object.keys(parse(printed)), ["gateway"]);
  t.end();
});

t.test("a wrong variable names itself; the file may come from the environment", (t) => {
  const wrong = () => configure("gateway", gatewaySettings, {}, { HECTOBIT_INSECURE_PLAIN: "maybe" });
  t.throws(wrong, { code: "usage.environment", message: /HECTOBIT_INSECURE_PLAIN is invalid. "maybe" is neither/ });
  const config = fileOf("gateway: {insecure-plain: yes}");
  t.equal(configure("gateway", gatewaySettings, {}, { HECTOBIT_CONFIG: config }).values.insecurePlain, true);
  t.throws(() => configure("gateway", gatewaySettings, { config: folder }, {}), { code: "configuration.read" });
  t.end();
});

t.test("the example in the documentation has every key", (t) => {
  const text = readFileSync("docs/configuration.md", "utf8");
  const [, example = ""] = /```yaml\n(.*?)```/s.exec(text) ?? [];
  const file = parseConfiguration(example, "docs/configuration.md", fileSchema);
  for (const section of ["gateway", "client"] as const) {
    t.same(Object.keys(file[section] ?? {}).sort(), Object.keys(fileSchema.shape[section].unwrap().shape).sort());
  }
  t.same(Object.keys(file), Object.keys(fileSchema.shape));
  t.end();
});

t.test("a link of one's own", (t) => {
  const links = parseConfiguration(
    "links:\n  radio: {send-rate: 300, latency: 2s, half-duplex: true, mtu: 256}\n",
    "h.yaml",
    fileSchema,
  ).links;
  t.same(links, {
    radio: { sendRate: 300, receiveRate: 300, latency: 2000, overhead: 28, halfDuplex: true, mtu: 256 },
  });
  t.end();
});
