import { createSocket } from "node:dgram";
import t, { type Test } from "tap";
import type { Machine, Output } from "../../src/base/machine.ts";
import { OutputQueue } from "../../src/base/output-queue.ts";
import { addressPeer, type Peer } from "../../src/base/peer.ts";
import { add, type Instant, milliseconds } from "../../src/base/time.ts";
import { TimerQueue } from "../../src/base/timer-queue.ts";
import { Driver } from "../../src/io/driver.ts";

type EchoEvent = { kind: "send"; peer: Peer; text: string } | { kind: "later" } | { kind: "many"; count: number };
type EchoEffect = { kind: "heard"; text: string; from: string } | { kind: "tick" };

const account = {
  purpose: "message",
  layers: { header: 0, options: 0, payload: 0, security: 0 },
  retransmission: false,
} as const;

/** Answers `ping…` with `pong…`, reports everything it hears, and throws on the bytes `bug`. */
class Echo implements Machine<EchoEvent, EchoEffect> {
  readonly output = new OutputQueue<EchoEffect>();
  readonly timers = new TimerQueue<"tick">();

  receive(datagram: Uint8Array, peer: Peer): void {
    const text = new TextDecoder().decode(datagram);
    if (text === "bug") throw new Error("a bug");
    if (text.startsWith("ping")) this.output.datagram(new TextEncoder().encode(`pong${text.slice(4)}`), peer, account);
    this.output.effect({ kind: "heard", text, from: peer.key });
  }

  handle(event: EchoEvent, now: Instant): void {
    if (event.kind === "send") this.output.datagram(new TextEncoder().encode(event.text), event.peer, account);
    else if (event.kind === "later") this.timers.schedule(add(now, milliseconds(5)), "tick");
    else for (let i = 0; i < event.count; i++) this.output.effect({ kind: "tick" });
  }

  wake(now: Instant): void {
    while (this.timers.expire(now) !== undefined) this.output.effect({ kind: "tick" });
  }

  deadline(): Instant | undefined {
    return this.timers.next();
  }

  drain(max: number): Output<EchoEffect>[] {
    return this.output.drain(max);
  }
}

async function opened(
  t: Test,
  options: { address?: string; onEffect?: (effect: EchoEffect) => void; onBug?: (error: unknown) => void } = {},
) {
  const machine = new Echo();
  const troubles: string[] = [];
  const driver = await Driver.open<EchoEvent, EchoEffect>({
    machine,
    address: options.address ?? "127.0.0.1",
    port: 0,
    onEffect: options.onEffect ?? (() => {}),
    onTrouble: (what) => troubles.push(what),
    ...(options.onBug === undefined ? {} : { onBug: options.onBug }),
  });
  t.teardown(() => driver.close());
  return { driver, troubles };
}

function nextEffect() {
  let resolve: (effect: EchoEffect) => void = () => {};
  const effect = new Promise<EchoEffect>((settle) => {
    resolve = settle;
  });
  return { effect, onEffect: (value: EchoEffect) => resolve(value) };
}

t.test("datagrams and effects go both ways", async (t) => {
  const { effect, onEffect } = nextEffect();
  const server = await opened(t);
  const client = await opened(t, { onEffect });
  const { port } = server.driver.address;
  client.driver.handle({ kind: "send", peer: addressPeer("127.0.0.1", port), text: "ping 1" });
  t.same(await effect, { kind: "heard", text: "pong 1", from: `127.0.0.1:${port}` });
});

t.test("a socket for both families knows an IPv4 peer by its IPv4 address", async (t) => {
  const { effect, onEffect } = nextEffect();
  const server = await opened(t);
  const both = await opened(t, { address: "::", onEffect }).catch(() => undefined);
  if (both === undefined) {
    t.pass("there is no IPv6 here");
    return;
  }
  const { port } = server.driver.address;
  both.driver.handle({ kind: "send", peer: addressPeer("127.0.0.1", port), text: "ping 2" });
  t.same(await effect, { kind: "heard", text: "pong 2", from: `127.0.0.1:${port}` });
});

