import { once } from "node:events";
import t from "tap";
import { coapServer } from "./coap-server.ts";
import { type Finished, hectobit, interrupt, start } from "./hectobit.ts";

t.test("one request, and what its answer says", async (t) => {
  const { url } = await coapServer(t);
  const get = (path: string, ...flags: string[]) => hectobit(t, ["coap", "GET", `${url}/${path}`, ...flags]);
  const json = get("bytes", "--json");
  const cases: readonly [answer: Promise<Finished>, expected: Partial<Finished>][] = [
    [get("hello"), { code: 0, stdout: "hello\n", stderr: "" }],
    [get("cbor"), { code: 0, stdout: '{"msgtype":"m.text","n":1}\n' }],
    [get("senml"), { code: 0, stdout: "[{2: 42}]\n" }],
    [get("links"), { code: 0, stdout: '</a>;title="1,2",\n</b>\n' }],
    [get("large", "--block", "64"), { code: 0, stdout: `${"0123456789".repeat(300)}\n` }],
    [get("missing"), { code: 4, stdout: "not here\n", stderr: "hectobit: 4.04 Not Found\n" }],
    [get("broken"), { code: 5, stdout: "it broke\n", stderr: "hectobit: 5.00 Internal Server Error\n" }],
  ];
  for (const [answer, expected] of cases) t.match(await answer, expected);
  const { stdout } = await json;
  t.match(JSON.parse(stdout), { kind: "response", code: "2.05", name: "Content", encoding: "base64" });
  t.match(stdout, /"payload":"AAH\+\/w=="/);
});

t.test("everything about the request can be said", async (t) => {
  const { url } = await coapServer(t);
  const args = [
    "post",
    `${url}/echo/a%2Fb?x=%26`,
    "-d",
    "-",
    "--content-format",
    "json",
    "--accept",
    "application/cbor",
  ];
  const options = ["-o", "Max-Age=60", "-o", "ETag=0x0a0b", "-o", "If-None-Match", "-o", "2048=0x01f4"];
  const { code, stdout, stderr } = await hectobit(t, ["coap", ...args, ...options, "-v"], {}, '{"a":1}');
  t.equal(code, 0);
  const lines = stdout.trimEnd().split("\n");
  t.equal(lines[0], "POST");
  t.equal(lines.at(-1), '{"a":1}');
  t.same(lines.slice(1, -1).sort(), [
    "Accept 3c",
    "Content-Format 32",
    "ETag 0a0b",
    "HTTP-Status 01f4",
    "If-None-Match ",
    "Max-Age 3c",
    "Uri-Path 612f62",
    "Uri-Path 6563686f",
    "Uri-Query 783d26",
  ]);
  t.match(stderr, /^> POST coap:\/\/127.0.0.1:\d+\/echo\/a%2Fb\?x=%26 \(CON\)\n/);
  t.match(stderr, /^> Accept: 60 \(application\/cbor\)$/m);
  t.match(stderr, /^< 2.04 Changed \(response after [\d.]+ s\)$/m);
  t.match(stderr, /^\* 1 datagrams of \d+ bytes sent, 1 of \d+ received/m);
});

t.test("JSON can be sent as CBOR, and bytes written as they are", async (t) => {
  const { url } = await coapServer(t);
  const put = await hectobit(t, ["coap", "PUT", `${url}/echo`, "--cbor", "-d", '{"msgtype":"m.text"}', "--non"]);
  t.match(put, { code: 0, stdout: /^PUT\n[\s\S]*Content-Format 3c\na1181c666d2e74657874\n$/ });
  const raw = await hectobit(t, ["coap", "GET", `${url}/cbor`, "--raw"]);
  t.match(raw.stdout, /m\.text/);
  t.notMatch(raw.stdout, /msgtype/);
});

t.test("an observed resource is shown until it ends, the time is over, or a signal comes", async (t) => {
  const { url, gone } = await coapServer(t);
  const observe = (path: string, ...time: string[]) =>
    start(t, ["coap", "GET", `${url}/${path}`, "--observe", ...time]);
  const ended = observe("state");
  const overTime = observe("still", "1");
  const plain = observe("hello", "60");
  t.match(await ended.finished, { code: 4, stdout: "state 1\nstate 2\nstate 3\ngone\n" });
  t.match(await overTime.finished, { code: 0, stdout: "still\n" });
  t.match(await plain.finished, { code: 0, stdout: "hello\n" }, "a server that refuses to be observed has answered");
  const interrupted = observe("still");
  await once(interrupted.child.stdout, "data");
  t.match(await interrupt(interrupted), { code: 0, stdout: "still\n" });
  t.equal(gone(), 2, "and the server is told");
});

t.test("no answer is 1, with the reason", async (t) => {
  const { url } = await coapServer(t);
  const dead = url.replace(/:\d+$/, ":9");
  const late = await hectobit(t, ["coap", "GET", `${dead}/`, "--timeout", "250ms"]);
  t.match(late, { code: 1, stdout: "", stderr: /no answer from 127.0.0.1 within 0.25 s/ });
});
