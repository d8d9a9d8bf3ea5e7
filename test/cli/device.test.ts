import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import { parse, stringify } from "yaml";
import { Front } from "../homeserver/front.ts";
import { freeTcpPort } from "../peers/free-port.ts";
import { hectobit, interrupt, start } from "./hectobit.ts";

const C = "/_matrix/client/v3";
const e = encodeURIComponent;

t.test("devices on the command line, through a gateway, into rooms", { timeout: 60_000 }, async (t) => {
  const folder = t.testdir();
  const path = (name: string) => join(folder, name);
  const listen = `127.0.0.1:${await freeTcpPort()}`;
  await hectobit(t, ["register", "--url", `http://${listen}`, "--out", path("registration.yaml")]);
  const file = parse(readFileSync(path("registration.yaml"), "utf8"));
  const service = {
    id: file.id,
    url: file.url,
    asToken: file.as_token,
    hsToken: file.hs_token,
    senderLocalpart: file.sender_localpart,
    users: ["@_hectobit_.*"],
    aliases: ["#_hectobit_.*"],
  };
  const front = await Front.open(t, { applicationServices: [service] });
  const devices = ["mote-1", "mote-2", "buoy"].map((name) => ({ name }));
  const application = { registration: "registration.yaml", listen, "server-name": "hs.test" };
  writeFileSync(path("hectobit.yaml"), stringify({ gateway: { "application-service": application, devices } }));
  const gateway = start(t, [
    "gateway",
    "--homeserver",
    front.url,
    "--listen",
    "127.0.0.1:0",
    "--config",
    path("hectobit.yaml"),
  ]);
  const { listen: coap } = await gateway.logged(/ready/);
  const to = ["--gateway", String(coap), "--period", "0.1s"];

  await t.test("several devices, each with readings of its own, end when these are in their rooms", async (t) => {
    const args = ["--name", "mote", "--count", "2", "--model", "counter", "--readings", "3", "--sequence", "7"];
    const { code, stdout } = await hectobit(t, ["device", ...to, ...args, "--format", "senml-cbor"]);
    t.equal(code, 0);
    for (const name of ["mote-1", "mote-2"]) {
      t.match(stdout, new RegExp(`${name} #7 measured: count 1`));
      t.match(stdout, new RegExp(`${name} #9 in its room after`));
      const { room_id: room } = await front.ask("GET", `${C}/directory/room/${e(`#_hectobit_${name}:hs.test`)}`, "");
      const { chunk } = await front.ask("GET", `${C}/rooms/${e(room)}/messages?dir=b&limit=100`, service.asToken);
      const bodies = chunk.filter((event: { type: string }) => event.type === "m.room.message").reverse();
      t.same(
        bodies.map((event: { content: { body: string } }) => event.content.body),
        [1, 2, 3].map((n) => `${name}: count ${n}`),
      );
    }
  });

  await t.test("a device that the gateway does not know gives up, and says why", async (t) => {
    const { code, stdout } = await hectobit(t, ["device", ...to, "--name", "stranger", "--readings", "1"]);
    t.equal(code, 1);
    t.match(stdout, /stranger #\d+ given up: 4\.04 unknown device "stranger"/);
  });

  await t.test("without an end it goes on until it is interrupted", async (t) => {
    const running = start(t, ["device", ...to, "--name", "buoy"]);
    await new Promise<void>((resolve) => {
      running.child.stdout.on("data", (text: string) => text.includes("in its room") && resolve());
    });
    const { code, signal } = await interrupt(running);
    t.equal(code, 0);
    t.equal(signal, null);
  });
});

t.test("what cannot be is a usage error, with what is allowed", async (t) => {
  const cases: [string[], RegExp][] = [
    [["--name", "x"], /--gateway/],
    [["--gateway", "127.0.0.1:1", "--name", "x", "--model", "cosine"], /sine, random-walk, counter/],
    [["--gateway", "127.0.0.1:1", "--name", "x", "--format", "xml"], /senml-json/],
  ];
  for (const [args, expected] of cases) {
    const { code, stderr } = await hectobit(t, ["device", ...args]);
    t.equal(code, 2, args.join(" "));
    t.match(stderr, expected);
  }
});
