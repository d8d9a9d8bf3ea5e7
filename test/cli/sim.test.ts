import { type ChildProcess, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";

const ENTRY = new URL("../../src/cli/sim.ts", import.meta.url).href;
const SCRIPT = `
  const { simCommand } = await import(${JSON.stringify(ENTRY)});
  await simCommand().parseAsync(process.argv.slice(1), { from: "user" });
`;

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", SCRIPT, "--", ...args]);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function collect(child: ChildProcess): Promise<Ended> {
  let [out, err] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, "close");
  return { code, out, err };
}

const sim = (...args: string[]): Promise<Ended> => collect(start(...args));

t.test("--list: a table, or JSON", async (t) => {
  const [table, json] = await Promise.all([sim("--list"), sim("--list", "--json")]);
  t.match(table.out, /^NAME +UP +DOWN/);
  t.match(table.out, /^hf-100 +100 bit\/s +100 bit\/s/m);
  t.ok((JSON.parse(json.out) as { name: string }[]).some(({ name }) => name === "lora-sf12"));
});

t.test("wrong usage: what is allowed, on stderr, and no zero", async (t) => {
  const wrong: [string[], RegExp][] = [
    [["--link", "hf-10"], /Did you mean "hf-100"\? Allowed: ideal-100/],
    [["--listen", ":1", "--to", "127.0.0.1:2"], /--link is missing/],
    [["--link", "hf-100", "--to", "127.0.0.1:2"], /--listen and --to/],
    [["--link", "hf-100", "--outage", "5m..60s"], /ends before it begins/],
    [["--link", "hf-100", "--outage", "5m"], /FROM\.\.TO/],
    [["--to", "127.0.0.1:99999"], /no port/],
  ];
  const ends = await Promise.all(wrong.map(([args]) => sim(...args)));
  ends.forEach(({ code, out, err }, i) => {
    t.not(code, 0);
    t.equal(out, "");
    t.match(err, wrong[i]?.[1] ?? /never/);
  });
});

t.test("relays, and ends on a signal with a summary and a capture", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "hectobit-sim-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const far = createSocket("udp4");
  far.bind(0, "127.0.0.1");
  await once(far, "listening");
  t.teardown(() => far.close());
  const pcap = join(folder, "link.pcap");
  const args = [
    "--link",
    "perfect",
    "--listen",
    ":0",
    "--to",
    `127.0.0.1:${far.address().port}`,
    "--pcap",
    pcap,
    "--json",
  ];
  const child = start(...args);
  const ended = collect(child);
  let log = "";
  while (!log.includes("relaying over")) log += (await once(child.stderr ?? child, "data"))[0];
  const port = Number(/"listen":"127\.0\.0\.1:(\d+)"/.exec(log)?.[1]);
  far.send("four", port, "127.0.0.1");
  const [datagram] = await once(far, "message");
  t.equal(String(datagram), "four");
  child.kill("SIGTERM");
  const { code, out } = await ended;
  t.equal(code, 0);
  t.match(JSON.parse(out), {
    clients: 1,
    up: { received: 1, delivered: 1, bytes: 4, dropped: {} },
    down: { received: 0 },
  });
  t.equal(readFileSync(pcap).length, 24 + 16 + 28 + 4);
});
