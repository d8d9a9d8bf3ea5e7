import t, { type Test } from "tap";
import { PlugtestServer } from "../peers/plugtest-server.ts";
import { type Program, requirePeer } from "../peers/require-peer.ts";
import { run } from "../peers/subprocess.ts";
import { text } from "./resources.ts";

/** The plugtest resources, as foreign clients meet them over a socket. */
async function open(t: Test): Promise<(path: string) => string> {
  const server = await PlugtestServer.open("127.0.0.1", 0);
  t.teardown(() => server.close());
  return (path) => `coap://127.0.0.1:${server.address.port}${path}`;
}

/** libcoap prints each message that it sends or receives; the last of a response code is the answer. */
async function libcoap(program: Program, args: readonly string[], uri: string, input?: string) {
  const options = input === undefined ? {} : { input };
  const { stdout, stderr } = await run(program("coap-client-notls"), ["-v", "7", ...args, uri], options);
  const messages = `${stdout}\n${stderr}`.split("\n").filter((line) => /^v:1 t:(ACK|CON|NON) c:[245]\./.test(line));
  const [, code = "", rest = ""] = /c:(\d\.\d\d) (.*)$/.exec(messages.at(-1) ?? "") ?? [];
  return { code, message: rest, all: stdout + stderr };
}

/** Arguments, path, the code of the answer, and what it says. */
type Case = readonly [args: readonly string[], path: string, code: string, says?: RegExp];
const IF_NONE_MATCH = ["-O", "5,"];

const CASES: readonly Case[] = [
  [[], "/test", "2.05", /Content-Format:text\/plain/],
  [["-m", "put", "-e", "x"], "/test", "2.04"],
  [
    ["-m", "post", "-e", "x"],
    "/test",
    "2.01",
    /Location-Path:location1, Location-Path:location2, Location-Path:location3/,
  ],
  [["-m", "delete"], "/test", "2.02"],
  [["-N"], "/test", "2.05"],
  [[], "/seg1/seg2/seg3", "2.05"],
  [[], "/query?first=1&second=2&third=3", "2.05", /first=1&second=2&third=3/],
  [["-m", "post", "-e", "x"], "/location-query", "2.01", /Location-Query:first=1, Location-Query:second=2/],
  [["-m", "put", "-e", "x", ...IF_NONE_MATCH], "/create1", "2.01"],
  [["-m", "put", "-e", "x", ...IF_NONE_MATCH], "/create1", "4.12"],
  [["-m", "delete"], "/create1", "2.02"],
  [["-m", "put", "-e", "x", ...IF_NONE_MATCH], "/create1", "2.01"],
  [["-A", "0"], "/multi-format", "2.05", /Content-Format:text\/plain/],
  [["-A", "41"], "/multi-format", "2.05", /Content-Format:application\/xml/],
  [["-A", "60"], "/multi-format", "4.06"],
  [["-A", "40"], "/path", "2.05", /\/path\/sub1.*\/path\/sub2.*\/path\/sub3/],
  [[], "/.well-known/core?rt=Type1", "2.05", /'<\/link1>[^<]*<\/link3>[^<]*'$/],
  [[], "/.well-known/core?if=If*", "2.05", /'<\/link1>[^<]*<\/link2>[^<]*'$/],
  [[], "/.well-known/core?href=/link*", "2.05", /'<\/link1>[^<]*<\/link2>[^<]*<\/link3>[^<]*'$/],
  [[], "/.well-known/core?rt=Nothing", "2.05"],
  [[], "/no/such/resource", "4.04"],
  [["-m", "delete"], "/query", "4.05"],
];

t.test("libcoap meets the plugtest server", async (t) => {
  const program = requirePeer(t, "libcoap");
  if (program === undefined) return;
  const uri = await open(t);
  for (const [args, path, code, says] of CASES) {
    const name = `${args.join(" ") || "GET"} ${path}`;
    const answer = await libcoap(program, args, uri(path));
    t.equal(answer.code, code, `${name}: ${code}`);
    if (says !== undefined) t.match(answer.message, says, `${name}: ${says}`);
  }

  await t.test("a state that is still valid", async (t) => {
    const first = await libcoap(program, [], uri("/validate"));
    const [, tag = ""] = /ETag:0x([0-9a-f]+)/.exec(first.message) ?? [];
    t.not(tag, "", `the answer has an ETag: ${first.message}`);
    t.equal((await libcoap(program, ["-O", `4,0x${tag}`], uri("/validate"))).code, "2.03");
    await libcoap(program, ["-m", "put", "-e", "other"], uri("/validate"));
    t.equal((await libcoap(program, ["-O", `4,0x${tag}`], uri("/validate"))).code, "2.05", "until it changes");
  });

  await t.test("a separate answer", async (t) => {
    const { code, all } = await libcoap(program, [], uri("/separate"));
    t.equal(code, "2.05");
    t.match(all, /t:ACK c:0\.00 .*t:CON c:2\.05/s, "an empty acknowledgement, then the answer in a message of its own");
  });

  for (const block of [16, 64, 1024]) {
    await t.test(`large resources in blocks of ${block} bytes`, async (t) => {
      const b = ["-b", String(block)];
      const plain = async (args: readonly string[], path: string, input?: string) =>
        (await run(program("coap-client-notls"), [...b, ...args, uri(path)], input === undefined ? {} : { input }))
          .stdout;
      // It ends its output with a newline of its own.
      t.equal((await plain([], "/large")).length, 1281);
      await plain(["-m", "put", "-f", "-"], "/large-update", text(1500));
      t.equal((await plain([], "/large-update")).trimEnd(), text(1500).trimEnd());
      t.equal(
        (await plain(["-m", "post", "-f", "-"], "/large-post", text(1400))).trimEnd(),
        text(1400).toUpperCase().trimEnd(),
      );
      const made = await libcoap(program, [...b, "-m", "post", "-f", "-"], uri("/large-create"), text(1300));
      t.equal(made.code, "2.01");
      t.match(made.message, /Location-Path:/);
    });
  }

  await t.test("observation", async (t) => {
    const { all } = await libcoap(program, ["-s", "6"], uri("/obs"));
    const states = all.match(/c:2\.05 [^\n]*Observe:\d+/g) ?? [];
    t.ok(states.length >= 2, `the first state and one after five seconds: ${states.join(" | ")}`);
  });
});

t.test("aiocoap meets the plugtest server", async (t) => {
  const program = requirePeer(t, "aiocoap");
  if (program === undefined) return;
  const uri = await open(t);
  const client = (...args: string[]) => run(program("aiocoap-client"), args);
  const cases: readonly (readonly [args: readonly string[], path: string, says: RegExp])[] = [
    [[], "/test", /\S/],
    [["-m", "POST", "--payload", "x"], "/test", /location1\/location2\/location3/],
    [[], "/separate", /\S/],
    [["--accept", "application/xml"], "/multi-format", /</],
    [["-m", "POST", "--payload", text(3000), "--payload-initial-szx", "2"], "/large-post", /99 GREEN BOTTLES/],
    [["--accept", "application/cbor"], "/multi-format", /4\.06/],
    [[], "/.well-known/core", /<\/large>/],
  ];
  for (const [args, path, says] of cases) {
    const { stdout, stderr } = await client(...args, uri(path));
    t.match(`${stdout}${stderr}`, says, `${args.slice(0, 2).join(" ")} ${path}`);
  }
});