t.test("a deadline wakes the machine", async (t) => {
  const { effect, onEffect } = nextEffect();
  const { driver } = await opened(t, { onEffect });
  driver.handle({ kind: "later" });
  t.same(await effect, { kind: "tick" });
});

t.test("many outputs are handed on in slices, and the event loop turns between them", async (t) => {
  let ticks = 0;
  const seen: number[] = [];
  const done = new Promise<void>((resolve) => {
    const onEffect = () => {
      ticks += 1;
      if (ticks === 1000) resolve();
    };
    void opened(t, { onEffect }).then(({ driver }) => {
      driver.handle({ kind: "many", count: 1000 });
      seen.push(ticks);
    });
  });
  await done;
  t.ok((seen[0] ?? 1000) < 1000, "the first pass leaves some for later");
});

t.test("a handler may call the machine at once", async (t) => {
  let driver: Driver<EchoEvent, EchoEffect> | undefined;
  let ticks = 0;
  const done = new Promise<void>((resolve) => {
    void opened(t, {
      onEffect: () => {
        ticks += 1;
        if (ticks < 200) driver?.handle({ kind: "many", count: 1 });
        else resolve();
      },
    }).then((opened) => {
      driver = opened.driver;
      driver.handle({ kind: "many", count: 1 });
    });
  });
  await done;
  t.equal(ticks, 200);
});

t.test("trouble on the network is reported and nothing else", async (t) => {
  const { effect, onEffect } = nextEffect();
  const server = await opened(t);
  const { driver, troubles } = await opened(t, { onEffect });
  const gone = createSocket("udp4");
  await new Promise<void>((resolve) => gone.bind(0, "127.0.0.1", resolve));
  const { port } = gone.address();
  await new Promise<void>((resolve) => gone.close(resolve));
  driver.handle({ kind: "send", peer: addressPeer("127.0.0.1", port), text: "nobody there" });
  driver.handle({ kind: "send", peer: addressPeer("::1", 5683), text: "wrong family" });
  driver.handle({ kind: "send", peer: addressPeer("127.0.0.1", 0), text: "no port" });
  driver.handle({ kind: "send", peer: addressPeer("not.an.address", 5683), text: "no address" });
  driver.handle({ kind: "send", peer: addressPeer("127.0.0.1", server.driver.address.port), text: "x".repeat(70_000) });
  driver.handle({ kind: "send", peer: addressPeer("127.0.0.1", server.driver.address.port), text: "ping" });
  t.match(await effect, { text: "pong" });
  t.ok(troubles.length >= 3, troubles.join());
});

t.test("a bug stops the driver and is reported once", async (t) => {
  const bugs: unknown[] = [];
  const reported = new Promise<void>((resolve) => {
    void opened(t, {
      onBug: (error) => {
        bugs.push(error);
        resolve();
      },
    }).then(async (broken) => {
      const client = await opened(t);
      const peer = addressPeer("127.0.0.1", broken.driver.address.port);
      client.driver.handle({ kind: "send", peer, text: "bug" });
      client.driver.handle({ kind: "send", peer, text: "bug" });
    });
  });
  await reported;
  t.match(bugs, [{ message: "a bug" }]);
});

t.test("a port in use is an error with a hint", async (t) => {
  const { driver } = await opened(t);
  const again = Driver.open({ machine: new Echo(), ...driver.address, onEffect: () => {} });
  await t.rejects(again, { code: "io.listen", hint: /another/i });
});

t.test("closing twice is closing once", async (t) => {
  const { driver } = await opened(t);
  await Promise.all([driver.close(), driver.close()]);
  driver.handle({ kind: "many", count: 1 });
  t.pass("and nothing happens afterwards");
});
