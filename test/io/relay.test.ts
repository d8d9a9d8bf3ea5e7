import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import t, { type Test } from "tap";
import { instant, milliseconds } from "../../src/base/time.ts";
import { Relay, type RelayOptions } from "../../src/io/relay.ts";
import { findProfile } from "../../src/sim/find-profile.ts";
import type { LinkModel } from "../../src/sim/link-model.ts";
import { model } from "../sim/support.ts";

const LOCAL = "127.0.0.1";

async function udp(t: Test): Promise<Socket> {
  const socket = createSocket("udp4");
  socket.bind(0, LOCAL);
  await once(socket, "listening");
  t.teardown(() => new Promise<void>((resolve) => socket.close(() => resolve())));
  return socket;
}

interface Rig {
  readonly relay: Relay;
  /** Sends to the relay and gives the answer. */
  readonly ask: (client: Socket, text: string) => Promise<string>;
  /** Ports that the far side saw. */
  readonly ports: number[];
  readonly client: () => Promise<Socket>;
}

/** An echo behind a relay. */
async function rig(t: Test, link: LinkModel, options: Partial<RelayOptions> = {}): Promise<Rig> {
  const far = await udp(t);
  const ports: number[] = [];
  far.on("message", (datagram, { port, address }) => {
    ports.push(port);
    far.send(`echo ${datagram}`, port, address);
  });
  const to = { address: LOCAL, port: far.address().port };
  const relay = await Relay.open({ model: link, seed: 1, listen: { address: LOCAL, port: 0 }, to, ...options });
  t.teardown(() => relay.close());
  const ask = async (client: Socket, text: string) => {
    client.send(text, relay.local.port, LOCAL);
    const [answer] = await once(client, "message");
    return String(answer);
  };
  return { relay, ask, ports, client: () => udp(t) };
}

t.test("a perfect link: several clients, each answered for itself, from sockets of their own", async (t) => {
  const { relay, ask, ports, client } = await rig(t, findProfile("perfect").model);
  const clients = await Promise.all([client(), client(), client()]);
  const answers = await Promise.all(clients.map((one, i) => ask(one, `n${i}`)));
  t.same(answers, ["echo n0", "echo n1", "echo n2"]);
  t.equal(new Set(ports).size, 3);
  t.equal(await ask(clients[0] ?? (await client()), "again"), "echo again");
  t.equal(new Set(ports).size, 3, "a client keeps its socket");
  const { up, down, clients: known } = relay.status();
  t.match([known, up.received, up.delivered, up.bytes, down.delivered], [3, 4, 4, 11, 4]);
  t.same(up.dropped, {});
});

t.test("a fast custom profile: the airtime is counted, the queue bounds what waits, the rest is dropped", async (t) => {
  const { relay, ask, client } = await rig(t, model({ rate: 80_000, queue: 500 }));
  const one = await client();
  t.equal(await ask(one, "x".repeat(72)), `echo ${"x".repeat(72)}`);
  for (let i = 0; i < 20; i++) one.send("y".repeat(172), relay.local.port, LOCAL);
  while (relay.status().up.received < 21) await sleep(5);
  const { up } = relay.status();
  t.ok((up.dropped["queue-full"] ?? 0) >= 10, `${up.dropped["queue-full"]} of 20 found no room`);
  while (relay.status().up.delivered + (relay.status().up.dropped["queue-full"] ?? 0) < 21) await sleep(5);
  const after = relay.status().up;
  t.equal(after.linkBytes, 100 + (after.delivered - 1) * 200);
  t.equal(Math.round(after.airtime * 1e6), Math.round(after.linkBytes * 100), "10 kB/s");
});

t.test("an address change: the far side sees another port, and the answers go on", async (t) => {
  const link = model({ rate: 1e6 }, { addressChanges: [instant(60)] });
  const { relay, ask, ports, client } = await rig(t, link);
  const one = await client();
  await ask(one, "before");
  while (relay.status().uptime < 80) await sleep(10);
  t.equal(await ask(one, "after"), "echo after");
  t.not(ports[0], ports[1]);
});

t.test("loss and outages are counted by reason; the capture has both directions", async (t) => {
  const spans = [{ from: instant(0), to: instant(3_600_000) }];
  const outages = [{ schedule: { kind: "list", spans }, meanwhile: "lost" } as const];
  const captured: Uint8Array[] = [];
  const onCapture = (bytes: Uint8Array) => void captured.push(bytes);
  const { relay, client } = await rig(t, model({ rate: 1e6, latency: milliseconds(1) }, { outages }), { onCapture });
  const one = await client();
  for (let i = 0; i < 3; i++) one.send("lost", relay.local.port, LOCAL);
  while ((relay.status().up.dropped.outage ?? 0) < 3) await sleep(5);
  t.equal(relay.status().up.delivered, 0);
  await relay.close();
  const file = Buffer.concat(captured);
  t.equal(file.readUInt32LE(0), 0xa1b2c3d4);
  t.equal(file.length, 24 + 3 * (16 + 28 + 4), "what was lost is in it");
});

t.test("clients are capped; the idle ones make room, and their sockets are gone", async (t) => {
  const limits = { maxClients: 3, idle: milliseconds(150) };
  const { relay, ask, ports, client } = await rig(t, findProfile("perfect").model, limits);
  for (let i = 0; i < 3; i++) await ask(await client(), "in time");
  const late = await client();
  late.send("one too many", relay.local.port, LOCAL);
  while (relay.status().up.received < 4) await sleep(5);
  t.same(relay.status().up.dropped, { "too-many-clients": 1 });
  while (relay.status().clients > 0) await sleep(10);
  t.equal(await ask(late, "now"), "echo now");
  t.equal(new Set(ports).size, 4);
});

t.test("an address in use is an error that says so", async (t) => {
  const taken = await udp(t);
  const listen = { address: LOCAL, port: taken.address().port };
  const link = findProfile("perfect").model;
  await t.rejects(Relay.open({ model: link, seed: 1, listen, to: listen }), {
    code: "io.listen",
    message: /EADDRINUSE/,
  });
});
