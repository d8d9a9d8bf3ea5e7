import { readFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import type { Person } from "../../src/cli/demo-person.ts";
import { verdict } from "../../src/cli/demo-report.ts";
import { clockText, grouped, secondsText, table } from "../../src/cli/demo-table.ts";
import { hectobit } from "./hectobit.ts";

/** The numbers of a table's row that begins with `name`; groups of digits are joined. */
function row(text: string, name: string): number[] {
  const line = text.split("\n").find((one) => one.trim().startsWith(`${name}  `)) ?? "";
  const numbers = line
    .trim()
    .slice(name.length)
    .trim()
    .split(/\s{2,}/);
  return numbers.map((number) => Number(number.replaceAll(" ", "")));
}

t.test("the demo shows a chat, readings, an outage and a comparison, and leaves a capture", async (t) => {
  const pcap = join(t.testdir(), "demo.pcap");
  const { code, stdout, stderr } = await hectobit(t, ["demo", "--pcap", pcap]);
  t.equal(code, 0, stderr);
  t.equal(stderr, "");
  t.match(stdout, /bert +reads: Anchor is up/);
  t.match(stdout, /anna +reads: buoy-7: water temperature 1\d(\.\d)? Cel/);
  t.match(stdout, /anna's link breaks for 5 minutes/);
  t.match(stdout, /2 messages wait/);
  t.match(stdout, /10 minutes without news: 0 bytes on all links together/);
  t.match(
    stdout,
    /6 lines sent, each seen once by both, 3 readings measured, 3 in the room\. Nothing lost, nothing twice\./,
  );
  t.notOk(stdout.includes("\u001b"), "no colours into a pipe");
  const lines = stdout.split("\n").filter((line) => !line.startsWith("Capture"));
  t.ok(Math.max(...lines.map((line) => line.length)) <= 120, "no line is too long to read");
  t.equal(readFileSync(pcap).readUInt32LE(0), 0xa1b2c3d4, "a capture that Wireshark reads");
  for (const kind of ["log in", "send a line", "typing", "receipt", "reading", "a line arrives"]) {
    const [own = 0, , http1 = 0, , http2 = 0] = row(stdout, kind);
    t.ok(own > 0 && own < http1 && own < http2, `${kind}: ${own} bytes are less than ${http1} and ${http2}`);
  }
  const [up, down, overhead, header, options, payload] = row(stdout, "all");
  t.equal(
    (up ?? 0) + (down ?? 0),
    (overhead ?? 0) + (header ?? 0) + (options ?? 0) + (payload ?? 0),
    "the layers add up",
  );
});

t.test("two runs are the same", async (t) => {
  const pcap = join(t.testdir(), "demo.pcap");
  const timeline = async () => {
    const { stdout } = await hectobit(t, ["demo", "--link", "ideal-2k", "--pcap", pcap]);
    return stdout.slice(0, stdout.indexOf("The same exchanges"));
  };
  t.equal(await timeline(), await timeline());
});

t.test("a link, a homeserver or a file that is not there is said so", async (t) => {
  const link = await hectobit(t, ["demo", "--link", "hf-10"]);
  t.equal(link.code, 2);
  t.match(link.stderr, /hf-100/);
  const server = await hectobit(t, ["demo", "--homeserver", "http://127.0.0.1:1"]);
  t.equal(server.code, 1);
  t.match(server.stderr, /does not answer/);
});

t.test("the last word tells what was lost, and what came twice", async (t) => {
  const outcome = {
    roomId: "!r",
    lastEvent: "$e",
    sent: ["one", "two"],
    measured: 1,
    readingsAccepted: 1,
    idle: { minutes: 10, bytes: 0 },
  };
  const person = (name: string, bodies: readonly string[]) =>
    ({
      name,
      lines: bodies.map((body) => ({ body, sender: body === "r" ? "@_hectobit_b:s" : "@x:s" })),
    }) as unknown as Person;
  t.match(verdict(outcome, [person("anna", ["one", "two", "r"])]), { isComplete: true });
  const lost = verdict(outcome, [person("anna", ["one", "r"])]);
  t.match(lost, { isComplete: false, text: /anna saw never: two/ });
  t.match(verdict(outcome, [person("anna", ["one", "two", "two", "r"])]).text, /anna saw 2 times: two/);
  t.match(verdict(outcome, [person("anna", ["one", "two"])]).text, /1 readings were measured; people saw 0/);
});

t.test("tables are aligned", async (t) => {
  t.equal(
    table(
      ["what", "bytes"],
      [
        ["a line", grouped(1234567)],
        ["x", 5],
      ],
    ),
    ["  what        bytes", "  ------  ---------", "  a line  1 234 567", "  x               5"].join("\n"),
  );
  t.equal(secondsText(99_940), "99.9");
  t.equal(secondsText(99_960), "100");
  t.equal(secondsText(1_234_000), "1 234");
  t.equal(clockText(Date.UTC(2026, 0, 1, 12, 5, 9)), "12:05:09");
});
