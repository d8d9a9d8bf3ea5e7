import { readFileSync } from "node:fs";
import t from "tap";
import { commands } from "../../src/cli/commands.ts";
import { hectobit } from "./hectobit.ts";
import { here } from "./here.ts";

const names = commands.map((make) => make().name());

t.test("every command has help with an example", async (t) => {
  const main = await hectobit(t, ["--help"]);
  t.match(main, { code: 0, stderr: "" });
  for (const name of names) t.match(main.stdout, new RegExp(`^  ${name} `, "m"), name);
  for (const make of commands) {
    const command = make();
    let help = "";
    command.configureOutput({ writeOut: (text) => (help += text) });
    command.outputHelp();
    t.match(help, new RegExp(`Examples?:\\n\\s+\\$ .*hectobit ${command.name()}\\b`), command.name());
  }
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  t.match(await hectobit(t, ["--version"]), { code: 0, stdout: `${version}\n` });
});

t.test("wrong usage: stderr says what, where and how; the exit code is 2", async (t) => {
  const homeserver = ["gateway", "--homeserver", "http://127.0.0.1:1"];
  const cases: readonly [args: string[], stderr: RegExp, env?: NodeJS.ProcessEnv][] = [
    [["gatway"], /unknown command 'gatway'\n.*gateway/],
    [["gateway"], /needs --homeserver <url>\n.*HECTOBIT_HOMESERVER/],
    [[...homeserver, "--lisen", "x"], /unknown option '--lisen'\n.*--listen/],
    [[...homeserver, "--listen", "0.0.0.0:5683"], /plain CoAP has no security[\s\S]*--insecure-plain/],
    [[...homeserver, "--link", "hf-10"], /no link "hf-10"\nDid you mean "hf-100"\? Known: .*lora-sf12/],
    [homeserver, /HECTOBIT_LISTEN is invalid. "nonsense" /, { HECTOBIT_LISTEN: "x:nonsense" }],
    [["client"], /HECTOBIT_WIRE is invalid. "zstd": Allowed: auto, hectobit, msc3079/, { HECTOBIT_WIRE: "zstd" }],
    [["client", "--gateway", "127.0.0.1"], /needs --link <name>/],
    [["client", "--gateway", "0.0.0.0", "--link", "hf-100"], /0.0.0.0 is no address to send to/],
    [["coap", "GTE", "coap://127.0.0.1/"], /"GTE" is no CoAP method. Did you mean GET\?/],
    [["coap", "GET", "http://127.0.0.1/"], /scheme is http\nA URI looks like coap:/],
    [["coap", "GET", "coap://127.0.0.1/", "--block", "48"], /"48" is no block size. Allowed: 16, 32/],
    [["coap", "GET", "coap://127.0.0.1/", "-o", "Observe=0"], /Observe is set by --observe/],
    [["coap", "PUT", "coap://127.0.0.1/", "-d", "@/nonexistent"], /cannot read \/nonexistent/],
    [["coap", "PUT", "coap://127.0.0.1/", "--cbor", "-d", "{"], /cannot be sent as CBOR: byte 1/],
  ];
  for (const [args, stderr, env] of cases) {
    const said = await here(t, args, env);
    t.match(said, { code: 2, stderr }, args.join(" "));
    t.notMatch(said.stderr, /^\s+at /m, "no stack trace");
  }
  t.match(await hectobit(t, ["gatway"]), { code: 2, stdout: "", stderr: /unknown command 'gatway'/ });
});

t.test("what cannot be done is 1, and --debug shows where", async (t) => {
  const args = ["gateway", "--homeserver", "http://127.0.0.1:1", "--listen", "192.0.2.77:0", "--insecure-plain"];
  const plain = await hectobit(t, args);
  t.match(plain, { code: 1, stderr: /^hectobit: cannot listen for UDP on 192.0.2.77:0 \(EADDRNOTAVAIL\)\n.*\n$/ });
  t.match(await hectobit(t, ["--debug", ...args]), { code: 1, stderr: /^\s+at .*udp-socket/m });
  t.match(await hectobit(t, args, { HECTOBIT_DEBUG: "1" }), { code: 1, stderr: /^\s+at .*udp-socket/m });
});
